"""How often one client address may do what a stranger could do without end.

Telephone companies put many people behind one address, so the numbers are generous; names and cases count only together
with the address, so that nobody can lock out somebody else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from cases.core.http import Request, client_address
from cases.core.models import Attempts


@dataclass(frozen=True)
class Limit:
    """So much of one act per window and client address."""

    act: str
    most: int
    window: dt.timedelta

    def allows(self, request: Request, *, about: str = "", amount: int = 1) -> bool:
        """Count `amount` for this client, and `about` it where something is named; say whether it is still allowed."""
        who = f"{client_address(request)} {about}".strip()
        key = f"{self.act}:{hashlib.sha256(who.encode()).hexdigest()}"
        return Attempts.allow(key, limit=self.most, window=self.window, now=request.now, amount=amount)

    def allows_whoever(self, about: str, *, now: dt.datetime) -> bool:
        """Count one about `about`, whoever asks for it; what it is about cannot be read from the key."""
        key = f"{self.act}:{salted_hmac('cases.core.limits', about, algorithm='sha256').hexdigest()}"
        return Attempts.allow(key, limit=self.most, window=self.window, now=now)


OPENING = Limit("open", 20, dt.timedelta(minutes=15))
OPENING_ONE_CASE = Limit("open-case", 10, dt.timedelta(minutes=15))
CREATING = Limit("create", 60, dt.timedelta(hours=1))
BUNDLING = Limit("bundle", 60, dt.timedelta(hours=1))
UPLOADED_MEGABYTES = Limit("upload", 4000, dt.timedelta(days=1))
# Processor time of the decoders: a usual photo takes a fifth of a second, the largest ones two seconds.
DECODED_MILLISECONDS = Limit("decode", 20 * 60 * 1000, dt.timedelta(days=1))
VERIFYING = Limit("verify", 60, dt.timedelta(minutes=10))
STAFF_LOGIN = Limit("staff-login", 20, dt.timedelta(minutes=5))
STAFF_LOGIN_BY_NAME = Limit("staff-login-name", 5, dt.timedelta(minutes=5))
