"""What is often read elsewhere, and is wrong."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Correction:
    """What one often reads (`claim`), and the slug of the fact or deadline rule that we go by instead."""

    claim: str | Promise
    fact: str


CORRECTIONS: tuple[Correction, ...] = (
    Correction(_("물건을 못 받으면 환불을 신청할 수 없다."), "non-receipt"),
    Correction(_("망가졌거나 설명과 다를 때만 환불된다."), "return-90d"),
    Correction(_("잘못 온 물건은 반품하면 다시 보내 준다."), "no-exchange"),
    Correction(_("반품받을 주소를 내가 정해서 적는다."), "return-address"),
    Correction(_("반품은 언제나 무료다."), "return-freight-count"),
    Correction(_("환불금은 내 계좌로 이체된다."), "refund-method"),
    Correction(_("상담원은 대부분 외국인이라 말이 안 통한다."), "chat-korean"),
    Correction(_("채팅은 하루 24시간 된다."), "chat-hours"),
    Correction(_("고객센터에는 인터넷에 나온 번호로 걸면 된다."), "phone-number"),
    Correction(_("이메일로 물으면 하루 이틀 안에 답이 온다."), "email-address"),
)
