"""One shape for everything that there is to say of what was typed, chosen or sent."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.core.formats.carriers import warn_tracking
from cases.core.formats.orders import warn_order_number
from cases.core.formats.phones import warn_korean_phone
from cases.core.formats.postcodes import warn_region
from cases.photos import coach
from cases.process.anchors import wrong_days
from cases.process.remark import Remark
from cases.process.shots import SHOTS
from tests.support.measured_photos import photo

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("remark", "slug", "about"),
    [
        (warn_order_number("12"), "unusual-length", "order_number"),
        (warn_region("99999", "서울 중구"), "unknown-region", "postcode"),
        (warn_region("04524", "부산 중구"), "other-region", "postcode"),
        (warn_korean_phone("12"), "unusual-phone", "phone"),
        (warn_tracking("ems", "EE123456784KR"), "check-digit", "tracking_number"),
        (warn_tracking("ems", "12"), "not-international", "tracking_number"),
        (warn_tracking("epost", "12"), "unusual-length", "tracking_number"),
    ],
)
def test_what_looks_wrong_warns_of_its_field(remark: Remark, slug: str, about: str) -> None:
    assert (remark.slug, remark.about) == (slug, about)
    assert str(remark) == str(remark.sentence) != ""


def test_a_day_that_cannot_be_is_an_error_of_its_own() -> None:
    days = {"paid_on": TODAY, "received_on": TODAY - dt.timedelta(days=1), "noticed_on": TODAY + dt.timedelta(days=1)}
    found = wrong_days(days, TODAY)
    assert {name: (remark.slug, remark.about) for name, remark in found.items()} == {
        "received_on": ("out-of-order", "received_on"),
        "noticed_on": ("ahead-of-today", "noticed_on"),
    }


def test_before_sending_names_what_is_missing_and_then_what_could_be_better() -> None:
    damage, order = photo("a"), photo("b", kind="order")
    poor = Remark("dark", "…", about=damage)
    lacking, asked = [SHOTS["label"]], [SHOTS["label"], SHOTS["weight"]]
    found = coach.before_sending([damage, order], lacking, asked, {"a": poor})
    assert [(remark.slug, remark.about) for remark in found] == [
        ("missing", SHOTS["weight"]),
        ("missing", SHOTS["label"]),
        ("dark", damage),
    ]
    assert str(found[0]) == str(SHOTS["weight"].label)
