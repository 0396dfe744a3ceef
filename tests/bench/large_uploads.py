"""What do large photos cost a running site that come at once? The peak memory of each of its processes.

    uv run python -m tests.bench.large_uploads [--uploads 8]

Starts `manage.py serve` on a free port with fresh data, sends photos of 64 megapixels and of nearly as many bytes as one
may have, all at the same time and each to a case of its own, and ends with 1 unless all of them are accepted and no
process has grown beyond 600 MiB.
"""

from __future__ import annotations

import argparse
import http.client
import subprocess
import sys
import threading
import time

from tests.bench.images import peak, photo
from tests.bench.slow_uploads import HOST, ROOT, serving
from tests.support.processes import family

MAX_MEMORY = 600
SIZE = (9248, 6936)
HOLD = (
    "import datetime as dt, uuid\n"
    "from cases.casefile.models import Case\n"
    "from tests.support.clients import holding\n"
    "for _ in range({count}):\n"
    "    case, _key = Case.open(now=dt.datetime.now(dt.UTC), intake_id=uuid.uuid4(), problem='damaged')\n"
    "    print(case.reference, holding(case).cookies['sessionid'].value)\n"
)


def main() -> int:
    """Measure and print a line for each process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--uploads", type=int, default=8, help="how many at once (default: %(default)s)")
    options = parser.parse_args()
    data = photo(SIZE)
    padding = bytes(max(0, 24 * 1024**2 - len(data)))
    with serving() as (port, env, server):
        cases = cases_of(options.uploads, env)
        idle = {pid: peak(pid) for pid in family(server)}
        accepted: list[bool] = []
        threads = [
            threading.Thread(
                target=lambda r=r, s=s, n=n: accepted.append(
                    upload(port, r, s, data + padding + bytes([n]), address=f"127.0.0.{n + 2}")
                )
            )
            for n, (r, s) in enumerate(cases)
        ]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - start
        peaks = {pid: peak(pid) for pid in family(server)}
        names = {pid: "decoder" if "cases.imaging.decoder_main" in command_of(pid) else "site" for pid in peaks}
    print(f"{sum(accepted)} of {options.uploads} photos of {len(data + padding) / 1e6:.0f} MB accepted in {took:.1f} s")
    for pid, most in peaks.items():
        before = f", {idle[pid]:.0f} before" if pid in idle else ""
        print(f"  {names[pid]:8} {most:.0f} MiB at most{before}")
    print(f"  together {sum(peaks.values()):.0f} MiB")
    return not all(accepted) or len(accepted) < options.uploads or max(peaks.values()) > MAX_MEMORY


def cases_of(count: int, env: dict[str, str]) -> list[tuple[str, str]]:
    """Open cases on the site with these surroundings; return of each its reference and the session that holds it."""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", HOLD.format(count=count)]
    lines = subprocess.check_output(command, cwd=ROOT, env=env, text=True).splitlines()
    return [(reference, session) for reference, session in map(str.split, lines)]


def upload(port: int, reference: str, session: str, data: bytes, *, address: str) -> bool:
    """Send one photo as a browser at `address` does, since one client has few places; say whether it was taken."""
    token = "a" * 32
    fields = {"csrfmiddlewaretoken": token, "kind": "damage", "caption": ""}
    head = "".join(
        f'--x0x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    head += '--x0x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n'
    connection = http.client.HTTPConnection(HOST, port, timeout=120, source_address=(address, 0))
    connection.request(
        "POST",
        f"/cases/{reference}/evidence/",
        head.encode() + data + b"\r\n--x0x--\r\n",
        {
            "Content-Type": "multipart/form-data; boundary=x0x",
            "Cookie": f"sessionid={session}; csrftoken={token}",
            "HX-Request": "true",
        },
    )
    answer = connection.getresponse().read()
    connection.close()
    return b'data-upload="accepted"' in answer


def command_of(process: int) -> str:
    """Return the command line of a process."""
    with open(f"/proc/{process}/cmdline") as line:
        return line.read()


if __name__ == "__main__":
    sys.exit(main())
