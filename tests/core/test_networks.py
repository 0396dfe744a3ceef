"""Whom limits count as one client, and that all of its addresses count together."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.test import RequestFactory

from cases.core.http import SITE, Request, client_network
from cases.core.limits import SITE_CLIENTS, Limit
from cases.core.models import Attempts
from tests.support.moments import NOW

LIMIT = Limit("test", 2, dt.timedelta(hours=1))


def request(address: str, *, now: dt.datetime = NOW) -> Request:
    made = RequestFactory().get("/", REMOTE_ADDR=address)
    made.now = now  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("192.0.2.2", "192.0.2.2"),
        ("192.0.2.1:50312", "192.0.2.1"),
        (" 192.0.2.1 ", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::FFFF:c000:201", "192.0.2.1"),
        ("[::ffff:192.0.2.1]:443", "192.0.2.1"),
        ("64:ff9b::192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:0db8:0001:0002:0000:0000:0000:0001", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("fe80::2%25wlan0", "fe80::/64"),
        ("::1", "::/64"),
        ("", "nowhere"),
        ("unknown", "nowhere"),
        ("192.0.2.256", "nowhere"),
        ("192.0.2.01", "nowhere"),
        ("2001:db8::/32", "nowhere"),
        ("1" * 5000, "nowhere"),
        ("３.3.3.3", "nowhere"),
    ],
)
def test_a_client_is_an_address_or_the_network_of_one_connection(address: str, expected: str) -> None:
    assert client_network(request(address)) == expected


def test_a_site_is_wider_than_a_connection() -> None:
    assert client_network(request("2001:db8:1:2::1"), SITE) == "2001:db8:1::/48"
    assert client_network(request("192.0.2.1"), SITE) == "192.0.2.1"


@pytest.mark.django_db
def test_all_addresses_of_one_connection_count_together() -> None:
    assert [LIMIT.allows(request(f"2001:db8:1:2::{at}")) for at in range(1, 4)] == [True, True, False]
    assert LIMIT.allows(request("2001:db8:1:3::1"))


@pytest.mark.django_db
def test_a_site_has_more_than_one_connection_and_an_end_as_well() -> None:
    answers = [LIMIT.allows(request(f"2001:db8:1:{at:x}::1")) for at in range(LIMIT.most * SITE_CLIENTS + 2)]
    assert answers == [True] * (LIMIT.most * SITE_CLIENTS) + [False] * 2
    assert LIMIT.allows(request("2001:db8:2:0::1"))


@pytest.mark.django_db
def test_what_one_connection_has_too_much_of_its_neighbours_have_not() -> None:
    assert not all(LIMIT.allows(request("2001:db8:1:1::1")) for _ in range(10 * LIMIT.most * SITE_CLIENTS))
    assert LIMIT.allows(request("2001:db8:1:2::1"))


@pytest.mark.django_db
def test_a_site_that_is_refused_leaves_no_more_rows_behind() -> None:
    limit = dataclasses.replace(LIMIT, most=1)
    for at in range(200):
        limit.allows(request(f"2001:db8:1:{at:x}::1"))
    assert Attempts.objects.count() == 1 + SITE_CLIENTS


@pytest.mark.django_db
def test_an_address_in_the_clothes_of_ipv6_is_no_second_client() -> None:
    answers = [LIMIT.allows(request(text)) for text in ("192.0.2.1", "::ffff:192.0.2.1", "64:ff9b::c000:201")]
    assert answers == [True, True, False]


@pytest.mark.django_db
def test_neighbours_of_ipv4_are_counted_apart() -> None:
    assert all(LIMIT.allows(request(f"192.0.2.{at}")) for at in range(1, 100))
