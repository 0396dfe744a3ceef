import pytest

from cases.facts.models import PolicyFact


@pytest.mark.parametrize(
    ("value", "short"),
    [
        ("받은 날부터 15일", "15일"),
        ("수령 확인을 누른 날과 주문 화면의 구매자 보호가 끝나는 날 가운데 이른 날부터 15일", "15일"),
        ("결제한 날부터 45~120일", "45~120일"),
        ("환불이 승인된 날부터 10영업일", "10영업일"),
        ("발송된 날부터 11일 뒤", "11일"),
        ("통관된 날부터 6개월", "6개월"),
        ("판매자 부담", "판매자 부담"),
        ("45~120일", "45~120일"),
        ("20만 원·3개월 이상", ""),
        ("분쟁 뒤 20일 안에 클레임", ""),
        ("", ""),
    ],
)
def test_a_value_beside_its_title_says_how_long_or_a_word_or_two(value: str, short: str) -> None:
    assert PolicyFact(value=value).short == short
