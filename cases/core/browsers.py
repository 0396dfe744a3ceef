"""Browsers inside apps, which mostly cannot keep a file: which one it is, and the way out of it where there is one. Pure.

They say who they are in their User-Agent only. One that is taken for a browser costs nothing: the page says the same to
all, only less loudly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class App:
    """An app with a browser inside, and how its User-Agent is known."""

    name: str | Promise
    pattern: re.Pattern[str]


def _app(name: str | Promise, pattern: str) -> App:
    return App(name, re.compile(pattern, re.IGNORECASE))


KAKAOTALK = _app(_("카카오톡"), r"kakaotalk")
LINE = _app(_("라인"), r"\bline/\d")
# In this order: some name the app that they belong to beside their own.
APPS = (
    KAKAOTALK,
    LINE,
    _app(_("카카오스토리"), r"kakaostory"),
    _app(_("네이버"), r"\bnaver\("),
    _app(_("다음"), r"daumapps/|daumdevice/"),
    _app(_("밴드"), r"\bband/\d|\(band;"),
    _app(_("인스타그램"), r"\binstagram \d|\binstagram/"),
    _app(_("스레드"), r"\bbarcelona \d"),
    _app(_("페이스북"), r"\bFB(AN|AV|_IAB)/|\bFBIOS\b|\bmessengerforios\b"),
    _app(_("틱톡"), r"musical_ly|bytedancewebview|\btrill_\d"),
    _app(_("위챗"), r"micromessenger/"),
    _app(_("엑스"), r"twitter for i|twitterandroid"),
    _app(_("에브리타임"), r"everytimeapp"),
    _app(_("네이트온"), r"\bnateon"),
    _app(_("알리익스프레스"), r"aliapp\("),
    _app(_("스냅챗"), r"snapchat/"),
    _app(_("핀터레스트"), r"\[pinterest/"),
    _app(_("링크드인"), r"linkedinapp"),
)
# Any other: what Android says of a page inside an app, and what every browser of an iPhone says and such a page does not.
UNKNOWN = App("", re.compile(r"; wv\)|\((iphone|ipad|ipod)(?!.*\bsafari/).*applewebkit/.*\bmobile/", re.IGNORECASE))
# Old copies of Microsoft's browsers write "like iPhone" for other reasons.
_NEVER = re.compile(r"windows phone|iemobile", re.IGNORECASE)


def app_of(user_agent: str) -> App | None:
    """Return the app that a page is opened in, `UNKNOWN` where it does not say which; None for a browser."""
    if _NEVER.search(user_agent):
        return None
    return next((app for app in (*APPS, UNKNOWN) if app.pattern.search(user_agent)), None)


def is_apple(user_agent: str) -> bool:
    return bool(re.search(r"\((iphone|ipad|ipod)\b", user_agent, re.IGNORECASE))


def is_android(user_agent: str) -> bool:
    return bool(re.search(r"\bandroid\b", user_agent, re.IGNORECASE)) and not _NEVER.search(user_agent)


def way_out(user_agent: str, address: str) -> str:
    """Return an address that opens `address` (absolute) in a browser outside the app; nothing where no such way is known."""
    app = app_of(user_agent)
    if app is KAKAOTALK:
        return "kakaotalk://web/openExternal?" + urlencode({"url": address}, quote_via=quote)
    if app is LINE:
        return f"{address}{'&' if '?' in address else '?'}openExternalBrowser=1"
    if app and is_android(user_agent):
        parts = urlsplit(address)
        rest = parts.netloc + parts.path + (f"?{parts.query}" if parts.query else "")
        # Whatever browser the phone uses; where the app does not know what to do with it, the address itself.
        return (
            f"intent://{rest}#Intent;scheme={parts.scheme};action=android.intent.action.VIEW;"
            f"category=android.intent.category.BROWSABLE;S.browser_fallback_url={quote(address, safe='')};end"
        )
    return ""
