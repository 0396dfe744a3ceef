"""What a request may take of the decoder, and a client in a day: said in time, counted whatever becomes of the photo."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from cases.casefile.models import Case
from cases.core import limits
from cases.core.models import Attempts
from cases.imaging import lanes, sanitise
from cases.imaging.limits import Refusal
from tests.support.factories import jpeg
from tests.support.pictures import encoded

pytestmark = pytest.mark.django_db

BROKEN = b"\x89PNG\r\n\x1a\n" + b"<html>" * 99


def files(*contents: bytes) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"{number}.jpg", content) for number, content in enumerate(contents)]


def upload(client: Client, case: Case, *contents: bytes, **extra: Any) -> Any:
    return client.post(f"/cases/{case.reference}/evidence/", {"kind": "damage", "photos": files(*contents)}, **extra)


def results(response: Any) -> list[tuple[str, str]]:
    return re.findall(r'data-upload="(\w+)"(?: data-reason="([\w-]+)")?', response.text)


def counted() -> int:
    return sum(Attempts.objects.filter(key__startswith="decode:").values_list("count", flat=True))


def allow(monkeypatch: pytest.MonkeyPatch, milliseconds: int) -> None:
    monkeypatch.setattr(
        limits, "DECODED_MILLISECONDS", dataclasses.replace(limits.DECODED_MILLISECONDS, most=milliseconds)
    )


class Asked:
    """A decoder that takes every photo and says what it was asked with."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cost: float = 0.0, reason: str = "") -> None:
        self.callers: list[lanes.Caller] = []
        self.photo = sanitise.sanitise(io.BytesIO(jpeg()))

        def decode(file: Any, caller: lanes.Caller) -> sanitise.SafePhoto:
            self.callers.append(caller)
            caller.spent += cost
            if reason:
                raise Refusal(reason)
            return self.photo

        monkeypatch.setattr(lanes, "decode", decode)


def test_what_decoding_costs_is_counted_also_where_the_photo_is_refused(owner: Client, case: Case) -> None:
    upload(owner, case, encoded(Image.effect_noise((3000, 2000), 40), "JPEG"))
    first = counted()
    assert first > 0
    broken = encoded(Image.effect_noise((3000, 2000), 40), "PNG")
    assert results(upload(owner, case, broken[: len(broken) // 2])) == [("refused", "truncated")]
    assert counted() > first


def test_a_client_whose_photos_have_cost_too_much_is_told_so_before_anything_is_opened(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, 3000)
    asked = Asked(monkeypatch, cost=2.0)
    for color in ("black", "green"):  # The second one goes beyond what is allowed, and is still taken.
        assert results(upload(owner, case, jpeg(color=color))) == [("accepted", "")]
    response = upload(owner, case, jpeg(color="red"))
    assert response.status_code == 422 and str(limits.TOO_MUCH) in response.text
    assert len(asked.callers) == 2
    # Somebody at another address has a day of their own.
    assert results(upload(owner, case, jpeg(color="blue"), REMOTE_ADDR="10.0.0.9")) == [("accepted", "")]


def test_a_receipt_of_the_post_office_counts_as_well(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, 3000)
    Asked(monkeypatch, cost=4.0)
    form = {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": "2026-11-24"}
    address = f"/cases/{case.reference}/shipment/"
    owner.post(address, {**form, "receipt": SimpleUploadedFile("a.jpg", jpeg())})
    assert counted() == 4000
    response = owner.post(address, {**form, "receipt": SimpleUploadedFile("b.jpg", jpeg(color="red"))})
    assert str(limits.TOO_MUCH) in response.text


def test_honest_days_stay_far_below_the_limit() -> None:
    """Thirty of the largest photos that take their whole time, of ten cases behind one address."""
    assert limits.DECODED_MILLISECONDS.most > 10 * 30 * 1900


def test_all_photos_of_a_request_share_its_time_and_its_client(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(monkeypatch)
    upload(owner, case, jpeg(), jpeg(color="red"), REMOTE_ADDR="10.0.0.1")
    upload(owner, case, jpeg(color="blue"), REMOTE_ADDR="10.0.0.2")
    upload(owner, case, jpeg(color="green"), REMOTE_ADDR="2001:db8::1")
    upload(owner, case, jpeg(color="white"), REMOTE_ADDR="2001:db8::2")
    first, second, other, *neighbours = asked.callers
    assert first is second
    assert [first.who, other.who] == ["10.0.0.1", "10.0.0.2"]
    assert len({caller.who for caller in neighbours}) == 1, "one network is one client"


@pytest.mark.parametrize("scripted", [False, True])
def test_what_the_decoder_has_no_time_for_is_said_without_blame(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch, scripted: bool
) -> None:
    Asked(monkeypatch, reason="busy")
    headers = {"headers": {"HX-Request": "true"}} if scripted else {}
    response = upload(owner, case, jpeg(), jpeg(color="red"), **headers)
    assert (response.status_code, results(response)) == (422, [("refused", "busy")] * 2)
    assert response.text.count("사진에는 문제가 없어요.") == 2
    # With scripts the queue of the page still has them.
    assert response.text.count("다시 골라 주세요") == (0 if scripted else 2)
    assert not case.photos.exists()


def test_once_a_request_has_waited_long_enough_the_rest_of_it_is_put_off_at_once(
    owner: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first photo takes all the time there is."""
    real = lanes.decode

    def decode(file: Any, caller: lanes.Caller) -> sanitise.SafePhoto:
        photo = real(file, caller)
        caller.until = 0.0
        return photo

    monkeypatch.setattr(lanes, "decode", decode)
    response = upload(owner, case, jpeg(), jpeg(color="red"), BROKEN, jpeg(color="blue"))
    assert results(response) == [("accepted", ""), *[("refused", "busy")] * 3]
