"""The recorded site: browsers ask it, and each of its answers is written down."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import hashlib
import io
import itertools
import logging
import re
import shutil
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.bench.same_pages.pages import Page
from tests.bench.same_pages.texts import heads, mails, numbered, shown

NOW = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)  # Tuesday, 10:00 in Seoul.
FIRST = "the first that is offered"


class Clock:
    """The time of the recorded site, which goes on only where a walk says so."""

    now = NOW


def start(work: Path) -> None:
    """Start Django in this process, stopped at `Clock.now`, on the empty database that the environment names."""
    from django.utils import timezone

    # Before anything is imported that keeps these functions for itself.
    timezone.now = lambda: Clock.now.astimezone(dt.UTC)
    time.time = lambda: Clock.now.timestamp()
    # Ids grow in the order in which they are drawn, because photos are sorted by them.
    numbers = itertools.count(1)
    uuid.uuid4 = lambda: uuid.UUID(int=next(numbers) << 96, version=4)

    import django
    from django.conf import settings
    from django.core.management import call_command

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = work
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    # What is asked of a worker is done before the answer is written down.
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "tests.support.tasks.AtCommit"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Nothing here has to survive a power cut.
    options = settings.DATABASES["default"]["OPTIONS"]
    options["init_command"] = f"{options.get('init_command', '')}PRAGMA synchronous=OFF;"
    django.setup()
    logging.disable(logging.WARNING)
    call_command("migrate", verbosity=0)
    call_command("seed_reference", verbosity=0)
    from cases.photos.files import evidence_storage

    evidence_storage().claim()


def put_back(kept: Path, data: Path) -> None:
    """Let `data` hold what was `kept` of it, in the same file of the database, to which a process of the site is held."""
    for path in data.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    shutil.copytree(kept, data, dirs_exist_ok=True)
    shutil.rmtree(kept)


class Site:
    """The recorded site, and the folder that its answers go to."""

    def __init__(self, folder: Path, work: Path, host: str, *, https: bool = False) -> None:
        self.folder, self.work = folder, work
        self.headers = {"host": host}
        if https:
            self.headers |= {"x-forwarded-proto": "https", "referer": f"https://{host}/"}
        self.part = ""  # What is being done, as each answer is headed.
        self.mail = ""  # The newest mails.
        self.count, self.copies = Counter[str](), itertools.count()

    def browser(self) -> Any:
        """Return a browser without cookies."""
        from django.test import Client

        return Client(enforce_csrf_checks=True, raise_request_exception=False, headers=self.headers)

    def ask(
        self,
        browser: Any,
        address: str,
        data: dict[str, Any] | None = None,
        *,
        headers: dict[str, str] | None = None,
        method: str = "",
    ) -> Page:
        """Send a request, in a new browser where none is given; write down the answer; go on where it leads."""
        browser, method = browser or self.browser(), method or ("GET" if data is None else "POST")
        response = getattr(browser, method.lower())(address, data, headers=headers)
        text = shown(response.headers.get("Content-Type", "").partition(";")[0], b"".join(response))
        response.close()
        said = "".join(f" {name}={value}" for name, value in (headers or {}).items() if name != "If-None-Match")
        self.write(f"{method} {address}{said}", "\n".join([*heads(response), "", text]))
        page = Page(address, response, text)
        location = response.headers.get("Location", "")
        return self.ask(browser, location.partition("#")[0]) if location.startswith("/") else page

    def send(
        self, browser: Any, page: Page, answers: dict[str, Any], which: str = "", *, headers: Any = None, **more: Any
    ) -> Page:
        """Send the largest form of `page` that has a field or an address `which`, with those `answers` that it asks for.

        Where it has none, that is what is written down, and the walk goes on from the page itself.
        """
        forms = [form for form in page.forms if form.method == "post" and (which or "logout" not in form.action)]
        fitting = [form for form in forms if which in form.fields or which in form.action]
        if not fitting:
            self.write(f"no form {which} at {page.address}", "")
            return page
        form = max(fitting, key=lambda form: len(form.fields))
        asked = {name: value for name, value in answers.items() if name in form.fields} | more
        first = {name: form.choices[name][0] for name, value in asked.items() if value == FIRST}
        return self.ask(browser, form.action, form.fields | asked | first, headers=headers)

    def write(self, heading: str, text: str) -> None:
        """Write one answer with the mails that it sent."""
        sent = "\n".join(mails())
        self.mail = sent or self.mail
        text = numbered("\n".join([f"{self.part}: {heading}", text, sent]))
        heading, _line, text = text.partition("\n")
        self.count[heading] += 1
        if self.count[heading] > 1:
            heading += f" ({self.count[heading]})"
        words = re.sub(r"[^\w.=]+", "-", heading, flags=re.ASCII)[:100]
        name = f"{words}.{hashlib.sha256(heading.encode()).hexdigest()[:8]}.txt"
        (self.folder / name).write_text(f"{heading}\n{text}", encoding="utf-8", newline="")
        with (self.folder / "INDEX").open("a", encoding="utf-8") as index:
            index.write(f"{name}\t{heading}\n")

    def run(self, command: str, *arguments: str) -> None:
        """Write down what a command says, and how it ends."""
        from django.core.management import CommandError, call_command

        said = io.StringIO()
        try:
            call_command(command, *arguments, stdout=said, stderr=said)
        except (CommandError, SystemExit) as error:
            said.write(f"{type(error).__name__}: {error}")
        self.write(" ".join([command, *arguments]), said.getvalue())

    def crawl(self, browser: Any, starts: list[str], inside: Callable[[str], Any]) -> list[Page]:
        """Follow every link that is `inside`."""
        queue, pages = list(starts), []
        for address in queue:
            pages.append(self.ask(browser, address))
            queue += [link for link in dict.fromkeys(pages[-1].links) if link not in queue and inside(link)]
        return pages

    @contextlib.contextmanager
    def undone(self, *browsers: Any) -> Iterator[None]:
        """Give back clock, database, photos and the cookies of `browsers` as they were."""
        from django.core.cache import cache
        from django.db import connections

        from cases.facts.page_cache import cache as pages

        connections.close_all()
        kept = shutil.copytree(self.work / "data", self.work / f"copy-{next(self.copies)}")
        before = Clock.now, [(browser, copy.deepcopy(browser.cookies)) for browser in browsers]
        try:
            yield
        finally:
            connections.close_all()
            cache.clear()
            pages.clear()
            put_back(kept, self.work / "data")
            Clock.now, cookies = before
            for browser, old in cookies:
                browser.cookies = old
