"""The decoders of this process: started when needed, asked one photo at a time, ended when they idle.

Many threads of a server share them, and clients take turns. There are two lanes: what is light is done in the one, where
nobody waits for long, and what is heavy in the other, at the lowest priority. A photo comes to the light lane first; it
goes on to the heavy one where it says that it is large, or where it has used up the time of a light one. On one machine
as many light photos are opened at a time as it has cores, by all its processes together, and of heavy ones half as many,
two at least.

What goes wrong with a decoder is the photo's fault only where it took too much of processor or memory, or crashed: a
decoder that was starved or killed gets one more try, then the photo is `busy`.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import logging
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.conf import settings

from cases.imaging.decoder import Decoder
from cases.imaging.limits import LATER, MAX_BYTES, Refusal, SafePhoto
from cases.imaging.turns import Turns
from cases.slots import Slots

logger = logging.getLogger(__name__)

# What one request may wait for all its photos: after the first no photo is begun, after the second none goes on.
REQUEST_SECONDS = 15.0
END_SECONDS = 24.0
# The light lane gives a photo this part of the processor time: three times what a usual one takes.
LIGHT_SHARE = 1 / 3
MAX_WAITING, MAX_WAITING_EACH = 12, 6
# How many photos are opened at a time on this machine; `PYTHON_CPU_COUNT` says how many cores there are for it. Heavy ones
# take memory, and there are two so that one of them does not keep all others waiting.
LIGHT_PLACES = os.process_cpu_count() or 1
HEAVY_PLACES = max(2, LIGHT_PLACES // 2)
# A decoder of which nobody has asked anything for so long gives its memory back.
IDLE_SECONDS = 20.0
OUT_OF_PROCESSOR_TIME = {-signal.SIGPROF, -signal.SIGXCPU}
STARVED_OR_KILLED = {-signal.SIGALRM, -signal.SIGKILL, -signal.SIGTERM}


@dataclass
class Caller:
    """One request, to the decoders: which client it is of, until when it waits, and what its photos have cost so far.

    `who` is whatever tells clients apart; `until` and `end` are moments of `time.monotonic`; `spent` is in seconds of
    processor time, also of photos that were refused.
    """

    who: str = ""
    until: float = field(default_factory=lambda: time.monotonic() + REQUEST_SECONDS)
    end: float = field(default_factory=lambda: time.monotonic() + END_SECONDS)
    spent: float = 0.0

    def settle(self) -> None:
        """Count what was spent, for whoever it is counted."""


@dataclass
class Use:
    """What one photo had of one lane, for whoever measures: seconds waited, seconds at it, and what became of it.

    `outcome` is `photo`, the reason of a refusal, `passed on` to the other lane, or `lost`; `ended` says how a decoder
    ended in the middle, with the number of its signal where there was one.
    """

    lane: str
    waited: float = 0.0
    took: float = 0.0
    outcome: str = "lost"
    ended: str = ""


# Called after each use, in the thread of the request.
watchers: list[Callable[[Use], None]] = []


class _TooHeavyError(Exception):
    """A photo that is not for the light lane."""


class _LostError(Exception):
    """Something else than the photo ended the decoder, and what the photo is if that happens again."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Lane:
    """Some decoders, and the turns at them. Where they do not stay, they end as soon as nobody waits."""

    def __init__(self, name: str, *, share: float, stays: bool, places: int) -> None:
        self.name, self._share, self._stays = name, share, stays
        self.slots = Slots(name, places, lambda: settings.VAR / "decoding")
        self.idle: list[Decoder] = []
        self._begin(places)

    def _begin(self, places: int) -> None:
        self.turns = Turns(most=MAX_WAITING, each=MAX_WAITING_EACH, places=places)
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def decode(self, file: int, caller: Caller) -> SafePhoto:
        """Return the photo; raise `Refusal`, `_TooHeavyError` where the other lane is due, or `_LostError`."""
        use = Use(self.name)
        began_at = time.monotonic()
        try:
            photo = self._decode(file, caller, use)
            use.outcome = "photo"
            return photo
        except Refusal as refusal:
            use.outcome = refusal.reason
            raise
        except _TooHeavyError:
            use.outcome = "passed on"
            raise
        finally:
            use.took = time.monotonic() - began_at - use.waited
            for watch in watchers:
                watch(use)

    def _decode(self, file: int, caller: Caller, use: Use) -> SafePhoto:
        asked_at = time.monotonic()
        with self._place(caller) as has_place:
            use.waited = time.monotonic() - asked_at
            if not has_place or time.monotonic() > caller.until:
                raise Refusal("busy")
            return self._asked(file, caller, use)

    @contextlib.contextmanager
    def _place(self, caller: Caller) -> Iterator[bool]:
        """Say whether it is the turn of `caller` in this process, and then whether the machine has a slot for it."""
        with self.turns.take(caller.who, caller.until) as turn:
            if not turn:
                yield False
                return
            with self.slots.take(caller.until) as has_slot:
                self.turns.begin(turn)
                yield has_slot

    def _asked(self, file: int, caller: Caller, use: Use) -> SafePhoto:
        decoder = None
        try:
            decoder = self.take()
            return decoder.ask(file, caller.end)
        except Refusal as refusal:
            if refusal.reason == LATER and self is _light:
                raise _TooHeavyError from None
            raise
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            lost, decoder = decoder, None
            caller.spent += lost.cost if lost else 0.0
            raise self._explained(lost, error, use) from None
        finally:
            if decoder:
                caller.spent += decoder.cost
                self.give_back(decoder)

    def _explained(self, decoder: Decoder | None, error: Exception, use: Use) -> Exception:
        """Say why a photo had no answer, and end the decoder that gave none."""
        if not decoder:  # The machine starts no more programs.
            use.ended = "not started"
            logger.warning("No decoder could be started: %s", error)
            return _LostError("busy")
        code, complaint = decoder.end(), decoder.complaint()
        use.ended = "killed by us" if code is None else str(code)
        logger.warning("A decoder (%s) ended with %s: %s", self.name, code, error)
        if code in OUT_OF_PROCESSOR_TIME:
            return Refusal("heavy") if self is _heavy else _TooHeavyError()
        if isinstance(error, TimeoutError) or code in STARVED_OR_KILLED or decoder.bounds is None:
            return _LostError("busy")
        if code in {None, 0, 1}:
            return _LostError("unreadable")
        # C++ that finds no memory aborts, unless the library looks after that.
        return Refusal("heavy" if code == -signal.SIGABRT and b"bad_alloc" in complaint else "corrupt")

    def take(self) -> Decoder:
        """Return a decoder that lives, for whoever asks it alone until it is given back. Raises `OSError`."""
        while True:
            with self._lock:
                decoder = self.idle.pop() if self.idle else None
            if not decoder:
                return Decoder(self.name, self._share * settings.DECODE_SECONDS)
            if decoder.is_alive():
                return decoder
            decoder.end_for_good()

    def give_back(self, decoder: Decoder) -> None:
        """Let the next one have a decoder, or a fresh one where it is worn."""
        if not self._stays and not self.turns.is_wanted:
            decoder.end_for_good()
            return
        if decoder.worn:
            decoder.end_for_good()
            try:
                decoder = self.take()
            except OSError:  # Whoever comes next tries again.
                return
        decoder.idle_since = time.monotonic()
        with self._lock:
            self.idle.append(decoder)
            self._look_again_later()

    def warm(self) -> None:
        """Have a decoder there, unless all are at work."""
        with self.turns.take("", until=0) as turn, contextlib.suppress(OSError):
            if turn:
                self.give_back(self.take())

    def _look_again_later(self) -> None:
        """See to it that those who idle end; call it with the lock."""
        if self.idle and not self._timer:
            # The one at the front was given back first.
            left = IDLE_SECONDS - (time.monotonic() - self.idle[0].idle_since)
            self._timer = threading.Timer(max(0.0, left), self._end_idle)
            self._timer.daemon = True
            self._timer.start()

    def _end_idle(self) -> None:
        with self._lock:
            since = time.monotonic() - IDLE_SECONDS
            over = [decoder for decoder in self.idle if decoder.idle_since <= since]
            self.idle = [decoder for decoder in self.idle if decoder not in over]
            self._timer = None
            self._look_again_later()
        for decoder in over:
            decoder.end_for_good()

    def stop(self) -> None:
        """End the decoders that nobody is at."""
        with self._lock:
            over, self.idle = self.idle, []
            if self._timer:
                self._timer.cancel()
                self._timer = None
        for decoder in over:
            decoder.end_for_good()

    def forget(self) -> None:
        """Begin anew in a forked process."""
        decoders, self.idle = self.idle, []
        self.slots.forget()
        self._begin(self.slots.most)
        for decoder in decoders:
            decoder.leave()


_light = Lane("light", share=LIGHT_SHARE, stays=True, places=LIGHT_PLACES)
_heavy = Lane("heavy", share=1, stays=False, places=HEAVY_PLACES)
LANES = (_light, _heavy)


def decode(file: BinaryIO, caller: Caller | None = None) -> SafePhoto:
    """Return the safe copies of the photo in `file`, read from its start; raise `Refusal` where there is none.

    All photos of one request come with the same `caller`; who passes none waits as a request of its own.
    """
    caller = caller or Caller()
    with _on_disk(file) as handle:
        lane, is_second_try = _light, False
        while True:
            try:
                return lane.decode(handle, caller)
            except _TooHeavyError:
                lane = _heavy
            except _LostError as lost:
                if is_second_try:
                    raise Refusal(lost.reason) from None
                is_second_try = True


def warm() -> None:
    """Start the decoder in the background, so that it is there once the first bytes have arrived."""
    _light.warm()


def stop() -> None:
    """End the decoders of this process; the next photo starts one."""
    _light.stop()
    _heavy.stop()


@contextlib.contextmanager
def _on_disk(file: BinaryIO) -> Iterator[int]:
    """Give the descriptor of a file that another process can read; an upload has one already."""
    try:
        file.flush()
        handle = file.fileno()
    except io.UnsupportedOperation:
        with tempfile.TemporaryFile() as copy:
            file.seek(0)
            copy.write(file.read(MAX_BYTES + 1))
            copy.flush()
            yield copy.fileno()
    else:
        yield handle


def _forget() -> None:
    """Begin anew in a forked process."""
    _light.forget()
    _heavy.forget()


os.register_at_fork(after_in_child=_forget)
atexit.register(stop)
