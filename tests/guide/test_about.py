import datetime as dt
import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from cases.casefile.models import Case
from cases.contact.models import ContactChannel
from cases.core.retention import UNTOUCHED_CASE
from cases.deadlines.models import DeadlineRule
from cases.facts import page_cache
from cases.facts.models import PolicyFact
from cases.facts.sourced import Confidence
from cases.guide import corrections
from tests.support.factories import make_case
from tests.support.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


def test_lays_open_every_fact_with_its_source_and_mark(client: Client) -> None:
    about = client.get("/about/").text
    pages = {mark: client.get(f"/about/{mark}/").text for mark in Confidence}
    for row in (*PolicyFact.objects.all(), *DeadlineRule.objects.all(), *ContactChannel.objects.all()):
        assert [mark for mark, page in pages.items() if f'<tr id="{row.slug}">' in page] == [row.confidence]
        cells = pages[row.confidence].partition(f'<tr id="{row.slug}">')[2].partition("</tr>")[0]
        assert row.source in cells
        assert f'datetime="{row.checked_on.isoformat()}"' in cells
        assert f'href="/about/{row.confidence}/"' in about
    assert client.get("/about/Z/").status_code == 404


def test_says_where_the_common_guide_is_wrong(client: Client) -> None:
    page = client.get("/about/").text
    for item in corrections.CORRECTIONS:
        assert f"‘{item.claim}’" in page
        link = page.partition(f"‘{item.claim}’")[2].partition("</li>")[0].partition('href="')[2].partition('"')[0]
        assert f'<tr id="{item.fact}">' in client.get(link).text
    assert "알리익스프레스와 관계없는 독립 안내" in page


def test_lists_what_nobody_confirmed_with_what_to_do_instead(client: Client) -> None:
    page = client.get("/about/").text
    listed = page.partition('<h2 id="open">')[2].partition("</section>")[0]
    for row in (*PolicyFact.objects.all(), *DeadlineRule.objects.all(), *ContactChannel.objects.all()):
        told = listed.partition(f'data-unconfirmed="{row.slug}">')[2].partition("</details>")[0]
        partly = listed.index("일부를 모르는 연락처") < listed.find(f'data-unconfirmed="{row.slug}">')
        assert bool(told) == (not row.is_confirmed or bool(getattr(row, "unconfirmed", ""))), row.slug
        assert not told or partly == row.is_confirmed, row.slug
        assert not told or (getattr(row, "instead", "") in told and "대신 이렇게" in told)
    assert "앱이나 사이트 맨 아래 사업자 정보에 적힌 전화번호로 거세요." in listed
    assert "확인하지 못한 것: 전화번호" in listed
    counted = re.findall(r'marks__count">(\d+)개', page)[-1]
    first, _, partly_known = listed.partition("일부를 모르는 연락처")
    assert first.count("data-unconfirmed") == int(counted)
    assert f'<span class="fact__short">{counted}개</span></summary>' in first, "the number of the mark above"
    assert f'<span class="fact__short">{partly_known.count("data-unconfirmed")}개</span></summary>' in partly_known


def test_answers_what_the_common_guide_says_of_hours_wrong_items_and_delays(client: Client) -> None:
    page = client.get("/about/").text
    corrected = page.partition('<h2 id="wrong">')[2].partition("</section>")[0]
    for slug in ("support-after-hours", "steps-have-limits", "refund-delay-cause"):
        assert PolicyFact.objects.get(slug=slug).text in corrected


def test_sources_lead_out_without_telling_where_from(client: Client) -> None:
    page = client.get("/about/H/").text
    assert page.count('<a href="http') == page.count('rel="noopener noreferrer external"') > 0


def test_asks_the_database_four_times_and_then_once(
    now: dt.datetime, client: Client, django_assert_num_queries
) -> None:
    with django_assert_num_queries(4):  # version, rules, facts, channels
        client.get("/about/")
    with django_assert_num_queries(1):
        client.get("/about/")


@pytest.mark.parametrize(
    "duty",
    [
        "무엇을 왜 저장하나요",
        "언제까지 보관하고 어떻게 지우나요",
        "제3자에게 제공하거나 팔지 않아요",
        "처리를 맡긴 곳",
        "쿠키를 막을 수 있어요",
        "내 권리",
        "이 사이트를 운영하는 사람",
        "개인통관고유부호",
    ],
)
def test_privacy_names_what_the_law_asks_for(db: None, duty: str) -> None:
    assert duty in Client().get("/privacy/").text


def test_privacy_promises_what_the_clean_up_does(db: None, now: dt.datetime, capsys, monkeypatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    assert f"{UNTOUCHED_CASE.days}일이 지나면 지워요" in Client().get("/privacy/").text
    forgotten, kept = make_case(), make_case()
    Case.objects.filter(pk=forgotten.pk).update(updated_at=NOW - UNTOUCHED_CASE - dt.timedelta(seconds=1))
    Case.objects.filter(pk=kept.pk).update(updated_at=NOW - UNTOUCHED_CASE)
    expired = SessionStore()
    expired.set_expiry(NOW - dt.timedelta(seconds=1))
    expired.save()
    call_command("forget_expired")
    assert not Session.objects.exists()
    assert list(Case.objects.all()) == [kept]
    assert capsys.readouterr().out == "1 cases deleted\n"


def test_privacy_names_who_runs_the_site(db: None, settings) -> None:
    nobody = Client().get("/privacy/").text
    assert "아직 문의를 받는 사람이 없어요." in nobody
    told = nobody.partition('data-fact="privacy-report" data-confidence="M"')[2]
    assert "보안뉴스 2017-03-03" in told and 'datetime="2026-11-27"' in told
    assert 'href="tel:118"' in told
    assert 'href="#asked"' not in nobody
    settings.OPERATOR = "홍길동 <privacy@example.org>"
    page_cache.cache.clear()
    named = Client().get("/privacy/").text
    assert "tel:" not in named
    assert "홍길동 &lt;privacy@example.org&gt;" in named
    assert 'href="#asked"' in named
    assert "사진은 넣지 마세요." not in named


@pytest.mark.parametrize("change", [None, {"value": "118번"}])
def test_privacy_dials_only_what_the_row_has_as_a_number(db: None, change: dict[str, str] | None) -> None:
    rows = PolicyFact.objects.filter(slug="privacy-report")
    _done = rows.update(**change) if change else rows.delete()
    assert "tel:" not in Client().get("/privacy/").text
