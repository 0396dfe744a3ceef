"""What is often read elsewhere, and is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.facts.sourced import Confidence


@dataclass(frozen=True)
class Correction:
    """What one often reads (`claim`), and the slug of the fact or deadline rule that we go by instead."""

    claim: str | Promise
    fact: str


# What nobody could confirm is no correction: /about/ lists it by itself.
CORRECTIONS: tuple[Correction, ...] = (
    Correction(_("물건을 못 받으면 환불을 신청할 수 없다."), "non-receipt"),
    Correction(_("망가졌거나 설명과 다를 때만 환불된다."), "withdrawal-7d"),
    Correction(_("잘못 온 물건은 반품하면 다시 보내 준다."), "no-exchange"),
    Correction(_("잘못 온 물건을 반품하면 기약 없이 길어진다."), "steps-have-limits"),
    Correction(_("반품받을 주소를 내가 정해서 적는다."), "return-address"),
    Correction(_("반품은 언제나 무료다."), "return-freight-count"),
    Correction(_("환불금은 내 계좌로 이체된다."), "refund-method"),
    Correction(_("환불이 늦는 것은 내부 처리 문제라 기다리는 수밖에 없다."), "refund-delay-cause"),
    Correction(_("상담원은 대부분 외국인이라 말이 안 통한다."), "chat-korean"),
    Correction(_("평일 9~18시가 아니면 다른 도움을 받을 수 없다."), "support-after-hours"),
)


def weak_corrections(confidence: Mapping[str, str]) -> list[str]:
    """Return what is refuted with nothing, a sentence each; `confidence` has the mark of every fact and rule by slug."""
    faults = []
    for item in CORRECTIONS:
        if item.fact not in confidence:
            faults.append(f"The correction of {str(item.claim)!r} leans on {item.fact}, which is no row.")
        elif confidence[item.fact] == Confidence.UNCONFIRMED:
            faults.append(f"The correction of {str(item.claim)!r} leans on {item.fact}, which nobody has confirmed.")
    return faults
