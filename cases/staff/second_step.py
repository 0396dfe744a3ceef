"""The second step of a sign-in: a code of an app (TOTP), or one of ten recovery codes. Devices are those of django_otp.

The library counts wrong codes and makes each wait twice as long as the one before, and takes no code twice. It keeps
recovery codes as they are; here it is given their hashes, so that the database holds nothing that anybody could type.
The key of the app has to stay readable, because codes are counted from it.
"""

from __future__ import annotations

import io
import math
import time
from base64 import b32encode
from binascii import unhexlify
from typing import Any, cast

import django_otp
import segno
from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from cases.casefile.access import renew_session
from cases.core.fields import ParsedField
from cases.core.formats.codes import hash_recovery_code, new_recovery_code, parse_app_code, parse_recovery_code
from cases.core.http import Request
from cases.core.incoming import Form
from cases.core.staff import gives_codes, owes_code, works_here
from cases.core.watchful import tell

RECOVERY_CODES = 10
# Where a session keeps the key that is being set up. It was shown in this browser only, and goes with its first code.
NEW_KEY = "second_step_key"

WRONG = _("코드가 맞지 않아요. 앱에 지금 보이는 숫자를 다시 확인하고 적어 주세요.")
WRONG_RECOVERY = _("복구 코드가 맞지 않아요. 이미 쓴 코드는 다시 쓸 수 없어요.")


class AppCodeForm(Form):
    """The code that the app shows now."""

    token = ParsedField(
        parse=parse_app_code,
        label=_("여섯 자리 코드"),
        wrong=_("앱에 보이는 숫자 여섯 자리를 적어 주세요."),
        error_messages={"required": _("앱에 보이는 숫자 여섯 자리를 적어 주세요.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": True, "class": "rg-code"}
        ),
    )


class CodeForm(AppCodeForm):
    """A code that is checked against the devices of `user`; the one that took it is `device`."""

    devices: Any = TOTPDevice.objects
    wrong = WRONG

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.device: Any = None
        self.waits = 0  # Seconds until a code is looked at again.

    def clean_token(self) -> str:
        """Let the library look at the code; it counts the wrong ones, also where others try at the same time."""
        code = self.cleaned_data["token"]
        device = self.devices.filter(user=self.user, confirmed=True).order_by("pk").first()
        if device is not None:
            may_try, why_not = device.verify_is_allowed()
            if not may_try:
                self.waits = max(1, math.ceil((why_not["locked_until"] - timezone.now()).total_seconds()))
                raise ValidationError(too_soon(self.waits), code="waits")
            self.device = django_otp.verify_token(self.user, device.persistent_id, self.stored(code))
        if self.device is None:
            tell("code-failed", "User %s gave a code that does not fit", self.user.pk)
            raise ValidationError(self.wrong, code="wrong")
        return str(code)

    @staticmethod
    def stored(code: str) -> str:
        return code


class RecoveryForm(CodeForm):
    """One of the ten codes on paper."""

    token = ParsedField(
        parse=parse_recovery_code,
        label=_("복구 코드"),
        wrong=_("종이에 적어 둔 복구 코드를 그대로 적어 주세요. 예: 7K3M-9QXT-2B4H-J8NW"),
        error_messages={"required": _("종이에 적어 둔 복구 코드를 적어 주세요.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
            | {"class": "rg-code"}
        ),
    )
    devices = StaticDevice.objects
    wrong = WRONG_RECOVERY

    @staticmethod
    def stored(code: str) -> str:
        return hash_recovery_code(code)


class NewKeyForm(AppCodeForm):
    """The first code of a new key, which shows that the app has it."""

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.totp = TOTP(unhexlify(key))

    def clean_token(self) -> str:
        code = str(self.cleaned_data["token"])
        self.totp.time = time.time()
        if not self.totp.verify(int(code), tolerance=1):
            raise ValidationError(
                _("코드가 맞지 않아요. 휴대폰의 시간이 자동으로 맞춰져 있는지 보고, 지금 보이는 숫자를 적어 주세요."),
                code="wrong",
            )
        return code


def too_soon(seconds: int) -> str:
    """Say when the next code is looked at."""
    if seconds < 60:
        return _t("틀린 코드가 이어져서 잠시 멈췄어요. %(count)d초 뒤에 다시 적어 주세요.") % {"count": seconds}
    minutes = math.ceil(seconds / 60)
    return _t("틀린 코드가 이어져서 잠시 멈췄어요. %(count)d분 뒤에 다시 적어 주세요.") % {"count": minutes}


def new_key(request: HttpRequest) -> str:
    """Return the key that this browser is setting up, a fresh one where there is none."""
    return str(request.session.setdefault(NEW_KEY, random_hex(20)))


def begin_anew(request: HttpRequest) -> None:
    """Let this browser set up a new key in place of the one in use, which stays until then."""
    request.session[NEW_KEY] = random_hex(20)


def may_set_up(request: HttpRequest) -> bool:
    """Say whether this browser may set up a key: the first one by the password alone, another one after a code."""
    if gives_codes(cast(User, request.user)):
        return works_here(request) and NEW_KEY in request.session
    return works_here(request) or owes_code(request)


def app_key(key: str) -> str:
    """Return a key as apps want it typed, in groups of four."""
    text = b32encode(unhexlify(key)).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def picture(user: User, key: str) -> bytes:
    """Return the key as a QR code (SVG), dark on white whatever the page is."""
    out = io.BytesIO()
    address = TOTPDevice(user=user, key=key).config_url
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=4, light="#fff", xmldecl=False, scale=4)
    return out.getvalue()


def set_up(request: Request, form: NewKeyForm) -> list[str]:
    """Store the key whose first code `form` holds in place of any other; return ten recovery codes, known here only."""
    user = cast(User, request.user)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _drop(user)
        device = TOTPDevice.objects.create(
            user=user,
            key=request.session[NEW_KEY],
            drift=form.totp.drift,
            last_t=form.totp.t(),
        )
        codes = _write_codes(user)
        log(user, user, _t("2단계 로그인을 설정했어요."))
    tell("code-set-up", "User %s set up an app", user.pk)
    enter(request, device)
    return codes


def renew_codes(user: User) -> list[str]:
    """Replace the recovery codes; those on paper so far open nothing any more."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        codes = _write_codes(user)
        log(user, user, _t("복구 코드를 새로 만들었어요."))
    tell("code-renewed", "User %s made new recovery codes", user.pk)
    return codes


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


def enter(request: Request, device: Any) -> None:
    """Let this browser in with `device`, in a session that nobody has seen who knew it before the code."""
    request.session.pop(NEW_KEY, None)
    tell("code", "User %s gave the right code", request.user.pk)
    renew_session(request)
    django_otp.login(request, device)


def reset(user: User, *, by: User, why: str) -> bool:
    """Forget key and recovery codes of `user`, so that the next sign-in sets them up anew; False where there are none."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if not _drop(user):
            return False
        log(by, user, why)
    tell("code-reset", "User %s reset the second step of user %s", by.pk, user.pk)
    return True


def log(by: User, about: User, what: str) -> None:
    """Write one line of the admin's own log."""
    LogEntry.objects.log_actions(by.pk, [about], CHANGE, what, single_object=True)


def _drop(user: User) -> bool:
    found = [model.objects.filter(user=user).delete()[0] for model in (TOTPDevice, StaticDevice)]
    return any(found)


def _write_codes(user: User) -> list[str]:
    device, _created = StaticDevice.objects.get_or_create(user=user)
    codes = [new_recovery_code() for _number in range(RECOVERY_CODES)]
    device.token_set.all().delete()
    StaticToken.objects.bulk_create([StaticToken(device=device, token=hash_recovery_code(code)) for code in codes])
    return codes
