"""Where a request ends is one thing for a proxy and for the server: what could be read in two ways is refused."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.support.processes import ROOT, free_port


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The server of a site, without the site."""
    port = free_port()
    command = ["--interface", "wsgi", "--port", str(port), "tests.support.bare_site:application"]
    process = subprocess.Popen([sys.executable, "-m", "granian", *command], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            if b"[GET / 0]" in said(port, b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"):
                break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def said(port: int, request: bytes) -> bytes:
    """Return everything that comes back until the server closes, or says nothing for a second."""
    answer = b""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        connection.sendall(request)
        while piece := connection.recv(65536):
            answer += piece
    return answer


HEAD = b"POST /first HTTP/1.1\r\nHost: a\r\n"
HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"Content-Length: 5, 6\r\n\r\n",
        b"Content-Length: +5\r\n\r\n",
        b"Content-Length: 5x\r\n\r\n",
        b"Transfer-Encoding: chunked, identity\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n",
        b"X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: nothing\r\n\r\n",
    ],
)
def test_a_request_of_two_lengths_is_refused(port: int, headers: bytes) -> None:
    answer = said(port, HEAD + headers + b"0\r\n\r\n" + HIDDEN)
    assert b" 400 " in answer.partition(b"\r\n")[0]
    assert b"/hidden" not in answer


def test_chunks_win_over_a_length_and_nothing_is_left_over(port: int) -> None:
    """RFC 9112, 6.3: the length is passed over; what follows the last chunk is the next request, as a proxy sees it."""
    answer = said(port, HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    assert b"[POST /first 3]" in answer or b" 400 " in answer
