"""The upkeep of the rows that age: every change is counted, remembered as a person's, and dated."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from cases.contact.models import ContactChannel, HoursException, OpeningPeriod
from cases.deadlines.models import DeadlineRule
from cases.facts.models import Holiday, PolicyFact
from cases.facts.sourced import ReferenceVersion
from cases.messages.facts import SLOTS
from cases.messages.models import MessageTemplate
from cases.process.receivers import Receiver
from tests.support.factories import SOURCED, make_fact
from tests.support.moments import NOW
from tests.support.pages import fields_of


@pytest.fixture
def channel(db: None) -> ContactChannel:
    channel = ContactChannel.objects.create(
        slug="phone", name="전화", hours_text="평일", strength="빠름", weakness="짧음", **SOURCED
    )
    OpeningPeriod.objects.create(channel=channel, weekday=0, opens=dt.time(9), closes=dt.time(18))
    return channel


def url(row: Any, page: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def save(client: Client, row: Any, **changes: Any) -> Any:
    sent = fields_of(client.get(url(row)).text) | changes
    response = client.post(url(row), sent)
    assert response.status_code == 302, response.context["errors"]
    row.refresh_from_db()
    return response


def test_saving_remembers_the_person_and_counts_the_change(keeper: Client) -> None:
    fact, before = make_fact(), ReferenceVersion.current()
    save(keeper, fact, value="100일")
    assert (fact.value, fact.edited_at) == ("100일", NOW)
    assert ReferenceVersion.current() > before


def test_the_name_by_which_pages_ask_for_a_row_is_fixed(keeper: Client) -> None:
    fact = make_fact()
    save(keeper, fact, slug="other")
    assert fact.slug == "return-90d"


def test_a_new_row_is_a_persons_too(keeper: Client) -> None:
    keeper.post(
        reverse("admin:facts_holiday_add"),
        {"on": "2027-05-03", "name": "임시공휴일", "source": "관보", "checked_on": "2026-11-24", "confidence": "H"},
    )
    assert Holiday.objects.get().edited_at == NOW


def test_stale_shows_only_what_nobody_checked_for_half_a_year(keeper: Client) -> None:
    make_fact("fresh", checked_on=NOW.date() - dt.timedelta(days=180))
    make_fact("old", checked_on=NOW.date() - dt.timedelta(days=181))
    page = keeper.get(reverse("admin:facts_policyfact_changelist") + "?stale=yes").text
    assert ">old<" in page
    assert ">fresh<" not in page


def test_checked_today_dates_the_chosen_rows_only_and_is_counted(keeper: Client) -> None:
    chosen, other = make_fact("chosen"), make_fact("other")
    before = ReferenceVersion.current()
    keeper.post(
        reverse("admin:facts_policyfact_changelist"), {"action": "mark_checked", "_selected_action": [chosen.pk]}
    )
    chosen.refresh_from_db()
    other.refresh_from_db()
    assert (chosen.checked_on, chosen.edited_at) == (dt.date(2026, 11, 24), NOW)
    assert (other.checked_on, other.edited_at) == (dt.date(2026, 11, 1), None)
    assert ReferenceVersion.current() == before + 1
    assert LogEntry.objects.get().object_id == str(chosen.pk)


def test_who_may_only_look_cannot_mark_anything_checked(reviewer: Client) -> None:
    fact = make_fact()
    page = reviewer.get(reverse("admin:facts_policyfact_changelist"))
    assert "mark_checked" not in page.text
    reviewer.post(reverse("admin:facts_policyfact_changelist"), {"action": "mark_checked", "_selected_action": fact.pk})
    fact.refresh_from_db()
    assert fact.checked_on == dt.date(2026, 11, 1)


def test_removing_opening_hours_is_counted_and_marks_the_channel(keeper: Client, channel: ContactChannel) -> None:
    before = ReferenceVersion.current()
    save(keeper, channel, **{"periods-0-DELETE": "on"})
    assert not OpeningPeriod.objects.exists()
    assert channel.edited_at == NOW
    # The channel itself and its removed hours.
    assert ReferenceVersion.current() == before + 2


def test_hours_that_end_before_they_begin_are_refused(keeper: Client, channel: ContactChannel) -> None:
    sent = fields_of(keeper.get(url(channel)).text) | {"periods-0-closes": "08:00"}
    response = keeper.post(url(channel), sent)
    assert "닫는 시각은 여는 시각보다 늦어야 해요." in response.text


def test_deleting_many_at_once_is_counted(keeper: Client) -> None:
    facts = [make_fact("a"), make_fact("b")]
    before = ReferenceVersion.current()
    keeper.post(
        reverse("admin:facts_policyfact_changelist"),
        {"action": "delete_selected", "_selected_action": [fact.pk for fact in facts], "post": "yes"},
    )
    assert not PolicyFact.objects.exists()
    assert ReferenceVersion.current() == before + 2


def test_stages_of_a_rule_are_chosen_from_the_statuses(keeper: Client) -> None:
    rule = DeadlineRule.objects.create(
        slug="x", title="x", anchor="paid_on", amount=3, unit="days", rule="x", stages=["filed"], **SOURCED
    )
    save(keeper, rule, stages=["filed", "approved"], payment="card")
    assert (rule.stages, rule.payment, rule.zone) == (["filed", "approved"], "card", "Asia/Seoul")
    sent = fields_of(keeper.get(url(rule)).text) | {"stages": ["nowhere"]}
    assert keeper.post(url(rule), sent).status_code == 200
    sent.pop("stages")
    keeper.post(url(rule), sent)
    rule.refresh_from_db()
    assert rule.stages == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"some_end_after": "120"}, "기간(120일)보다 짧게 적어 주세요."),
        ({"unit": "months"}, "기간의 단위가 일일 때만 적을 수 있어요."),
        ({"payment": "paypal"}, "카드로 낸 것의 기한에만 적을 수 있어요."),
    ],
)
def test_an_early_end_of_a_rule_is_one(
    keeper: Client, reference_data: None, changed: dict[str, str], said: str
) -> None:
    rule = DeadlineRule.objects.get(slug="chargeback-120d")
    save(keeper, rule, some_end_after="60")
    assert rule.length == "60~120일"
    sent = fields_of(keeper.get(url(rule)).text) | changed
    assert said in keeper.post(url(rule), sent).text
    rule.refresh_from_db()
    assert (rule.some_end_after, rule.unit) == (60, "days")


def exception_form(row: ContactChannel, **fields: str) -> dict[str, str]:
    names = {"on": "2026-12-24", "reason": "창사기념일", "source": "공지", "checked_on": "2026-11-24", **fields}
    return {"exceptions-TOTAL_FORMS": "1", "exceptions-0-channel": str(row.pk)} | {
        f"exceptions-0-{name}": value for name, value in names.items()
    }


def test_an_exception_is_one_form_away_and_counted(keeper: Client, channel: ContactChannel) -> None:
    before = ReferenceVersion.current()
    save(keeper, channel, **exception_form(channel))
    exception = channel.exceptions.get()
    assert (str(exception), exception.opens) == ("2026-12-24 창사기념일", None)
    assert ReferenceVersion.current() > before


@pytest.mark.parametrize(
    "times", [{"opens": "09:00"}, {"closes": "12:00"}, {"opens": "12:00", "closes": "09:00"}], ids=str
)
def test_an_exception_has_both_times_in_order_or_none(
    keeper: Client, channel: ContactChannel, times: dict[str, str]
) -> None:
    sent = fields_of(keeper.get(url(channel)).text) | exception_form(channel, **times)
    response = keeper.post(url(channel), sent)
    assert response.status_code == 200
    assert "닫는 시각을 여는 시각보다 늦게" in response.text
    assert not channel.exceptions.exists()


def test_exceptions_that_are_over_are_left_out(keeper: Client, channel: ContactChannel) -> None:
    for on in (NOW.date() - dt.timedelta(days=1), NOW.date()):
        HoursException.objects.create(channel=channel, on=on, reason=f"{on}", source="공지", checked_on=on)
    page = keeper.get(url(channel)).text
    assert 'value="2026-11-24" ' in page
    assert 'value="2026-11-23"' not in page


def test_messages_name_who_gets_them_once_for_the_eye_and_in_each_row_for_the_ear(
    keeper: Client, reference_data: None
) -> None:
    address = reverse("admin:ready_messages_messagetemplate_changelist")
    page = keeper.get(address).text
    receivers = [str(one.label) for one in Receiver]
    assert re.findall(r'class="rg-group">([^<]+)<', page) == receivers, "in the order in which one meets them"
    rows = re.findall(
        r'<td class="field-whom[^"]*"><span class="(?:rg-group|visually-hidden)">([^<]+)</span></td>', page
    )
    assert len(rows) == MessageTemplate.objects.count()
    assert rows == sorted(rows, key=receivers.index)
    by_title = keeper.get(address + "?o=2").text
    assert "rg-group" not in by_title
    shown = re.findall(r'<td class="field-whom[^"]*">([^<]+)</td>', by_title)
    assert sorted(shown) == sorted(rows)


def test_rules_stand_by_who_acts_and_whoever_bought_is_the_buyer(keeper: Client, reference_data: None) -> None:
    address = reverse("admin:deadlines_deadlinerule_changelist")
    page = keeper.get(address).text
    who = ["구매자", "판매자", "알리익스프레스", "알리익스프레스·카드사"]
    assert re.findall(r'class="rg-group">([^<]+)<', page) == who
    rows = re.findall(
        r'<td class="field-who[^"]*"><span class="(?:rg-group|visually-hidden)">([^<]+)</span></td>', page
    )
    assert len(rows) == DeadlineRule.objects.count() and rows == sorted(rows, key=who.index)
    assert "rg-group" not in keeper.get(address + "?o=2").text
    sellers = keeper.get(address + "?actor=seller").text
    assert re.findall(r'class="rg-group">([^<]+)<', sellers) == ["판매자"]
    assert '<option value="buyer" selected>구매자</option>' in keeper.get(url(DeadlineRule.objects.first())).text


def test_a_rule_names_both_days_that_it_may_be_counted_from(keeper: Client, reference_data: None) -> None:
    page = keeper.get(reverse("admin:deadlines_deadlinerule_changelist")).text
    assert "수령 확인을 누른 날과 주문 화면의 구매자 보호가 끝나는 날 가운데 이른 날" in page


def test_each_letter_is_written_in_a_field_of_its_own_language(keeper: Client, reference_data: None) -> None:
    page = keeper.get(url(MessageTemplate.objects.first())).text
    fields = re.findall(r"<textarea[^>]*>", page)
    written = {name: re.search(r'lang="([^"]+)"', one) for one in fields for name in re.findall(r'name="(\w+)"', one)}
    assert {name: found[1] for name, found in written.items() if found} == {
        "korean": "ko",
        "english": "en",
        "chinese": "zh-Hans",
    }


def test_each_slot_of_a_letter_is_called_by_a_name_in_korean(keeper: Client, reference_data: None) -> None:
    page = keeper.get(url(MessageTemplate.objects.first())).text
    named = dict(re.findall(r"<dt>([^<]*) <code>[{\[]+(\w+)[}\]]+</code>", page))
    assert {*named.values()} == SLOTS
    assert all(re.search("[가-힣]", name) for name in named)


def test_a_row_that_is_not_confirmed_has_no_day_of_confirming(keeper: Client) -> None:
    make_fact("sure", confidence="H")
    assert "찾아본 날" not in keeper.get(reverse("admin:facts_policyfact_changelist")).text
    make_fact("unsure", confidence="X")
    assert keeper.get(reverse("admin:facts_policyfact_changelist")).text.count("찾아본 날") == 1
