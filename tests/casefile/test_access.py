"""Who may reach what: every address x everybody. A new address without a row here fails."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from django_otp.plugins.otp_totp.models import TOTPDevice

from cases.calendars.models import CalendarFeed
from cases.casefile.models import Case
from cases.casefile.tasks import REVIEWERS
from cases.conversations.models import Conversation
from cases.core.checks import addresses
from cases.paste.models import Pasted
from cases.replies.models import Reply
from tests.support.clients import logged_in, staff
from tests.support.factories import jpeg
from tests.support.mail_rows import TOKENS, mail_about
from tests.support.moments import NOW

pytestmark = pytest.mark.django_db

ADDRESSES = [pattern for _route, pattern in addresses(get_resolver().url_patterns)]

PUBLIC = {
    "home": "/",
    "guide": "/guide/",
    "step": "/guide/evidence/",
    "article": "/guide/payment/",
    "before": "/before/accept-offer/",
    "problems": "/problems/",
    "problem": "/problems/damaged/",
    "contact": "/contact/",
    "deadlines": "/deadlines/",
    "verify": "/verify/",
    "about": "/about/",
    "sourced": "/about/H/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "site-map": "/sitemap/",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "manifest": "/site.webmanifest",
}
# Of a site that names who runs it.
REPORTERS = {"security": "/.well-known/security.txt", "security-policy": "/.well-known/security-policy.txt"}
SESSION = {
    "case-list": "/cases/",
    "case-open": "/cases/open/",
    "intake-start": "/cases/new/",
    "intake-photos": "/cases/new/photos/?problem=damaged",
    "intake-restart": "/cases/new/restart/",
    "intake-same-order": "/cases/new/same-order/",
    "intake": "/cases/new/problem/",
}
STAFF = {"styleguide": "/styleguide/"}
# Below a case: what its holder gets for GET; everybody else gets 404 whatever the method.
OWNER = {
    "case": ("", 200),
    "case-created": ("created/", 200),
    "case-key": ("key/", 405),
    "case-edit": ("details/order/", 200),
    "case-deadlines": ("deadlines/", 200),
    "case-manage": ("manage/", 200),
    "case-countdown": ("deadlines/dispute-closes/", 200),
    "case-note": ("note/", 405),
    "case-timeline": ("timeline/", 200),
    "case-release": ("release/", 405),
    "case-forget": ("forget/", 200),
    "case-move": ("move/filed/", 200),
    "case-before": ("before/accept-offer/", 200),
    "case-undo": ("undo/", 405),
    "calendar-file": ("calendar.ics", 200),
    "calendar": ("calendar/", 200),
    "calendar-make": ("calendar/address/", 405),
    "calendar-revoke": ("calendar/address/revoke/", 405),
    "bundle": ("bundle/", 200),
    "bundle-papers": ("bundle/papers/", 200),
    "bundle-file": ("bundle/5/1.pdf", 200),
    "bundle-originals": ("bundle/originals.zip", 200),
    "bundle-making": ("bundle/making/{photo}/", 302),  # Nothing was asked for.
    "bundle-made": ("bundle/making/{photo}/papers.pdf", 302),
    "mail": ("mail/", 200),
    "mail-ask": ("mail/address/", 405),
    "mail-withdraw": ("mail/address/withdraw/", 405),
    "mail-day": ("mail/days/", 200),
    "mail-day-remove": ("mail/days/1/remove/", 405),
    "list": ("messages/", 200),
    "message": ("messages/appeal/", 200),
    "evidence": ("evidence/", 200),
    "evidence-kinds": ("evidence/kinds/", 405),
    "evidence-waive": ("evidence/waive/", 405),
    "evidence-photo": ("evidence/{photo}/", 200),
    "evidence-as-is": ("evidence/{photo}/as-is/", 405),
    "evidence-turn": ("evidence/{photo}/turn/", 405),
    "evidence-remove": ("evidence/{photo}/remove/", 200),
    "evidence-blackout": ("evidence/{photo}/blackout/", 200),
    "call": ("call/", 200),
    "contacts": ("contacts/", 200),
    "new": ("contacts/new/", 200),
    "contact-edit": ("contacts/{contact}/", 200),
    "contact-answer": ("contacts/1/promise/", 405),
    "contact-remove": ("contacts/1/remove/", 405),
    "ladder": ("ladder/", 200),
    "ladder-terms": ("ladder/terms/", 405),
    "ladder-rung": ("ladder/seller/", 200),
    "ladder-strike": ("ladder/seller/strike/", 405),
    "money": ("money/", 200),
    "money-answer": ("money/answer/", 405),
    "money-consent": ("money/consent/", 405),
    "money-new": ("money/new/refunded/", 200),
    "money-strike": ("money/1/strike/", 405),
    "paste": ("paste/", 200),
    "pasted": ("paste/{pasted}/", 200),
    "pasted-original": ("paste/{pasted}/original/", 200),
    "pasted-remove": ("paste/{pasted}/remove/", 405),
    "replies": ("replies/", 200),
    "reply": ("replies/{reply}/", 200),
    "reply-original": ("replies/{reply}/original/", 200),
    "reply-remove": ("replies/{reply}/remove/", 405),
    "return": ("return/", 200),
    "return-check": ("return/check/", 405),
    "return-kit": ("return/kit/", 200),
    "return-parts": ("return/kit/parts/", 405),
    "return-part": ("return/kit/parts/1/", 405),
    "return-label": ("return/label/", 302),
    "return-worth": ("return/worth/", 200),
    "shipment": ("shipment/", 200),
    "shipment-station": ("shipment/stations/", 405),
    "shipment-strike": ("shipment/stations/1/strike/", 405),
    "shipment-expected": ("shipment/expected/", 405),
}
READER = {"evidence-file": ("evidence/{photo}/thumb/", 200)}
# Addresses that are secrets themselves: whoever has one needs nothing else.
FEED = {"calendar-feed": "/calendar/{token}.ics"}

MAIL_LINKS = {
    "mail-confirm": "/mail/confirm/{token}/",
    "mail-stop": "/mail/stop/{token}/",
    "mail-reminder": "/mail/reminder/{token}/",
}


@pytest.fixture
def photo(owner, case):
    upload = SimpleUploadedFile("a.jpg", jpeg(), content_type="image/jpeg")
    owner.post(f"/cases/{case.reference}/evidence/", {"photos": upload, "kind": "damage"})
    Reply.keep(case, "Please close the dispute.", now=NOW)
    Pasted.keep(case, "8190 0000 0000 0001", now=NOW)
    Conversation.write(case, {"channel": "chat", "said": "내일 답할게요", "happened_at": NOW}, now=NOW)
    return case.photos.get()


@pytest.fixture
def staff_without_permission(db):
    return logged_in(User.objects.create_user("clerk", password="x", is_staff=True))


@pytest.fixture
def half_signed_in(reference_data, now):
    """A reviewer who has given the password and not yet the code of an app."""
    client = staff("half", REVIEWERS)
    TOTPDevice.objects.create(user=User.objects.get(username="half"))
    return client


def number_of(texts):
    return row.pk if (row := texts.first()) else 0


def address(case, photo, path):
    return f"/cases/{case.reference}/" + path.format(
        photo=photo.pk,
        reply=number_of(case.reply_texts),
        pasted=number_of(case.pasted_texts),
        contact=number_of(case.conversations),
    )


def test_every_address_has_a_row():
    rows = [*PUBLIC, *REPORTERS, *SESSION, *STAFF, *OWNER, *READER, *FEED, *MAIL_LINKS]
    # Two apps that call an address the same would share a row, and one of them would go untried.
    assert sorted(str(pattern.name) for pattern in ADDRESSES) == sorted(rows)


def test_every_view_has_the_policy_of_its_row():
    policies = {pattern.name: pattern.callback.policy for pattern in ADDRESSES}
    expected = dict.fromkeys([*PUBLIC, *REPORTERS], "public") | dict.fromkeys(SESSION, "session")
    expected |= dict.fromkeys(OWNER, "owner") | dict.fromkeys(READER, "reader") | dict.fromkeys(FEED, "token")
    expected |= dict.fromkeys(MAIL_LINKS, "token") | dict.fromkeys(STAFF, "staff")
    assert policies == expected


@pytest.mark.parametrize("path", STAFF.values())
def test_pages_of_staff_are_for_staff(path, client, owner, staff_without_permission, half_signed_in):
    for browser in (
        client,
        owner,
        half_signed_in,
        logged_in(User.objects.create_user("left", is_active=False, is_staff=True)),
    ):
        assert browser.get(path).status_code == 404
    response = staff_without_permission.get(path)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", [*PUBLIC.values(), *REPORTERS.values()])
def test_public_pages_are_for_everybody_and_set_no_cookie(path, client, settings):
    settings.OPERATOR = "문의 창구 help@example.org"
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", SESSION.values())
def test_session_pages_are_kept_in_no_cache(path, client):
    response = client.get(path)
    assert response.status_code in {200, 302}
    assert "no-store" in response["Cache-Control"]


def status_of(response):
    response.getvalue()  # a photo is an open file until it is read
    return response.status_code


@pytest.mark.parametrize(("path", "status"), [*OWNER.values(), *READER.values()])
def test_below_a_case(path, status, owner, stranger, staff_without_permission, reviewer, half_signed_in, case, photo):
    at = address(case, photo, path)
    assert status_of(owner.get(at)) == status
    # An address that only takes POST says so to everybody, whether or not there is such a case.
    closed = 405 if status == 405 else 404
    reads = path in {row[0] for row in READER.values()}
    for somebody, may in (
        (Client(), False),
        (stranger, False),
        (staff_without_permission, False),
        (half_signed_in, False),
        (reviewer, reads),
    ):
        for fragment in ({}, {"HX-Request": "true"}):
            assert status_of(somebody.get(at, headers=fragment)) == (200 if may else closed)
            if not may:
                assert status_of(somebody.post(at, headers=fragment)) in {404, 405}
    assert Case.objects.get(pk=case.pk).status == "preparing"
    assert case.photos.count() == 1


@pytest.mark.parametrize("path", FEED.values())
def test_a_secret_address_opens_to_whoever_has_it_and_to_nobody_else(path, owner, stranger, reviewer, case):
    at = path.format(token=CalendarFeed.make(case, now=case.created_at))
    for somebody in (Client(), owner, stranger, reviewer):
        assert somebody.get(at).status_code == 200
        assert somebody.get(path.format(token="0" * 32)).status_code == 404
        assert somebody.get(path.format(token=case.reference)).status_code == 404


@pytest.mark.parametrize("path", MAIL_LINKS.values())
def test_a_link_of_a_mail_opens_one_page_to_whoever_has_it_and_nothing_of_the_case(
    path, owner, stranger, reviewer, case, now
):
    mail_about(case, now)
    own = next(token for name, token in TOKENS.items() if MAIL_LINKS[name] == path)
    for somebody in (Client(), owner, stranger, reviewer):
        answer = somebody.get(path.format(token=own))
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies
        assert case.reference in answer.text
        for private in (case.item, case.order_number, "buyer@example.org"):
            assert private not in answer.text
        for other in {*TOKENS.values()} - {own}:  # Each opens its own page only.
            assert somebody.get(path.format(token=other)).status_code == 404
            assert somebody.post(path.format(token=other)).status_code == 404
        assert somebody.get(f"/cases/{case.reference}/").status_code == (200 if somebody is owner else 404)


def test_staff_never_get_the_original(owner, reviewer, case, photo):
    at = address(case, photo, "evidence/{photo}/original/")
    assert status_of(owner.get(at)) == 200
    assert status_of(reviewer.get(at)) == 404


def test_a_photo_of_another_case_is_not_reached_through_an_own_case(owner, stranger, case, photo):
    other = Case.objects.exclude(pk=case.pk).get()
    for path in (
        "evidence/{photo}/",
        "evidence/{photo}/remove/",
        "evidence/{photo}/blackout/",
        "evidence/{photo}/shared/",
        "evidence/{photo}/thumb/",
        "evidence/{photo}/original/",
    ):
        assert stranger.get(address(other, photo, path)).status_code == 404
        assert stranger.post(address(other, photo, path)).status_code in {404, 405}
    assert case.photos.count() == 1


@pytest.mark.parametrize("reference", ["RG-0000-0000", "nothing", "RG-7K3M", "1"])
def test_a_case_that_does_not_exist_looks_like_one_that_is_not_yours(owner, stranger, case, reference):
    unknown = stranger.get(f"/cases/{reference}/")
    foreign = stranger.get(f"/cases/{case.reference}/")
    assert unknown.status_code == foreign.status_code == 404
    assert unknown.content == foreign.content


def test_an_unknown_photo_is_404(owner, case):
    assert owner.get(f"/cases/{case.reference}/evidence/{uuid.uuid4()}/thumb/").status_code == 404


def test_getting_anything_changes_nothing(owner, case, photo):
    before = Case.objects.values().get(pk=case.pk)
    for path, _status in [*OWNER.values(), *READER.values()]:
        status_of(owner.get(address(case, photo, path)))
    assert Case.objects.values().get(pk=case.pk) == before
