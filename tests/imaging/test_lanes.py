"""The lanes: who shares a decoder, who waits, what goes where, and when a decoder ends."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from PIL import Image

from cases.imaging import decoder, lanes, rendering
from cases.imaging.limits import Refusal
from cases.slots import Slots
from tests.support.decoders import PHOTO, answering, reason, running, width
from tests.support.pictures import encoded

pytestmark = pytest.mark.usefixtures("fresh_decoders")


@contextmanager
def all_taken(lane: lanes.Lane) -> Iterator[None]:
    """Let somebody have all turns of a lane for the block."""
    with ExitStack() as taken:
        for _place in range(lane.turns.places):
            assert taken.enter_context(lane.turns.take("another", 0.0))
        yield


def test_a_decoder_that_idles_gives_its_memory_back(monkeypatch: pytest.MonkeyPatch) -> None:
    width()
    [idle] = lanes._light.idle
    monkeypatch.setattr(lanes, "IDLE_SECONDS", 0)
    lanes._light._end_idle()
    assert idle.process.returncode == 0
    assert not lanes._light.idle
    assert width() == 64
    while lanes._light.idle:  # The next one by the clock.
        time.sleep(0)


def test_a_decoder_that_was_asked_a_moment_ago_stays() -> None:
    width()
    first = running()
    lanes._light._end_idle()
    assert running() == first
    assert lanes._light._timer, "it is looked at again"


def test_what_other_processes_of_the_machine_open_counts_as_well(settings: Any) -> None:
    others = Slots("light", lanes.LIGHT_PLACES, lambda: settings.VAR / "decoding")
    caller = lanes.Caller(until=time.monotonic() + 600)
    widths: list[int] = []
    waiting = threading.Thread(target=lambda: widths.append(lanes.decode(io.BytesIO(PHOTO), caller).width))
    with ExitStack() as taken:
        assert all(taken.enter_context(others.take(0)) for _place in range(lanes.LIGHT_PLACES))
        waiting.start()
        while waiting.is_alive() and not lanes._light.slots._in_line.locked():
            time.sleep(0)
        assert waiting.is_alive() and not lanes._light.idle
    waiting.join()
    assert widths == [64]


def test_a_worn_decoder_is_replaced_before_anybody_waits(program: Callable[[str], list[int]]) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.MAX_JOBS = 2; decoder_main.main()")
    assert [width() for _ in range(5)] == [64] * 5
    assert len(started) == 3


def test_who_waits_too_long_is_told_to_come_back() -> None:
    caller = lanes.Caller(until=0.0)
    with all_taken(lanes._light), pytest.raises(Refusal, match="busy"):
        lanes.decode(io.BytesIO(PHOTO), caller)
    assert width() == 64


def test_what_is_left_of_a_request_that_has_waited_long_enough_is_not_begun(
    program: Callable[[str], list[int]],
) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.main()")
    with pytest.raises(Refusal, match="busy"):
        lanes.decode(io.BytesIO(PHOTO), lanes.Caller(until=0.0))
    assert started == []


def test_no_photo_outlasts_its_request(program: Callable[[str], list[int]]) -> None:
    """An answer that comes too late is not waited for, and the decoder that still works on it is ended."""
    started = program(answering("time.sleep(1); head({'seconds': 0, 'refused': ['late', '', '']})"))
    lanes.warm()
    lanes._light.idle[0].get_ready(end=time.monotonic() + 600)
    with pytest.raises(Refusal, match="busy"):
        lanes.decode(io.BytesIO(PHOTO), lanes.Caller(end=0.0))
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


# A picture of one colour: 14 megapixels, and quickly made.
HEAVY = encoded(Image.new("L", (4400, 3400)), "PNG", compress_level=1)


def test_what_is_heavy_keeps_nobody_waiting_in_the_light_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the heavy lane is taken, by a decoder or by whoever waits there, light photos pass."""
    caller = lanes.Caller(until=time.monotonic() + 600)
    widths: list[int] = []
    with all_taken(lanes._heavy):
        waiting = threading.Thread(target=lambda: widths.append(lanes.decode(io.BytesIO(HEAVY), caller).width))
        waiting.start()
        while waiting.is_alive() and not lanes._heavy.turns.is_wanted:
            time.sleep(0)
        assert width() == 64
        assert widths == []
    waiting.join()
    assert widths == [2016]
    assert not lanes._heavy.idle, "its memory is given back"


def blank(format: str, size: tuple[int, int], **options: Any) -> bytes:
    return encoded(Image.new("L", size), format, **options)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (blank("JPEG", (8000, 6000)), False),
        (blank("JPEG", (3400, 3400), progressive=True), False),
        (blank("JPEG", (4000, 4000), progressive=True), True),
        (blank("PNG", (4000, 3000), compress_level=1), False),
        (blank("PNG", (1080, 12000), compress_level=1), False),
        (HEAVY, True),
        (blank("WEBP", (4000, 4000), method=0), True),
        (blank("GIF", (4000, 4000)), True),
        (blank("GIF", (1000, 1000)), False),
        (blank("AVIF", (4000, 4000), speed=10), True),
        (encoded(Image.new("RGB", (4000, 4000)), "HEIF"), True),
        (encoded(Image.new("RGB", (640, 480)), "HEIF"), False),
    ],
)
def test_what_is_heavy_is_not_begun_in_the_light_lane(data: bytes, expected: bool) -> None:
    if not expected:
        assert rendering.render(data, in_light_lane=True) == rendering.render(data)
        return
    with pytest.raises(Refusal, match="later"):
        rendering.render(data, in_light_lane=True)
    rendering.render(data)


def test_what_only_looks_light_has_the_time_of_a_light_photo_and_then_goes_to_the_heavy_lane(
    program: Callable[[str], list[int]], settings: Any
) -> None:
    settings.DECODE_SECONDS = 3
    started = program(
        "import time\n"
        "from cases.imaging import decoder_main, rendering\n"
        "def render(data, in_light_lane):\n"
        "    start = time.process_time()\n"
        "    while time.process_time() - start < 1.3: pass\n"
        "    raise rendering.Refusal('done')\n"
        "rendering.render = render\n"
        "decoder_main.main()\n"
    )
    caller = lanes.Caller()
    with pytest.raises(Refusal, match="done"):
        lanes.decode(io.BytesIO(PHOTO), caller)
    assert len(started) == 2
    assert caller.spent > 2, "both tries count"


def test_the_light_lane_alone_can_put_a_photo_off(program: Callable[[str], list[int]]) -> None:
    """A decoder that was taken over could keep a photo going round."""
    program(answering("head({'seconds': 0, 'refused': ['later', '', '']})"))
    with pytest.raises(Refusal, match="later"):
        lanes.decode(io.BytesIO(PHOTO))
    assert reason() == "corrupt"


@pytest.mark.parametrize("claimed", ["-99", "10**9", "'nan'"])
def test_what_a_decoder_says_that_it_took_is_held_to_what_it_could(
    program: Callable[[str], list[int]], claimed: str
) -> None:
    program(answering(f"head({{'seconds': {claimed}, 'refused': ['done', '', '']}})"))
    caller = lanes.Caller()
    with pytest.raises(Refusal, match="done"):
        lanes.decode(io.BytesIO(PHOTO), caller)
    assert 0 <= caller.spent <= 20


def test_many_threads_share_as_many_decoders_as_there_are_places(program: Callable[[str], list[int]]) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.main()")
    widths: list[int] = []
    clients = [lanes.Caller(who) for who in ("a", "b") * 4]
    threads = [
        threading.Thread(target=lambda who=who: widths.append(lanes.decode(io.BytesIO(PHOTO), who).width))
        for who in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert widths == [64] * 8
    assert 1 <= len(started) <= lanes.LIGHT_PLACES


def test_a_fork_has_a_decoder_and_a_turn_of_its_own() -> None:
    code = (
        "import io, os, sys, django; django.setup()\n"
        "from cases.imaging import lanes\n"
        "data = sys.stdin.buffer.read()\n"
        "lanes.decode(io.BytesIO(data)); mine = lanes._light.idle[0].process.pid\n"
        "turn = lanes._light.turns.take('', 0); turn.__enter__(); child = os.fork()\n"
        "if not child:\n"
        "    print(len(lanes._light.idle), lanes.decode(io.BytesIO(data)).width, flush=True); raise SystemExit\n"
        "turn.__exit__(None, None, None)\n"
        "os.wait(); lanes.decode(io.BytesIO(data)); print(lanes._light.idle[0].process.pid == mine, flush=True)\n"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "refundguide.settings"}
    command = [sys.executable, "-W", "error", "-c", code]
    answer = subprocess.run(command, cwd=decoder.ROOT, env=env, input=PHOTO, capture_output=True)
    assert (answer.stdout, answer.stderr) == (b"0 64\nTrue\n", b"")
