"""How often one client may do what a stranger could do without end.

A client is an IPv4 address or a /64 of IPv6, and all of a /48 together count as `SITE_CLIENTS` of them: that much, one
customer of a provider has. Blocks of IPv4 do not count together: telephone companies put many thousands of people behind
few addresses, and the numbers are generous for the same reason. Names and cases mostly count together with the client,
so that nobody can lock out somebody else; where they count alone (`allows_whoever`) the window is short.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cases.core.http import CONNECTION, SITE, Request, client_network
from cases.core.models import Attempts
from cases.core.watchful import LIMIT, tell_of_strangers

SITE_CLIENTS = 8


@dataclass(frozen=True)
class Limit:
    """So much of one act per window and client."""

    act: str
    most: int
    window: dt.timedelta

    def allows(self, request: Request, *, about: str = "", amount: int = 1) -> bool:
        """Count `amount` for this client, and `about` it where something is named; say whether it is still allowed."""
        return self._told(self._counts(request, about, amount))

    def _counts(self, request: Request, about: str, amount: int) -> bool:
        network, site = (client_network(request, bits) for bits in (CONNECTION, SITE))
        now, key = request.now, self._key(network, about)
        if network == site:
            return Attempts.allow(key, limit=self.most, window=self.window, now=now, amount=amount)
        # What one connection has too much of, its neighbours have not; and a site that is over its limit writes no more
        # rows for each of its many connections.
        of_site, most = self._key(site, about), self.most * SITE_CLIENTS
        return (
            not Attempts.is_used_up(of_site, limit=most, window=self.window, now=now)
            and Attempts.allow(key, limit=self.most, window=self.window, now=now, amount=amount)
            and Attempts.allow(of_site, limit=most, window=self.window, now=now, amount=amount)
        )

    def _key(self, client: str, about: str) -> str:
        return f"{self.act}:{hashlib.sha256(f'{client} {about}'.strip().encode()).hexdigest()}"

    def allows_whoever(self, about: str, *, now: dt.datetime) -> bool:
        """Count one about `about`, whoever asks for it; what it is about cannot be read from the key."""
        key = f"{self.act}:{salted_hmac('cases.core.limits', about, algorithm='sha256').hexdigest()}"
        return self._told(Attempts.allow(key, limit=self.most, window=self.window, now=now))

    def _told(self, allowed: bool) -> bool:
        if not allowed:
            tell_of_strangers(f"limit-{self.act}", f"The limit of {self.act!r} was reached", every=LIMIT)
        return allowed


OPENING = Limit("open", 20, dt.timedelta(minutes=15))
OPENING_ONE_CASE = Limit("open-case", 10, dt.timedelta(minutes=15))
# From everywhere together. A key has a hundred random bits, so that this is no lock but a sign at the door; a browser
# that holds its case never tries a key.
OPENING_ONE_CASE_ANYWHERE = Limit("open-case-anywhere", 100, dt.timedelta(hours=1))
DRAFTING = Limit("draft", 100, dt.timedelta(hours=6))
CREATING = Limit("create", 60, dt.timedelta(hours=1))
# Forms that are sent about cases, whatever they say: some lines of a timeline each.
CHANGING = Limit("change", 3000, dt.timedelta(days=1))
BUNDLING = Limit("bundle", 60, dt.timedelta(hours=1))
UPLOADED_MEGABYTES = Limit("upload", 4000, dt.timedelta(days=1))
# Processor time of the decoders: a usual photo takes a fifth of a second, the largest ones two seconds.
DECODED_MILLISECONDS = Limit("decode", 20 * 60 * 1000, dt.timedelta(days=1))
VERIFYING = Limit("verify", 60, dt.timedelta(minutes=10))
STAFF_LOGIN = Limit("staff-login", 20, dt.timedelta(minutes=5))
STAFF_LOGIN_BY_NAME = Limit("staff-login-name", 5, dt.timedelta(minutes=5))
# Of strangers from everywhere together, for one name; a browser that this name has come in with is none of them.
STAFF_LOGIN_ANYWHERE = Limit("staff-login-anywhere", 50, dt.timedelta(hours=6))

TOO_MUCH = _(
    "이 인터넷 연결에서 오늘 올릴 수 있는 양을 다 썼어요. 담아 둔 사진은 그대로 있으니 내일 이어서 올려 주세요."
)


def may_store(request: Request, size: int) -> bool:
    """Count what this client has us store, in bytes; say whether it is within what one day allows (`TOO_MUCH`)."""
    # Rounded up: photos that come one by one count as well.
    return UPLOADED_MEGABYTES.allows(request, amount=-(-size // 1024**2))
