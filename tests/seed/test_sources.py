"""The seed says one thing of each source, and `check_facts` asks the same of what staff have made of it."""

import datetime as dt
from io import StringIO

import pytest
from django.core.checks.registry import registry
from django.core.management import CommandError, call_command

from cases.contact.models import ContactChannel
from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.guide import corrections
from cases.guide.corrections import Correction
from cases.seed import channels, facts, rules, sources
from cases.seed.checks import seed_is_at_one


def refusals():
    assert seed_is_at_one in registry.get_checks()
    return [error.msg for error in seed_is_at_one(None)]


def with_row(monkeypatch, slug, **changes):
    """Let the seed say something else of one of its facts."""
    changed = tuple({**row, **changes} if row["slug"] == slug else row for row in facts.FACTS)
    assert changed != facts.FACTS
    monkeypatch.setattr(facts, "FACTS", changed)


def test_the_seed_is_at_one():
    assert refusals() == []


def test_one_name_with_two_marks_is_refused(monkeypatch):
    with_row(monkeypatch, "in-transit", confidence="H")
    (refusal,) = refusals()
    assert refusal.startswith(f"{sources.HELP.name} is marked H by in-transit, M by ")


def test_one_address_with_two_marks_is_refused_across_tables(monkeypatch):
    address = next(row["source_url"] for row in channels.CHANNELS if row["slug"] == "1372")
    with_row(monkeypatch, "keep-things", source_url=f"{address}/")
    (refusal,) = refusals()
    assert refusal.startswith(f"{address} is marked H by ")
    assert refusal.endswith(", M by keep-things.")


def test_a_rule_and_a_fact_may_not_differ_about_one_source(monkeypatch):
    changed = tuple({**row, "confidence": "L"} if row["slug"] == "seller-answers" else row for row in rules.RULES)
    monkeypatch.setattr(rules, "RULES", changed)
    assert any("L by seller-answers" in refusal for refusal in refusals())


def test_a_refutation_may_not_lean_on_what_nobody_confirmed(monkeypatch):
    weak = Correction("채팅은 하루 24시간 된다.", "chat-hours")
    monkeypatch.setattr(corrections, "CORRECTIONS", (*corrections.CORRECTIONS, weak))
    assert refusals() == [
        "The correction of '채팅은 하루 24시간 된다.' leans on chat-hours, which nobody has confirmed."
    ]


def test_a_refutation_needs_a_row(monkeypatch):
    monkeypatch.setattr(corrections, "CORRECTIONS", (Correction("무엇이든", "no-such-row"),))
    assert refusals() == ["The correction of '무엇이든' leans on no-such-row, which is no row."]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"source": " ", "source_url": ""}, "keep-things has no source."),
        ({"checked_on": None}, "keep-things does not say when it was checked."),
        ({"confidence": ""}, "keep-things does not say how sure it is."),
    ],
)
def test_a_row_without_source_date_or_mark_is_refused(monkeypatch, changes, refusal):
    with_row(monkeypatch, "keep-things", **changes)
    assert refusals() == [refusal]


def test_a_row_may_have_been_checked_on_a_day_of_its_own(reference_data):
    assert PolicyFact.objects.get(slug="non-receipt").checked_on == dt.date(2026, 11, 25)
    assert PolicyFact.objects.get(slug="in-transit").checked_on == dt.date(2026, 11, 23)


def test_every_unconfirmed_fact_says_what_to_do_instead():
    assert [row["slug"] for row in facts.FACTS if (row["confidence"] == "X") != bool(row["instead"])] == []


def test_the_release_of_2024_has_one_mark_and_one_sentence():
    leaning = [row for row in facts.FACTS if "2024-03-14" in row["source"] and row["confidence"] != "H"]
    assert {row["slug"] for row in leaning} == {"auto-refund-30d", "late-coupon", "counterfeit-refund", "pickup-24h"}
    assert {row["confidence"] for row in leaning} == {"X"}
    assert all(row["text"].endswith(sources.ANNOUNCED) for row in leaning)
    assert {row["confidence"] for row in rules.RULES if row["slug"] in {"late-14d", "late-30d", "return-90d"}} == {"X"}


# What staff have made of it


def checked():
    out = StringIO()
    call_command("check_facts", days=10_000, stdout=out)
    return out.getvalue()


def test_the_rows_of_a_new_site_are_at_one(reference_data):
    assert checked() == "Every row is fresh.\n"


def test_staff_who_mark_one_source_in_two_ways_are_told(reference_data):
    PolicyFact.objects.filter(slug="in-transit").update(confidence="H")
    with pytest.raises(CommandError, match="is marked H by policyfact in-transit, M by"):
        checked()


def test_staff_who_unconfirm_what_we_refute_with_are_told(reference_data):
    DeadlineRule.objects.filter(slug="withdrawal-7d").update(confidence="X", source="다른 자료", source_url="")
    with pytest.raises(CommandError, match="leans on withdrawal-7d, which nobody has confirmed"):
        checked()


def test_a_row_that_lost_its_source_is_named(reference_data):
    ContactChannel.objects.filter(slug="chat").update(source="", source_url="")
    with pytest.raises(CommandError, match="contactchannel chat has no source"):
        checked()


def test_stale_rows_are_a_list_and_no_failure(reference_data):
    out = StringIO()
    call_command("check_facts", days=-1, stdout=out)
    assert "rows to check." in out.getvalue()
