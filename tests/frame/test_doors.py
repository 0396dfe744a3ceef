"""Nobody asks for cases or photos past the one door: what every module of the product reaches, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("cases", "refundguide")

# Who may ask for all rows of a model, with everything below: the model's own modules, the door, staff, and commands.
MAY_ASK: Mapping[str, tuple[str, ...]] = {
    "Case": (
        "cases.casefile.access",
        "cases.casefile.models.case",
        "cases.casefile.models.chained",
        "cases.casefile.tasks",
        "cases.casefile.management",
        "cases.integrity",
        "cases.staff",
        "cases.seed.management",
        "cases.retention.management",
        "cases.demo.install",
        "cases.demo.many",
        "refundguide.metrics.standing",
    ),
    "EvidencePhoto": (
        "cases.photos.copies",
        "cases.demo.many",
        "cases.photos.management",
        "cases.integrity.audit",
        "cases.staff",
    ),
}
MANAGERS = frozenset({"objects", "_default_manager", "_base_manager", "default_manager", "base_manager", "opened_with"})
# What makes a queryset of a class that it is given.
TAKES_A_CLASS = frozenset(
    {"get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404", "QuerySet", "getattr"}
)
# A class that is only known while running can be any; the product reaches its cases so.
ANY_CLASS = "Case"


class Module:
    """One source, and which of its names stand for a guarded class or for a manager of one."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.tree = ast.parse(source)
        # Classes under other names, by the name here; managers that a module keeps as a name of its own.
        self.classes: dict[str, str] = {model: model for model in MAY_ASK}
        self.managers: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom | ast.Import):
                self.classes |= {
                    alias.asname: last
                    for alias in node.names
                    if alias.asname and (last := _last(alias.name)) in MAY_ASK
                }
        self._read_assignments()

    def _read_assignments(self) -> None:
        """Follow `C = Case` and `cases = Case.objects`, in whatever order they stand."""
        before = -1
        while before < (before := len(self.classes) + len(self.managers)):
            for names, value in _assigned(self.tree):
                if model := self.class_of(value):
                    self.classes |= dict.fromkeys(names, model)
                elif model := self.manager_of(value):
                    self.managers |= dict.fromkeys(names, model)

    def class_of(self, node: ast.AST) -> str:
        """Name the guarded model whose class an expression is, or ""."""
        match node:
            case ast.Name(id=name):
                return self.classes.get(name, "")
            case ast.Attribute(attr="__class__"):
                return ANY_CLASS
            case ast.Attribute(attr=name):
                return name if name in MAY_ASK else ""
            case ast.Call(func=ast.Name(id="type"), args=[_]):
                return ANY_CLASS
            case ast.Call(func=ast.Name(id="get_model") | ast.Attribute(attr="get_model"), args=args, keywords=words):
                return _model_named([*args, *(word.value for word in words)])
        return ""

    def manager_of(self, node: ast.AST) -> str:
        """Name the guarded model whose rows an expression asks for, or ""."""
        match node:
            case ast.Attribute(value=ast.Attribute(value=owner, attr="_meta"), attr=attr) if attr in MANAGERS:
                return self.class_of(owner)
            case ast.Attribute(value=owner, attr=attr) if attr in MANAGERS:
                return self.class_of(owner)
            case ast.Call(func=func, args=[first, *_]) if _last(ast.unparse(func)) in TAKES_A_CLASS:
                return self.class_of(first)
        return ""

    def asks(self) -> Iterator[tuple[str, int, str]]:
        """Yield model, line and text of everything that asks for all rows of a guarded model."""
        for node in ast.walk(self.tree):
            if model := self.manager_of(node):
                yield model, node.lineno, ast.unparse(node)  # type: ignore[attr-defined]

    def imports(self) -> Iterator[tuple[str, str, int]]:
        """Yield module, name and line of everything that is imported by name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.module, alias.name, node.lineno) for alias in node.names)


def past_the_door(sources: Mapping[str, str]) -> list[str]:
    """Return who asks for rows that only others may ask for: `module:line text`, with sources by module name."""
    modules = [Module(name, source) for name, source in sources.items()]
    found = [
        f"{module.name}:{line} {text}"
        for module in modules
        for model, line, text in module.asks()
        if not may_ask(module.name, model)
    ]
    kept = {(module.name, name): model for module in modules for name, model in module.managers.items()}
    return found + [
        f"{module.name}:{line} {name} of {origin}"
        for module in modules
        for origin, name, line in module.imports()
        if (model := kept.get((origin, name))) and not may_ask(module.name, model)
    ]


def may_ask(module: str, model: str) -> bool:
    return any(f"{module}.".startswith(f"{allowed}.") for allowed in MAY_ASK[model])


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _assigned(tree: ast.AST) -> Iterator[tuple[list[str], ast.AST]]:
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets, value=value):
                yield [target.id for target in targets if isinstance(target, ast.Name)], value
            case (
                ast.AnnAssign(target=ast.Name(id=name), value=ast.AST() as value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                yield [name], value


def _model_named(args: list[ast.expr]) -> str:
    """Return the guarded model among the words of `get_model`; a name that is not written out can be any."""
    words = [arg.value if isinstance(arg, ast.Constant) else None for arg in args]
    named = _last(str(words[-1])).lower() if words and words[-1] else ""
    if not named:
        return ANY_CLASS
    return next((model for model in MAY_ASK if model.lower() == named), "")


def product() -> dict[str, str]:
    """All modules of the product by name, without migrations: those see the tables as they were."""
    paths = [path for package in PRODUCT for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path.read_text(encoding="utf-8") for path in paths}


def test_the_product_asks_at_the_door_only() -> None:
    assert past_the_door(product()) == []


@pytest.mark.parametrize(("model", "allowed"), [(model, one) for model, rows in MAY_ASK.items() for one in rows])
def test_whoever_may_ask_does(model: str, allowed: str) -> None:
    """An entry that nobody needs would be a way round."""
    modules = [Module(name, source) for name, source in product().items() if f"{name}.".startswith(f"{allowed}.")]
    assert any(model == asked for module in modules for asked, _line, _text in module.asks())


@pytest.mark.parametrize(
    "source",
    [
        "from cases.casefile.models import Case\nCase.objects.all()",
        "type(case).objects.filter(pk=1)",
        "case.__class__.objects.first()",
        "photo.case.__class__._base_manager.all()",
        "from cases.casefile.models import Case\nCase._default_manager.first()",
        "from cases.casefile.models import Case\nCase._meta.default_manager.first()",
        "from django.apps import apps\napps.get_model('cases', 'Case').objects.all()",
        "from django.apps import apps\napps.get_model('casefile.case').objects.all()",
        "from django.apps import apps\napps.get_model(app_label='cases', model_name='Case')._base_manager.all()",
        "from django.apps import apps\napps.get_model(LABEL, NAME).objects.all()",
        "from django.apps import apps\nrows = apps.get_model('cases', 'Case')\nrows.objects.all()",
        "from cases.casefile.models import Case as C\nC.objects.all()",
        "from cases.casefile.models.case import Case as Row\nOther = Row\nOther.objects.all()",
        "import cases.casefile.models.case as m\nm.Case.objects.all()",
        "from cases.casefile.models import Case\ncases = Case.objects\ndef view(request):\n    return cases.all()",
        "def view(request):\n    from cases.casefile.models import Case\n    return Case.objects.all()",
        "from cases.casefile.models import Case\nif (rows := Case.objects): pass",
        "from cases.casefile.models import Case\ncase = get_object_or_404(Case, pk=1)",
        "from cases.casefile.models import Case\nimport django.shortcuts as s\ncase = s.get_object_or_404(Case, pk=1)",
        "from cases.casefile.models import Case\nrows = QuerySet(Case)",
        "from cases.casefile.models import Case\nrows = getattr(Case, 'objects')",
        "from cases.casefile.models import Case\nCase.opened_with(reference, key)",
        "from cases.photos.models import EvidencePhoto\nEvidencePhoto.objects.get(pk=1)",
        "from cases.photos.models import EvidencePhoto as P\nget_object_or_404(P, pk=1)",
        "apps.get_model('photos', 'EvidencePhoto').objects.all()",
    ],
)
def test_every_way_past_the_door_is_seen(source: str) -> None:
    assert past_the_door({"cases.views.leak": source})


def test_a_manager_that_another_module_keeps_is_seen() -> None:
    door = {"cases.casefile.access": "from cases.casefile.models import Case\nROWS = Case.objects"}
    assert past_the_door(door) == []
    leak = "from cases.casefile.access import ROWS as anything\nanything.all()"
    assert past_the_door(door | {"cases.views.leak": leak}) == ["cases.views.leak:1 ROWS of cases.casefile.access"]


@pytest.mark.parametrize(
    "source",
    [
        "from cases.casefile.models import Case\nCase.open(now=now)\nisinstance(case, Case)\ndraft = Case(item='x')",
        "from cases.facts.models import Holiday\nHoliday.objects.all()",
        "class Thing:\n    @classmethod\n    def all(cls):\n        return cls.objects.all()",
        "case.photos.all()\nget_object_or_404(case.photos, pk=1)\nold = type(session)(key)",
        "models.Case(models.When(pk=1, then=2))\napps.get_model('cases', 'CaseEvent').objects.all()",
    ],
)
def test_what_asks_for_nothing_may_stand_anywhere(source: str) -> None:
    assert past_the_door({"cases.views.fine": source}) == []
