"""What each way leaves, worked out by hand."""

from decimal import Decimal

import pytest

from cases.kit.worth import Way, left_of, ways
from cases.money.ledger import Sum
from cases.process.problems import problem
from cases.process.situation import Situation

WON, DOLLARS = Sum(Decimal(24_800), "KRW"), Sum(Decimal("9.99"), "USD")
POSTAGE = Sum(Decimal(7_000), "KRW")
VALUES = {"return-posted-by": "10일", "statutory-refund-3bd": "3영업일", "refund-booked-by": "10영업일"}


def by_slug(
    slug: str = "damaged", payment: str = "card", paid: Sum | None = WON, **money: Sum | None
) -> dict[str, Way]:
    situation = Situation(problem=problem(slug), payment=payment)
    given = {"postage": None, "offered": None, **money}
    return {way.slug: way for way in ways(situation, paid, values=VALUES, **given)}


def test_what_was_wrong_costs_its_buyer_no_postage_within_korea() -> None:
    found = by_slug(postage=POSTAGE)
    assert found["korea"].money.text == "24,800원"
    assert found["self"].money.text == "17,800원"  # 24,800 - 7,000
    assert found["abroad"].money.text == "17,800원"


def test_a_change_of_mind_costs_postage() -> None:
    assert by_slug("change-of-mind", postage=POSTAGE)["korea"].money.text == "17,800원"
    assert by_slug("change-of-mind")["korea"].money.text == "배송비를 적으면 계산해요"


def test_postage_above_the_price_is_a_loss() -> None:
    assert left_of(WON, Sum(Decimal(50_000), "KRW")) == "−25,200원"


def test_currencies_are_never_added_up() -> None:
    assert left_of(DOLLARS, POSTAGE) == "US$9.99에서 7,000원을 뺀 돈"


def test_an_offer_stands_beside_the_others() -> None:
    assert by_slug()["partial"].money.text == "제안받은 금액을 적으면 보여요"
    assert by_slug(offered=Sum(Decimal(8_000), "KRW"))["partial"].money.text == "8,000원"


@pytest.mark.parametrize(("payment", "has"), [("card", True), ("", True), ("paypal", False), ("other", False)])
def test_a_chargeback_is_for_cards(payment: str, has: bool) -> None:
    assert ("chargeback" in by_slug(payment=payment)) == has


def test_days_come_from_the_rules() -> None:
    assert by_slug()["korea"].days.text == "10일 안에 보내고, 도착 뒤 3영업일"
    assert by_slug()["partial"].days.text == "10영업일"


@pytest.mark.parametrize("paid", [None, WON, DOLLARS])
def test_every_cell_says_something_and_what_it_assumes(paid: Sum | None) -> None:
    for way in by_slug(paid=paid).values():
        for cell in (way.money, way.days):
            assert cell.text.strip() and str(cell.assumption).strip()
            assert "None" not in cell.text


def test_what_leaves_most_stands_first_and_giving_up_last() -> None:
    found = by_slug(postage=POSTAGE, offered=Sum(Decimal(20_000), "KRW"))
    # 24,800 free of postage; 20,000; 17,800 either way; 24,800 if the issuer grants it; nothing.
    assert list(found) == ["korea", "partial", "self", "abroad", "chargeback", "letting-go"]
    assert [slug for slug, way in found.items() if way.is_best] == ["korea"]
    assert [way.percent for way in found.values()] == [100, 80, 71, 71, 100, 0]


def test_what_somebody_has_to_grant_never_leads_and_is_never_called_the_best() -> None:
    found = by_slug("change-of-mind", postage=POSTAGE)
    assert list(found)[:4] == ["korea", "self", "abroad", "chargeback"]
    assert found["chargeback"].condition
    assert [slug for slug, way in found.items() if way.is_best] == ["korea"]
    alone = by_slug("change-of-mind")
    assert [slug for slug, way in alone.items() if way.percent is not None] == ["chargeback", "letting-go"]
    assert not any(way.is_best for way in alone.values())


def test_what_nobody_can_count_stands_behind_what_can_be() -> None:
    found = by_slug(paid=DOLLARS, postage=POSTAGE)
    assert list(found) == ["korea", "chargeback", "self", "abroad", "partial", "letting-go"]
    assert found["self"].percent is None
    assert not any(way.is_best for way in by_slug(paid=None).values())


def test_a_loss_is_never_the_best_way() -> None:
    found = by_slug("change-of-mind", postage=Sum(Decimal(50_000), "KRW"), payment="paypal")
    assert found["korea"].percent == 0
    assert not any(way.is_best for way in found.values())


def test_the_whole_price_is_told_under_its_condition_that_the_seller_pays_the_postage() -> None:
    assert by_slug()["korea"].assumed
    assert not by_slug("change-of-mind", postage=POSTAGE)["korea"].assumed
    assert not by_slug(paid=None)["korea"].assumed
