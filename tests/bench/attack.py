"""Can one client stop the site for everybody else? It tries, while somebody else reads pages and uploads photos.

    uv run python -m tests.bench.attack                          # starts `manage.py serve` of this tree, with fresh data
    uv run python -m tests.bench.attack --checkout ../other      # ... of another tree; --python names its interpreter
    uv run python -m tests.bench.attack --url http://127.0.0.1:8000 --only papers verify

Every attack comes from one address, with nothing that a stranger could not do through the pages; clients are told apart
by addresses of the loopback network. Meanwhile another address asks for `/healthz` and `/` and uploads a photo, each once
a second; no answer in ten seconds, or another one than the right one, is a loss. At the end everything that was
acknowledged is read back. Prints one table, and ends with 1 unless nothing was lost and no answer took longer than two
seconds.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import itertools
import os
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

from tests.bench.bystander import PATIENCE, READER, Acknowledged, Bystander, Client, photo

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = 2.0
MEGAPIXELS = (7900, 7900)


def bomb(number: int) -> bytes:
    """Return a PNG of 62 megapixels in 60 kilobytes; each is another file."""
    picture = Image.new("L", MEGAPIXELS, 255)
    picture.putpixel((number, 0), 0)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=9)
    return buffer.getvalue()


class Attacks:
    """What one client does within what it may; each method returns how often it was told what."""

    def __init__(self, port: int, seconds: float, acknowledged: Acknowledged) -> None:
        self.port, self.seconds, self.acknowledged = port, seconds, acknowledged
        self.bombs = [bomb(number) for number in range(15)]

    def nothing(self) -> Counter[str]:
        """Nobody attacks: what the site does by itself."""
        time.sleep(self.seconds / 2)
        return Counter()

    def papers(self) -> Counter[str]:
        """Forty PDFs at once, and again as long as there is no place."""
        client, reference = self._case("127.0.0.61")
        for number in range(12):
            client.upload(reference, photo(f"papers {number}", (2016, 1512)), timeout=60)
        sizes = itertools.cycle(("5", "10", "20", "full"))
        paths = [f"/cases/{reference}/bundle/{size}/1.pdf" for size in itertools.islice(sizes, 40)]
        return self._at_once(40, lambda path: self._insist(client, path), paths)

    def verify(self) -> Counter[str]:
        """Fifty-eight checks of a photo while its case is written to without a pause."""
        client, reference = self._case("127.0.0.62")
        data = photo("verify") + bytes(20 * 1024**2)  # Reading it takes a moment.
        client.upload(reference, data, timeout=60)
        over = threading.Event()
        writers = [threading.Thread(target=self._write, args=[client, reference, over, at]) for at in range(3)]
        for writer in writers:
            writer.start()
        path = f"/verify/?sha256={hashlib.sha256(data).hexdigest()}"
        told = self._at_once(58, lambda path: self._insist(client, path), [path] * 58)
        over.set()
        for writer in writers:
            writer.join()
        return told

    def _write(self, client: Client, reference: str, over: threading.Event, writer: int) -> None:
        for number in itertools.count():
            if over.is_set():
                return
            if self._note(client, reference, f"verify {writer} {number}") == 422:  # No more notes: other lines.
                client.post(f"/cases/{reference}/details/order/", {"item": f"{writer} {number}"})
                client.post(f"/cases/{reference}/key/", {})

    def decode(self) -> Counter[str]:
        """0.9 MB of tiny files with 62 megapixels each, at once."""
        client, reference = self._case("127.0.0.63")
        return self._at_once(
            len(self.bombs), lambda data: client.upload(reference, data, timeout=self.seconds * 2), self.bombs
        )

    def notes(self) -> Counter[str]:
        """Fifteen hundred notes in one case, then its pages and papers."""
        client, reference = self._case("127.0.0.64")
        words = "상담원이 다시 확인하겠다고 했습니다. " * 40
        until = time.monotonic() + 4 * self.seconds
        told = self._at_once(
            8,
            lambda number: (
                self._note(client, reference, f"{number} {words}".strip()) if time.monotonic() < until else 0
            ),
            range(1500),
        )
        paths = [f"/cases/{reference}/bundle/", f"/cases/{reference}/", f"/cases/{reference}/bundle/full/1.pdf"] * 4
        told += self._at_once(12, lambda path: client.get(path, timeout=self.seconds * 2).status, paths)
        return told

    def _note(self, client: Client, reference: str, text: str) -> int:
        answer = client.post(f"/cases/{reference}/note/", {"note": text})
        if answer.status == 302:
            self.acknowledged.notes.append((client, reference, text))
        return answer.status

    def drafts(self) -> Counter[str]:
        """Sessions full of text, for cases that are never made."""
        words = "".join(chr(0xAC00 + number * 7919 % 11172) for number in range(20_000))
        until = time.monotonic() + self.seconds

        def begin(number: int) -> int:
            if time.monotonic() > until:
                return 0
            client = Client(self.port, "127.0.0.65")
            answer = client.post("/cases/new/problem/", {"problem": "damaged"})
            client.session = answer.session
            return client.post("/cases/new/story/", {"story": words}).status if answer.session else answer.status

        return self._at_once(8, begin, range(400))

    def slow(self) -> Counter[str]:
        """Forty forms whose words never come, thirty readers of a ZIP who do not read, and 1,500 who say nothing."""
        client, reference = self._case("127.0.0.66")
        for number in range(6):
            client.upload(reference, photo(f"slow {number}", (2016, 1512)) + bytes(4_000_000), timeout=60)
        form = f"POST /cases/{reference}/note/ HTTP/1.1\r\nContent-Length: 1000\r\n"
        form += "Content-Type: application/x-www-form-urlencoded"
        file = f"GET /cases/{reference}/bundle/originals.zip HTTP/1.1"
        with contextlib.ExitStack() as open_:
            for head in [form] * 40 + [file] * 30:
                connection = open_.enter_context(client.connect(head))
                connection.sendall(b"\r\n")
            for _ in range(1500):
                open_.enter_context(
                    socket.create_connection(("127.0.0.1", self.port), PATIENCE, source_address=(client.address, 0))
                )
            time.sleep(self.seconds)
        return Counter()

    def _insist(self, client: Client, path: str) -> str:
        """Ask until there is a place, or the time is over; return what was said."""
        until, said = time.monotonic() + self.seconds, []
        while not said or (said[-1] == "503" and time.monotonic() < until):
            if said:
                time.sleep(1)
            said.append(str(client.get(path, timeout=self.seconds * 2).status))
        return said[-1]

    def _case(self, address: str) -> tuple[Client, str]:
        client = Client(self.port, address)
        return client, client.new_case()

    def _at_once[T](self, threads: int, do: Callable[[T], object], what: list[T] | range) -> Counter[str]:
        with ThreadPoolExecutor(threads) as pool:
            return Counter(str(answer) for answer in pool.map(do, what))


NAMES = ("nothing", "papers", "verify", "decode", "notes", "drafts", "slow")


def main() -> int:
    """Play every attack, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", help="attack the site that runs there, on this machine")
    parser.add_argument("--checkout", type=Path, default=ROOT, help="start the site of this tree (default: our own)")
    parser.add_argument("--python", default=sys.executable, help="the interpreter for it (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=20, help="about how long an attack goes on (default: 20)")
    parser.add_argument("--only", nargs="*", choices=NAMES, default=NAMES)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    running = contextlib.nullcontext(urlsplit(options.url or "").port or 80)
    with running if options.url else serving(options.checkout, options.python) as port:
        acknowledged = Acknowledged()
        bystander, attacks = Bystander(port, acknowledged), Attacks(port, options.seconds, acknowledged)
        columns = "".join(f"{name:>26}" for name in bystander.wants)
        print(
            f"{'attack':9}{columns}   told\n{'':9}{'sent lost   p50    max':>26}"
            + f"{'sent lost   p50    max':>26}" * 2
        )
        good = True
        for name in options.only:
            start, load = time.monotonic(), os.getloadavg()[0]
            took, told = bystander.watch(getattr(attacks, name))
            good &= all(seconds is not None and seconds <= ALLOWED for times in took.values() for seconds in times)
            said = ", ".join(f"{count} x {answer}" for answer, count in sorted(told.items()))
            cells = "".join(map(cell, took.values()))
            print(f"{name:9}{cells}   {said} ({time.monotonic() - start:.0f} s, load {load:.1f})", flush=True)
        lost = acknowledged.lost()
        print(f"acknowledged: {len(acknowledged.photos)} photos, {len(acknowledged.notes)} notes; lost: {lost}")
    return not good or bool(lost)


def cell(took: list[float | None]) -> str:
    """Return one cell of the table: how many were sent and lost, median and longest in milliseconds."""
    served = [seconds for seconds in took if seconds is not None]
    middle, longest = (statistics.median(served), max(served)) if served else (0.0, 0.0)
    return f"{len(took):>8} {len(took) - len(served):4} {middle * 1000:5.0f} {longest * 1000:6.0f}"


@contextlib.contextmanager
def serving(checkout: Path, python: str) -> Iterator[int]:
    """Run `manage.py serve` of a tree with data of its own; yield the port, and stop it as an operator does."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        env = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "STORAGE_URL": f"file://{folder}/evidence",
        }
        command = [python, "manage.py", "serve", "--port", str(port)]
        with subprocess.Popen(command, cwd=checkout, env=env, stdout=subprocess.DEVNULL) as server:
            try:
                while Client(port, READER).get("/readyz").status != 200 and server.poll() is None:
                    time.sleep(0.2)
                yield port
            finally:
                server.send_signal(signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
