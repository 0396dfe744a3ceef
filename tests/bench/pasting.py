"""How long the site takes for a megabyte of hostile text in each of its two boxes, over HTTP, until the whole answer is there.

    uv run python -m tests.bench.pasting           # starts `manage.py serve` of this tree, with fresh data
    uv run python -m tests.bench.pasting --rounds 5

Each text comes from an address and a case of its own, so that no limit of a client answers in place of the page. Prints
the median of the rounds and the slowest, and ends with 1 where a median is above a second.
"""

from __future__ import annotations

import argparse
import sys
import time
from statistics import median

from tests.bench.attack import ROOT, serving
from tests.bench.bystander import Client
from tests.support.replies import HOSTILE, megabyte_of

ALLOWED = 1.0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    slow = 0
    with serving(ROOT, sys.executable) as port:
        for number, (name, text) in enumerate(HOSTILE.items()):
            for box in ("replies", "paste"):
                took = [_seconds(port, f"127.0.{number + 1}.{at + 1}", box, megabyte_of(text)) for at in range(rounds)]
                slow += median(took) > ALLOWED
                print(f"{name:22} {box:8} {median(took):5.2f} s, slowest {max(took):5.2f} s")
    return 1 if slow else 0


def _seconds(port: int, address: str, box: str, text: str) -> float:
    client = Client(port, address)
    case = f"/cases/{client.new_case()}"
    began = time.perf_counter()
    answer = client.post(f"{case}/{box}/", {"text": text}, timeout=60)
    took = time.perf_counter() - began
    if answer.status not in {200, 422}:
        sys.exit(f"{box} answered {answer.status}")
    return took


if __name__ == "__main__":
    sys.exit(main())
