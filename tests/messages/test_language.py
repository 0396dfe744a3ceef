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


@pytest.mark.parametrize("source", ["{Item}", "{item", "item}", "{item|에서}", "[[x", "글 [[item]] 글", "{}"])
def test_what_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(Unreadable):
        read(source)


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
