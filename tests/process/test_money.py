import pytest

from cases.process.money import Sort, amount_text, in_english, told, told_struck


@pytest.mark.parametrize("sort", Sort)
def test_every_sort_has_its_sentence_in_both_languages(sort):
    data = {"sort": sort.value, "amount": "12900.00", "currency": "KRW"}
    amount = sort != Sort.CHECKED
    assert ("12,900원" in told(data)) is amount
    assert ("12,900 won" in in_english(data)) is amount
    assert "원" not in in_english(data)


def test_the_share_of_an_offer_is_told():
    data = {"sort": "offered", "amount": "9.50", "currency": "USD", "share": 50}
    assert told(data) == "제안을 받았어요: US$9.50 (결제 금액의 50%)"
    assert in_english(data) == "Offer received: US$9.50 (50% of the price)"
    assert in_english(data, struck=True).startswith("Withdrawn entry: ")
    assert told_struck(data).startswith("잘못 적은 것을 지웠어요")


def test_what_nobody_knows_any_more_costs_no_page():
    data = {"sort": "gift", "amount": "many", "currency": "KRW"}
    assert told(data) == "돈을 적어 두었어요"
    assert in_english(data) == "Money recorded"
    assert amount_text("many", "KRW") == "many"
