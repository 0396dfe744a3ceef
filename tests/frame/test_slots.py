"""Slots that all processes of a machine share: bounded, waited for in line, given back by who dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from cases import slots
from cases.slots import Slots

# Modules are read before the first test runs: later than the end of any run of all tests.
NEVER = time.monotonic() + 86_400
ROOT = Path(slots.__file__).resolve().parents[1]
HOLD = (
    "import sys; from pathlib import Path; from cases.slots import Slots\n"
    "with Slots('a', 1, lambda: Path(sys.argv[1])).take(0) as has_slot:\n    print(has_slot, flush=True); sys.stdin.read()\n"
)


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Slots]:
    """Return the slots of this folder as another process sees them."""
    return lambda most=1, name="a": Slots(name, most, lambda: tmp_path)


def test_there_are_so_many_over_all_processes(process: Callable[..., Slots]) -> None:
    with ExitStack() as taken:
        assert [taken.enter_context(process(3).take(0)) for _ in range(5)] == [True] * 3 + [False] * 2
        with process(3, "b").take(0) as of_another_name:
            assert of_another_name
    with process(3).take(0) as has_slot:
        assert has_slot


def test_what_a_killed_process_had_is_free_again(tmp_path: Path, process: Callable[..., Slots]) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "True\n"
        with process().take(0) as has_slot:
            assert not has_slot
        holder.kill()
        assert holder.wait() == -signal.SIGKILL
    with process().take(0) as has_slot:
        assert has_slot


def test_who_waits_is_before_who_comes_when_a_slot_becomes_free(process: Callable[..., Slots]) -> None:
    had, may_end = threading.Event(), threading.Event()

    def wait() -> None:
        with process().take(NEVER) as has_slot:
            assert has_slot
            had.set()
            may_end.wait()

    waiting = threading.Thread(target=wait)
    with process().take(0) as holds:
        assert holds
        waiting.start()
        while (first := process()._locked("first")) is not None:
            os.close(first)
            time.sleep(0)
    with process().take(0) as has_slot:
        assert not has_slot
    assert had.wait()
    may_end.set()
    waiting.join()


def test_a_process_that_has_waited_lets_others_in_before_it_comes_again(
    process: Callable[..., Slots], monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    ours, held = process(), ExitStack()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if seconds == slots.LOOK_EVERY:
            held.close()

    monkeypatch.setattr(slots.time, "sleep", sleep)
    monkeypatch.setattr(slots.time, "monotonic", lambda: 1000.0)
    with held:
        held.enter_context(process().take(0))
        with ours.take(NEVER) as has_slot:
            assert has_slot
    with ours.take(NEVER) as has_slot:
        assert has_slot
    assert [round(seconds, 3) for seconds in slept[1:]] == [0.0, slots.LOOK_EVERY, slots.STEP_BACK]


def test_a_fork_keeps_nothing_of_what_the_process_before_had(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from cases.slots import Slots\n"
        "slots = Slots('a', 1, lambda: Path(sys.argv[1]))\n"
        "turn = slots.take(0); turn.__enter__(); ours, theirs = os.pipe(); child = os.fork()\n"
        "if not child:\n    slots.forget(); os.close(theirs); os.read(ours, 1); os._exit(0)\n"
        "turn.__exit__(None, None, None)\n"
        # The child goes on.
        "while True:\n"
        "    with slots.take(0) as has_slot:\n        if has_slot: break\n"
        "print(os.waitpid(child, os.WNOHANG)[0])\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.check_output(command, cwd=ROOT, text=True, timeout=60) == "0\n"


def test_a_folder_that_takes_no_file_costs_nobody_a_photo_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    slots = Slots("a", 1, lambda: tmp_path / "file")
    for _ in range(3):
        with slots.take(0) as has_slot:
            assert has_slot
    assert len(caplog.records) == 1
