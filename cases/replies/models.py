"""The rules that read replies, kept by staff, and the replies that a buyer pasted."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cases.casefile.models import KeptText
from cases.facts.sourced import Seeded
from cases.messages.models import MessageTemplate
from cases.process.events import Kind
from cases.replies.asks import Ask, LeadsTo
from cases.replies.decoder import BadPattern, Rule, compiled, decode


class ReplyRule(Seeded):
    """One thing that replies ask for: the phrases that say it, and what it means to a buyer.

    Its examples are whole replies; it is not saved while one of them is read otherwise (`clean`).
    """

    slug = models.SlugField(_("식별자"), unique=True)
    ask = models.CharField(_("무엇을 말하나"), max_length=30, choices=Ask.pairs)
    position = models.PositiveSmallIntegerField(_("순서"), default=0)
    patterns = models.TextField(
        _("말"),
        max_length=8000,
        help_text=_(
            "한 줄에 하나씩, RE2 정규식으로 적어요. …은 40자까지 아무 글자, ··은 낱말 네 개까지, 한글 사이의 빈칸은 없어도 맞아요. "
            "줄이 !로 시작하면 아래의 예외를 따지지 않아요."
        ),
    )
    unless = models.TextField(
        _("예외"),
        max_length=8000,
        blank=True,
        help_text=_("위의 말과 겹치면 그 말이 아닌 것으로 봐요. 한 줄에 하나씩."),
    )
    meaning = models.CharField(_("쉬운 뜻"), max_length=200)
    risk = models.CharField(_("무엇이 위험한가"), max_length=200)
    avoid = models.CharField(_("하지 말 것"), max_length=200)
    answer = models.SlugField(_("답할 말"), blank=True, help_text=_("보낼 메시지의 식별자"))
    leads_to = models.CharField(_("이어서 할 일"), max_length=20, choices=LeadsTo.pairs, blank=True)
    said = models.TextField(_("맞는 예"), max_length=8000, help_text=_("이 말로 읽혀야 하는 답장. 한 줄에 하나씩."))
    not_said = models.TextField(
        _("아닌 예"), max_length=8000, help_text=_("비슷해 보여도 이 말로 읽히면 안 되는 답장. 한 줄에 하나씩.")
    )

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("답장을 읽는 규칙")
        verbose_name_plural = _("답장을 읽는 규칙")

    def __str__(self) -> str:
        return str(self.get_ask_display())

    @property
    def rule(self) -> Rule:
        """What the decoder takes of this row."""
        return Rule(self.slug, _lines(self.patterns), _lines(self.unless))

    def clean(self) -> None:
        """Refuse phrases that RE2 cannot read, and those by which an example is read otherwise than it should be."""
        try:
            compiled(self.rule)
        except BadPattern as bad:
            at = "patterns" if bad.pattern in self.patterns else "unless"
            sentence = _t("‘%(pattern)s’을 읽지 못했어요: %(reason)s") % {"pattern": bad.pattern, "reason": bad.reason}
            raise ValidationError({at: sentence}) from bad
        wrong = {
            "said": [_t("이 예에서 찾지 못했어요: ‘%s’") % text for text in _lines(self.said) if not self._finds(text)],
            "not_said": [
                _t("이 예에서 잘못 찾았어요: ‘%s’") % text for text in _lines(self.not_said) if self._finds(text)
            ],
        }
        for name in ("said", "not_said"):
            if not _lines(getattr(self, name)):
                wrong[name] = [_t("예를 한 줄 넘게 적어 주세요.")]
        if self.answer and not MessageTemplate.objects.filter(slug=self.answer).exists():
            wrong["answer"] = [_t("이런 이름의 보낼 메시지가 없어요.")]
        if any(wrong.values()):
            raise ValidationError({name: sentences for name, sentences in wrong.items() if sentences})

    def _finds(self, text: str) -> bool:
        return bool(decode(text, [self.rule]))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Reply(KeptText):
    """A reply as it was pasted. What it asks for is read by the rules of the day."""

    kept_kind, removed_kind = Kind.REPLY_KEPT, Kind.REPLY_REMOVED

    class Meta(KeptText.Meta):
        verbose_name = _("받은 답장")
        verbose_name_plural = _("받은 답장")
