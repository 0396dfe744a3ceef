"""What the code as a whole does not do, and what no answer does: one guard for each door that stays shut."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cases.calendars.models import CalendarFeed
from cases.casefile.models import Case
from tests.support.clients import holding
from tests.support.factories import KEY

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for top in ("cases", "refundguide") for path in (ROOT / top).rglob("*.py"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))

# What runs text as code, reads objects out of bytes, or makes keys of what can be foreseen.
NEVER_IMPORTED = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "yaml",
    "xml",
    "lxml",
    "telnetlib",
    "ftplib",
    "imaplib",
    "ldap",
}
# Sample pictures and cases are the same each time.
FORESEEN = {"cases/demo/pictures.py", "cases/demo/many.py"}
NEVER_CALLED = {"eval", "exec", "compile", "__import__"}
# Modules that may talk to other machines or to the operating system's network, each with its reason.
TALKS = {
    "refundguide/server.py": "asks itself whether it answers",
    "refundguide/draining.py": "what it listens on itself",
    "refundguide/worker.py": "the name of this machine",
    "cases/imaging/decoder.py": "a pair of sockets to the decoder",
    "cases/imaging/decoder_main.py": "the other end of the pair",
    "cases/photos/storage/objects.py": "the store that the operator named",
    "cases/work/dispatch.py": "the errors of the mail server that the operator named",
    "cases/reminders/sending.py": "the errors of the mail server that the operator named",
}
# Where what Django wrote for a question is asked again, with other values.
WRITTEN_BY_DJANGO = {"cases/core/rows.py"}
CLIENTS = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "boto3", "botocore", "socket", "smtplib"}


def trees() -> Iterator[tuple[str, ast.AST]]:
    for path in MODULES:
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text())


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_nothing_runs_text_or_reads_objects_out_of_bytes() -> None:
    for path, tree in trees():
        assert not {name.partition(".")[0] for name in imports(tree)} & NEVER_IMPORTED, path
        assert not {name for name, _call in calls(tree)} & NEVER_CALLED, path


def test_programs_are_started_without_a_shell() -> None:
    for path, tree in trees():
        for name, call in calls(tree):
            assert name not in {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}, path
            assert "shell" not in {keyword.arg for keyword in call.keywords}, path


def test_questions_to_the_database_are_made_by_django() -> None:
    """Of the few that are written by hand, none takes a value of a request."""
    for path, tree in trees():
        assert not imports(tree) & {"django.db.models.expressions.RawSQL"}, path
        for name, call in calls(tree):
            assert not name.endswith((".raw", ".extra")), path
            assert "RawSQL" not in name, path
            if name.endswith(".execute") and path.startswith("cases/") and path not in WRITTEN_BY_DJANGO:
                assert isinstance(call.args[0], ast.Constant), path


def test_hashes_are_sha256_and_what_nobody_may_guess_comes_from_secrets() -> None:
    for path, tree in trees():
        for name, call in calls(tree):
            if name.startswith("hashlib.") and "(" not in name:
                is_no_secret = any(keyword.arg == "usedforsecurity" for keyword in call.keywords)
                assert name in {"hashlib.sha256", "hashlib.file_digest"} or is_no_secret, (path, name)
            if name.endswith("salted_hmac"):
                assert "algorithm='sha256'" in ast.unparse(call), path
        if path not in FORESEEN:
            assert "random" not in imports(tree), path


def test_nobody_is_asked_but_whom_the_operator_named() -> None:
    """No address that a person gives is ever fetched: there is nothing that could fetch it."""
    talking = {path for path, tree in trees() if imports(tree) & CLIENTS}
    assert talking <= TALKS.keys()


def test_scripts_make_no_code_and_no_markup_of_text() -> None:
    # `blackout.js` repeats a template of its own page.
    never = r"\beval\(|new Function|document\.write|\.(inner|outer)HTML\s*=[^=]|postMessage|__proto__|\bfor \((const|let) \w+ in "
    for path in SCRIPTS:
        text = path.read_text()
        assert not re.search(never, text), path.name
        markup = re.findall(r"insertAdjacentHTML\([^)]*", text)
        assert markup == (
            ['insertAdjacentHTML("beforeend", blank.innerHTML.replaceAll("__prefix__", made']
            if path.name == "blackout.js"
            else []
        ), path.name


def test_no_template_believes_what_was_typed() -> None:
    for path in TEMPLATES:
        text = path.read_text()
        assert "|safe" not in text and "hx-on" not in text, path
        if "autoescape off" in text:  # Plain text, where nothing is markup.
            assert path.suffix == ".txt", path


@pytest.mark.parametrize("path", ["/static/", "/static/js/", "/.git/config", "/.env", "/var/secret_key", "/media/"])
@pytest.mark.django_db
def test_no_folder_and_no_file_beside_the_site_is_shown(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/contact/", "/robots.txt", "/cases/open/"])
@pytest.mark.django_db
def test_a_method_that_no_page_has_is_refused(client: Client, reference_data: None, method: str, path: str) -> None:
    answer = client.generic(method, path, HTTP_COOKIE="a=secret-of-mine")
    assert answer.status_code in {403, 405}
    assert "secret-of-mine" not in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
@pytest.mark.django_db
def test_no_other_site_may_read_an_answer(owner: Client, case: Case, reference_data: None, origin: str) -> None:
    for path in ("/", case.get_absolute_url(), "/site.webmanifest", "/healthz"):
        answer = owner.get(path, headers={"Origin": origin})
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.django_db
def test_text_names_its_charset(owner: Client, case: Case, reference_data: None, settings: Any, now: Any) -> None:
    settings.OPERATOR = "help@example.org"
    feed = CalendarFeed.make(case, now=now)
    paths = ["/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/nowhere/", case.get_absolute_url()]
    for path in [*paths, f"/calendar/{feed}.ics", "/admin/login/", f"/cases/{case.reference}/calendar.ics"]:
        kind = owner.get(path).headers["Content-Type"]
        assert kind.endswith("charset=utf-8"), (path, kind)


@pytest.mark.django_db
def test_the_address_stands_in_for_no_field_of_a_form(case: Case, now: Any) -> None:
    browser = Client()
    assert browser.post(f"/cases/open/?reference={case.reference}&key={KEY}").status_code == 422
    twice = browser.post("/cases/open/", {"reference": case.reference, "key": ["11111-11111-11111-11111", KEY]})
    assert twice.status_code == 302  # Of two, the last one counts, everywhere.
    held = holding(case)
    assert held.post(f"/cases/{case.reference}/forget/?sure=on&confirm=on").status_code == 422
    assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.django_db
def test_a_session_has_a_name_that_nobody_guesses(now: Any) -> None:
    names = set()
    for _ in range(5):
        client = Client()
        client.post("/cases/new/problem/", {"problem": "damaged"})
        names.add(client.cookies["sessionid"].value)
    assert len(names) == 5
    assert all(re.fullmatch(r"[a-z0-9]{32}", name) for name in names)  # 165 bits.


@pytest.mark.django_db
def test_a_page_about_an_error_tells_nothing_of_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ValueError("SELECT password FROM auth_user; key=hunter2")

    client.raise_request_exception = False
    monkeypatch.setattr("cases.core.models.Attempts.allow", fail)
    answer = client.post("/cases/open/", {"reference": "RG-7K3M-9QXT", "key": KEY})
    assert answer.status_code == 500
    for secret in ("hunter2", "SELECT", "ValueError", "Traceback", KEY, str(ROOT)):
        assert secret not in answer.text


def test_every_package_of_the_site_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    pins = [Requirement(pin) for pin in project["tool"]["uv"]["constraint-dependencies"]]
    assert all(str(pin.specifier).startswith("==") for pin in pins)
    pinned = {canonicalize_name(pin.name) for pin in pins}
    wanted = [Requirement(text) for text in project["project"]["dependencies"]]
    seen: set[str] = set()
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            wanted += [Requirement(text) for text in requires(name) or []]
        except PackageNotFoundError:
            pytest.fail(f"{name} is not installed")
    assert seen <= pinned


def test_the_image_holds_what_runs_and_nothing_beside_it() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY") and "--from" not in line]
    assert {name for names in copied for name in names} <= {
        "pyproject.toml", "README.md", "manage.py", "refundguide", "cases", "templates", "static", "locale",
    }  # fmt: skip
    assert "USER refundguide" in lines
    assert "--no-dev" in "".join(lines)
