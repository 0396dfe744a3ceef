"""What is wrong with a message, in a sentence for whoever writes it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.messages.language import CHINESE, ENGLISH, KOREAN, Fault

NAMES = {KOREAN: gettext_lazy("한국어"), ENGLISH: gettext_lazy("영어"), CHINESE: gettext_lazy("중국어")}


def sentence(fault: Fault) -> str:
    """Return what is wrong, and where."""
    words = {"about": fault.about, "language": NAMES[fault.language]}
    sentences = {
        "unreadable": _("‘%(about)s’ 부분을 읽을 수 없어요. 칸은 {item}처럼, 조건은 [[item]]처럼 적으세요."),
        "empty": _("%(language)s 글이 비어 있어요."),
        "unknown": _("‘%(about)s’라는 칸은 없어요. ‘쓸 수 있는 칸’에 있는 이름을 쓰세요."),
        "parts": _("칸 나눔은 %(about)s 세 가지를 이 순서로 모두 적거나, 모두 빼세요."),
        "particle": _("%(language)s에는 조사가 없어요. {%(about)s}만 적으세요."),
        "paragraphs": _("문단 수가 한국어와 달라요 (%(about)s). 한 줄이 한 문단이고, 세 언어의 문단이 같아야 해요."),
        "slots": _("%(about)s번째 문단의 칸이나 조건, 칸 나눔이 한국어와 달라요."),
    }
    return sentences[fault.code] % words
