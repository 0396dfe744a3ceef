import datetime as dt
import re

import pytest
from django.test import Client

from cases.deadlines.models import DeadlineRule
from cases.facts.models import PolicyFact
from cases.guide.first_acts import first_act
from cases.process import problems

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_tells_cause_remedy_photos_deadlines_and_the_way_to_a_case(client: Client, problem: problems.Problem) -> None:
    page = client.get(f"/problems/{problem.slug}/").text
    assert f"<h1>{problem.title}</h1>" in page
    assert str(problem.cause) in page
    assert str(problem.remedy) in page
    for shot in problem.shot_list:
        assert str(shot.label) in page
        assert str(shot.hint) in page
    for rule in DeadlineRule.objects.filter(slug__in=problem.rules):
        assert f'data-fact="{rule.slug}"' in page
        assert rule.rule in page
    assert [slug for slug in (*problem.rules, *problem.facts) if f'data-fact="{slug}"' not in page] == []
    assert f'href="/cases/new/?problem={problem.slug}"' in page
    assert 'class="steps"' in page
    assert "주문 화면에 날짜가 보이면 그 날짜를 따르세요" in page
    ticks = page.partition(f'data-ticks="{problem.slug}"')[2].partition("</ul>")[0]
    assert re.findall(r'<label><input type="checkbox" name="([\w-]+)"', ticks) == list(problem.shots)
    assert f'href="/cases/new/photos/?problem={problem.slug}"' in page
    assert 'data-rank="1"' in page
    assert f'href="/contact/?problem={problem.slug}"' in page


def test_facts_come_in_the_order_of_the_problem_and_rules_before_them(client: Client) -> None:
    problem = problems.problem("not-received")
    page = client.get("/problems/not-received/").text
    places = [page.index(f'data-fact="{slug}"') for slug in problem.facts]
    assert places == sorted(places)
    assert max(page.index(f'data-fact="{slug}"') for slug in problem.rules) < min(places)


def test_what_the_buyer_must_not_miss_stands_before_what_others_are_to_keep(client: Client) -> None:
    page = client.get("/problems/cancel-order/").text.partition('id="dates"')[2].partition('id="rules"')[0]
    mine, _, others = page.partition("상대가 지킬 기한")
    of = dict(DeadlineRule.objects.values_list("slug", "actor"))
    actors = [{of[slug] for slug in re.findall(r'data-fact="([^"]+)"', part)} for part in (mine, others)]
    assert actors[0] == {"buyer"}
    assert actors[1]
    assert "buyer" not in actors[1]


@pytest.mark.parametrize("problem", [one for one in problems.PROBLEMS if one.places], ids=lambda problem: problem.slug)
def test_where_else_to_look_or_ask_stands_beside_the_channels_and_only_there(
    client: Client, problem: problems.Problem
) -> None:
    assert set(problem.places) <= set(problem.facts)
    page = client.get(f"/problems/{problem.slug}/").text
    beside = page.partition('id="now"')[2].partition("data-channel")[0]
    assert re.findall(r'data-fact="([^"]+)"', beside) == list(problem.places)
    assert [page.count(f'data-fact="{slug}"') for slug in problem.places] == [1] * len(problem.places)


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_the_day_at_the_head_is_the_first_of_the_list(client: Client, problem: problems.Problem) -> None:
    page = client.get(f"/problems/{problem.slug}/").text
    head, dates = page.partition('<p class="actions">')[0], page.partition('id="dates"')[2].partition("</section>")[0]
    named = re.search(r'<a href="#dates">(.+?) \d+\S+</a>', head)
    first = re.search(r"<summary><span><strong>([^<]+)</strong>", dates)
    if named:
        assert first and first[1] == named[1]
        assert dates.index(named[1]) < dates.index("folds__more")
    else:
        act = first_act(problem)
        assert act.until and act.ends and str(act.until) in head
        assert all(str(part) in dates.partition("<details")[0] for part in act.ends)


def test_what_only_opens_is_folded_into_one_row(client: Client) -> None:
    dates = client.get("/problems/customs-hold/").text.partition('id="dates"')[2].partition("</section>")[0]
    opening = DeadlineRule.objects.filter(slug__in=problems.problem("customs-hold").rules, opens=True)
    assert opening
    shown, _, row = dates.partition("<summary><span>이날부터 할 수 있어요</span>")
    row = row.partition('<details class="folds__more">')[0]
    assert re.match(rf" <span[^>]*>{len(opening)}개<", row)
    for rule in opening:
        assert f'data-fact="{rule.slug}"' in row
        assert f'data-fact="{rule.slug}"' not in shown


@pytest.mark.parametrize("slug", ["not-received", "change-of-mind"])
def test_a_rule_that_nobody_confirmed_says_what_to_do_instead(client: Client, slug: str) -> None:
    page = client.get(f"/problems/{slug}/").text
    unsure = DeadlineRule.objects.filter(slug__in=problems.problem(slug).rules, confidence="X")
    assert unsure
    for rule in unsure:
        told = page.partition(f'data-fact="{rule.slug}"')[2].partition("</details>")[0]
        assert "대신 이렇게: 주문 화면에" in told


def test_not_received_says_that_a_refund_can_be_asked_for(client: Client) -> None:
    page = client.get("/problems/not-received/").text
    assert PolicyFact.objects.get(slug="non-receipt").text in page
    assert "환불 요청을 할 수 없" not in page


def test_a_refusal_puts_outside_help_first(client: Client) -> None:
    usual = client.get("/problems/damaged/").text
    refused = client.get("/problems/return-refused/").text
    assert usual.index('data-channel="') < usual.index('data-rank="1"')
    first, then = (re.findall(r'data-channel="([^"]+)"', page)[:2] for page in (usual, refused))
    assert first[0] == then[0] == "dispute"
    assert first[1] in {"phone", "chat", "email"}
    assert then[1] not in {"phone", "chat", "email"}


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_a_mark_is_explained_once_where_it_stands_and_nowhere_else(client: Client, problem: problems.Problem) -> None:
    places = client.get(f"/problems/{problem.slug}/").text.partition('id="now"')[2].partition("</section>")[0]
    marked = '<span class="unsure">확인 전</span>' in places
    assert places.count("‘확인 전’은") == (1 if marked else 0)


@pytest.mark.parametrize("slug", ["nowhere", "Damaged", "damaged-goods"])
def test_an_unknown_problem_is_not_found(client: Client, slug: str) -> None:
    assert client.get(f"/problems/{slug}/").status_code == 404


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_asks_the_database_eight_times_and_then_once(
    now: dt.datetime, client: Client, problem: problems.Problem, django_assert_num_queries
) -> None:
    with django_assert_num_queries(8):  # version, rules, facts, holidays, channels, periods, exceptions, ended cases
        client.get(f"/problems/{problem.slug}/")
    with django_assert_num_queries(1):
        client.get(f"/problems/{problem.slug}/")


def test_a_day_on_which_something_opens_does_not_look_like_its_end(client: Client) -> None:
    line = (
        client.get("/problems/not-received/").text.partition('data-fact="dispute-opens"')[2].partition("</summary>")[0]
    )
    assert re.search(r"\d+일 뒤\b", line)


@pytest.mark.parametrize("slug", ["damaged", "missing-parts"])
def test_the_refund_is_asked_for_first_and_what_seldom_applies_is_folded(client: Client, slug: str) -> None:
    page = client.get(f"/problems/{slug}/").text
    assert "환불 신청 기한 15일" in page.partition('<p class="actions">')[0]
    shown, _, folded = page.partition('id="dates"')[2].partition('<details class="folds__more">')
    named = re.findall(r'data-fact="([^"]+)"', shown)
    assert named == ["dispute-closes", "withdrawal-7d", "courier-14d"], (
        "the day of the head, then by nearness, as a case has them"
    )
    rare = "instalment-withdrawal-7d"
    assert rare not in named and f'data-fact="{rare}"' in folded


def test_a_number_of_days_among_all_problems_says_what_ends(client: Client) -> None:
    page = client.get("/problems/").text
    assert sorted(re.findall(r'compared__days">([^<]+)<', page)) == [
        "14일 안에 택배사에 알리기",
        "7일 안에 이유 없이 취소하기",
    ]
    assert "대부분은 환불 신청 기한(15일)부터" in page, "what most share is told once"


def test_the_step_of_looking_up_at_customs_leads_to_the_place_that_says_how(client: Client) -> None:
    page = client.get("/problems/customs-hold/").text
    assert 'href="#customs-lookup"' in page.partition('class="steps"')[2].partition("</ol>")[0]
    assert page.count('id="customs-lookup"') == 1
    lookup = page.partition('id="customs-lookup"')[2].partition("</p>")[0]
    assert "화물진행정보" in lookup
