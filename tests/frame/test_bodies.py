"""A body that stops or trickles holds nobody for ever; one that comes is read as it is."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest

from refundguide import bodies
from refundguide.bodies import Body, TooSlow, in_time


class Stalled(io.BytesIO):
    """Gives what it has, and then nothing, until the connection ends."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(data)
        self.ended = threading.Event()

    def read(self, size: int | None = -1) -> bytes:
        if not (piece := super().read(size)):
            self.ended.wait(60)
        return piece


@pytest.fixture
def stalled() -> Iterator[Stalled]:
    source = Stalled(b"abc")
    yield source
    source.ended.set()


def test_a_body_is_read_as_it_is() -> None:
    body = Body(io.BytesIO(b"one\ntwo\nthree"))
    assert (body.read(2), body.readline(), body.read()) == (b"on", b"e\n", b"two\nthree")
    assert body.read(1) == b""
    body.end()


def test_what_goes_wrong_is_told_where_it_was_asked_for() -> None:
    source = io.BytesIO()
    source.close()
    with pytest.raises(ValueError, match="closed"):
        Body(source).read(1)


def test_a_body_that_stops_is_not_waited_for_and_not_asked_again(
    stalled: Stalled, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = Body(stalled)
    assert body.read(3) == b"abc"
    monkeypatch.setattr(bodies, "SILENCE", 0.001)
    with pytest.raises(TooSlow, match="stopped"):
        body.read(3)
    monkeypatch.setattr(bodies, "SILENCE", 60)
    with pytest.raises(TooSlow):
        body.read(3)


def test_a_body_that_trickles_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    body = Body(io.BytesIO(b"x" * 100))
    assert body.read(1) == b"x"
    monkeypatch.setattr(bodies, "GRACE", -60)
    with pytest.raises(TooSlow, match="slowly"):
        body.read(1)


@pytest.mark.parametrize("reads", [0, 1])
def test_no_thread_is_left_behind(reads: int) -> None:
    seen: list[Body] = []

    def application(environ, start_response):
        seen.append(environ["wsgi.input"])
        return [environ["wsgi.input"].read(1) for _ in range(reads)]

    assert in_time(application)({"wsgi.input": io.BytesIO(b"x")}, None) == [b"x"] * reads
    if reader := seen[0]._reader:
        reader.join(60)
        assert not reader.is_alive()
    assert bool(reader) == bool(reads)
