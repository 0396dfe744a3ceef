"""What a site holds, asked by a process of its own, to compare with what people were told that it is kept."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from tests.support.processes import python

ASKED = """
import json
from cases.casefile.models import Case, CaseEvent
from cases.photos.models import EvidencePhoto
from cases.reminders.models import MailAddress
from cases.work.models import Dispatch
cut_off = set(Dispatch.objects.filter(outcome__in=["sending", "unknown"]).values_list("key", flat=True))
print(json.dumps({
    "cases": list(Case.objects.values_list("reference", flat=True)),
    "notes": list(CaseEvent.objects.filter(kind="noted").values_list("note", flat=True)),
    "photos": list(EvidencePhoto.objects.values_list("sha256", flat=True)),
    "told": [row.address for row in MailAddress.objects.all() if row.dispatch_key in cut_off],
}))
"""


def kept(variables: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the references of all cases, all notes, the hashes of all photos, and to whom a mail was cut off.

    `variables` name the site. Of mails that were cut off staff are told, and they are not sent again.
    """
    found: dict[str, list[str]] = json.loads(
        python("manage.py", "shell", "--no-imports", "-c", ASKED, env={**os.environ, **variables})
    )
    return found


def is_whole(variables: Mapping[str, str]) -> bool:
    """Say whether every stored byte and every line of every timeline is as it was written."""
    env = {**os.environ, **variables}
    files = python("manage.py", "sweep_evidence", "--verify", env=env)
    return "broken 0" in files and "problems 0" in python("manage.py", "verify_chain", env=env)
