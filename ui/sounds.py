"""Three short sounds beside what the screen says: captured, once more, wrong.

Made at run time and played by what the system has, on a thread of their own; a station that cannot
play is silent. Qt's multimedia is not part of this station: it would bring a sound server along.
"""

import logging
import math
import shutil
import subprocess
import sys
from array import array
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from queue import Empty, Full, Queue
from threading import Thread
from types import MappingProxyType
from typing import Final
from wave import open as open_wave

from PySide6.QtCore import QObject

from station.devices.messages import Verdict
from station.session.view import CaptureState, DeskView, Screen

_log: Final = logging.getLogger(__name__)
RATE: Final = 22_050
_LOUD: Final = 0.35
_FADE_SECONDS: Final = 0.012
_PLAY_SECONDS: Final = 3.0
_PLAYERS: Final = (("aplay", "-q", "-"), ("paplay",), ("pw-play", "-"))
Play = Callable[[bytes], None]


class Cue(StrEnum):
    """What is told by ear."""

    CAPTURED = "CAPTURED"
    RETRY = "RETRY"
    WRONG = "WRONG"


TONES: Final = MappingProxyType(
    {
        Cue.CAPTURED: ((880.0, 0.09), (1175.0, 0.14)),
        Cue.RETRY: ((440.0, 0.10), (0.0, 0.05), (440.0, 0.10)),
        Cue.WRONG: ((233.0, 0.16), (175.0, 0.30)),
    }
)
"""Hertz and seconds, one after the other; up is good, down is not, and no two are alike."""


def cue(before: DeskView, now: DeskView) -> Cue | None:
    """Return what to tell of the change from one view to the next; None of most."""
    if now.trouble and now.trouble is not before.trouble:
        return Cue.WRONG
    if now.screen is Screen.DONE and before.screen is not Screen.DONE:
        return Cue.CAPTURED
    was, capture = before.capture, now.capture
    if was is None or capture is None or was.state is capture.state:
        return None
    if capture.state is CaptureState.DEVICE_GONE:
        return Cue.WRONG
    if was.state is CaptureState.LIVE and capture.state is CaptureState.JUDGED:
        return Cue.RETRY if capture.verdict is Verdict.RETRY else Cue.CAPTURED
    return None


def wav(tones: tuple[tuple[float, float], ...]) -> bytes:
    """Return a WAV file: 16 bits, one channel, each tone faded in and out lest it clicks."""
    samples = array("h")
    for hertz, seconds in tones:
        samples.extend(_tone(hertz, round(seconds * RATE)))
    if sys.byteorder == "big":
        samples.byteswap()
    held = BytesIO()
    with open_wave(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return held.getvalue()


def _tone(hertz: float, count: int) -> list[int]:
    fade = max(1.0, _FADE_SECONDS * RATE)
    return [
        round(
            32_767
            * _LOUD
            * min(1.0, at / fade, (count - at) / fade)
            * math.sin(math.tau * hertz * at / RATE)
        )
        for at in range(count)
    ]


def player(find: Callable[[str], str | None] = shutil.which) -> Play | None:
    """Return what plays a WAV on this system; None where nothing does."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - exists there only

        return lambda data: winsound.PlaySound(data, winsound.SND_MEMORY)
    for program, *words in _PLAYERS:
        path = find(program)
        if path:
            return _by_program((path, *words))
    return None


def _by_program(words: tuple[str, ...]) -> Play:
    def play(data: bytes) -> None:
        subprocess.run(
            words,
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PLAY_SECONDS,
            check=True,
        )

    return play


class Sounds(QObject):
    """Hears the views of the window. One sound at a time; what comes meanwhile is not played.

    A ``QObject``, so that Qt knows when it is gone: a signal would still call a plain object whose
    memory is another's by then.
    """

    def __init__(self, play: Play | None, *, on: bool = True) -> None:
        super().__init__()
        self._play = play
        self._on = on
        self._before: DeskView | None = None
        self._waiting: Queue[Cue | None] = Queue(maxsize=1)
        self._thread: Thread | None = None

    def hear(self, view: DeskView) -> None:
        """Play what this view brings; returns at once."""
        before, self._before = self._before, view
        found = cue(before, view) if before else None
        if found:
            self.sound(found)

    def switch(self, *, on: bool) -> None:
        """Be heard, or be silent; who switches it on hears it."""
        self._on = on
        if on:
            self.sound(Cue.CAPTURED)

    def sound(self, found: Cue) -> None:
        """Play one sound; returns at once."""
        if self._play and self._on:
            self._tell(found)

    def close(self) -> None:
        """Play nothing more; what sounds now ends by itself."""
        self._play, thread = None, self._thread
        if thread:
            self._empty()
            self._waiting.put(None)
            thread.join(_PLAY_SECONDS)

    def _tell(self, found: Cue) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="sounds", daemon=True)
            self._thread.start()
        try:
            self._waiting.put_nowait(found)
        except Full:
            return

    def _empty(self) -> None:
        try:
            self._waiting.get_nowait()
        except Empty:
            return

    def _run(self) -> None:
        made = {each: wav(tones) for each, tones in TONES.items()}
        while (found := self._waiting.get()) is not None:
            play = self._play
            try:
                if play:
                    play(made[found])
            except (OSError, subprocess.SubprocessError, RuntimeError) as error:
                # No sound card, or one in use: a station stays silent, and says so in its log.
                _log.info("sound_failed", extra={"error_type": type(error).__name__})
                self._play = None
