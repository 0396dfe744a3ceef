"""What no form of ours sends: another charset than UTF-8, NUL, bytes that are no text. It is refused, never a 500."""

from __future__ import annotations

import importlib
import io
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from cases.casefile.models import Case
from tests.support.intake import ANSWERS, answer_all
from tests.support.pages import plain_text

pytestmark = pytest.mark.django_db

CHARSETS = [
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "utf-7",
    "punycode",
    "rot13",
    "hex",
    "zlib_codec",
    "undefined",
    "mbcs",
    "utf-16",
    "utf-32-le",
    "utf-8-sig",
    "euc-kr",
    "cp949",
    "latin-1",
    "shift_jis",
    "nonsense",
    "한글",
    '"utf-7"',
]
READABLE = ["utf-8", "UTF-8", "utf8", "UTF8", '"utf-8"', "us-ascii", "ASCII", "U8"]


def body(*parts: tuple[str, bytes]) -> bytes:
    """Return a multipart body with the boundary `x`: each part with the end of its headers and its content."""
    written = b"".join(
        f"--x\r\nContent-Disposition: form-data; {header}\r\n\r\n".encode("latin-1") + content + b"\r\n"
        for header, content in parts
    )
    return written + b"--x--\r\n"


def post(client: Client, path: str, data: bytes, content_type: str) -> Any:
    return client.generic("POST", path, data, content_type=content_type)


STORY = body(('name="story"', "상자가 찌그러져 있었습니다.".encode()))


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_another_charset_is_refused_and_breaks_no_draft(client: Client, now: Any, charset: str, kind: str) -> None:
    answer_all(client)
    data = STORY if kind.startswith("multipart") else b"story=\\ud800%ff%80"
    response = post(client, "/cases/new/story/", data, f"{kind}; charset={charset}")
    assert response.status_code == 415
    assert "글자를 읽지 못했어요" in plain_text(response)
    assert client.get("/cases/new/check/").status_code == 200
    client.post("/cases/new/check/")
    assert Case.objects.get().story == "상자가 찌그러져 있었고 손잡이가 깨졌습니다."


@pytest.mark.parametrize("charset", READABLE)
def test_every_name_of_utf_8_is_read(client: Client, now: Any, charset: str) -> None:
    answer_all(client)
    kinds = {
        "multipart/form-data; boundary=x": STORY,
        "application/x-www-form-urlencoded": b"story=" + quote("상자가 찌그러져 있었습니다.").encode(),
    }
    for kind, data in kinds.items():
        assert post(client, "/cases/new/story/", data, f"{kind}; charset={charset}").status_code == 302
        assert "상자가 찌그러져 있었습니다." in client.get("/cases/new/story/").text


@pytest.mark.parametrize(
    "part",
    [
        ('name="story"\r\nContent-Type: text/plain; charset=idna', "글".encode()),
        ('name="story"\r\nContent-Type: text/plain; charset=unicode_escape', b"\\ud800"),
        ('name="story"\r\nContent-Type: text/plain; charset=nonsense', "글".encode("cp949")),
        ("name*=idna''story", "글".encode()),
        ("name*=nonsense''story", "글".encode()),
        ("name*=unicode_escape''%5Cud800", "글".encode()),
        ("name=\"story\"; filename*=unicode_escape''%5Cud800.jpg", b"x"),
        ("name=\"story\"; filename*=utf-16''%00%d8.jpg", b"x"),
        ("name=\"story\"; filename*=hex''zz", b"x"),
        ('name="_charset_"', b"idna"),
        ('name="story"', b"\xff\xfe\xed\xa0\x80\x00"),
        ('name="\xff\xed"', b"x"),
    ],
)
def test_a_part_that_cannot_be_read_is_no_broken_page(client: Client, now: Any, part: tuple[str, bytes]) -> None:
    client.post("/cases/new/problem/", {"problem": "damaged"})
    response = post(client, "/cases/new/story/", body(part), "multipart/form-data; boundary=x")
    assert response.status_code < 500
    assert client.get("/cases/new/story/").status_code == 200
    assert client.get("/cases/new/check/").status_code == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"story=%ED%A0%80", 302), (b"story=%ff%fe", 302), (b"story=%00", 302), (b"%ff=%00&story=a", 302)],
)
def test_bytes_that_are_no_text_are_no_broken_page(client: Client, now: Any, data: bytes, status: int) -> None:
    client.post("/cases/new/problem/", {"problem": "damaged"})
    assert post(client, "/cases/new/story/", data, "application/x-www-form-urlencoded").status_code == status
    assert client.get("/cases/new/check/").status_code == 200


NUL_ADDRESSES = [
    "/admin/?x=%00",
    "/admin/casefile/case/?q=%00",
    "/admin/casefile/case/?status__exact=%00",
    "/admin/casefile/case/?created_at__gte=2026-01-01%00",
    "/admin/casefile/case/?todo=%00",
    "/admin/casefile/case/?%00=1",
    "/admin/casefile/case/%00/change/",
    "/admin/auth/user/?q=a%00b",
    "/admin/login/?next=/admin/%00",
    "/cases/open/?reference=%00",
    "/cases/new/?problem=%00",
    "/cases/new/problem/?problem=damaged&paid_on=%00",
    "/contact/?problem=%00",
    "/contact/?at=%00",
    "/deadlines/?paid_on=%00",
    "/cases/RG-0000-0000%00/",
    "/mail/stop/%00/",
    "/calendar/%00.ics",
    "/problems/%00/",
    "/%00",
]


@pytest.mark.parametrize("address", NUL_ADDRESSES)
def test_nul_in_an_address_is_refused_before_any_question(
    client: Client, reviewer: Client, address: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert reviewer.get(address).status_code == 400
        assert client.get(address).status_code == 400


@pytest.mark.parametrize("cookie", ['sessionid="\\000abcdefgh"', 'csrftoken="\\000"', 'a="x\\000"'])
def test_nul_in_a_cookie_is_refused(client: Client, cookie: str) -> None:
    assert client.get("/cases/", headers={"cookie": cookie}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/cases/%ff%ed%a0%80/",
        "/cases/open/?reference=%ed%a0%80",
        "/contact/?at=%ff",
        "/cases/new/%EF%BF%BF/",
        "/contact/?problem=%F0%9F%98%80",
        "/deadlines/?paid_on=%0a%1f",
    ],
)
def test_other_odd_addresses_are_answered(client: Client, reference_data: None, address: str) -> None:
    assert client.get(address).status_code in {200, 404, 422}


FORMS = {
    "/cases/new/problem/": ["problem", "paid_on", "payment", "order-item"],
    "/cases/new/order/": ["order_number", "item"],
    "/cases/new/dates/": ["paid_on"],
    "/cases/new/payment/": ["payment", "amount", "currency"],
    "/cases/new/deadline/": ["deadline_on", "deadline_time", "zone"],
    "/cases/new/story/": ["story", "return", "back"],
    "/cases/new/check/": ["sent", "draft", "begin", "replace"],
    "/cases/open/": ["reference", "key", "carried_to", "carried", "carried_files"],
    "{case}note/": ["note"],
    "{case}move/filed/": ["on", "note"],
    "{case}details/story/": ["story"],
    "{case}return/": ["country", "recipient", "phone", "postcode", "address"],
    "{case}shipment/": ["carrier", "tracking_number", "shipped_on", "receipt"],
    "{case}mail/address/": ["address"],
    "{case}mail/days/": ["on", "note"],
    "{case}evidence/": ["kind", "caption", "photos"],
    "/verify/": ["text", "file"],
    "/admin/login/": ["username", "password", "next", "carried_to", "carried"],
}
FIELDS = [(address, name) for address, names in FORMS.items() for name in names]


@pytest.mark.usefixtures("reference_data", "now")
@pytest.mark.parametrize(("address", "name"), FIELDS)
def test_what_no_database_takes_is_no_broken_page(owner: Client, case: Case, address: str, name: str) -> None:
    for slug in ("problem", "order", "dates", "payment", "deadline", "story"):
        owner.post(f"/cases/new/{slug}/", ANSWERS[slug])
    for content in ("\x00", "\ud800", "글\x00\udfff\uffff", "\ufeff\u202e"):
        data = content.encode("utf-8", "surrogatepass")
        for header in (f'name="{name}"', f'name="{name}"; filename="{data.decode("latin-1")}.jpg"'):
            at = address.format(case=case.get_absolute_url())
            assert post(owner, at, body((header, data)), "multipart/form-data; boundary=x").status_code < 500
    assert owner.get("/cases/").status_code == 200
    assert owner.get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("charset", ["idna", "utf-7", "unicode_escape", "nonsense", "utf\x00-8"])
@pytest.mark.parametrize("query", ["problem=%ff", "&".join(["a=1"] * 2000)])
def test_a_charset_is_refused_for_what_is_asked_too(charset: str, query: str) -> None:
    assert asked("GET", "/contact/", f"text/plain; charset={charset}", query) == "415"


def test_too_many_questions_at_once_are_refused_whatever_the_charset(reference_data: None) -> None:
    for charset in ("", "; charset=utf-8"):
        assert asked("GET", "/contact/", f"text/plain{charset}", "&".join(["a=1"] * 2000)) in {"400", "415"}


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data; boundary=x; charset*=idna''%ff",
        "multipart/form-data; boundary=x; charset*=nonsense''utf-8",
        "multipart/form-data; boundary*=hex''zz",
        "multipart/form-data; boundary*=unicode_escape''%5Cud800",
        f"multipart/form-data; boundary={'x' * 20_000}",
    ],
)
def test_headers_that_make_no_request_get_an_answer(content_type: str, reference_data: None) -> None:
    assert asked("POST", "/cases/new/story/", content_type, "") in {"400", "403", "415"}


def asked(method: str, path: str, content_type: str, query: str) -> str:
    """Ask the site itself, since the test client is not made for such requests; return the status."""
    answered: list[str] = []
    application = importlib.import_module("refundguide.wsgi").application  # Here is the folder that it looks for.
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": "5",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b"story"),
        "wsgi.errors": io.StringIO(),
    }
    for _chunk in application(environ, lambda status, _headers, _exc_info=None: answered.append(status)):
        pass
    return answered[0][:3]
