"""A word before a site goes public without somebody to answer for it, or whose talk others on the way could read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

OPERATOR_MISSING = (
    "OPERATOR is not set: on this public site nobody is named who answers for personal data, "
    "as Korean law asks (개인정보 보호법 제30조), and nobody can report a security problem."
)
_HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})


@register(Tags.security, deploy=True)
def somebody_answers(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002: says that nobody is named who runs this public site."""
    if settings.OPERATOR or not settings.PUBLIC:
        return []
    hint = "Set OPERATOR to a name and a contact, such as 'Hong Gildong <privacy@example.org>'."
    return [Error(OPERATOR_MISSING, hint=hint, id="refundguide.E002")]


@register(Tags.security, deploy=True)
def talk_is_private(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W003, W004, W006: say that mails, rows or photos cross a network in clear, or to whoever claims to be the server."""
    if not settings.PUBLIC:
        return []
    found: list[CheckMessage] = []
    mail = settings.MAILERS["default"].get("OPTIONS", {})
    if mail.get("host", "") not in _HERE and not (mail.get("use_ssl") or mail.get("use_tls")):
        found.append(
            Warning(
                "EMAIL_URL sends mails, with links that answer for their readers, in clear.",
                hint="Use smtps://, or smtp:// with ?tls=1.",
                id="refundguide.W003",
            )
        )
    database = settings.DATABASES["default"]
    host = str(database.get("HOST", ""))
    if not (host in _HERE or host.startswith("/")) and database["OPTIONS"].get("sslmode") not in {
        "verify-ca",
        "verify-full",
    }:
        found.append(
            Warning(
                "DATABASE_URL does not ask the database server to prove who it is.",
                hint="Add ?sslmode=verify-full (and sslrootcert=…), unless nobody else is on that network.",
                id="refundguide.W004",
            )
        )
    store = urlsplit(settings.STORAGES["evidence"].get("OPTIONS", {}).get("endpoint", ""))
    if store.scheme == "http" and store.hostname not in _HERE:
        found.append(
            Warning(
                "STORAGE_URL sends photos in clear.",
                hint="Take ?scheme=http out, unless nobody else is on that network.",
                id="refundguide.W006",
            )
        )
    return found


@register(Tags.security, deploy=True)
def errors_are_told(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """W005: says that nobody hears of errors although somebody is named who should."""
    if not settings.ADMINS or settings.CAN_SEND_MAIL:
        return []
    hint = "Set EMAIL_URL, or unset ERROR_MAIL_TO."
    return [Warning("ERROR_MAIL_TO names somebody, and no mail can be sent.", hint=hint, id="refundguide.W005")]
