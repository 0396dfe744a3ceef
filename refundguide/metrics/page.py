"""/metrics: everything that was counted, as Prometheus reads it, for whoever has the token or sits at this machine."""

from __future__ import annotations

import hmac
import ipaddress
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from cases.core import trace
from cases.facts import page_cache
from refundguide.metrics import sources
from refundguide.metrics.counts import BOUNDS, COUNTS, Cells, Shared
from refundguide.metrics.standing import Standing

logger = logging.getLogger(__name__)

type Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
type GetResponse = Callable[[HttpRequest], HttpResponse]

PATH = "/metrics"
PREFIX = "refundguide_"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Figure(NamedTuple):
    """A kind of figure: its type as Prometheus names it, its labels in order, and one sentence about it."""

    kind: str
    labels: tuple[str, ...]
    help: str


FIGURES = {
    "request_seconds": Figure("histogram", ("view", "status"), "Requests by view and status, until the answer begins."),
    "decode_seconds": Figure("histogram", ("lane", "outcome"), "Photos by decoder and what became of them."),
    "decode_wait_seconds": Figure("histogram", ("lane",), "How long photos waited for their turn at a decoder."),
    "decoders_lost_total": Figure("counter", ("lane", "how"), "Decoders that ended in the middle of a photo."),
    "decode_waiting": Figure("gauge", ("lane",), "Photos that wait for a decoder now."),
    "places_taken": Figure("gauge", ("place",), "Places for what takes long that are taken now."),
    "places": Figure("gauge", ("place",), "Places for what takes long that there are."),
    "log_lines_total": Figure("counter", ("level",), "Warnings and errors in the log."),
    "events_total": Figure("counter", ("event",), "What failed or was slow: see the key event of the log."),
    "open_cases": Figure("gauge", ("status",), "Open cases."),
    "stale_facts": Figure("gauge", ("kind",), "Reference rows that nobody has checked for longer than they are good."),
    "tasks": Figure("gauge", ("status",), "Tasks that wait, that somebody does now, and that were given up."),
    "task_wait_seconds": Figure("gauge", (), "How long the task waits that has waited the longest and may begin."),
    "workers": Figure("gauge", (), "Processes that do tasks, on all machines."),
    "processes": Figure("gauge", (), "Processes of this site on this machine that count."),
    "database_up": Figure("gauge", (), "Whether the database answers."),
}


# The views of public pages, whose number is small, by path: only the request that made a page knows its view.
_views: dict[str, str] = {}


def measured(application: Application) -> Application:
    """Count each request and how long it took until its answer began, where that is switched on."""
    if not settings.METRICS:
        return application
    sources.share()
    observe = COUNTS.observe

    def measure(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told = "500"

        def start(status: str, *more: Any) -> Any:
            nonlocal told
            told = status[:3]
            return start_response(status, *more)

        trace.end()
        began_at = time.perf_counter()
        try:
            return application(environ, start)
        finally:
            took = time.perf_counter() - began_at
            of = trace.current()
            path = environ["PATH_INFO"]
            if of and of.of:
                view = of.of
                if path in page_cache.cache.reads:
                    _views[path] = view
            else:
                view = _kind_of(path)
            observe(took, "request_seconds", view, told)

    return measure


def note_cached(path: str, status: str, began_at: float) -> None:
    """Count a page from memory: what `page_cache.cached_first` tells, which costs a tenth of measuring around it."""
    COUNTS.observe(time.perf_counter() - began_at, "request_seconds", _views.get(path, "none"), status)


def answer_metrics(get_response: GetResponse) -> GetResponse:
    """Answer /metrics before anything looks at the host name, where that is switched on."""
    if not settings.METRICS:
        raise MiddlewareNotUsed
    shared, standing = sources.share(), Standing()

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = _answer(request, shared, standing) if request.path_info == PATH else None
        return answer or get_response(request)

    return middleware


def _kind_of(path: str) -> str:
    """Return what stands for the view where none was asked."""
    if path.startswith(settings.STATIC_URL):
        return "static"
    return "probe" if path in {"/healthz", "/readyz"} else "none"


def _answer(request: HttpRequest, shared: Shared, standing: Standing) -> HttpResponse | None:
    """Return the figures, or that a token is needed; nothing where strangers find no such page."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode()):
            return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"})
    elif not _is_local(request):
        return None
    try:
        cells, alive = shared.together()
    except OSError as error:  # A folder that cannot be written; what this process knows is better than nothing.
        logger.warning("The figures of other processes cannot be read: %s", error.strerror)
        cells, alive = COUNTS.now() | COUNTS.gauged(), 1
    cells = cells | standing.now() | {("processes",): [alive]}
    return HttpResponse(exposition(cells), headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})


def _is_local(request: HttpRequest) -> bool:
    """Say whether a process of this machine asks, and none for somebody else."""
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def exposition(cells: Cells) -> str:
    """Return figures as Prometheus reads them (text format 0.0.4)."""
    lines = []
    for name, figure in FIGURES.items():
        found = sorted((key[1:], cell) for key, cell in cells.items() if key[0] == name)
        if found:
            lines += [f"# HELP {PREFIX}{name} {figure.help}", f"# TYPE {PREFIX}{name} {figure.kind}"]
        for values, cell in found:
            lines += _samples(f"{PREFIX}{name}", dict(zip(figure.labels, values, strict=True)), cell)
    return "\n".join(lines) + "\n"


def _samples(name: str, labels: dict[str, str], cell: list[float]) -> Iterator[str]:
    if len(cell) == 1:
        yield f"{name}{_labelled(labels)} {cell[0]:g}"
        return
    total, *classes = cell
    counts = [int(count) for count in accumulate(classes)]
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
        yield f"{name}_bucket{_labelled(labels | {'le': bound})} {count}"
    yield f"{name}_sum{_labelled(labels)} {total:.6f}"
    yield f"{name}_count{_labelled(labels)} {counts[-1]}"


def _labelled(labels: dict[str, str]) -> str:
    """Return labels in braces; their values are names of ours."""
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels.items()) + "}" if labels else ""
