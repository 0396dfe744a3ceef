"""Numbers people copy: read forgivingly, warn where they look wrong."""

import re
import unicodedata

import pytest

from cases.core.formats import carriers, codes, numbers, orders, phones, postcodes


def test_a_reference_and_a_key_have_the_promised_shape():
    assert re.fullmatch(r"RG-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", codes.new_reference())
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", codes.new_key())


@pytest.mark.parametrize(
    "typed",
    [
        "RG-7K3M-9QXT",
        "rg-7k3m-9qxt",
        " RG 7K3M 9QXT ",
        "7K3M9QXT",
        "rg7k3m9qxt",
        "RG–7K3M–9QXT",
        "RG_7K3M.9QXT",
        "\u200bRG-7K3M-9QXT",
        "ＲＧ－７Ｋ３Ｍ－９ＱＸＴ",
        "사건 번호: RG-7K3M-9QXT",
        "https://refund.example.org/cases/RG-7K3M-9QXT/",
        "RG-7K3M-9QXT 열쇠 7K3M9-QXT2B-4HJ8N-W0RZC",
    ],
)
def test_a_reference_is_read_however_it_is_typed(typed):
    assert codes.parse_reference(typed) == "RG-7K3M-9QXT"


def test_codes_of_staff_are_read_however_they_are_typed():
    code = codes.new_recovery_code()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    for typed in ("7K3M-9QXT-2B4H-J8NW", " 7k3m 9qxt 2b4h j8nw", "7K3M9QXT2B4HJ8NW", "７Ｋ３Ｍ–9QXT–2B4H–J8NW"):
        assert codes.parse_recovery_code(typed) == "7K3M-9QXT-2B4H-J8NW"
    assert codes.parse_recovery_code("oOiL-0000-0000-0000") == "0011-0000-0000-0000"
    for typed in ("", "123456", "7K3M-9QXT-2B4H-J8N", "7K3M-9QXT-2B4H-J8NU", "7K3M-9QXT-2B4H-J8NWX"):
        assert codes.parse_recovery_code(typed) is None
    for typed in ("123456", "123 456", "123-456", " １２３４５６ "):
        assert codes.parse_app_code(typed) == "123456"
    for typed in ("", "12345", "1234567", "12345a", "-12345"):
        assert codes.parse_app_code(typed) is None


def test_a_hash_of_a_recovery_code_fits_its_column_and_tells_nothing():
    stored = codes.hash_recovery_code("7K3M-9QXT-2B4H-J8NW")
    assert len(stored) == 16
    assert stored == codes.hash_recovery_code("7K3M-9QXT-2B4H-J8NW") != codes.hash_recovery_code("7K3M-9QXT-2B4H-J8NX")


def test_look_alikes_are_forgiven():
    assert codes.parse_reference("RG-OI1L-0000") == "RG-0111-0000"
    assert codes.parse_key("ooooo-iiiii-lllll-00000") == "00000-11111-11111-00000"


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M9-QXT2B-4HJ8N-W0RZC",
        "7k3m9qxt2b4hj8nw0rzc\u200b",
        "7K3M 9QXT2 B4HJ 8NW0R ZC",
        "사건 열쇠: 7K3M9-QXT2B-4HJ8N-W0RZC",
        "key 7K3M9 QXT2B 4HJ8N W0RZC",
        "RG-7K3M-9QXT\n7K3M9-QXT2B-4HJ8N-W0RZC",
        "(７Ｋ３Ｍ９－ＱＸＴ２Ｂ－４ＨＪ８Ｎ－Ｗ０ＲＺＣ)",
    ],
)
def test_a_key_is_read_however_it_is_typed(typed):
    assert codes.parse_key(typed) == "7K3M9-QXT2B-4HJ8N-W0RZC"


@pytest.mark.parametrize(
    "typed", ["", "7K3M9-QXT2B-4HJ8N", "7K3M9-QXT2B-4HJ8N-W0RZC-1", "7K3M9-QXT2B-4HJ8N-W0RZU", "열쇠"]
)
def test_what_is_no_key_is_none(typed):
    assert codes.parse_key(typed) is None


@pytest.mark.parametrize(
    "typed", ["", "RG-7K3M", "RG-7K3M-9QXU", "RG-7K3M-9QXT-1", "사건", "RG-7K3M-9QX!", "RG-7K3M-9QXT RG-0000-0000"]
)
def test_what_is_no_reference_is_none(typed):
    assert codes.parse_reference(typed) is None


@pytest.mark.parametrize(
    "key", ["7K3M9-QXT2B-RGJ8N-W0RZC", "RGK3M-RGT2B-RGJ8N-RG0RZ", "7K3M9 QXT2B RGJ8N W0RZC", "7K3M9QXT2BRGJ8NW0RZC"]
)
def test_a_key_with_the_letters_of_a_reference_is_no_other_reference(key: str) -> None:
    card = f"사건 번호: RG-7K3M-9QXT\n사건 열쇠: {key}\n바로 열기: https://example.org/cases/open/#RG-7K3M-9QXT/{key}"
    assert codes.parse_reference(card) == "RG-7K3M-9QXT"
    assert codes.hash_key(codes.parse_key(card) or "") == codes.hash_key(codes.parse_key(key) or "")


def test_a_reference_that_is_written_twice_is_one() -> None:
    assert codes.parse_reference("RG7K3M9QXT RG7K3M9QXT") == "RG-7K3M-9QXT"
    assert codes.parse_reference("RG-7K3M-9QXT, RG-7K3M-9QXV") is None


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
        ("٣٠٧٤٩٣٥٤١٩٦٤٢٨٣٩", "3074935419642839"),
        ("\u200b3074935419642839", "3074935419642839"),
        ("\u200e3074935419642839\u202c", "3074935419642839"),
        ("\ufeff3074935419642839", "3074935419642839"),
        ("3074\u00ad935419642839", "3074935419642839"),
        ("주문번호: 3074935419642839", "3074935419642839"),
        ("주문번호3074935419642839번", "3074935419642839"),
        ("Order ID 3074935419642839", "3074935419642839"),
        ("[3074-9354-1964-2839]", "3074935419642839"),
        ("https://example.com/detail.html?orderId=3074935419642839", "3074935419642839"),
        ("주문 8190 0000 0000 0001, 결제 12,900원", "8190000000000001"),
        ("3074935419642839 2026-11-20", "3074935419642839"),
        ("3074935419642839\n3074935419642839", "3074935419642839"),
        ("3074935419642839 8190000000000001", None),
        ("LP00123456789012", None),
        ("010-1234-5678", None),
        ("P123456789012", None),
        ("2026-11-20 10:30", None),
    ],
)
def test_an_order_number_forgives_spaces_and_hyphens(typed, number):
    assert orders.parse_order_number(typed) == number


def test_only_an_unusual_order_number_warns():
    assert orders.warn_order_number("3074935419642839") is None
    assert "16자리" in str(orders.warn_order_number("87034491478950"))
    assert orders.warn_order_number("") is None


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
        ("04524", unicodedata.normalize("NFD", "서울특별시 중구 세종대로 110")),
        ("04524", "[04524] 서울 중구 세종대로 110"),
        ("04524", "우)04524 서울특별시 중구 세종대로 110"),
        ("04524", "대한민국 서울특별시 중구 세종대로 110"),
        ("04524", "110, Sejong-daero, Jung-gu, Seoul"),
        ("04524", "Sejong-daero 110, Jung-gu, Seoul, Republic of Korea"),
        ("04524", "\u200b서울 중구 세종대로 110"),
        ("04524", "서울시중구 세종대로 110"),
        ("04524", "중구 세종대로 110"),  # No region is named.
        ("05510", "서울 송파구 부산로 1"),
        ("12761", "경기 광주시 오포읍 1"),
        ("12761", "광주시 초월읍 1"),
        ("12761", "광주 곤지암읍 1"),
        ("12761", "Opo-eup, Gwangju-si, Gyeonggi-do"),
        ("61945", "광주 서구 상무대로 1"),
        ("54999", "전라북도 전주시 완산구 1"),
        ("24341", "강원도 춘천시 1"),
        ("46241", "부산직할시 금정구 1"),
        ("63122", "제주도 제주시 1"),
        ("48943", "Jung-gu, Pusan"),
        ("30151", "충남 연기군 조치원읍 1"),
        ("44701", "경남 울산시 남구 1"),
    ],
)
def test_a_matching_region_is_silent(postcode, address):
    assert postcodes.warn_region(postcode, address) is None


@pytest.mark.parametrize(
    ("postcode", "address"),
    [
        ("04524", "부산 중구 중앙대로 1"),
        ("04524", "대한민국 경기도 성남시 분당구 판교역로 235"),
        ("04524", "1, Jungang-daero, Jung-gu, Busan"),
        ("04524", "[04524] 인천광역시 중구 서울로 3"),
        ("48943", "서울 중구 세종대로 110"),
        ("12761", "광주광역시 서구 상무대로 1"),
        ("61945", "경기도 광주시 오포읍 1"),
        ("16000", "인천 서구 1"),
    ],
)
def test_another_region_warns_wherever_it_is_named(postcode, address):
    assert "다른 지역" in str(postcodes.warn_region(postcode, address))


@pytest.mark.parametrize(
    ("typed", "korean", "chinese"),
    [
        ("[04524]", "04524", None),
        ("(04524)", "04524", None),
        ("우)04524", "04524", None),
        ("04524\u200b", "04524", None),
        ("０４５２４", "04524", None),
        ("우편번호 04524", "04524", None),
        ("04524 서울특별시 중구 세종대로 110", "04524", None),
        ("0 4 5 2 4", "04524", None),
        ("邮编：518000", None, "518000"),
        ("５１８０００", None, "518000"),
        ("518000\u200b", None, "518000"),
        ("广东省深圳市 518000", None, "518000"),
        ("04524 04525", None, None),
        ("4524", None, None),
        ("045240", None, "045240"),
        ("서울", None, None),
        ("A04524", None, None),
    ],
)
def test_a_postcode_is_read_among_other_words(typed, korean, chinese):
    assert (postcodes.parse_korean_postcode(typed), postcodes.parse_chinese_postcode(typed)) == (korean, chinese)


def test_another_region_warns_and_names_it():
    assert "서울특별시" in str(postcodes.warn_region("04524", "부산광역시 중구 중앙대로 1"))
    assert "쓰이지 않는" in str(postcodes.warn_region("99999", "서울 중구"))


@pytest.mark.parametrize(
    "phone",
    [
        "010-1234-5678",
        "01012345678",
        "+82 10-1234-5678",
        "02-123-4567",
        "031-123-4567",
        "070-1234-5678",
        "1877-4816",
        "０１０-１２３４-５６７８",
        "82-10-1234-5678",
        "821012345678",
        "0082-10-1234-5678",
        "00700-82-10-1234-5678",
        "+82 (0)10-1234-5678",
        "(02) 1234-5678",
        "010.1234.5678",
        "010 1234 5678 (집)",
        "031-123-4567 내선 12",
        "010-1234-5678 / 02-123-4567",
        "010-1234-5678\u200b",
    ],
)
def test_korean_phone_numbers_are_silent(phone):
    assert phones.warn_korean_phone(phone) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("전화: 010-1234-5678", "010-1234-5678"),
        ("Tel. 02-123-4567", "02-123-4567"),
        ("받는 사람 전화번호 : ０１０ １２３４ ５６７８", "010 1234 5678"),
        ("电话：+86 755 8888 8888", "+86 755 8888 8888"),
        ("010-1234-5678\u202c", "010-1234-5678"),
        # More is said than a label: all of it stays.
        ("010-1234-5678 (집)", "010-1234-5678 (집)"),
        ("031-123-4567 내선 12", "031-123-4567 내선 12"),
        ("010-1234-5678 / 02-123-4567", "010-1234-5678 / 02-123-4567"),
        ("없음", "없음"),
    ],
)
def test_a_phone_number_leaves_its_label_and_nothing_else(typed, read):
    assert phones.read_phone(typed) == read


@pytest.mark.parametrize("phone", ["12345", "010-1234-567", "+86 755 8888 8888", "82", "전화 없음"])
def test_what_is_no_number_in_korea_warns(phone):
    assert phones.warn_korean_phone(phone) is not None


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


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("ee 123 456 785 kr", "EE123456785KR"),
        ("577417824035\u200b", "577417824035"),
        ("\u200e577417824035", "577417824035"),
        ("CJ대한통운 577417824035", "577417824035"),
        ("CJ 5774-1782-4035", "577417824035"),
        ("577417824035 (CJ대한통운)", "577417824035"),
        ("운송장번호 577417824035", "577417824035"),
        ("등기번호: 1234-5678-90123", "1234567890123"),
        ("우체국택배[6012345678901]", "6012345678901"),
        ("EMS EE123456785KR", "EE123456785KR"),
        ("Tracking No.: LP00123456789012", "LP00123456789012"),
        ("顺丰 SF1234567890123", "SF1234567890123"),
        ("５７７４ １７８２ ４０３５", "577417824035"),
        ("12345", None),
        ("번호없음", None),
        ("abcdef", None),
        ("577417824035 577417824036", None),
        ("5774-1782-4035 / 010-1234-5678", None),
        ("1" * 36, None),
    ],
)
def test_a_tracking_number_is_read_among_other_words(typed, number):
    assert carriers.parse_tracking(typed) == number


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("007", 7), ("999999999", 999_999_999)])
def test_the_number_of_a_row_is_read_from_a_link(text, number):
    assert numbers.row_number(text) == number


@pytest.mark.parametrize("text", ["", " ", "-1", "1.0", "1\n", "７", "²", "x", "1000000000", "9" * 5000])
def test_what_can_be_the_number_of_no_row_is_none(text):
    assert numbers.row_number(text) is None
