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
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cases.imaging import decoder, decoder_main, lanes
from cases.imaging.limits import Refusal
from tests.support.decoders import PHOTO, answering, doing, reason, running, width
from tests.support.processes import stop

pytestmark = pytest.mark.usefixtures("fresh_decoders")
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


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
    stop(killed)
    widths: list[int] = []
    asking = threading.Thread(target=lambda: widths.append(width()))
    asking.start()
    while not lanes._light.turns._taken:
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
    program: Callable[[str], list[int]], settings: Any, monkeypatch: pytest.MonkeyPatch, act: str, expected: str
) -> None:
    if act in {"while True: pass", "time.sleep(600)"}:  # Nothing else is ended by a clock.
        settings.DECODE_SECONDS = 0.3
    if act == "while True: pass":  # And this one by the processor's, however busy the machine is.
        monkeypatch.setattr(decoder, "PATIENCE", 400)
    program(doing(act))
    assert reason() == expected
    settings.DECODE_SECONDS = 20
    program("from cases.imaging import decoder_main; decoder_main.main()")
    lanes.stop()
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
        lanes.decode(io.BytesIO(PHOTO))
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
    assert not lanes._light.idle


def test_a_decoder_that_stops_its_own_clock_is_killed(program: Callable[[str], list[int]], settings: Any) -> None:
    settings.DECODE_SECONDS = 0.1
    started = program(answering("time.sleep(600)"))
    assert (reason(), len(started)) == ("busy", 2)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


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


@linux
@pytest.mark.parametrize(
    "act", ["", "os.kill(os.getppid(), signal.SIGKILL)\n    while True: pass"], ids=["idle", "at work"]
)
def test_a_killed_site_leaves_no_decoder_behind(program: Callable[[str], list[int]], act: str) -> None:
    """Whether the decoder waits for a photo or works on one."""
    code = (
        "import io, os, threading, django; django.setup()\n"
        "from cases.imaging import decoder, lanes\n"
        "data = open(0, 'rb').read()\n"
        "lanes.warm(); print(lanes._light.idle[0].process.pid, flush=True)\n"
        "lanes.decode(io.BytesIO(data)); threading.Event().wait()\n"
    )
    if act:
        code = code.replace("lanes.warm()", f"decoder.subprocess = Other({doing(act, walled=False)!r}); lanes.warm()")
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
