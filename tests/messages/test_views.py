"""The pages of ready messages, for their buyer and for staff who keep them."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.contrib.auth.models import User

from cases.messages.facts import FLAGS, SLOTS
from cases.messages.language import as_lines
from cases.messages.models import FIELDS, MessageTemplate
from cases.money.models import Entry
from cases.process.events import Kind
from cases.process.money import Sort
from cases.process.states import Outcome, Role, Status
from cases.returns.models import ReturnAddress, Shipment
from tests.support.clients import logged_in
from tests.support.factories import photo_row
from tests.support.moments import NOW
from tests.support.pages import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "reference_data")]


@pytest.fixture
def ready(case):
    case.order_number, case.item = "8190000000000001", "유리 티포트"
    case.save()
    return f"/cases/{case.reference}/messages/"


def texts(response):
    """Return the ready texts of a page by message and language."""
    quotes = r'<blockquote lang="([^"]+)" data-message="([^"]+)"[^>]*>(.+?)</blockquote>'
    found = re.findall(quotes, response.content.decode(), re.DOTALL)
    return {(slug, language): html.unescape(re.sub(r"<[^>]+>", "", text)) for language, slug, text in found}


def test_the_message_for_this_moment_stands_whole_in_three_languages(owner, ready):
    found = texts(owner.get(ready))
    assert {language for _slug, language in found} == {"ko", "en", "zh-Hans"}
    assert {slug for slug, _language in found} == {"first-request"}
    assert "유리 티포트" in found["first-request", "ko"]
    assert "8190 0000 0000 0001" in found["first-request", "en"]


def test_it_follows_the_status(owner, case, ready):
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    case.move(Status.REJECTED, by=None, role=Role.OWNER, now=NOW)
    response = owner.get(ready)
    assert {slug for slug, _language in texts(response)} == {"appeal"}
    assert f'href="{ready}to-card-issuer/"' in response.content.decode()


def test_an_address_that_is_there_is_not_asked_for_again(owner, case, ready):
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    case.move(Status.RETURN_DUE, by=None, role=Role.OWNER, now=NOW)
    assert {slug for slug, _language in texts(owner.get(ready))} == {"address-in-writing"}
    ReturnAddress.write(case, {"recipient": "알리 반품센터", "address": "인천광역시 서구 정서진로 410"}, now=NOW)
    response = owner.get(ready)
    assert {slug for slug, _language in texts(response)} == {"return-cost"}
    after = response.text.index("반품을 보낸 뒤에")
    assert after < response.text.index(f'href="{ready}return-posted/"')
    assert "반품을 보낸 뒤에 보내세요" in owner.get(f"{ready}return-posted/").text
    parcel = {"carrier": "epost", "tracking_number": "1234567890123", "shipped_on": dt.date(2026, 11, 24)}
    Shipment.write(case, parcel, now=NOW)
    assert {slug for slug, _language in texts(owner.get(ready))} == {"return-posted"}
    assert "반품을 보낸 뒤에 보내세요" not in owner.get(f"{ready}return-posted/").text


def test_who_reads_korean_gets_it_to_read_and_to_copy_and_other_languages_one_tap_away(owner, ready):
    page = owner.get(f"{ready}to-card-issuer/").text
    assert page.index('id="said-ko"') < page.index('data-copy="#said-ko"') < page.index('data-copy="#said-en"')
    assert page.index("다른 언어로 보기") < page.index('name="shown"')


def test_each_language_has_one_button_that_stands_out_and_copies_what_the_receiver_reads(owner, ready):
    page = owner.get(ready).text
    assert page.index('id="said-ko"') < page.index('data-copy="#said-en"')
    found = re.findall(r'<button class="([^"]+)" type="button" data-copy="#said-([\w-]+)" data-shown="([^"]+)"', page)
    loud = {copied: shown for look, copied, shown in found if "button--quiet" not in look}
    assert loud == {"en": "ko en", "zh-Hans": "zh-Hans"}
    assert [(copied, shown) for look, copied, shown in found if "button--quiet" in look] == [("ko", "ko")]


def test_photos_that_are_attached_are_named_in_a_whole_sentence_with_each_number_beside_its_word(owner, case, ready):
    photo_row(case, kind="damage")
    page = owner.get(ready).text
    assert re.search(r'증거 사진을 첨부했어요\. [^\n]*<span class="nowrap">\S+\(사진 1\)\.</span>\n', page)


def test_a_message_goes_to_people_and_to_offices_with_the_particle_of_each(owner, ready):
    assert "지금 판매자에게 보낼 메시지" in owner.get(ready).text
    assert "카드사에 보낼 메시지" in owner.get(f"{ready}to-card-issuer/").text


def test_where_it_goes_is_a_whole_sentence_that_names_the_receiver_once(owner, ready):
    page = owner.get(f"{ready}to-card-issuer/").text
    assert "카드사 앱의 ‘해외이용 이의제기’나 서면에 붙여 넣으세요." in page and "카드사 ·" not in page


def test_what_was_sent_stands_in_the_timeline_with_its_words(owner, case, ready):
    response = owner.post(f"{ready}first-request/", {"language": "en"}, follow=True)
    event = case.events.get(kind=Kind.MESSAGE_SENT)
    assert event.data == {"slug": "first-request", "language": "en", "receiver": "seller"}
    assert event.note.startswith("Hello,") and "Please refund me to my original payment method." in event.note
    assert "판매자에게 보낸 말을 적어 두었어요" in response.content.decode()


def test_what_was_sent_before_is_said_by_the_next(owner, case, ready):
    then, sent = NOW - dt.timedelta(days=3), {"language": "en", "receiver": "platform"}
    case.record(Kind.MESSAGE_SENT, role=Role.OWNER, note="…", data={"slug": "seller-silent", **sent}, now=then)
    case.record(Kind.MESSAGE_SENT, role=Role.OWNER, note="…", data={"slug": "appeal", **sent}, now=then)
    again = texts(owner.get(f"{ready}seller-silent/"))["seller-silent", "ko"]
    assert f"{then:%Y}년 {then.month}월 {then.day}일에도 같은 요청을 드렸는데" in again
    assert "같은 요청" not in texts(owner.get(f"{ready}decision-when/"))["decision-when", "ko"]


def test_what_was_sent_before_something_came_of_it_is_not_said_again(owner, case, ready):
    then, sent = NOW - dt.timedelta(days=3), {"language": "en", "receiver": "platform"}
    case.record(Kind.MESSAGE_SENT, role=Role.OWNER, note="…", data={"slug": "seller-silent", **sent}, now=then)
    case.record(Kind.PROMISE_ANSWERED, role=Role.OWNER, data={"until": "2026-11-20", "answer": "kept"}, now=then)
    assert "같은 요청" not in texts(owner.get(f"{ready}seller-silent/"))["seller-silent", "ko"]


def test_words_that_were_changed_are_the_ones_that_are_kept(owner, case, ready):
    owner.post(f"{ready}first-request/", {"language": "zh-Hans", "text": "请退款。"})
    assert case.events.get(kind=Kind.MESSAGE_SENT).note == "请退款。"


@pytest.mark.parametrize("data", [{}, {"language": "fr", "text": "Bonjour"}, {"language": "en", "text": "x" * 2001}])
def test_a_wrong_answer_is_asked_back_and_nothing_is_lost(owner, case, ready, data):
    response = owner.post(f"{ready}first-request/", data)
    assert response.status_code == 422
    assert data.get("text", "") in response.content.decode()
    assert not case.events.filter(kind=Kind.MESSAGE_SENT).exists()


def test_a_closed_case_has_nothing_to_send(owner, case, ready):
    case.move(Status.CLOSED, by=None, role=Role.OWNER, outcome=Outcome.WITHDRAWN, now=NOW)
    response = owner.get(ready)
    assert texts(response) == {} and "지금 보낼 메시지는 없어요" in response.content.decode()


def test_an_unknown_message_is_not_found(owner, ready):
    assert owner.get(f"{ready}no-such-thing/").status_code == 404


class TestStaff:
    @pytest.fixture
    def keeper(self):
        return logged_in(User.objects.create_superuser("keeper", password="x"))

    def form(self, row, **changes):
        names = ("receiver", "firmness", "title", "when", "position", "korean", "english", "chinese")
        return {name: getattr(row, name) for name in names} | changes

    def test_a_text_whose_languages_differ_is_refused(self, keeper):
        row = MessageTemplate.objects.get(slug="first-request")
        address = f"/admin/ready_messages/messagetemplate/{row.pk}/change/"
        response = keeper.post(address, self.form(row, english="Hello,\n\nOrder number: {order}."))
        assert "문단 수가 한국어와 달라요 (2/14)" in response.content.decode()
        row.refresh_from_db()
        assert row.edited_at is None

    def test_a_text_that_was_changed_is_said_and_kept_by_the_seed(self, keeper):
        row = MessageTemplate.objects.get(slug="first-request")
        address = f"/admin/ready_messages/messagetemplate/{row.pk}/change/"
        changes = {"korean": "{item|을} 환불해 주세요.", "english": "Refund {item}.", "chinese": "请退{item}。"}
        keeper.post(address, self.form(row, **changes))
        row.refresh_from_db()
        assert row.korean == "{item|을} 환불해 주세요." and row.edited_at

    def test_what_is_written_is_shown_of_a_sample_case_before_it_is_saved(self, keeper):
        address = "/admin/ready_messages/messagetemplate/preview/"
        texts = {"korean": "{item|을} 환불해 주세요.", "english": "Refund {item}.", "chinese": "请退{item}。"}
        assert "유리 티포트를 환불해 주세요." in keeper.post(address, texts).content.decode()
        wrong = keeper.post(address, texts | {"english": "Refund {thing}."}).content.decode()
        assert "‘thing’라는 칸은 없어요" in wrong and "Refund" not in wrong
        assert "유리 티포트를 환불해 주세요." in wrong, "a letter without a fault is still shown"

    def test_each_condition_of_a_letter_is_told_in_words_and_whether_it_is_met(self, keeper):
        row = MessageTemplate.objects.get(slug="keep-dispute-open")
        address = "/admin/ready_messages/messagetemplate/preview/"
        page = keeper.post(address, {name: as_lines(row.sources[code]) for code, name in FIELDS.items()}).text
        told = re.findall(r"<li><code>([^<]+)</code> ([^<]+) <span[^>]*>([^<]+)</span></li>", page)
        assert told == [
            ("[[not order]]", "주문번호가 없을 때만 나와요", "견본에서 빠졌어요"),
            ("[[filed]]", "환불을 신청했을 때만 나와요", "견본에 나와요"),
            ("[[not filed]]", "‘환불을 신청했을 때’가 아니면 나와요", "견본에서 빠졌어요"),
        ]

    def test_no_slot_has_a_word_of_the_code_for_its_value(self, keeper):
        row = MessageTemplate.objects.get(slug="keep-dispute-open")
        page = keeper.get(f"/admin/ready_messages/messagetemplate/{row.pk}/change/").text
        told = dict(re.findall(r"<dt>[^<]*<code>([^<]+)</code></dt><dd>([^<]+)</dd>", page))
        assert told.keys() == {f"{{{name}}}" for name in SLOTS - FLAGS} | {f"[[{name}]]" for name in FLAGS}
        assert "yes" not in told.values() and told["[[filed]]"] == "견본 사건은 그래요"

    def test_a_letter_is_written_a_paragraph_a_line_and_stays_what_it_is(self, keeper):
        row = MessageTemplate.objects.get(slug="first-request")
        address, before = f"/admin/ready_messages/messagetemplate/{row.pk}/change/", row.sources
        sent = fields_of(keeper.get(address).text)
        assert sent["korean"].splitlines() == row.korean.split("\n\n")
        assert keeper.post(address, sent).status_code == 302
        row.refresh_from_db()
        assert row.sources == before
        again = keeper.post(address, sent | {"english": "Hello.\nOrder number: {order}."}).text
        assert "문단 수가 한국어와 달라요 (2/14)" in again and "Hello.\nOrder number" in again

    def test_the_preview_is_for_those_who_may_see_messages(self):
        clerk = logged_in(User.objects.create_user("clerk", password="x", is_staff=True))
        assert clerk.post("/admin/ready_messages/messagetemplate/preview/", {}).status_code == 403


def test_what_came_back_and_what_was_offered_are_said(owner, case, ready):
    case.amount, case.currency = "24800", "KRW"
    case.save()
    day = {"currency": "KRW", "happened_on": dt.date(2026, 11, 20)}
    Entry.write(case, Sort.OFFERED, {"amount": 5000, **day}, now=NOW)
    assert "제안해 주신 5,000원은" in texts(owner.get(f"{ready}offer-refused/"))["offer-refused", "ko"]
    Entry.write(case, Sort.REFUNDED, {"amount": 10000, **day}, now=NOW)
    rest = texts(owner.get(f"{ready}refund-rest/"))
    assert "10,000원만 들어왔어요. 결제한 금액 가운데 14,800원이 아직 들어오지 않았어요." in rest["refund-rest", "ko"]
    assert "I received only KRW 10,000. KRW 14,800 of what I paid has not come back." in rest["refund-rest", "en"]


def test_a_letter_to_whoever_took_the_payment_says_that_it_is_early_until_the_order_page_was_asked(owner, case, ready):
    page = owner.get(f"{ready}to-card-issuer/").text
    assert "아직 일러요" in page and f'href="/cases/{case.reference}/ladder/"' in page
    assert "아직 일러요" not in owner.get(f"{ready}first-request/").text
    case.requested_on = NOW.date()
    case.save()
    assert "아직 일러요" not in owner.get(f"{ready}to-card-issuer/").text


def test_where_the_order_page_has_closed_nobody_is_sent_back_to_it(owner, case, ready):
    case.received_on, case.confirmed_on = NOW.date() - dt.timedelta(days=45), NOW.date() - dt.timedelta(days=40)
    case.save()
    assert "아직 일러요" not in owner.get(f"{ready}to-card-issuer/").text


def test_it_says_where_a_message_goes_without_ones_own_words(owner, case, ready):
    left_out = "어디가 어떻게 망가졌는지는 직접 한 문장 보태세요."
    case.story = ""
    case.save()
    assert left_out not in owner.get(ready).content.decode()
    case.story = "뚜껑이 깨진 채 왔어요."
    case.save()
    page = owner.get(ready).content.decode()
    assert left_out in page and "적어 주신" not in page
    case.problem = "wrong-item"
    case.save()
    page = owner.get(ready).content.decode()
    assert left_out not in page and "직접 쓴 설명은 들어 있지 않아요." in page


def test_the_korean_text_is_offered_to_whom_reads_korean_and_the_other_button_says_whose_language_it_is_in(
    owner, ready
):
    page = owner.get(ready).content.decode()
    assert "판매자에게는 영어로 보내세요. 아래 버튼은 같은 내용의 영어 글을 복사해요." in page
    assert "국내 판매자라면 한국어로 복사</button>" in page and "한국어로 복사하기" not in page


def test_before_a_return_is_sent_its_page_leads_to_the_number_of_the_parcel(owner, case, ready):
    case.move(Status.FILED, by=None, role=Role.OWNER, on=dt.date(2026, 11, 24), now=NOW)
    case.move(Status.RETURN_DUE, by=None, role=Role.OWNER, now=NOW)
    ReturnAddress.write(case, {"recipient": "알리 반품센터", "address": "인천광역시 서구 정서진로 410"}, now=NOW)
    page = owner.get(ready).content.decode()
    after = page[page.index("반품을 보낸 뒤에") :]
    assert f'href="/cases/{case.reference}/shipment/"' in after[: after.index("</section>")]
    assert len(re.findall(r'class="button button--block copy"', page)) == 2


def test_photos_are_named_by_what_they_tell_with_their_numbers_in_the_papers(owner, case, ready):
    for kind in ("outer-box", "label", "damage"):
        photo_row(case, kind=kind)
    told = texts(owner.get(ready))["first-request", "ko"]
    assert "망가진 부분(사진 3), 겉 상자(사진 1)" in told
