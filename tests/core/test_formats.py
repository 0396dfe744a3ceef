"""Numbers people copy: read forgivingly, warn where they look wrong."""

import re

import pytest

from cases.core.formats import carriers, codes, orders, phones, postcodes
from cases.core.text import mask_customs_code


def test_a_reference_and_a_key_have_the_promised_shape():
    assert re.fullmatch(r"RG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", codes.new_reference())
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", codes.new_key())


@pytest.mark.parametrize(
    "typed",
    ["RG-7K3M-9QXT", "rg-7k3m-9qxt", " RG 7K3M 9QXT ", "7K3M9QXT", "rg7k3m9qxt", "RG–7K3M–9QXT", "RG_7K3M.9QXT"],
)
def test_a_reference_is_read_however_it_is_typed(typed):
    assert codes.parse_reference(typed) == "RG-7K3M-9QXT"


def test_look_alikes_are_forgiven():
    assert codes.parse_reference("RG-OI1L-0000") == "RG-0111-0000"
    assert codes.parse_key("ooooo-iiiii-lllll-00000") == "00000-11111-11111-00000"


@pytest.mark.parametrize("typed", ["", "RG-7K3M", "RG-7K3M-9QXU", "RG-7K3M-9QXT-1", "사건", "RG-7K3M-9QX!"])
def test_what_is_no_reference_is_none(typed):
    assert codes.parse_reference(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3074935419642839", "3074935419642839"),
        ("3074 9354 1964 2839", "3074935419642839"),
        ("3074-9354-1964-2839", "3074935419642839"),
        ("87034491478950", "87034491478950"),
        ("３０７４９３５４１９６４２８３９", "3074935419642839"),
        ("123", None),
        ("3074935419642839x", None),
        ("1" * 21, None),
        ("٣٠٧٤٩٣٥٤١٩٦٤٢٨٣٩", None),
    ],
)
def test_an_order_number_forgives_spaces_and_hyphens(typed, number):
    assert orders.parse_order_number(typed) == number


def test_only_an_unusual_order_number_warns():
    assert orders.warn_order_number("3074935419642839") is None
    assert "16자리" in str(orders.warn_order_number("87034491478950"))
    assert orders.warn_order_number("") is None


def test_a_customs_code_is_blacked_out_and_nothing_else():
    masked = mask_customs_code("번호 P123456789012, 주문 3074935419642839, p999999999999.")
    assert "123456789012" not in masked
    assert "999999999999" not in masked
    assert "3074935419642839" in masked


@pytest.mark.parametrize(
    ("postcode", "region"),
    [
        ("04524", "서울특별시"),
        ("10000", "경기도"),
        ("22000", "인천광역시"),
        ("30100", "세종특별자치시"),
        ("57000", "전남광주통합특별시"),
        ("62423", "전남광주통합특별시"),
        ("63000", "제주특별자치도"),
        ("00100", None),
        ("64000", None),
        ("1234", None),
    ],
)
def test_a_postcode_tells_its_region(postcode, region):
    assert postcodes.region_of(postcode) == region


@pytest.mark.parametrize(
    ("postcode", "address"),
    [
        ("04524", "서울특별시 중구 세종대로 110"),
        ("04524", "서울 중구 세종대로 110"),
        ("04524", "(04524) 서울 중구 세종대로 110"),
        ("62423", "전남광주통합특별시 광산구 어등대로 1"),
        ("62423", "광주광역시 광산구 어등대로 1"),
        ("39000", "대구광역시 군위군 군위읍 1"),
    ],
)
def test_a_matching_region_is_silent(postcode, address):
    assert postcodes.warn_region(postcode, address) is None


def test_another_region_warns_and_names_it():
    assert "서울특별시" in str(postcodes.warn_region("04524", "부산광역시 중구 중앙대로 1"))
    assert "쓰이지 않는" in str(postcodes.warn_region("99999", "서울 중구"))


@pytest.mark.parametrize(
    "phone",
    ["010-1234-5678", "01012345678", "+82 10-1234-5678", "02-123-4567", "031-123-4567", "070-1234-5678", "1877-4816"],
)
def test_korean_phone_numbers_are_silent(phone):
    assert phones.warn_korean_phone(phone) is None


def test_an_odd_phone_number_warns_and_none_is_silent():
    assert phones.warn_korean_phone("12345") is not None
    assert phones.warn_korean_phone("") is None


def test_the_international_check_digit():
    # EE123456785KR: the worked example of domain facts, UPU S10.
    assert carriers.s10_check_digit("12345678") == 5
    assert carriers.s10_check_digit("47312482") == 9  # RB473124829GB, the standard's own example


@pytest.mark.parametrize(
    ("carrier", "number", "warns"),
    [
        ("ems", "EE123456785KR", False),
        ("ems", "EE123456784KR", True),
        ("ems", "123456789012", True),
        ("other", "EE123456784KR", True),
        ("other", "LP00123456789012", False),
        ("epost", "1234567890123", False),
        ("epost", "123456789012", True),
        ("cj", "123456789012", False),
        ("cj", "1234567890", False),
        ("cj", "12345678901", True),
        ("logen", "12345678901", False),
        ("lotte", "123456789012", False),
        ("hanjin", "ABC123456789", True),
    ],
)
def test_a_tracking_number_warns_only_where_it_does_not_fit(carrier, number, warns):
    assert bool(carriers.warn_tracking(carrier, number)) is warns


def test_a_tracking_number_is_read_without_separators():
    assert carriers.parse_tracking("ee 123 456 785 kr") == "EE123456785KR"
    assert carriers.parse_tracking("12345") is None
    assert carriers.parse_tracking("번호없음") is None
