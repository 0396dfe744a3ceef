"""Where tests get their helpers from, so that each file of tests can be moved and read by itself."""

import ast
from pathlib import Path

from tests.support.processes import ROOT

TESTS = ROOT / "tests"


def imported(path: Path) -> set[str]:
    """Return the names of all modules of the tests that a file may import."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports of tests are absolute"
            found |= {f"{node.module}", *(f"{node.module}.{name.name}" for name in node.names)}
    return {name for name in found if name.split(".")[0] == "tests"}


def test_helpers_are_imported_from_their_one_home() -> None:
    """And never from a conftest or from another file of tests."""
    files = [path for path in TESTS.rglob("*.py") if "bench" not in path.parts]
    elsewhere = {
        (path.relative_to(TESTS).as_posix(), name)
        for path in files
        for name in imported(path)
        if not f"{name}.".startswith("tests.support.")
    }
    assert elsewhere == set()
    assert len(files) > 100
