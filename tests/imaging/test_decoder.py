"""The process that decodes: what ends it, what that costs, and what it can and cannot do."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cases.imaging import decoder, decoder_main, rendering
from cases.imaging.limits import Refusal
from cases.imaging.sanitise import ImageRejected, sanitise
from tests.support.pictures import encoded, scene

PHOTO = encoded(scene((64, 48)), "JPEG")

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    decoder.stop()
    yield
    decoder.stop()


def width(data: bytes = PHOTO) -> int:
    return sanitise(io.BytesIO(data)).width


def reason() -> str:
    with pytest.raises(ImageRejected) as caught:
        width()
    return caught.value.reason


def running() -> int:
    assert decoder._light.decoder
    return decoder._light.decoder.process.pid


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], list[int]]]:
    """Let other programs take the decoder's place; `program(code)` returns the ids of all that were started."""
    popen, started = subprocess.Popen, []
    code = ""

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        process = popen([command[0], "-c", code, *command[3:]], **options)
        started.append(process.pid)
        return process

    def install(text: str) -> list[int]:
        nonlocal code
        code = text
        monkeypatch.setattr(subprocess, "Popen", start)
        return started

    yield install
    decoder.stop()


def doing(act: str, *, walled: bool = True) -> str:
    """Return a decoder that does something else than rendering, with or without the walls of `sandbox` around it."""
    return (
        "import ctypes, os, signal, socket, time\n"
        "from cases.imaging import decoder_main, rendering, sandbox\n"
        f"def render(data, in_light_lane):\n    {act}\n    raise rendering.Refusal('done')\n"
        "rendering.render = render\n"
        f"{'' if walled else 'sandbox.enter = list'}\n"
        "decoder_main.main()\n"
    )


def answering(act: str) -> str:
    """Return a program that takes every photo and answers in its own way."""
    return (
        "import json, socket, sys, time\n"
        "site = socket.socket(fileno=int(sys.argv[1]))\n"
        "def head(value):\n    line = json.dumps(value).encode()\n    site.sendall(len(line).to_bytes(4) + line)\n"
        "head({'bounds': []})\n"
        f"while site.recv(1):\n    {act}\n"
    )


def test_one_process_serves_many_photos() -> None:
    assert width() == 64
    first = running()
    assert (width(), running()) == (64, first)


def test_the_kill_of_an_idle_decoder_costs_nothing() -> None:
    width()
    killed = running()
    os.kill(killed, signal.SIGKILL)
    assert width() == 64
    assert running() != killed


def test_the_kill_of_a_decoder_at_work_costs_nothing() -> None:
    width()
    killed = running()
    os.kill(killed, signal.SIGSTOP)
    widths: list[int] = []
    asking = threading.Thread(target=lambda: widths.append(width()))
    asking.start()
    while not decoder._light.turns._is_taken:
        time.sleep(0)
    os.kill(killed, signal.SIGKILL)
    asking.join()
    assert widths == [64]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        # Too much of processor or memory.
        ("while True: pass", "heavy"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "heavy"),
        ("bytearray(600 * 1024**2)", "heavy"),
        ("os.write(2, b\"terminate called after throwing an instance of 'std::bad_alloc'\"); os.abort()", "heavy"),
        # Nobody's fault: a machine without time or memory, somebody who ends processes.
        ("time.sleep(600)", "busy"),
        ("os.kill(os.getpid(), signal.SIGALRM)", "busy"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "busy"),
        ("signal.signal(signal.SIGTERM, signal.SIG_DFL); os.kill(os.getpid(), signal.SIGTERM)", "busy"),
        # The photo's.
        ("ctypes.string_at(0)", "corrupt"),
        ("os.abort()", "corrupt"),
        ("os.write(2, b'corrupted double-linked list'); os.abort()", "corrupt"),
        ("os.kill(os.getpid(), signal.SIGBUS)", "corrupt"),
        # Ours.
        ("os._exit(0)", "unreadable"),
        ("raise ZeroDivisionError", "unreadable"),
    ],
)
def test_whatever_happens_in_there_has_its_reason(
    program: Callable[[str], list[int]], settings: Any, act: str, expected: str
) -> None:
    if act in {"while True: pass", "time.sleep(600)"}:  # Nothing else is ended by the clock.
        settings.DECODE_SECONDS = 0.3
    program(doing(act))
    assert reason() == expected
    settings.DECODE_SECONDS = 20
    program("from cases.imaging import decoder_main; decoder_main.main()")
    decoder.stop()
    assert width() == 64


@pytest.mark.parametrize("signum", ["SIGALRM", "SIGKILL"])
def test_a_decoder_that_was_starved_or_killed_once_costs_nothing(
    program: Callable[[str], list[int]], tmp_path: Path, signum: str
) -> None:
    """The first one ends in the middle, and the next one has the time that the photo needs."""
    mark = tmp_path / "ended"
    started = program(
        "import os, signal\n"
        "from cases.imaging import decoder_main, rendering\n"
        f"mark, render = {str(mark)!r}, rendering.render\n"
        "is_first = not os.path.exists(mark)\n"
        "open(mark, 'w').close()\n"
        "def first(data, in_light_lane):\n"
        f"    if is_first: os.kill(os.getpid(), signal.{signum})\n"
        "    return render(data, in_light_lane=in_light_lane)\n"
        "rendering.render = first\n"
        "decoder_main.main()\n"
    )
    assert (width(), len(started)) == (64, 2)


def test_a_machine_that_starts_no_program_blames_no_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert reason() == "busy"
    monkeypatch.undo()
    assert width() == 64


def test_a_decoder_that_dies_before_it_saw_the_photo_blames_it_for_nothing(
    program: Callable[[str], list[int]],
) -> None:
    started = program("raise SystemExit(1)")
    assert (reason(), len(started)) == ("busy", 2)


def test_what_decoders_print_goes_nowhere(
    program: Callable[[str], list[int]], capfd: pytest.CaptureFixture[str]
) -> None:
    program(doing("print('x' * 99_999, flush=True); os.write(2, b'x')"))
    with pytest.raises(Refusal, match="done"):
        decoder.decode(io.BytesIO(PHOTO))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "act",
    [
        "site.sendall(b'\\xff' * 99)",
        "site.sendall(b'\\0\\0\\0\\2{]')",
        "head([])",
        "head({})",
        "head({'seconds': 0, 'photo': {}, 'sizes': [10**12, 1]})",
        "head({'seconds': 0, 'photo': {}, 'sizes': [1, 1]}); site.sendall(b'xx')",
        "head({'seconds': 0, 'photo': {'width': 9**9, 'height': 1, 'thumb_width': 1, 'thumb_height': 1, 'format': 'JPEG',"
        " 'taken_at_claimed': ''}, 'sizes': [3, 12]}); site.sendall(b'\\xff\\xd8\\xffRIFF0000WEBP')",
        "head({'seconds': 0, 'photo': {'width': 1, 'height': 1, 'thumb_width': 1, 'thumb_height': 1, 'format': 'JPEG',"
        " 'taken_at_claimed': '', 'measures': {'sharpness': float('nan')}}, 'sizes': [3, 12]});"
        " site.sendall(b'\\xff\\xd8\\xffRIFF0000WEBP')",
        "head({'seconds': 0, 'photo': {'width': 1, 'height': 1, 'thumb_width': 1, 'thumb_height': 1, 'format': 'JPEG',"
        " 'taken_at_claimed': ''}, 'sizes': [3, 12]}); site.sendall(b'<htRIFF0000WEBP')",
        "break",
    ],
)
def test_a_decoder_that_was_taken_over_is_not_believed(program: Callable[[str], list[int]], act: str) -> None:
    started = program(answering(act))
    assert reason() == "unreadable"
    assert len(started) == 2, "one more try, and no third"
    assert decoder._light.decoder is None


def test_a_decoder_that_stops_its_own_clock_is_killed(program: Callable[[str], list[int]], settings: Any) -> None:
    settings.DECODE_SECONDS = 0.1
    started = program(answering("time.sleep(600)"))
    assert (reason(), len(started)) == ("busy", 2)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


def test_a_worn_decoder_is_replaced_before_anybody_waits(program: Callable[[str], list[int]]) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.MAX_JOBS = 2; decoder_main.main()")
    assert [width() for _ in range(5)] == [64] * 5
    assert len(started) == 3


def test_who_waits_too_long_is_told_to_come_back() -> None:
    caller = decoder.Caller(until=0.0)
    with decoder._light.turns.take("another", 0.0), pytest.raises(Refusal, match="busy"):
        decoder.decode(io.BytesIO(PHOTO), caller)
    assert width() == 64


def test_what_is_left_of_a_request_that_has_waited_long_enough_is_not_begun(
    program: Callable[[str], list[int]],
) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.main()")
    with pytest.raises(Refusal, match="busy"):
        decoder.decode(io.BytesIO(PHOTO), decoder.Caller(until=0.0))
    assert started == []


def test_no_photo_outlasts_its_request(program: Callable[[str], list[int]]) -> None:
    """An answer that comes too late is not waited for, and the decoder that still works on it is ended."""
    started = program(answering("time.sleep(1); head({'seconds': 0, 'refused': ['late', '', '']})"))
    decoder._light.start().get_ready(end=time.monotonic() + 600)
    with pytest.raises(Refusal, match="busy"):
        decoder.decode(io.BytesIO(PHOTO), decoder.Caller(end=0.0))
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


# A picture of one colour: 14 megapixels, and quickly made.
HEAVY = encoded(Image.new("L", (4400, 3400)), "PNG", compress_level=1)


def test_what_is_heavy_keeps_nobody_waiting_in_the_light_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the heavy lane is taken, by a decoder or by whoever waits there, light photos pass."""
    caller = decoder.Caller(until=time.monotonic() + 600)
    widths: list[int] = []
    with decoder._heavy.turns.take("another", 0.0):
        waiting = threading.Thread(target=lambda: widths.append(decoder.decode(io.BytesIO(HEAVY), caller).width))
        waiting.start()
        while waiting.is_alive() and not decoder._heavy.turns.is_wanted:
            time.sleep(0)
        assert width() == 64
        assert widths == []
    waiting.join()
    assert widths == [2016]
    assert decoder._heavy.decoder is None, "its memory is given back"


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
    caller = decoder.Caller()
    with pytest.raises(Refusal, match="done"):
        decoder.decode(io.BytesIO(PHOTO), caller)
    assert len(started) == 2
    assert caller.spent > 2, "both tries count"


def test_the_light_lane_alone_can_put_a_photo_off(program: Callable[[str], list[int]]) -> None:
    """A decoder that was taken over could keep a photo going round."""
    program(answering("head({'seconds': 0, 'refused': ['later', '', '']})"))
    with pytest.raises(Refusal, match="later"):
        decoder.decode(io.BytesIO(PHOTO))
    assert reason() == "corrupt"


@pytest.mark.parametrize("claimed", ["-99", "10**9", "'nan'"])
def test_what_a_decoder_says_that_it_took_is_held_to_what_it_could(
    program: Callable[[str], list[int]], claimed: str
) -> None:
    program(answering(f"head({{'seconds': {claimed}, 'refused': ['done', '', '']}})"))
    caller = decoder.Caller()
    with pytest.raises(Refusal, match="done"):
        decoder.decode(io.BytesIO(PHOTO), caller)
    assert 0 <= caller.spent <= 20


def test_many_threads_share_one_decoder(program: Callable[[str], list[int]]) -> None:
    started = program("from cases.imaging import decoder_main; decoder_main.main()")
    widths: list[int] = []
    clients = [decoder.Caller(who) for who in ("a", "b") * 4]
    threads = [
        threading.Thread(target=lambda who=who: widths.append(decoder.decode(io.BytesIO(PHOTO), who).width))
        for who in clients
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (widths, len(started)) == ([64] * 8, 1)


@linux
def test_a_decoder_has_no_secrets_few_files_and_hard_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "the secret of the site")
    width()
    pid = running()
    assert b"SECRET" not in Path(f"/proc/{pid}/environ").read_bytes()
    limits = {line[:25].strip(): line[25:].split()[:2] for line in Path(f"/proc/{pid}/limits").read_text().splitlines()}
    assert limits["Max core file size"] == limits["Max file size"] == ["0", "0"]
    assert limits["Max data size"] == [str(decoder_main.MAX_MEMORY)] * 2
    assert limits["Max open files"] == [str(decoder_main.MAX_FILES)] * 2
    assert len(os.listdir(f"/proc/{pid}/fd")) == 5, "its standard streams, the socket and its own statistics"
    loaded = Path(f"/proc/{pid}/maps").read_text()
    assert "_sqlite3" not in loaded and "_ssl" not in loaded


def test_the_site_itself_has_no_decoder_for_what_strangers_send() -> None:
    code = (
        "import sys, django; django.setup(); from refundguide import urls;"
        "print(any(name in sys.modules for name in ('cases.imaging.rendering', 'cases.imaging.measures', 'pillow_heif')))"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "refundguide.settings"}
    assert subprocess.check_output([sys.executable, "-c", code], cwd=decoder.ROOT, env=env, text=True) == "False\n"


def test_a_fork_has_a_decoder_and_a_turn_of_its_own() -> None:
    code = (
        "import io, os, sys, django; django.setup()\n"
        "from cases.imaging import decoder\n"
        "data = sys.stdin.buffer.read()\n"
        "decoder.decode(io.BytesIO(data)); mine = decoder._light.decoder.process.pid\n"
        "turn = decoder._light.turns.take('', 0); turn.__enter__(); child = os.fork()\n"
        "if not child:\n"
        "    print(decoder._light.decoder, decoder.decode(io.BytesIO(data)).width, flush=True); raise SystemExit\n"
        "turn.__exit__(None, None, None)\n"
        "os.wait(); decoder.decode(io.BytesIO(data)); print(decoder._light.decoder.process.pid == mine, flush=True)\n"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "refundguide.settings"}
    command = [sys.executable, "-W", "error", "-c", code]
    answer = subprocess.run(command, cwd=decoder.ROOT, env=env, input=PHOTO, capture_output=True)
    assert (answer.stdout, answer.stderr) == (b"None 64\nTrue\n", b"")


@linux
@pytest.mark.parametrize(
    "act", ["", "os.kill(os.getppid(), signal.SIGKILL)\n    while True: pass"], ids=["idle", "at work"]
)
def test_a_killed_site_leaves_no_decoder_behind(program: Callable[[str], list[int]], act: str) -> None:
    """Whether the decoder waits for a photo or works on one."""
    code = (
        "import io, os, threading, django; django.setup()\n"
        "from cases.imaging import decoder\n"
        "data = open(0, 'rb').read()\n"
        "print(decoder._light.start().process.pid, flush=True)\n"
        "decoder.decode(io.BytesIO(data)); threading.Event().wait()\n"
    )
    if act:
        code = code.replace("print(", f"decoder.subprocess = Other({doing(act, walled=False)!r}); print(")
        code = (
            "import subprocess\n"
            "class Other:\n"
            "    DEVNULL, PIPE = subprocess.DEVNULL, subprocess.PIPE\n"
            "    def __init__(self, code): self.code = code\n"
            "    def Popen(self, command, **options):\n"
            "        return subprocess.Popen([command[0], '-c', self.code, *command[3:]], **options)\n"
        ) + code
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "refundguide.settings", "DECODE_SECONDS": "0.5"}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=decoder.ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as site:
        assert site.stdin and site.stdout
        site.stdin.write(PHOTO)
        site.stdin.close()
        handle = os.pidfd_open(int(site.stdout.readline()))
        if not act:  # Else the decoder itself kills the site, as soon as it works.
            site.kill()
        assert site.wait() == -signal.SIGKILL
    # Readable once the process has ended; the clock of its photo is the longest that it can take.
    assert select.select([handle], [], [], 20)[0]
    os.close(handle)
