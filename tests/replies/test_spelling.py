"""Short, misspelt and spoken words as phrases are looked for in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from cases.replies import spelling
from cases.replies.spelling import simplified, written_out
from cases.seed.rows import message_rows, reply_rows, rung_rows

TEMPLATES = Path(settings.ROOT) / "templates"
KOREAN_STRING = re.compile(r"[가-힣][가-힣0-9 ,.·~()]*")


def own_texts() -> list[str]:
    """What the project itself says in Korean, and its ready messages in their other languages too."""
    rows = [
        *((row["korean"], row["english"], row["chinese"]) for row in message_rows()),
        *((row["meaning"], row["risk"], row["avoid"]) for row in reply_rows()),
        *((row["title"], row["can_do"], row["usually"]) for row in rung_rows()),
    ]
    pages = (path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*")) if path.is_file())
    return [*(text for row in rows for text in row), *(text for page in pages for text in KOREAN_STRING.findall(page))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("u pls cls disp n i rfnd u", "you please close dispute and i refund you"),
        ("cncl, cancl or cancle", "cancel, cancel or cancel"),
        ("dlvrd alrdy, chk ur fmly", "delivered already, check your family"),
        ("shpng or shippng", "shipping or shipping"),
        ("rtrn 2 me 4 the 1st", "return to me for the 1st"),
        ("a new 1 in 1 day", "a new one in 1 day"),
        ("w8 til 2mrw b4 any1 pays", "wait until tomorrow before anyone pays"),
        ("5* or 5 *", "5 stars or 5 stars"),
        ("cant c the prob", "can't see the problem"),
        ("wt 3 days, plz b patient", "wait 3 days, please be patient"),
        ("within 1 hr cls da case", "within 1 hour close the case"),
        ("we decide 2 refund u", "we decide to refund you"),
        ("acc num 2 refund, 5* 4 u", "account number to refund, 5 stars for you"),
        ("PLS CLS DISP N I RFND U", "please close dispute and I refund you"),
    ],
)
def test_english_of_chats_gets_its_letters_back(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a patent is about order", "2 days, 4 photos, 1 box", "refund환불", "u2 can't", "abut", "don't",
        "5 * 3 = 15", "2 * 5 * 4", "card 5***1234", "by Dec 4 it arrives", "until September 2 you have it",
        "a $2 refund", "step 2 send the form", "wt 300 g", "net wt 2", "the HR department", "Da Nang, Chang An road", "model cls 220",
        "CN post, BT 5", "plan b is ready", "type B, size n", "S/N 12", "a U disk of U.S. make", "the usb c the box has",
    ],
)  # fmt: skip
def test_words_and_numbers_of_their_own_stay(text: str) -> None:
    assert written_out(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("취소해 주이소", "취소해 주세요"),
        ("취소하셈", "취소하세요"),
        ("주세염 보내셔유", "주세요 보내셔요"),
        ("드릴게여 될까예", "드릴게요 될까요"),
        ("알려주나용", "알려주나요"),
        ("됩니더 됩니당", "됩니다 됩니다"),
        ("보냈심더 없슴다", "보냈습니다 없습니다"),
        ("감사함다", "감사합니다"),
        ("저임다", "저입니다"),
        ("주심 하시믄", "주시면 하시면"),
        ("돌려드림 될까요", "돌려드리면 될까요"),
        ("드릴텡께", "드릴게요"),
        ("쪼매만 쫌 기둘려", "조금만 좀 기다려"),
        ("걍 요기로 담에 낼까지", "그냥 여기로 다음에 내일까지"),
        ("환블 택비 계번 카번 통사 좀", "환불 택배비 계좌번호 카드번호 통장 사본 좀"),
        ("디스퓨트", "분쟁"),
        ("송장은 낼 드릴게용", "송장은 내일 드릴게요"),
        ("보내심 됩니다", "보내시면 됩니다"),
        ("전액 한불", "전액 환불"),
        ("받아용 와서용 좋네용 하구용", "받아요 와서요 좋네요 하구요"),
    ],
)
def test_korean_endings_as_they_are_spoken_are_read_as_written(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "반품 주소는 아예 내용에", "사유와 이유", "비용을 사용", "안내 문자", "하지 마세요",
        "보낼 예정, 돌려보낼 때, 끝낼 수", "돈을 낼 수 있습니다", "낼 배송비", "채팅 상담에 상담번호", "부담에", "인내심",
        "대한불만", "필요기간과 소요기간", "기계번역", "회계번호", "유통사를", "선택비율", "게임당 보관함당", "나무를 심다",
        "유아용 가구용 친구용 가게용 관세용 독서용 영어용 반지용", "날짜까지달려",
    ],
)  # fmt: skip
def test_words_that_end_like_them_stay(text: str) -> None:
    assert written_out(text) == text


def test_what_we_say_ourselves_stays_as_it_is() -> None:
    texts = own_texts()
    assert len(texts) > 1000
    assert not {text: said for text in texts if (said := written_out(text)) != simplified(text)}


def test_traditional_letters_are_read_as_simple_ones() -> None:
    assert written_out("麻煩您先關閉糾紛，錢會退給您") == "麻烦您先关闭纠纷，钱会退给您"
    assert simplified("关闭 abc 환불") == "关闭 abc 환불"


def test_what_is_too_long_for_a_chat_has_its_letters_made_simple_only() -> None:
    chat = "pls wt 3 days, 請關閉 "
    assert written_out(chat) == "please wait 3 days, 请关闭 "
    long = chat * (spelling.LONGEST_CHAT // len(chat) + 1)
    assert written_out(long) == long.replace("請關閉", "请关闭")
