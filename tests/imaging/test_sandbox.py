"""What a process can still do behind the walls, all of them and each by itself, and that pictures are the same there."""

from __future__ import annotations

import errno
import functools
import io
import json
import os
import platform
import re
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cases.imaging import decoder, lanes, rendering, sandbox
from cases.imaging.decoder_main import LIMITS
from cases.imaging.sandbox import LANDLOCK, LANDLOCK_NETWORK, SECCOMP, USER
from cases.imaging.sanitise import sanitise
from tests.support import pictures
from tests.support.processes import ROOT

REFUSED = {"EPERM", "EACCES"}


class Walled:
    """A process behind walls: which of them stand, and how each try failed."""

    def __init__(self, secret: Path, *walls: str) -> None:
        secret.write_text("the secret of the site")
        secret.chmod(0o600)
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = str(server.getsockname()[1])
            command = [sys.executable, "-m", "tests.support.walled", str(secret), port, *walls]
            answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
        self.standing, *tries = map(json.loads, answer.splitlines())
        self.tries: dict[str, str] = dict(tries)

    def need(self, wall: str) -> None:
        """Skip the test where this machine has no such wall."""
        if wall not in self.standing:
            pytest.skip(f"this machine has no wall of this kind: {wall}")


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Walled:
    return Walled(tmp_path_factory.mktemp("walled") / "secret_key")


@functools.cache
def _alone(wall: str, folder: Path) -> Walled:
    return Walled(folder / "secret_key", wall)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("alone")


def names(pattern: str) -> list[str]:
    """Read what is tried from the program that tries it."""
    source = Path(ROOT, "tests/support/walled.py").read_text(encoding="utf-8")
    part = re.search(rf"{pattern}.*?(?=\n\n\n)", source, re.DOTALL)
    assert part
    return re.findall(r'yield "([^"]+)"', part[0])


@pytest.mark.parametrize("act", names("def may_be_done"))
def test_what_decoding_needs_is_done(walled: Walled, act: str) -> None:
    assert walled.tries[act] == ""


@pytest.mark.parametrize("act", names("def reach_out"))
def test_no_file_and_nobody_is_reached(walled: Walled, act: str) -> None:
    if act == "write into the photo":  # That wall is a limit.
        assert walled.tries[act] == "EFBIG"
        return
    walled.need(LANDLOCK)
    assert walled.tries[act] in REFUSED


def test_no_call_of_those_that_are_not_needed_is_answered(walled: Walled) -> None:
    """No socket, no process, no program, no code, no other's memory, no signal to others."""
    walled.need(SECCOMP)
    passed = {name: how for name, how in walled.tries.items() if how not in {*REFUSED, "EFBIG", "ENOSYS"}}
    assert set(passed) == set(names("def may_be_done"))
    assert [name for name, how in walled.tries.items() if how == "ENOSYS"] in ([], ["clone3 a process"])


@pytest.mark.parametrize(
    ("wall", "refused"),
    [
        (USER, {"open the secret", "remove the secret", "open the surroundings of the site"}),
        (LANDLOCK, {"open the secret", "open the accounts", "make a file", "list a folder", "rename the secret"}),
        (LANDLOCK_NETWORK, {"connect", "listen"}),
        (SECCOMP, set(names("def reach_out")) - {"write into the photo"}),
    ],
)
def test_each_wall_holds_by_itself(folder: Path, wall: str, refused: set[str]) -> None:
    alone = _alone(LANDLOCK if wall == LANDLOCK_NETWORK else wall, folder)
    alone.need(wall)
    assert {act: alone.tries[act] for act in refused if alone.tries[act] not in REFUSED} == {}
    assert all(alone.tries[act] == "" for act in names("def may_be_done"))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_decoder_says_what_bounds_it_and_it_is_true() -> None:
    sanitise(io.BytesIO(pictures.encoded(pictures.scene((64, 48)), "JPEG")))
    running = lanes._light.idle[-1]
    assert running.bounds
    lines = Path(f"/proc/{running.process.pid}/status").read_text().splitlines()
    status = {name: value.split() for name, _colon, value in (line.partition(":") for line in lines)}
    assert LIMITS in running.bounds
    assert (SECCOMP in running.bounds) == (status["Seccomp"] == ["2"])
    assert (USER in running.bounds) == (status["Uid"] == [str(sandbox.NOBODY)] * 4)
    assert (USER in running.bounds) == (os.geteuid() == 0)
    if {SECCOMP, LANDLOCK} & set(running.bounds):
        assert status["NoNewPrivs"] == ["1"]
        assert int(status["CapEff"][0], 16) == 0 or os.geteuid() != 0
    assert status["Threads"] == ["1"], "a thread that was there before the walls would stand outside"
    assert decoder.bounds() == running.bounds


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF"])
@pytest.mark.parametrize("size", [(320, 240), (1600, 1200)])
def test_pictures_are_the_same_behind_the_walls(format: str, size: tuple[int, int]) -> None:
    data = pictures.encoded(pictures.still_life(format, size), format)
    assert sanitise(io.BytesIO(data)) == rendering.render(data)


@pytest.mark.parametrize(
    "data",
    [
        pictures.turned(6, (1200, 900)),
        pictures.encoded(pictures.still_life(), "JPEG", icc_profile=pictures.swapped_profile()),
        pictures.encoded(pictures.still_life().convert("CMYK"), "JPEG"),
        pictures.encoded(pictures.still_life().convert("RGBA"), "PNG"),
        pictures.encoded(pictures.still_life().quantize(64), "PNG"),
        pictures.encoded(pictures.still_life(), "JPEG", progressive=True),
    ],
    ids=["turned, with EXIF", "profile", "CMYK", "RGBA", "palette", "progressive"],
)
def test_nothing_is_loaded_for_a_picture_only_when_it_comes(data: bytes) -> None:
    """A fresh decoder opens no file any more: what it needs, it has loaded before."""
    lanes.stop()
    assert sanitise(io.BytesIO(data)) == rendering.render(data)


def answer(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """Return what the filter for `machine` says to a call, as the kernel would read it."""
    if architecture is None:
        architecture = sandbox._ARCHITECTURES[machine][1]
    six = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    seen = struct.pack("=IIQ6Q", number, architecture, 0, *six)
    value, at = 0, 0
    lines = list(struct.iter_unpack("=HBBI", sandbox.program(machine)))
    while True:
        code, then, otherwise, k = lines[at]
        at += 1
        match code:
            case 0x20:
                value = struct.unpack_from("=I", seen, k)[0]
            case 0x54:
                value &= k
            case 0x15:
                at += then if value == k else otherwise
            case 0x06:
                return int(k)
            case _:
                raise AssertionError(code)


ALLOW, EPERM, ENOSYS = 0x7FFF0000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
# By hand, from the tables of the kernel.
NUMBERS = {
    "x86_64": {
        "read": 0, "write": 1, "open": 2, "openat": 257, "socket": 41, "connect": 42, "execve": 59, "execveat": 322,
        "fork": 57, "clone": 56, "clone3": 435, "mmap": 9, "mprotect": 10, "kill": 62, "ptrace": 101, "prctl": 157,
        "futex": 202, "exit_group": 231, "ioctl": 16, "sendto": 44,
    },
    "aarch64": {
        "read": 63, "write": 64, "openat": 56, "socket": 198, "connect": 203, "execve": 221, "execveat": 281,
        "clone": 220, "clone3": 435, "mmap": 222, "mprotect": 226, "kill": 129, "ptrace": 117, "prctl": 167,
        "futex": 98, "exit_group": 94, "ioctl": 29, "sendto": 206,
    },
}  # fmt: skip


@pytest.fixture(params=NUMBERS)
def machine(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


@pytest.mark.parametrize(
    ("call", "arguments", "expected"),
    [
        ("read", (), ALLOW),
        ("write", (), ALLOW),
        ("sendto", (), ALLOW),
        ("futex", (), ALLOW),
        ("exit_group", (), ALLOW),
        ("clone", (0x3D0F00,), ALLOW),
        ("clone", (17,), EPERM),
        ("clone", (0x4111,), EPERM),
        ("clone3", (), ENOSYS),
        ("mmap", (0, 4096, 3, 0x22), ALLOW),
        ("mmap", (0, 4096, 7, 0x22), EPERM),
        ("mmap", (0, 4096, 3, 0x21), EPERM),
        ("mmap", (0, 4096, 3, 0x03), EPERM),
        ("mprotect", (0, 4096, 3), ALLOW),
        ("mprotect", (0, 4096, 5), EPERM),
        ("kill", (os.getpid(),), ALLOW),
        ("kill", (1,), EPERM),
        ("kill", (0,), EPERM),
        ("kill", (0xFFFFFFFF,), EPERM),
        *((call, (), EPERM) for call in ("open", "openat", "socket", "connect", "execve", "execveat", "fork")),
        *((call, (), EPERM) for call in ("ptrace", "prctl", "ioctl")),
    ],
)
def test_the_filter_knows_each_machine(machine: str, call: str, arguments: tuple[int, ...], expected: int) -> None:
    if call not in NUMBERS[machine]:
        pytest.skip("this machine has no such call")
    assert answer(machine, NUMBERS[machine][call], *arguments) == expected


def test_calls_in_the_way_of_another_machine_are_refused(machine: str) -> None:
    for architecture in (0x40000003, 0x40000028, *(known for _column, known in sandbox._ARCHITECTURES.values())):
        if architecture != sandbox._ARCHITECTURES[machine][1]:
            assert answer(machine, NUMBERS[machine]["read"], architecture=architecture) == EPERM
    assert answer(machine, 0x40000000 | NUMBERS[machine]["read"]) == EPERM


@pytest.mark.parametrize("unknown", ["riscv64", "i686", "armv7l", ""])
def test_a_machine_that_is_not_known_has_the_other_walls(monkeypatch: pytest.MonkeyPatch, unknown: str) -> None:
    monkeypatch.setattr(platform, "machine", lambda: unknown)
    for builder in ("_become_nobody", "_restrict_by_landlock"):
        monkeypatch.setattr(sandbox, builder, lambda builder=builder: [builder])
    assert sandbox.enter() == (["_become_nobody", "_restrict_by_landlock"] if sys.platform == "linux" else [])


def test_a_wall_that_cannot_be_built_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[str]:
        raise OSError(errno.ENOSYS, "landlock_create_ruleset")

    for builder in ("_become_nobody", "_restrict_by_landlock", "_filter_calls"):
        monkeypatch.setattr(sandbox, builder, fail)
    assert sandbox.enter() == []
