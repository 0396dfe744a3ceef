"""What nobody who refunds an order needs, and why. Pure: where a fact says more, its slug stands beside it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Secret:
    """One thing not to give away, why not, and the fact that says so where there is one."""

    what: str | Promise
    why: str | Promise
    fact: str = ""


SECRETS = (
    Secret(
        _("통장 사본이나 신분증 사진"),
        _("환불은 보통 결제한 곳으로 돌아와서 통장이 필요 없어요."),
        "bankbook",
    ),
    Secret(
        _("개인통관고유부호"),
        _("통관할 때 쓰는 번호예요. 환불에는 필요 없어요."),
        "customs-fraud",
    ),
    Secret(
        _("카드번호와 비밀번호"),
        _("결제한 카드로 돌아오니 새로 불러 줄 일이 없어요."),
        "same-card",
    ),
    Secret(
        _("문자로 온 인증번호"),
        _("결제나 로그인에 쓰는 번호라, 알려 주면 남이 내 이름으로 결제할 수 있어요."),
    ),
)
