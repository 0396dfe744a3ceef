"""What no password of staff may be made of, besides what Django's own validators refuse."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Names of this site and of what it is about (docs/security.md). Whoever tries passwords begins with these.
WORDS = (
    "refundguide",
    "refund",
    "guide",
    "aliexpress",
    "alibaba",
    "reviewer",
    "keeper",
    "admin",
    "password",
    "환불길잡이",
    "환불",
    "길잡이",
    "알리익스프레스",
    "알리",
    "검토자",
    "관리자",
    "비밀번호",
    # Typed with the keyboard in the other language.
    "ghksqnf",
    "qlalfqjsgh",
    "rhksflwk",
)
# So much must be left of a password without these words.
OWN = 8
# What zxcvbn says of a password that even somebody who has its hash does not find; and how much of one it reads.
UNFOUND, READ = 4, 72


class NoWordsOfOurs:
    """Refuses a password in which too little is not a word of this site, a year or a row of digits."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.casefold()
        for word in sorted(WORDS, key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W\d_]", "", left)) < OWN and left != password.casefold():
            raise ValidationError(str(self.get_help_text()), code="password_of_ours")

    def get_help_text(self) -> Any:
        return _("이 사이트의 이름이나 하는 일로 만든 비밀번호는 쉽게 짐작할 수 있어요. 다른 낱말을 섞어 주세요.")


class NothingCommon:
    """Refuses a password made of what breaches are full of: common passwords and words, names, rows of keys, repetitions.

    A list of whole passwords is no help here: hardly any of them are as long as ours have to be.
    """

    def validate(self, password: str, user: Any = None) -> None:
        from zxcvbn import zxcvbn

        about = [str(getattr(user, name, "")) for name in ("username", "email", "first_name", "last_name")]
        if zxcvbn(password[:READ], user_inputs=[*WORDS, *filter(None, about)])["score"] < UNFOUND:
            raise ValidationError(str(self.get_help_text()), code="password_common")

    def get_help_text(self) -> Any:
        return _(
            "널리 쓰는 비밀번호나 나란한 글자, 되풀이는 쉽게 짐작할 수 있어요. 서로 상관없는 낱말을 여러 개 이어 보세요."
        )
