"""A stranger with a keyboard before the real kiosk on a real screen: from the login to *Selesai*.

Xvfb shows it, openbox is the window manager, xdotool presses the keys. Nothing of the program is
asked what it is doing: whoever sits there looks, and presses the space bar when nothing moves.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from PIL import ImageGrab
from PIL.Image import Image

from station import settings
from station.assembly import provision
from station.home import Home
from tests.fakes.patience import until
from tests.fakes.premises import config
from tests.fakes.processes import ROOT

SIZE = (1366, 768)
TITLE = "Perekaman KTP-el"
GLANCE_SECONDS = 0.25
PATIENCE_SECONDS = 90.0
LOOKS = round(PATIENCE_SECONDS / GLANCE_SECONDS)


@dataclass
class Screen:
    """An X display with a window manager, and somebody's eyes and hands before it."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        ours = {k: v for k, v in os.environ.items() if k != "WAYLAND_DISPLAY"}
        return ours | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def tool(self, *words: str) -> str:
        """Run xdotool; empty where it found nothing."""
        done = subprocess.run(
            ("xdotool", *words),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout.strip()

    def windows(self) -> list[str]:
        return self.tool("search", "--onlyvisible", "--name", TITLE).split()

    def key(self, name: str) -> None:
        self.tool("key", name)

    def type(self, words: str) -> None:
        self.tool("type", "--delay", "20", words)

    def look(self) -> Image:
        return ImageGrab.grab(xdisplay=self.name)

    def still(self) -> Image:
        """Look until nothing has moved for a glance."""
        pause, before = Event(), self.look()
        for _ in range(LOOKS):
            pause.wait(GLANCE_SECONDS)
            now = self.look()
            if now.tobytes() == before.tobytes():
                return now
            before = now
        raise AssertionError("the screen never comes to rest")


@contextmanager
def running(*words: str, environment: dict[str, str], **more: object) -> Iterator[None]:
    """Run a process for as long as the block lasts."""
    with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL, **more) as child:  # type: ignore[call-overload]
        try:
            yield
        finally:
            child.terminate()


@pytest.fixture
def screen() -> Iterator[Screen]:
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    words = ("Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp")
    with ExitStack() as stack:
        plain = dict(os.environ)
        stack.enter_context(running(*words, environment=plain, pass_fds=(writing,)))
        os.close(writing)
        with os.fdopen(reading) as told:
            made = Screen(f":{told.readline().strip()}")
        stack.enter_context(running("openbox", environment=made.environment))
        until(lambda: made.tool("get_desktop") != "")  # the window manager answers
        yield made


@pytest.fixture
def home(tmp_path: Path, screen: Screen) -> Iterator[Home]:
    """Return the home of a station whose kiosk is open on the screen."""
    folder, made = config(tmp_path), Home(tmp_path / "home").make()
    provision.demonstration(made, settings.load(folder))
    words = ("kiosk", "--training", "--home", str(made.root), "--config", str(folder))
    with running(
        sys.executable, "-P", "-m", "station.commands", *words,
        environment=screen.environment, cwd=ROOT,
    ):  # fmt: skip
        yield made


def test_a_stranger_records_somebody_by_the_keyboard_alone(screen: Screen, home: Home) -> None:
    until(lambda: bool(screen.windows()))
    (window,) = screen.windows()
    until(lambda: screen.tool("getactivewindow") == window)
    assert screen.tool("getwindowname", window) == TITLE
    first = screen.still()
    assert len(first.getcolors(1 << 24) or ()) > 100, "something stands on the screen"

    screen.type(provision.OPERATOR.user)
    screen.key("Return")
    screen.type(provision.OPERATOR.pin)
    screen.key("Return")
    until(lambda: "signed_in" in log(home))
    assert screen.still().tobytes() != first.tobytes()
    screen.key("Return")
    until(lambda: "sat_down" in log(home))
    for _ in range(LOOKS):
        screen.still()
        if sealed(home):
            break
        assert screen.tool("getactivewindow") == window, "the kiosk has the keys all the time"
        screen.key("space")
    assert len(sealed(home)) == 1
    last = screen.still()
    assert len(last.getcolors(1 << 24) or ()) > 100
    screen.key("space")
    until(lambda: screen.look().tobytes() != last.tobytes())
    assert screen.windows() == [window]


def log(home: Home) -> str:
    path = home.logs / "kiosk.jsonl"
    return path.read_text() if path.exists() else ""


def sealed(home: Home) -> list[Path]:
    return list((home.outbox / "new").glob("*.packet"))
