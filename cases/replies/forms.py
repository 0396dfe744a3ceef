"""What is asked of somebody who pastes a reply."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.core.fields import PastedField
from cases.core.incoming import PastedForm


class ReplyForm(PastedForm):
    text = PastedField(
        label=_("받은 답장"),
        help_text=_(
            "판매자, 채팅 로봇, 상담원이 쓴 말을 그대로 붙여 넣으세요. 한국어, 영어, 중국어가 섞여도 되고, 대화 전체여도 돼요."
        ),
        error_messages={"required": _("받은 답장을 붙여 넣어 주세요.")},
    )
