"""/metrics: who may read it, what it counts over all processes, and that it costs next to nothing."""

from __future__ import annotations

import datetime as dt
import io
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cases.casefile.models import Case
from cases.casefile.tasks import announce_review
from cases.core import trace
from cases.facts import page_cache
from cases.facts.models import PolicyFact
from cases.imaging import lanes
from cases.imaging.limits import Refusal
from cases.work.traced import request_of
from refundguide import worker
from refundguide.metrics import page, sources, standing
from refundguide.metrics.counts import BOUNDS, Counts, Shared
from tests.support.factories import SOURCED, jpeg, make_case
from tests.support.log_lines import objects, written_lines
from tests.support.processes import ROOT

TOKEN = "0123456789abcdefghijklmnop"
# A comment, or a name with labels and a number: the text format of Prometheus.
LINE = re.compile(r'# (HELP|TYPE) \w+ .+|[a-z_]+(\{(\w+="[^"\\\n]*",?)*\})? -?[0-9.e+]+')


@pytest.fixture(autouse=True)
def _switched_on(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.METRICS, settings.VAR = True, tmp_path
    counts = Counts()
    for module in (page, sources):
        monkeypatch.setattr(module, "COUNTS", counts)
    monkeypatch.setattr(Shared, "begin", lambda self: None)
    monkeypatch.setattr(lanes, "watchers", [])
    sources.share.cache_clear()
    yield
    sources.share.cache_clear()


def figures(client: Client, **headers: str) -> dict[str, float]:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    return {name: float(value) for name, _blank, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


@pytest.mark.django_db
def test_requests_are_counted_by_view_and_status(case: Case, owner: Client, reference_data: None) -> None:
    site = page_cache.cached_first(page.measured(WSGIHandler()), WSGIRequest, page.note_cached)
    started: list[str] = []

    def ask(path: str, **headers: str) -> None:
        environ = (
            RequestFactory()
            .get(
                path,
                headers={"Host": "testserver", **{name.replace("_", "-"): value for name, value in headers.items()}},
            )
            .environ
        )
        answer = site(environ, lambda status, *more: started.append(status))
        for _piece in answer:
            pass
        answer.close() if hasattr(answer, "close") else None

    for _ in range(2):
        ask(f"/cases/{case.reference}/", Cookie=f"sessionid={owner.cookies['sessionid'].value}")
    for path in ("/", "/", "/", "/nowhere/", f"/cases/{case.reference}/", "/healthz", "/static/app.css"):
        ask(path)
    ask("/", If_None_Match=Client().get("/")["ETag"])
    assert len(started) == 10 and started[-1].startswith("304")
    found = figures(Client())

    def count(view: str, status: int = 200) -> float:
        return found.get(f'refundguide_request_seconds_count{{view="{view}",status="{status}"}}', 0)

    assert count("front:case") == 2 and count("front:case", 404) == 1
    assert count("guide:home") == 3 and count("guide:home", 304) == 1  # All but the first from the page cache.
    assert count("none", 404) == 1 and count("probe") == 1
    assert not any(case.reference in name for name in found)
    total = 'refundguide_request_seconds_bucket{view="guide:home",status="200",le="+Inf"}'
    assert found[total] == 3


def test_a_request_that_falls_through_everything_is_counted_too() -> None:
    def broken(environ: Any, start_response: Any) -> Any:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        page.measured(broken)(RequestFactory().get("/").environ, None)
    assert page.COUNTS.now().keys() == {("request_seconds", "none", "500")}


@pytest.mark.parametrize(
    ("token", "headers", "address", "status"),
    [
        ("", {}, "127.0.0.1", 200),
        ("", {}, "::1", 200),
        ("", {}, "203.0.113.9", 404),
        ("", {}, "nowhere", 404),
        ("", {"X-Forwarded-For": "203.0.113.9"}, "127.0.0.1", 404),
        (TOKEN, {"Authorization": f"Bearer {TOKEN}"}, "203.0.113.9", 200),
        (TOKEN, {"Authorization": "Bearer 글자"}, "127.0.0.1", 401),
        (TOKEN, {"Authorization": f"Bearer {TOKEN}x"}, "127.0.0.1", 401),
        (TOKEN, {}, "127.0.0.1", 401),
    ],
)
@pytest.mark.django_db
def test_only_this_machine_or_who_has_the_token_reads_it(
    settings: Any, token: str, headers: dict[str, str], address: str, status: int
) -> None:
    settings.METRICS_TOKEN = token
    answer = Client().get("/metrics", headers=headers, REMOTE_ADDR=address)
    assert answer.status_code == status
    assert ("refundguide_processes" in answer.text) == (status == 200)


@pytest.mark.django_db
def test_switched_off_there_is_no_such_page(settings: Any) -> None:
    settings.METRICS = False
    assert Client().get("/metrics").status_code == 404


def test_photos_are_counted_by_lane_and_outcome(db: None) -> None:
    sources.share()
    lanes.decode(io.BytesIO(jpeg()))
    with pytest.raises(Refusal):
        lanes.decode(io.BytesIO(b"no photo at all"))
    [idle] = lanes._light.idle
    idle._socket.shutdown(2)  # As when it dies in the middle.
    lanes.decode(io.BytesIO(jpeg()))
    found = figures(Client())
    outcomes = {
        name.split('outcome="')[1].split('"')[0]: value
        for name, value in found.items()
        if name.startswith('refundguide_decode_seconds_count{lane="light"')
    }
    assert outcomes.pop("photo") == 2 and outcomes.pop("lost") == 1
    assert sum(outcomes.values()) == 1
    assert sum(value for name, value in found.items() if name.startswith("refundguide_decoders_lost_total")) == 1
    assert found['refundguide_decode_wait_seconds_count{lane="light"}'] == 4
    assert found['refundguide_decode_waiting{lane="light"}'] == 0
    assert found['refundguide_places{place="writing"}'] > found['refundguide_places_taken{place="writing"}'] == 0


@pytest.mark.django_db
def test_lines_of_the_log_are_counted_by_what_they_say_failed() -> None:
    handler = sources.CountLines()
    for level, event in ((logging.ERROR, "mail-failed"), (logging.ERROR, "storage-failed"), (logging.WARNING, None)):
        record = logging.makeLogRecord({"levelno": level, "levelname": logging.getLevelName(level), "event": event})
        handler.handle(record)
    found = figures(Client())
    assert found['refundguide_events_total{event="mail-failed"}'] == 1
    assert found['refundguide_events_total{event="storage-failed"}'] == 1
    assert found['refundguide_log_lines_total{level="ERROR"}'] == 2


@pytest.mark.django_db
def test_it_tells_how_the_site_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    for status in ("preparing", "filed", "filed", "closed"):
        make_case(status=status)
    PolicyFact.objects.create(slug="old", title="a", text="b", **{**SOURCED, "checked_on": dt.date(2020, 1, 1)})
    PolicyFact.objects.create(
        slug="new", title="a", text="b", **{**SOURCED, "checked_on": dt.datetime.now(dt.UTC).date()}
    )
    found = figures(Client())
    assert found['refundguide_open_cases{status="filed"}'] == 2
    assert 'refundguide_open_cases{status="closed"}' not in found
    assert found['refundguide_stale_facts{kind="policyfact"}'] == 1
    assert found["refundguide_database_up"] == 1


@pytest.mark.django_db
def test_it_tells_what_waits_to_be_done(settings: Any) -> None:
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "cases.work.traced.TracedBackend"}}
    trace.begin("0f8a66c1d9c34b7e8f55e8e2a3b1c0de")
    announce_review.enqueue(1)
    row = DBTaskResult.objects.get()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - dt.timedelta(minutes=10))
    found = figures(Client())
    assert found['refundguide_tasks{status="ready"}'] == 1 and found['refundguide_tasks{status="failed"}'] == 0
    assert 590 < found["refundguide_task_wait_seconds"] < 700
    assert found["refundguide_workers"] == 0
    # And who does it writes under the name of the request that asked for it.
    assert request_of(row) == "0f8a66c1d9c34b7e8f55e8e2a3b1c0de"
    with written_lines() as lines:
        assert worker.do_next("here", "default")
    [line] = [line for line in objects(lines) if line.get("event") == "task-failed"]
    assert (line["request"], line["view"]) == (request_of(row), announce_review.module_path)


@pytest.mark.django_db
def test_without_a_database_it_tells_so_and_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "AWAY_FOR", 0.0)

    def fail(*args: Any) -> None:
        raise OperationalError("gone")

    client = Client()
    with connection.execute_wrapper(fail):
        found = figures(client)
    assert found["refundguide_database_up"] == 0
    assert found["refundguide_processes"] == 1
    # It is asked again soon, and not as seldom as one that answers.
    assert figures(client)["refundguide_database_up"] == 1


@pytest.mark.django_db
def test_open_cases_are_read_from_an_index_and_not_at_every_look(django_assert_num_queries: Any) -> None:
    figures_now = standing.Standing()
    figures_now.now()
    with django_assert_num_queries(0):
        figures_now.now()
    if connection.vendor == "sqlite":
        plan = Case.objects.not_closed().order_by().values_list("status").explain()
        assert "COVERING INDEX" in plan


COUNTING = """
import sys
from pathlib import Path
from refundguide.metrics.counts import Counts, Shared
counts = Counts()
counts.gauges.append(lambda: iter([(("places_taken", "writing"), 1.0)]))
counts.observe(0.2, "request_seconds", "front:case", "200")
counts.add("events_total", "mail-failed")
shared = Shared(Path(sys.argv[1]), counts)
shared.write()
print("written", flush=True)
sys.stdin.read()
"""


def test_processes_are_added_up_and_who_has_ended_stays_counted(tmp_path: Path) -> None:
    folder = tmp_path / "metrics"
    ours = Shared(folder, Counts())
    request, place = ("request_seconds", "front:case", "200"), ("places_taken", "writing")
    others = []
    for _ in range(2):
        one = subprocess.Popen(
            [sys.executable, "-c", COUNTING, str(folder)],
            cwd=ROOT,
            env=os.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert one.stdout is not None and one.stdout.readline()
        others.append(one)
    cells, alive = ours.together()
    assert (sum(cells[request][1:]), cells[place], alive) == (2, [2.0], 3)
    others[0].kill()
    for one in others:
        one.communicate()
    for _look in range(2):
        cells, alive = ours.together()
        # Counters only ever grow; gauges are of those who live.
        assert (sum(cells[request][1:]), cells.get(place), alive) == (2, None, 1)
    assert len(list(folder.glob("*-*.json"))) == 1


def test_a_spoiled_file_is_passed_over(tmp_path: Path) -> None:
    shared = Shared(tmp_path, Counts())
    (tmp_path / "1-spoiled.json").write_text("{")
    assert shared.together() == ({}, 1)


def test_durations_lie_in_the_class_that_they_belong_to() -> None:
    counts = Counts()
    for seconds in (0.0, BOUNDS[0], 0.3, 99.0):
        counts.observe(seconds, "request_seconds", "a", "200")
    text = page.exposition(counts.now())
    for bound, count in (("0.005", 2), ("0.25", 2), ("0.5", 3), ("10.0", 3), ("+Inf", 4)):
        assert f'refundguide_request_seconds_bucket{{view="a",status="200",le="{bound}"}} {count}\n' in text
