"""What a process tries behind the walls of `cases.imaging.sandbox`; see `test_sandbox`.

usage: python -m tests.support.walled SECRET PORT [WALL...]

Builds the walls, or only those that are named, and tries what may be done and what must not. SECRET is a file of mode
0600, PORT one on 127.0.0.1 that somebody listens on. Prints a line of JSON with the walls that stand, and one for each
try: its name, and how it failed ("" where it did not). What could do harm is only tried behind the filter of calls.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import mmap
import os
import platform
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator

from cases.imaging import decoder_main, sandbox

BUILDERS = {
    sandbox.USER: "_become_nobody",
    sandbox.LANDLOCK: "_restrict_by_landlock",
    sandbox.SECCOMP: "_filter_calls",
}
# Calls that no function of Python makes, by their numbers on x86-64, with arguments.
RAW: dict[str, tuple[int, ...]] = {
    "vfork": (58,),
    "clone a process": (56, signal.SIGCHLD, 0, 0, 0, 0),
    "clone3 a process": (435, 0, 0),
    "trace another": (101, 16, os.getppid(), 0, 0),
    "read another's memory": (310, os.getppid(), 0, 0, 0, 0, 0),
    "look at another": (434, os.getppid(), 0),
    "open by handle": (304, -100, 0, 0),
    "open in another way": (437, -100, 0, 0, 0),
    "ring of requests": (425, 1, 0),
    "file in memory": (319, 0, 0),
    "program in the kernel": (321, 0, 0, 0),
    "handle page faults": (323, 0),
    "measure the machine": (298, 0, 0, 0, 0, 0),
    "keys of the kernel": (250, 0, -3, 0),
    "new namespace": (272, 0x10000000),
    "another root": (161, 0),
    "change its limits": (160, resource.RLIMIT_NOFILE, 0),
    "names for 32 bits": (0x40000000 | 41, 2, 1, 0),
    "watch files": (253,),
    "message queue": (240, 0, 0),
    "shared memory": (29, 0, 4096, 0),
}
libc = ctypes.CDLL(None, use_errno=True)


def main(secret: str, port: int, walls: list[str]) -> None:
    for wall, builder in BUILDERS.items():
        if walls and wall not in walls:
            setattr(sandbox, builder, list)
    with open(secret + ".photo", "w+b") as photo, socket.socket() as made, contextlib.ExitStack() as pair:
        photo.write(b"photo")
        photo.flush()
        ours, theirs = (pair.enter_context(end) for end in socket.socketpair())
        allowed = dict(may_be_done(photo.fileno(), ours, theirs))
        forbidden = dict(reach_out(secret, port, made, photo.fileno()))
        harmful = dict(take_over(photo.fileno()))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # As `decoder_main` does.
        tell(standing := sandbox.enter())
        for name, act in (allowed | forbidden | (harmful if sandbox.SECCOMP in standing else {})).items():
            tell([name, how_it_fails(act)])


def tell(value: object) -> None:
    os.write(1, json.dumps(value).encode() + b"\n")


def how_it_fails(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "?")
    except Exception as error:  # noqa: BLE001 (whatever it is, it is told)
        return repr(error)
    return ""


def may_be_done(photo: int, ours: socket.socket, theirs: socket.socket) -> Iterator[tuple[str, Callable[[], object]]]:
    def start_thread() -> None:
        done = threading.Event()
        thread = threading.Thread(target=done.set)
        thread.start()
        thread.join()
        assert done.is_set()

    def pass_file() -> None:
        socket.send_fds(theirs, [b"x"], [photo])
        _data, files, _flags, _address = socket.recv_fds(ours, 1, 1)
        assert os.pread(files[0], 9, 0) == b"photo"
        os.close(files[0])

    def set_clock() -> None:
        signal.setitimer(signal.ITIMER_PROF, 60)
        signal.setitimer(signal.ITIMER_PROF, 0)

    yield "take a file and read it", pass_file
    yield "answer", lambda: ours.sendall(b"x")
    yield "start a thread", start_thread
    yield "set a clock", set_clock
    yield "sleep", lambda: time.sleep(0.001)
    yield "take and give back memory", lambda: len(bytearray(64 * 1024**2))
    yield "map memory", lambda: mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE).close()
    yield "chance", lambda: os.urandom(8)
    yield "its own time", time.process_time
    yield "send itself a signal", lambda: os.kill(os.getpid(), 0)
    yield "how large it may get", lambda: resource.getrlimit(resource.RLIMIT_DATA)
    yield "catch a signal", lambda: signal.signal(signal.SIGUSR1, signal.SIG_IGN)


def reach_out(secret: str, port: int, made: socket.socket, photo: int) -> Iterator[tuple[str, Callable[[], object]]]:
    folder = os.path.dirname(secret)
    yield "open the secret", lambda: os.open(secret, os.O_RDONLY)
    yield "open the accounts", lambda: os.open("/etc/passwd", os.O_RDONLY)
    yield "open its own program", lambda: os.open(decoder_main.__file__, os.O_RDONLY)
    yield "open the surroundings of the site", lambda: os.open(f"/proc/{os.getppid()}/environ", os.O_RDONLY)
    yield "open the photo again to write", lambda: os.open(f"/proc/self/fd/{photo}", os.O_RDWR)
    yield "make a file", lambda: os.open(f"{folder}/made", os.O_CREAT | os.O_WRONLY, 0o600)
    yield "list a folder", lambda: os.listdir("/")
    yield "make a folder", lambda: os.mkdir(f"{folder}/made-folder")
    yield "remove the secret", lambda: os.unlink(secret)
    yield "rename the secret", lambda: os.rename(secret, f"{secret}.renamed")
    yield "link to the secret", lambda: os.link(secret, f"{secret}.link")
    yield "write into the photo", lambda: os.write(photo, b"another")
    yield "connect", lambda: made.connect(("127.0.0.1", port))
    yield "listen", lambda: made.bind(("127.0.0.1", 0))


def take_over(photo: int) -> Iterator[tuple[str, Callable[[], object]]]:
    def fork() -> None:
        if os.fork() == 0:
            os._exit(0)

    yield "open its program to everybody", lambda: os.chmod(decoder_main.__file__, 0o644)
    yield "write into the middle of the photo", lambda: os.pwrite(photo, b"x", 0)
    yield "shorten the photo", lambda: os.ftruncate(photo, 5)
    yield "share the memory of the photo", lambda: mmap.mmap(photo, 5)
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            yield f"make a socket: {family.name}, {kind.name}", lambda f=family, k=kind: socket.socket(f, k)
    yield "make a pair of sockets", socket.socketpair
    yield "start a program", lambda: os.execv("/bin/true", ["true"])  # noqa: S606 (refused)
    yield "start a program beside", lambda: os.posix_spawn("/bin/true", ["true"], {})
    yield "start a process", fork
    yield "look whether the site is there", lambda: os.kill(os.getppid(), 0)
    yield "end the site", lambda: os.kill(os.getppid(), signal.SIGCONT)
    yield "end everything", lambda: os.kill(-1, signal.SIGCONT)
    yield "be root", lambda: os.setresuid(0, 0, 0)
    yield "map code", lambda: mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_EXEC)
    yield "share memory", lambda: mmap.mmap(-1, 4096)
    yield "have larger limits", lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (9, 9))
    if platform.machine() == "x86_64":
        for name, (number, *arguments) in RAW.items():
            yield name, lambda n=number, a=arguments: call(n, *a)


def call(number: int, *arguments: int) -> None:
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "syscall")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
