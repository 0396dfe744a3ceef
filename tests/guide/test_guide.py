import re
from collections import Counter
from pathlib import Path

import pytest

from cases.facts.models import PolicyFact
from cases.facts.sourced import Confidence
from cases.guide import articles, corrections, steps
from cases.process import problems, shots
from cases.process.standing_texts import BESIDE_WITHDRAWAL, ELSEWHERE, ELSEWHERE_LATER, STANDINGS
from cases.process.standings import Standing
from cases.seed.facts import FACTS
from cases.seed.rules import RULES
from tests.support.processes import ROOT

FACT_SLUGS = {fact["slug"] for fact in FACTS}
RULE_SLUGS = {rule["slug"] for rule in RULES}
TEMPLATES = ROOT / "templates" / "guide"

# What staff must be able to change without a release: windows, fees, telephone numbers.
AGEING = re.compile(r"\d[\d,.~]*\s*(?:일|개월|시간|영업일|원|만 ?원|달러|번째)|\b1\d{3}-\d{4}\b|\b1372\b|\b118\b")


def test_every_problem_belongs_to_one_family() -> None:
    placed = Counter(problem.slug for _title, members in problems.families() for problem in members)
    assert placed == Counter({problem.slug: 1 for problem in problems.PROBLEMS})


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_a_problem_names_only_what_exists(problem: problems.Problem) -> None:
    assert set(problem.facts) <= FACT_SLUGS
    assert set(problem.rules) <= RULE_SLUGS
    assert len(problem.shot_list) == len(problem.shots) > 2
    assert not set(problem.facts) & set(problem.rules), "a number would stand twice on one page"


def test_the_deadlines_of_the_process_exist() -> None:
    assert set(problems.PROCESS_RULES) <= RULE_SLUGS


def test_facts_and_rules_share_no_slug() -> None:
    assert not FACT_SLUGS & RULE_SLUGS
    assert len(FACT_SLUGS) == len(FACTS)


def test_corrections_point_at_what_we_say_instead() -> None:
    assert {item.fact for item in corrections.CORRECTIONS} <= FACT_SLUGS | RULE_SLUGS


def test_steps_know_their_neighbours() -> None:
    first, middle, last = steps.STEPS
    assert steps.around(first) == (None, middle)
    assert steps.around(middle) == (first, last)
    assert steps.around(last) == (middle, None)


@pytest.mark.parametrize("look_up", [problems.problem, steps.step])
def test_an_unknown_slug_is_a_key_error(look_up) -> None:
    with pytest.raises(KeyError):
        look_up("nowhere")


def test_choices_cover_problems_and_shots() -> None:
    grouped = [(str(title), [slug for slug, _name in members]) for title, members in problems.problem_choices()]
    assert grouped == [(str(title), [one.slug for one in members]) for title, members in problems.families()]
    assert [slug for _title, slugs in grouped for slug in slugs] == [problem.slug for problem in problems.PROBLEMS]
    assert [slug for slug, _label in shots.shot_choices()] == list(shots.SHOTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["slug"])
def test_a_fact_fits_its_row_and_says_where_it_comes_from(fact) -> None:
    PolicyFact(**fact).clean_fields()
    assert fact["source"]
    assert fact["text"].endswith((".", "세요."))


def test_an_unconfirmed_fact_says_so_in_its_own_sentence() -> None:
    unconfirmed = [fact for fact in FACTS if fact["confidence"] == Confidence.UNCONFIRMED]
    assert unconfirmed
    for fact in unconfirmed:
        assert re.search(r"못했어요|찾지 못|확인하지 못|한 곳에만", fact["text"]), fact["slug"]


def test_not_having_received_it_can_be_refunded() -> None:
    """The common guide says the opposite; ours never may."""
    fact = next(fact for fact in FACTS if fact["slug"] == "non-receipt")
    assert "환불을 신청할 수 있어요" in fact["text"]
    assert "non-receipt" in problems.problem("not-received").facts


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_templates_name_only_facts_that_exist(path: Path) -> None:
    named = {name.replace("_", "-") for name in re.findall(r"facts\.([a-z0-9_]+)", path.read_text())}
    assert named <= FACT_SLUGS | RULE_SLUGS


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_templates_carry_no_number_that_can_age(path: Path) -> None:
    assert AGEING.findall(path.read_text()) == []


@pytest.mark.parametrize("text", [str(v) for p in problems.PROBLEMS for v in (p.title, p.summary, p.cause, p.remedy)])
def test_problems_carry_no_number_that_can_age(text: str) -> None:
    assert not AGEING.search(text)


@pytest.mark.parametrize(
    "row", [*STANDINGS.values(), *ELSEWHERE.values(), *ELSEWHERE_LATER.values(), *BESIDE_WITHDRAWAL.values()]
)
def test_what_to_do_carries_no_number_that_can_age(row: Standing) -> None:
    assert not AGEING.search(f"{row.act} {row.say.korean if row.say else ''}")


@pytest.mark.parametrize("path", sorted((TEMPLATES.parent / "front").glob("*.html")), ids=lambda path: path.stem)
def test_the_page_of_a_case_carries_no_number_that_can_age(path: Path) -> None:
    assert AGEING.findall(path.read_text()) == []


@pytest.mark.parametrize("text", [str(v) for a in articles.ARTICLES for v in (a.title, a.summary)])
def test_articles_carry_no_number_that_can_age(text: str) -> None:
    assert not AGEING.search(text)


def test_articles_are_told_apart_and_named_by_problems_that_exist() -> None:
    slugs = [article.slug for article in articles.ARTICLES]
    assert len(set(slugs)) == len(slugs)
    assert {slug for article in articles.ARTICLES for slug in article.problems} <= {
        one.slug for one in problems.PROBLEMS
    }
