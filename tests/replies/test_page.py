"""The page that reads a reply: what it marks, what it keeps, and what happens to what it cannot take."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from cases.casefile.models import CaseEvent
from cases.core.fields import MASKED, MOST_PASTED
from cases.core.masking import MASK
from cases.process.events import Kind
from cases.process.quotas import MOST_OF_A_KIND
from cases.process.states import Role
from cases.replies.asks import Ask
from cases.replies.models import Reply
from tests.support.clients import holding
from tests.support.factories import make_case
from tests.support.moments import NOW
from tests.support.pages import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]

SAID = "Dear friend, please close the dispute first.\r\nPlease wait 5 more days, we can refund you $3.50."


@pytest.fixture
def below(case):
    return f"/cases/{case.reference}/replies/"


def test_a_reply_is_read_and_kept_in_one_step(owner, case, below):
    page = owner.post(below, {"text": SAID})
    assert page.status_code == 200
    for mark in ("close-dispute", "wait", "partial-offer"):
        assert f'data-reply="{mark}"' in page.text
    assert 'data-reply="none"' not in page.text
    assert '<span lang="en">Dear friend, please close the dispute first</span>' in page.text
    assert f'/cases/{case.reference}/messages/keep-dispute-open/"' in page.text
    assert 'data-until="2026-11-29"' in page.text and "11월 29일(일)" in page.text
    assert 'data-value="3.50" data-currency="USD"' in page.text
    assert f"/cases/{case.reference}/money/new/offered/?amount=3.50&amp;currency=USD" in page.text
    promise = f"/cases/{case.reference}/contacts/new/?channel=chat&promised_until=2026-11-29&said=Please%20wait%205%20more%20days"
    assert promise.replace("&", "&amp;") in page.text
    form = owner.get(promise).text
    assert 'value="2026-11-29"' in form and "Please wait 5 more days" in form
    assert case.reply_texts.get().original == SAID
    assert case.events.order_by("number").last().kind == Kind.REPLY_KEPT


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        ("preparing", []),
        ("filed", ["negotiating", "return_due", "approved", "rejected"]),
        ("platform_review", ["return_due", "approved", "rejected"]),
        ("closed", []),
    ],
)
def test_what_was_answered_is_written_into_the_case_from_there(now, status, offered):
    case = make_case(status=status)
    buyer, below = holding(case), f"/cases/{case.reference}/replies/"
    assert "/move/" not in buyer.get(below).text.partition("<main")[2]
    page = buyer.post(below, {"text": SAID}).text
    assert re.findall(rf'href="/cases/{case.reference}/move/(\w+)/"', page) == offered
    kept = buyer.get(f"{below}{case.reply_texts.get().pk}/").text
    assert re.findall(rf'href="/cases/{case.reference}/move/(\w+)/"', kept) == offered


@pytest.mark.parametrize(
    "reply", ["새 상품을 다시 보낼 예정이니 기다려 주세요", "환불은 판매자가 보낼 때까지 기다려 주세요"]
)
def test_where_a_reply_names_no_day_none_is_proposed(owner, below, reply):
    page = owner.post(below, {"text": reply})
    assert 'data-reply="none"' not in page.text
    assert "promised_until" not in page.text and "data-until" not in page.text


def test_the_share_that_a_reply_names_stands_beside_an_amount_in_another_currency(owner, below):
    assert "낸 돈의 30%" in owner.post(below, {"text": "We can refund you $10 (30%) and you keep it."}).text


def test_nothing_found_is_said_as_it_is(owner, below):
    page = owner.post(below, {"text": "Hello dear, thank you for your message."}).text
    assert 'data-reply="none"' in page and "안전하다는 뜻은 아니에요" in page


def test_a_kept_reply_becomes_evidence_with_the_time_at_which_it_was_pasted(owner, case, below):
    owner.post(below, {"text": SAID})
    kept = case.reply_texts.get()
    fields = fields_of(owner.get(f"{below}{kept.pk}/").text)
    assert owner.post(f"/cases/{case.reference}/contacts/new/", fields).status_code == 302
    row = case.conversations.get()
    assert row.in_papers and row.channel == "chat" and row.happened_at == kept.received_at
    assert row.said.splitlines() == SAID.splitlines()
    again = owner.get(f"{below}{kept.pk}/").text
    assert "증거 모음에 넣어요" in again and 'name="in_papers"' not in again


def test_what_is_longer_than_a_conversation_holds_is_not_offered_as_evidence(owner, case, below):
    owner.post(below, {"text": "please close the dispute " * 1000})
    assert 'name="in_papers"' not in owner.get(f"{below}{case.reply_texts.get().pk}/").text


def test_not_a_byte_is_changed(owner, case, below):
    text = "  ｆｕｌｌ－ｗｉｄｔｈ\u00a0\u200b\u3000분쟁 \r\n\t\x00 e\u0301\n\n"
    owner.post(below, {"text": text})
    row = case.reply_texts.get()
    assert row.original == text
    assert row.sha256 == hashlib.sha256(text.encode()).hexdigest()
    file = owner.get(f"{below}{row.pk}/original/")
    assert file.content == text.encode()
    assert "attachment" in file["Content-Disposition"]


def test_codes_that_are_not_ours_to_hold_are_blacked_out_and_nothing_else(owner, case, below):
    page = owner.post(below, {"text": "제 부호는 P123456789012 예요\u200b!"})
    kept = case.reply_texts.get().original
    assert kept == f"제 부호는 P{MASK * 12} 예요\u200b!"
    assert str(MASKED) in page.text


def test_the_same_reply_twice_is_one(owner, case, below):
    owner.post(below, {"text": SAID})
    owner.post(below, {"text": SAID})
    assert case.reply_texts.count() == case.events.filter(kind=Kind.REPLY_KEPT).count() == 1


def test_a_kept_reply_is_read_again_and_can_be_removed(owner, case, below):
    owner.post(below, {"text": SAID})
    row = case.reply_texts.get()
    assert 'data-reply="close-dispute"' in owner.get(f"{below}{row.pk}/").text
    assert owner.post(f"{below}{row.pk}/remove/").url == below
    assert not Reply.objects.exists()
    assert case.events.order_by("number").last().kind == Kind.REPLY_REMOVED


def test_an_empty_reply_is_asked_for_next_to_the_field(owner, case, below):
    page = owner.post(below, {"text": " \n "})
    assert page.status_code == 422
    assert page.text.count("받은 답장을 붙여 넣어 주세요.") == 2
    assert not case.reply_texts.exists()


def test_a_megabyte_is_read_and_more_is_given_back(owner, case, below):
    text = "please close the dispute. " * (MOST_PASTED // 26)
    assert 'data-reply="close-dispute"' in owner.post(below, {"text": text}).text
    page = owner.post(below, {"text": text + "x" * 100})
    assert page.status_code == 422 and "너무 길어요" in page.text and "x" * 100 in page.text
    assert case.reply_texts.count() == 1


def test_where_a_case_is_full_a_reply_is_read_all_the_same(owner, case, below):
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, number=100 + at, kind=Kind.REPLY_KEPT, role=Role.OWNER, created_at=NOW)
        for at in range(MOST_OF_A_KIND)
    )
    type(case).objects.filter(pk=case.pk).update(chain_length=100 + MOST_OF_A_KIND)
    page = owner.post(below, {"text": SAID})
    assert 'data-reply="wait"' in page.text and "남겨 두지는 못했어요" in page.text
    assert not case.reply_texts.exists()


def test_staff_cannot_save_a_rule_that_reads_an_example_wrongly(admin_client, now):
    from cases.replies.models import ReplyRule

    row = ReplyRule.objects.get(slug="wait")
    names = [
        "slug",
        "ask",
        "position",
        "patterns",
        "unless",
        "meaning",
        "risk",
        "avoid",
        "answer",
        "leads_to",
        "said",
        "not_said",
    ]
    form = {name: getattr(row, name) for name in names}
    at = f"/admin/replies/replyrule/{row.pk}/change/"
    page = admin_client.post(at, {**form, "unless": ""})
    assert "이 예에서 잘못 찾았어요: ‘You don&#x27;t have to wait any more.’" in page.text
    page = admin_client.post(at, {**form, "patterns": "(a)\\1"})
    assert "을 읽지 못했어요" in page.text
    assert "이런 이름의 보낼 메시지가 없어요" in admin_client.post(at, {**form, "answer": "no-such"}).text
    assert admin_client.post(at, form).status_code == 302
    row.refresh_from_db()
    assert row.edited_at is not None


def test_every_rule_of_the_seed_is_valid_and_names_a_message():
    from cases.messages.models import MessageTemplate
    from cases.replies.models import ReplyRule

    slugs = {*MessageTemplate.objects.values_list("slug", flat=True)}
    for row in ReplyRule.objects.all():
        row.full_clean()
        assert row.answer in slugs, row.answer


def test_each_demand_has_a_sign_of_its_own():
    signs = [ask.icon for ask in Ask]
    assert not {"icons/shield.svg", "icons/check.svg", "icons/portal.svg"} & {*signs}
    assert len({*signs}) == len(signs)
    assert all((Path(__file__).parents[2] / "templates" / sign).exists() for sign in signs)
