"""Ready messages and the boxes they go into, kept by staff."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.facts.sourced import Seeded, Sourced
from cases.messages.facts import SLOTS, Facts
from cases.messages.faults import sentence
from cases.messages.language import CHINESE, ENGLISH, KOREAN, faults, read
from cases.process.choices import IntegerChoices
from cases.process.receivers import Receiver

# Which field holds which language.
FIELDS = {KOREAN: "korean", ENGLISH: "english", CHINESE: "chinese"}


class Firmness(IntegerChoices):
    """How firmly a message asks; it hardens with the stage of a case."""

    SOFT = 1, _("부드럽게")
    FIRM = 2, _("단호하게")
    LAST = 3, _("마지막으로")


class MessageTemplate(Seeded):
    """One message in three languages, which name the same facts paragraph by paragraph."""

    slug = models.SlugField(_("식별자"), unique=True)
    receiver = models.CharField(_("누구에게"), max_length=20, choices=Receiver.pairs)
    firmness = models.PositiveSmallIntegerField(_("말의 세기"), default=Firmness.SOFT, choices=Firmness.pairs)
    title = models.CharField(_("제목"), max_length=60)
    when = models.CharField(_("언제, 어디에 쓰는지"), max_length=120)
    korean = models.TextField(_("한국어"), max_length=4000)
    english = models.TextField(_("영어"), max_length=4000)
    chinese = models.TextField(_("중국어(간체)"), max_length=4000)
    position = models.PositiveSmallIntegerField(_("순서"), default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("보낼 메시지")
        verbose_name_plural = _("보낼 메시지")

    def __str__(self) -> str:
        return self.title

    @property
    def sources(self) -> dict[str, str]:
        """The texts as they are written, by language."""
        return {language: getattr(self, name) for language, name in FIELDS.items()}

    def clean(self) -> None:
        """Refuse texts that cannot be read, or whose languages do not say the same."""
        wrong: dict[str, list[str]] = {}
        for fault in faults(self.sources, SLOTS):
            wrong.setdefault(FIELDS[fault.language], []).append(sentence(fault))
        if wrong:
            raise ValidationError(wrong)

    def filled(self, facts: Facts, language: str) -> str:
        """Return the text in `language` with what is known of a case."""
        return read(self.sources[language]).filled(facts.values(language))


class MessageBox(Sourced):
    """How many characters the box of a receiver takes, where somebody knows."""

    receiver = models.CharField(_("누구에게"), max_length=20, choices=Receiver.pairs, unique=True)
    most = models.PositiveIntegerField(_("들어가는 글자 수"), null=True, blank=True)

    class Meta:
        ordering = ["receiver"]
        verbose_name = _("메시지 글자 수")
        verbose_name_plural = _("메시지 글자 수")

    def __str__(self) -> str:
        return str(self.get_receiver_display())
