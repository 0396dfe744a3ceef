"""The language of ready messages: what is read, what is left out, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.messages.language import Fault, Unreadable, faults, read

KNOWN = {"item", "order", "received_on"}


def test_particles_follow_what_stands_in_the_slot() -> None:
    text = read("{item|을} 받았어요.")
    assert text.filled({"item": "티포트"}) == "티포트를 받았어요."
    assert text.filled({"item": "이어폰"}) == "이어폰을 받았어요."


def test_a_paragraph_without_its_fact_is_not_said() -> None:
    text = read(
        "안녕하세요.\n\n주문번호는 {order}예요.\n\n[[not received_on]]\n아직 못 받았어요.\n\n[[received_on]] 받았어요."
    )
    assert text.filled({}) == "안녕하세요.\n아직 못 받았어요."
    assert text.filled({"order": "12", "received_on": "어제"}) == "안녕하세요.\n주문번호는 12예요.\n받았어요."


@pytest.mark.parametrize(
    "source", ["{Item}", "{item", "item}", "{item|에서}", "[[x", "글 [[item]] 글", "{}", "[[body:]] 글"]
)
def test_what_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(Unreadable):
        read(source)


FORM = "안녕하세요.\n\n[[title:]] 환불: {item}\n\n[[facts:]]\n\n주문 {order}\n\n[[item]] 샀어요.\n\n[[demand:]] [[not item]] 환불해 주세요."


def test_a_text_is_cut_to_the_boxes_that_it_names_and_read_whole_without_its_title() -> None:
    text = read(FORM)
    assert text.cut({"item": "잔", "order": "12"}) == {"title": "환불: 잔", "facts": "주문 12\n샀어요.", "demand": ""}
    assert text.cut({}) == {"title": "", "facts": "", "demand": "환불해 주세요."}
    assert text.filled({"item": "잔", "order": "12"}) == "안녕하세요.\n주문 12\n샀어요."
    assert read("주문 {order}").cut({"order": "12"}) == {}


def test_a_mark_alone_is_no_paragraph() -> None:
    assert read("[[item]]\n\n글").filled({"item": "잔"}) == "글"


@pytest.mark.parametrize(
    "korean",
    [
        "[[title:]] 가",
        "[[title:]] 가\n\n[[demand:]] 나\n\n[[facts:]] 다",
        "[[facts:]] 가\n\n[[title:]]\n\n[[demand:]] 나",
    ],
)
def test_a_text_that_names_one_box_names_all_in_order(korean: str) -> None:
    parts = Fault("parts", "ko", "[[title:]] [[facts:]] [[demand:]]")
    assert parts in faults({"ko": korean, "en": korean, "zh-Hans": korean}, KNOWN)


def test_the_same_paragraph_goes_into_the_same_box_in_each_language() -> None:
    one = "[[title:]] 1\n\n[[facts:]] 2\n\n3\n\n[[demand:]] 4"
    other = "[[title:]] 1\n\n[[facts:]] 2\n\n[[demand:]] 3\n\n4"
    assert faults({"ko": one, "en": other, "zh-Hans": one}, KNOWN) == [Fault("slots", "en", "3")]


def test_values_are_never_read_as_slots() -> None:
    assert read("{item}").filled({"item": "{order} [[x]]"}) == "{order} [[x]]"


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("I bought {item}.\n\nOrder {order}.", []),
        ("I bought {item}.", [Fault("paragraphs", "en", "1/2")]),
        ("I bought it.\n\nOrder {order}.", [Fault("slots", "en", "1")]),
        ("[[received_on]] I bought {item}.\n\nOrder {order}.", [Fault("slots", "en", "1")]),
        ("I bought {item|을}.\n\nOrder {order}.", [Fault("particle", "en", "item")]),
        ("I bought {thing}.\n\nOrder {order}.", [Fault("unknown", "en", "thing")]),
        ("I bought {item.\n\nOrder {order}.", [Fault("unreadable", "en", "I bought {item.")]),
        ("  \n ", [Fault("empty", "en")]),
    ],
)
def test_languages_say_the_same(english: str, expected: list[Fault]) -> None:
    found = faults(
        {"ko": "{item|을} 샀어요.\n\n주문 {order}", "en": english, "zh-Hans": "我买了{item}。\n\n订单{order}"}, KNOWN
    )
    if expected and expected[0].code == "unreadable":
        assert [(fault.code, fault.language) for fault in found] == [("unreadable", "en")]
    else:
        assert found == expected


@given(st.text())
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        text = read(source)
    except Unreadable:
        return
    assert "{" not in text.filled(dict.fromkeys(text.slots, "값"))
