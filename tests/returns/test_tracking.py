"""Where a carrier shows the parcel: a link that only the buyer opens."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from cases.returns.models import Shipment, TrackingPage
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


def parcel(case, carrier):
    fields = {"carrier": carrier, "tracking_number": "577417824035", "shipped_on": dt.date(2026, 11, 23)}
    Shipment.write(case, fields, now=NOW)


def test_the_page_of_the_carrier_is_one_tap_away_and_learns_nothing_else(owner, case):
    parcel(case, "cj")
    page = owner.get(f"/cases/{case.reference}/shipment/").content.decode()
    link = page.partition('href="https://trace.cjlogistics.com/next/tracking.html?wblNo=577417824035"')[2]
    assert link.startswith(' rel="noopener noreferrer external"')


def test_a_carrier_that_nobody_knows_has_no_link(owner, case):
    parcel(case, "other")
    assert "택배사에서 조회하기" not in owner.get(f"/cases/{case.reference}/shipment/").content.decode()


@pytest.mark.parametrize(
    "address", ["http://a.kr/{number}", "https://a.kr/", "https://a.kr/{no}", "javascript:{number}"]
)
def test_an_address_that_leads_nowhere_is_refused(address):
    row = TrackingPage.objects.get(carrier="cj")
    row.address = address
    with pytest.raises(ValidationError):
        row.full_clean()
