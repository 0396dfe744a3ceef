"""Decoders of this process, programs in their place, and a photo for them."""

from __future__ import annotations

import io

import pytest

from cases.imaging import lanes
from cases.imaging.sanitise import ImageRejected, sanitise
from tests.support.pictures import encoded, scene

PHOTO = encoded(scene((64, 48)), "JPEG")


def width(data: bytes = PHOTO) -> int:
    return sanitise(io.BytesIO(data)).width


def reason() -> str:
    with pytest.raises(ImageRejected) as caught:
        width()
    return caught.value.reason


def running() -> int:
    [alone] = lanes._light.idle
    return alone.process.pid


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
