"""The one place that chooses between a page and a part of it."""

from __future__ import annotations

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from cases.core import http

PRODUCT = Path(http.__file__).parents[1]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What was rendered last."""
    seen = SimpleNamespace(name="")

    def render(request, name, context, status) -> HttpResponse:
        seen.name = name
        return HttpResponse(status=status)

    monkeypatch.setattr(http, "render", render)
    return seen


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({}, "page.html"),
        ({"HX-Request": "true"}, "page.html#part"),
        ({"HX-Request": "true", "HX-Target": "list"}, "page.html#list"),
        ({"HX-Request": "true", "HX-Target": "other"}, "page.html#part"),
        ({"HX-Target": "list"}, "page.html"),
        ({"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "list"}, "page.html"),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, "page.html"),
    ],
)
def test_the_server_names_the_partial(rendered: SimpleNamespace, headers: dict[str, str], name: str) -> None:
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    response = http.respond(request, "page.html", {}, partial="part", targets={"list": "list"}, status=422)
    assert rendered.name == name
    assert (response.status_code, response["Vary"]) == (422, "HX-Request")


def choices(source: str) -> list[str]:
    """Return what chooses between page and fragment in a module: `request.htmx` as a yes or no, a part by its name."""
    tree = ast.parse(source)
    read = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr not in PAGE_OR_PART
    }
    found = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "htmx" and id(node) not in read
    ]
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if ast.unparse(call.func).rpartition(".")[2] in RENDERS:
            names = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            found += [name for name in names if "#" in name or "/_" in name]
    return found


# What says of a request of htmx whether it wants the whole page; what else there is may be read for headers.
PAGE_OR_PART = frozenset({"boosted", "history_restore_request"})
# Rendered without a request, and no answer by itself: the first page holds it.
KEPT_FOR_EVERYBODY = {"guide/_choices.html"}
RENDERS = frozenset({"render", "render_to_string", "TemplateResponse", "get_template"})


@pytest.mark.parametrize(
    "source",
    [
        "if not request.htmx: redirect(case)",
        "wanted = self.request.htmx",
        "if request.htmx.boosted: pass",
        "render(request, 'cases/_as_is.html', {})",
        "shortcuts.render(request, 'front/note.html#timeline', {})",
    ],
)
def test_a_choice_past_it_is_seen(source: str) -> None:
    assert choices(source)


def test_nobody_else_chooses() -> None:
    assert not choices("same = request.htmx.target in targets\nrender(request, 'front/note.html', {})")
    past = {
        str(path.relative_to(PRODUCT)): set(found)
        for path in PRODUCT.rglob("*.py")
        if (found := choices(path.read_text(encoding="utf-8")))
    }
    assert past == {"core/http.py": {"request.htmx"}, "guide/views/guide.py": KEPT_FOR_EVERYBODY}
