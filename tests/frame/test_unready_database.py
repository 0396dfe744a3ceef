"""A database that is empty or does not answer: every command says so in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

from cases.photos.storage.folder import FolderStorage
from tests.support.processes import environment, free_port, python

# What each needs to come as far as the database.
ARGUMENTS = {
    "backup": ["{folder}/backup"],
    "changepassword": ["anna"],
    "clearsessions": [],
    "createsuperuser": ["--noinput", "--username=anna", "--email=anna@example.org"],
    "generate_cases": ["1"],
    "reset_second_step": ["anna"],
    "restore": ["{folder}/none"],
}
# They make the database, wait for it, or ask none.
OTHERS = {"serve", "work", "draw_pictures", "prepare_evidence"}
EVERY_COMMAND = """
import contextlib, io, json, sys
import manage
from django.core.management import get_commands
import django

def said(name, arguments):
    sys.argv, words = ["manage.py", name, *arguments], io.StringIO()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(words):
            manage.main()
    except SystemExit as ended:
        return f"{words.getvalue()}{ended.code if isinstance(ended.code, str) else ''}".strip()
    except BaseException as error:
        return f"Traceback {error!r}"
    return "nothing"

arguments, others = json.loads(sys.argv[1]), json.loads(sys.argv[2])
django.setup()
ours = [name for name, app in get_commands().items() if str(app).startswith(("cases.", "refundguide"))]
print(json.dumps({name: said(name, arguments.get(name, [])) for name in {*ours, *arguments} - {*others}}))
"""


def answers(folder: Path, database: str) -> dict[str, str]:
    """Run every command of ours, and those of Django that an operator needs, in one process; return what each says."""
    env = environment(
        DATABASE_URL=database,
        STORAGE_URL=f"file://{folder}/evidence",
        EMAIL_URL="smtp://127.0.0.1:9",
        DJANGO_SETTINGS_MODULE="refundguide.settings",
    )
    FolderStorage(folder / "evidence").claim()
    arguments = json.dumps(ARGUMENTS).replace("{folder}", str(folder))
    said: dict[str, str] = json.loads(python("-c", EVERY_COMMAND, arguments, json.dumps([*OTHERS]), env=env))
    return said


def test_on_an_empty_database_every_command_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "site.sqlite3"
    said = answers(tmp_path, f"sqlite:///{path}")
    assert len(said) > 14
    sentence = f"The database {path} lacks "
    own = {"backup", "restore"}  # They say it in their own words.
    assert {name: text for name, text in said.items() if name not in own and not text.startswith(sentence)} == {}
    assert "Run `manage.py migrate` first" in said["createsuperuser"]
    assert {name: text for name, text in said.items() if "\n" in text} == {}
    assert not any("Traceback" in text or text == "nothing" for text in said.values())


def test_where_the_database_does_not_answer_one_sentence_says_so(tmp_path: Path) -> None:
    said = answers(tmp_path, f"postgres://site@127.0.0.1:{free_port()}/site")
    assert said["verify_chain"].startswith("The database site does not answer: connection failed")
    assert {name: text for name, text in said.items() if "\n" in text} == {}
    assert not any("Traceback" in text or text == "nothing" for text in said.values())
