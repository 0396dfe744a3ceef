"""What people paste into the questions: understood, said, and stored bare."""

import pytest

from cases.casefile.models import Case
from tests.support.intake import answer_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_number_among_its_label_is_stored_bare_and_said(client):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    answer = client.post("/cases/new/order/", {"order_number": "주문번호: 3074935419642839", "item": ""}, follow=True)
    assert "주문번호: 3074935419642839만 적었어요." in answer.text


@pytest.mark.parametrize("typed", ["3074 9354-1964 2839", "３０７４９３５４１９６４２８３９", "\u200b3074935419642839"])
def test_separators_alone_are_nothing_to_speak_of(client, typed):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert "만 적었어요" not in client.post("/cases/new/order/", {"order_number": typed}, follow=True).text


def test_everything_invisible_stays_outside(client):
    answer_all(
        client,
        problem={"problem": "damaged\u200b"},
        order={"order_number": "\ufeff3074935419642839", "item": "\u200e유리\u00a0티포트\u3164"},
        dates={"paid_on": "결제일 2026. 11. 1.\u200b", "received_on": "２０２６－１１－２０"},
        payment={"payment": "card", "amount": "US $ 9.99", "currency": "KRW"},
        deadline={"deadline_on": "2026-12-04", "deadline_time": "오후 11:59", "zone": "America/Los_Angeles"},
        story={"story": "첫 줄\r\n둘째\0 줄 👨‍👩‍👧"},
    )
    client.post("/cases/new/check/")
    case = Case.objects.get()
    assert (case.problem, case.order_number, case.item) == ("damaged", "3074935419642839", "유리 티포트")
    assert (str(case.paid_on), str(case.received_on)) == ("2026-11-01", "2026-11-20")
    assert (str(case.amount), case.currency, case.story) == ("9.99", "USD", "첫 줄\n둘째 줄 👨‍👩‍👧")
    assert case.order_page.at.isoformat() == "2026-12-05T07:59:00+00:00"


@pytest.mark.parametrize(
    ("typed", "currency", "sentence"),
    [
        ("9,99", "USD", "9.99달러인가요?"),
        ("US $9,99", "KRW", "9.99달러인가요?"),
        ("1.234,56", "USD", "1,234.56달러인가요?"),
        ("12.900", "KRW", "12,900원인가요?"),
        ("12,90", "KRW", "쉼표는 세 자리마다"),
        ("12,900원", "USD", "통화는 미국 달러예요"),
    ],
)
def test_an_amount_that_could_be_two_is_asked_back_and_stays(client, typed, currency, sentence):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    answer = client.post("/cases/new/payment/", {"payment": "card", "amount": typed, "currency": currency})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{typed}"' in answer.text


def test_a_person_counts_the_characters(client):
    client.post("/cases/new/problem/", {"problem": "damaged"})
    family = "👨‍👩‍👧‍👦"
    assert client.post("/cases/new/order/", {"item": family * 120}).status_code == 302
    answer = client.post("/cases/new/order/", {"item": family * 121})
    assert (answer.status_code, "120자까지" in answer.text) == (422, True)
    assert "maxlength" not in client.get("/cases/new/order/").text


def test_text_that_was_taken_apart_fits_as_whole(client):
    import unicodedata

    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert client.post("/cases/new/story/", {"story": unicodedata.normalize("NFD", "각" * 2000)}).status_code == 302
