"""A code that is not ours to hold, typed everywhere: it is in no column that is stored and in nothing that leaves."""

from __future__ import annotations

import io
import random
import unicodedata
import zipfile

import pytest
from django.contrib.sessions.models import Session
from django.core import mail, serializers
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.core.checks import own_models
from tests.support.admin import change_url
from tests.support.clients import holding
from tests.support.factories import jpeg, make_case
from tests.support.pdf import download_pdf, text_of
from tests.support.reminders import reminded, run

WAYS = {
    "customs": ("P", "640912783045", ["P{0}", "p {0}", "Ｐ：{1}", "P\u200b{2}"]),
    "resident": ("", "9001011234568", ["{0}", "{3}", "주민번호 {1}", "{2}"]),
    "card": ("", "5555555555554444", ["{0}", "{4}", "카드 {1}", "{2}"]),
}


def spellings(digits: str) -> list[str]:
    """Bare, full-width, with something invisible in between, with one hyphen, in groups of four."""
    return [
        digits,
        "".join(chr(0xFF10 + int(digit)) for digit in digits),
        "\u200d".join(digits),
        f"{digits[:6]}-{digits[6:]}",
        " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)),
    ]


def squeezed(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize("kind", WAYS)
def test_no_window_of_it_is_stored_or_leaves(kind, reviewer, now, saved_pdf, mailing_site):
    _letter, digits, ways = WAYS[kind]
    pick = random.Random(kind)  # noqa: S311 (which spelling comes where)

    def code() -> str:
        return "전에 " + pick.choice(ways).format(*spellings(digits)) + " 뒤에"

    case = make_case(status="preparing")
    browser = holding(case)
    own = f"/cases/{case.reference}/"
    sent = [
        browser.post(f"{own}details/order/", {"order_number": case.order_number, "item": code()}),
        browser.post(f"{own}details/story/", {"story": f"{code()}\n{code()}"}),
        browser.post(f"{own}note/", {"note": code()}),
        browser.post(
            f"{own}return/",
            {
                "country": "KR",
                "postcode": "22742",
                "recipient": code(),
                "address": f"인천광역시 서구 {code()}",
                "note": code(),
            },
        ),
        browser.post(
            f"{own}evidence/",
            {
                "kind": "damage",
                "caption": code(),
                "photos": SimpleUploadedFile(f"{code()}.jpg", jpeg(), content_type="image/jpeg"),
            },
        ),
        browser.post(f"{own}mail/days/", {"on": "2026-12-01", "note": code()}),
        browser.post(f"{own}move/in_review/", {"note": code()}),
        reviewer.post(change_url(case), {"decision": "needs_evidence", "missing": ["label"], "note": code()}),
        browser.post("/cases/new/problem/", {"problem": "damaged"}),
        browser.post("/cases/new/story/", {"story": code()}),
    ]
    assert [answer.status_code for answer in sent if answer.status_code not in {200, 302}] == []
    case.refresh_from_db()
    reminded(case)
    assert run("2026-12-01")

    archive = zipfile.ZipFile(io.BytesIO(b"".join(browser.get(f"{own}bundle/originals.zip").streaming_content)))
    members = [archive.read(name).decode(errors="replace") for name in archive.namelist() if not name.endswith(".jpg")]
    outside = {
        "columns": serializers.serialize("json", [row for model in own_models() for row in model.objects.all()]),
        "sessions": str([session.get_decoded() for session in Session.objects.all()]),
        "pdf": text_of(saved_pdf(download_pdf(browser, case))),
        "zip": "\n".join([*archive.namelist(), *members]),
        "calendar": browser.get(f"{own}calendar.ics").text.replace("\r\n ", ""),
        "mails": "\n".join(f"{message.subject}\n{message.body}" for message in mail.outbox),
    }
    assert {where: digits[:13] in squeezed(text) for where, text in outside.items()} == dict.fromkeys(outside, False)
    # What came is there, but for its digits.
    assert all("전에" in outside[where] for where in ("columns", "zip", "calendar", "mails"))


@pytest.mark.parametrize(
    ("page", "fields", "field"),
    [
        (
            "return/",
            {
                "country": "KR",
                "postcode": "22742",
                "recipient": "센터",
                "address": "인천 서구 1",
                "phone": "P123456789012",
            },
            "phone",
        ),
        ("shipment/", {"carrier": "cj", "tracking_number": "P1234-5678-9012", "shipped_on": "2026-11-23"}, "n"),
        ("details/order/", {"order_number": "900101-1234567", "item": ""}, "order_number"),
    ],
)
def test_a_field_for_a_number_says_that_this_is_another(owner, case, now, page, fields, field):
    answer = owner.post(f"/cases/{case.reference}/{page}", fields)
    assert answer.status_code == 422
    assert "여기에는 적지 마세요" in answer.text


def test_that_something_was_masked_is_said(owner, case, now):
    answer = owner.post(f"/cases/{case.reference}/details/story/", {"story": "P123456789012"}, follow=True)
    assert "가리고 저장했어요" in answer.text
    answer = owner.post(f"/cases/{case.reference}/note/", {"note": "P123456789012"}, follow=True)
    assert "가리고 저장했어요" in answer.text
