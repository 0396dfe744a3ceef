"""What the process that decodes cannot do, whoever has taken it over: open a file, reach anybody, start a program.

`enter` takes away all that the kernel lets us take away, for good, and returns what is in force. Three walls, each of
which holds by itself: another user, Landlock (no file, no port, no signal to others), and a filter of system calls in
which only those stand that computing needs. A call that is refused fails with EPERM and ends nothing, so that libraries
find their other way. A kernel or machine that lacks a wall has the others.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

NOBODY = 65534
USER, LANDLOCK, LANDLOCK_NETWORK, SECCOMP = "another user", "Landlock for files", "Landlock for the network", "seccomp"
WALLS = (USER, LANDLOCK, LANDLOCK_NETWORK, SECCOMP)


def enter() -> list[str]:
    """Give up for good what decoding does not need; return which of `WALLS` stand now. Call it before any thread."""
    if sys.platform != "linux":
        return []
    found: list[str] = []
    for build in (_become_nobody, _restrict_by_landlock, _filter_calls):
        try:
            found += build()
        except (OSError, ValueError, AttributeError):
            continue
    return found


_PR_SET_NO_NEW_PRIVS = 38


def _call(function: str, *arguments: object) -> int:
    """Call into the C library; raise `OSError` where it fails."""
    library = ctypes.CDLL(None, use_errno=True)
    result: int = getattr(library, function)(*arguments)
    if result < 0:
        raise OSError(ctypes.get_errno(), function)
    return result


def _prctl(option: int, argument: int) -> None:
    _call("prctl", option, ctypes.c_ulong(argument), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


_CAP_KILL = 5


def _become_nobody() -> list[str]:
    """Leave root, and with it all capabilities; not where root itself may not end the process of somebody else."""
    if os.geteuid() != 0 or not _effective_capabilities() >> _CAP_KILL & 1:
        return []
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    return [USER]


def _effective_capabilities() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1], 16) for line in status if line.startswith("CapEff:"))


# The same numbers on every architecture.
_LANDLOCK_CREATE_RULESET, _LANDLOCK_RESTRICT_SELF = 444, 446
_LANDLOCK_VERSION = 1  # A flag: say which version there is.
# How many rights to files each version knows, and from which version on it knows ports (two rights) and what lies
# outside of this process (abstract sockets, signals).
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_MOST_FILE_RIGHTS = 16
_WITH_NETWORK, _WITH_SCOPES = 4, 6


def _restrict_by_landlock() -> list[str]:
    """Forbid every file and port: what is handled and has no rule is refused. What is open already stays so."""
    version = _system_call(_LANDLOCK_CREATE_RULESET, None, 0, _LANDLOCK_VERSION)
    rights = [(1 << _FILE_RIGHTS.get(version, _MOST_FILE_RIGHTS)) - 1]
    rights += [0b11] if version >= _WITH_NETWORK else []
    rights += [0b11] if version >= _WITH_SCOPES else []
    handled = struct.pack(f"={len(rights)}Q", *rights)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    ruleset = _system_call(_LANDLOCK_CREATE_RULESET, handled, len(handled), 0)
    try:
        _system_call(_LANDLOCK_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return [LANDLOCK, *([LANDLOCK_NETWORK] if version >= _WITH_NETWORK else [])]


def _system_call(number: int, *arguments: bytes | int | None) -> int:
    words = [ctypes.c_long(value) if isinstance(value, int) else value for value in arguments]
    return _call("syscall", ctypes.c_long(number), *words)


# A condition: (which argument, mask, what must be left of it).
type Condition = tuple[int, int, int]

_CLONE_THREAD = 0x10000
_PROT_EXEC = 4
_MAP_SHARED = 1
_NO_CODE = (2, _PROT_EXEC, 0)

# Each call by its number on x86-64 and on arm64 (-1: it has none); what is not here is refused.
CALLS: dict[str, tuple[int, int]] = {
    # The socket to the site, and the file that came through it.
    "read": (0, 63),
    "write": (1, 64),
    "pread64": (17, 67),
    "readv": (19, 65),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "poll": (7, -1),
    "ppoll": (271, 73),
    "select": (23, -1),
    "pselect6": (270, 72),
    "sendto": (44, 206),
    "recvfrom": (45, 207),
    "sendmsg": (46, 211),
    "recvmsg": (47, 212),
    # Memory.
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "membarrier": (324, 283),
    # Threads: decoders start some.
    "clone": (56, 220),
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "gettid": (186, 178),
    # The clocks, and those of a photo.
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "restart_syscall": (219, 128),
    "getitimer": (36, 102),
    "setitimer": (38, 103),
    # Itself, and its end.
    "getpid": (39, 172),
    "getrusage": (98, 165),
    "prlimit64": (302, 261),
    "getrandom": (318, 278),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
# The C library goes back to `clone`, whose flags can be seen, where this one seems not to exist.
CLONE3 = 435
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_LOAD, _AND, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x54, 0x15, 0x06
_ALLOW, _FAIL_WITH = 0x7FFF0000, 0x00050000
_OF_NUMBER, _OF_ARCHITECTURE, _OF_ARGUMENTS = 0, 4, 16

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FOR_ALL_THREADS = 1, 1


def _conditions() -> dict[str, list[Condition]]:
    """Return of the allowed calls what their arguments must be: no process, no code, nothing of somebody else's."""
    ours = (0, 0xFFFFFFFF, os.getpid())
    return {
        "clone": [(0, _CLONE_THREAD, _CLONE_THREAD)],
        "mmap": [_NO_CODE, (3, _MAP_SHARED, 0)],
        "mprotect": [_NO_CODE],
        "prlimit64": [(0, 0xFFFFFFFF, 0)],
        "kill": [ours],
        "tgkill": [ours],
    }


def program(machine: str) -> bytes:
    """Return the filter for a machine (as `platform.machine` names it); raise `ValueError` for one we do not know."""
    if machine not in _ARCHITECTURES:
        raise ValueError(machine)
    column, architecture = _ARCHITECTURES[machine]
    conditions = _conditions()
    lines = [
        _instruction(_LOAD, _OF_ARCHITECTURE),
        _instruction(_JUMP_IF_EQUAL, architecture, then=1),
        _instruction(_RETURN, _FAIL_WITH | errno.EPERM),
        _instruction(_LOAD, _OF_NUMBER),
        *_only_if_equal(CLONE3, [_instruction(_RETURN, _FAIL_WITH | errno.ENOSYS)]),
    ]
    for name, numbers in CALLS.items():
        if numbers[column] >= 0:
            lines += _only_if_equal(numbers[column], _allowed_if(conditions.get(name, [])))
    return b"".join([*lines, _instruction(_RETURN, _FAIL_WITH | errno.EPERM)])


def _allowed_if(conditions: list[Condition]) -> list[bytes]:
    lines: list[bytes] = []
    for argument, mask, value in conditions:
        # The lower half of an argument, on machines that have it first.
        lines += [
            _instruction(_LOAD, _OF_ARGUMENTS + 8 * argument),
            _instruction(_AND, mask),
            _instruction(_JUMP_IF_EQUAL, value, then=1),
            _instruction(_RETURN, _FAIL_WITH | errno.EPERM),
        ]
    return [*lines, _instruction(_RETURN, _ALLOW)]


def _only_if_equal(value: int, lines: list[bytes]) -> list[bytes]:
    """Do `lines`, the last of which returns, if what was loaded is `value`; else go on behind them."""
    return [_instruction(_JUMP_IF_EQUAL, value, otherwise=len(lines)), *lines]


def _instruction(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.c_void_p))


def _filter_calls() -> list[str]:
    machine = platform.machine()
    if sys.byteorder != "little" or sys.maxsize < 2**32:
        return []
    lines = ctypes.create_string_buffer(program(machine))
    whole = _Program(len(lines.raw) // 8, ctypes.addressof(lines))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _call(
        "syscall",
        ctypes.c_long(_SECCOMP[machine]),
        ctypes.c_long(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_long(_SECCOMP_FOR_ALL_THREADS),
        ctypes.byref(whole),
    )
    return [SECCOMP]
