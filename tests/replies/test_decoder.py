"""What the decoder reads in replies, by the rules of the seed and by rules of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from cases.replies.asks import Ask
from cases.replies.decoder import LONGEST, MOST_SENTENCES, BadPattern, Rule, _pieces, compiled, decode
from tests.support.replies import HOSTILE, megabyte_of, samples, seed_rules

RULES = seed_rules()
SAMPLES = samples()


def marks(text: str) -> set[str]:
    return {mark.rule for mark in decode(text, RULES)}


def test_the_seed_has_a_rule_for_everything_that_replies_ask() -> None:
    assert [rule.slug for rule in RULES] and {rule.slug for rule in RULES} == set(Ask.values)


def test_the_corpus_is_large_and_a_third_of_it_tricky() -> None:
    assert len(SAMPLES) >= 700
    assert sum(sample.is_tricky for sample in SAMPLES) >= 200
    assert {mark for sample in SAMPLES for mark in sample.marks} == set(Ask.values)


def test_the_corpus_is_read_as_a_person_would() -> None:
    counts: Counter[str] = Counter()
    for sample in SAMPLES:
        found = marks(sample.text)
        counts.update(
            right=len(found & sample.marks), missed=len(sample.marks - found), wrong=len(found - sample.marks)
        )
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.97
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.97


@pytest.mark.parametrize(
    "sample", [one for one in SAMPLES if one.is_tricky and not one.marks], ids=lambda one: one.text[:30]
)
def test_what_is_denied_is_not_marked(sample) -> None:
    assert marks(sample.text) == set()


def test_the_sentence_is_quoted_as_it_was_written() -> None:
    text = "Hello!\nＰｌｅａｓｅ ｃｌｏｓｅ the dis\u200bpute first. Thank you."
    (mark,) = decode(text, RULES)
    assert mark.rule == "close-dispute"
    assert mark.sentences == ("Ｐｌｅａｓｅ ｃｌｏｓｅ the dis\u200bpute first",)


def test_a_chat_that_says_the_same_a_thousand_times_is_quoted_a_few_times() -> None:
    text = "".join(f"{number} please close the dispute.\n" for number in range(1000))
    (mark,) = decode(text, RULES)
    assert len(mark.sentences) == MOST_SENTENCES


def test_a_denial_holds_for_its_own_sentence_only() -> None:
    assert marks("Do not worry. Please close the dispute.") == {"close-dispute"}
    assert marks("분쟁을 취소하지 마세요.\n아니면 분쟁을 취소해 주세요") == {"close-dispute"}


@pytest.mark.parametrize(
    "text",
    [
        "pls cancle the dispute",
        "can u close dispute 🙏🙏",
        "Don't worry, please close the dispute",
        "분쟁ㅠㅠ 취소 부탁드려요",
        "dispute 취소해 주세요",
    ],
)
def test_sighs_misspellings_comfort_and_mixed_languages_hide_nothing(text: str) -> None:
    assert marks(text) == {"close-dispute"}


def test_what_is_read_is_shown_as_it_was_written() -> None:
    (mark,) = decode("Don't worry 🙏 pls cancle the dispute ㅠㅠ", RULES)
    assert mark.sentences == ("Don't worry 🙏 pls cancle the dispute ㅠㅠ",)


def test_a_rule_reads_the_signs_that_staff_write() -> None:
    rule = Rule("r", ("send … money", "돌려 주면 안 돼", "!always this"), ("never send",))
    assert decode("please send me all of the money", [rule])
    assert decode("send one two money", [rule]) and not decode("never send the money", [rule])
    assert decode("돌려주면안돼", [rule]) and decode("never send always this", [rule])
    assert not decode("send " + "x" * 60 + " money", [rule])


@pytest.mark.parametrize("pattern", [r"(a)\1", r"(?<=a)b", r"(?=a)", "(", "a{2000}"])
def test_what_could_run_for_ever_is_no_pattern(pattern: str) -> None:
    with pytest.raises(BadPattern) as error:
        compiled(Rule("r", ("fine", pattern)))
    assert error.value.pattern == pattern


def test_every_pattern_of_the_seed_is_linear() -> None:
    for rule in RULES:
        compiled(rule)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_is_answered(text: str) -> None:
    """How fast, says tests/bench/replies.py; that it ends at all is what this holds."""
    found = decode(megabyte_of(text), RULES)
    assert all(len(sentence) <= LONGEST for mark in found for sentence in mark.sentences)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\ud800", "\x00"])
def test_nothing_is_read_in_nothing(text: str) -> None:
    assert decode(text, RULES) == []


def test_a_text_without_an_end_is_cut() -> None:
    """Each cut that copied the rest would make hours of this."""
    assert len([*_pieces("●" * 40_000_000)]) == 100_000
