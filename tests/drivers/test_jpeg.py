"""A JPEG is measured before it is decoded: by its own header, and by OpenCV's limits behind it."""

import ast
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers import jpeg
from drivers.opencv import LARGEST_SIDE, cv2
from drivers.protocol import Frame
from drivers.sbi import live
from drivers.sbi.live import MOST_SCANS, live_view
from drivers.stop import Stop
from drivers.transports.http import HttpBase

ROOT = Path(__file__).parents[2]


def picture(width: int = 64, height: int = 48) -> bytes:
    done, data = cv2.imencode(".jpg", np.full((height, width, 3), 90, np.uint8))
    assert done
    return data.tobytes()


def claiming(side: int) -> bytes:
    data = bytearray(picture())
    struct.pack_into(">HH", data, data.index(b"\xff\xc0") + 5, side, side)
    return bytes(data)


NOBODY = HttpBase("127.0.0.1", 0)


@dataclass(frozen=True)
class StreamingDevice:
    """A live view of these pictures; ``over`` is set when its reader wants no more of them."""

    pictures: tuple[bytes, ...]
    over: threading.Event
    base: HttpBase = NOBODY

    def stream(self, _sub_id: str, _stop: Stop) -> Iterator[bytes]:
        try:
            yield from self.pictures
        finally:
            self.over.set()


def shown(*pictures: bytes) -> list[Frame]:
    """Return what the live view makes of a stream of these pictures, read to its end."""
    frames: list[Frame] = []
    device = StreamingDevice(pictures, threading.Event())
    with live_view(device, "1", frames.append, 30.0):
        assert device.over.wait(20.0)
    return frames


@given(st.integers(1, 200), st.integers(1, 200))
@settings(max_examples=30, deadline=None)
def test_a_picture_is_as_large_as_it_is_measured(width: int, height: int) -> None:
    assert jpeg.measured(picture(width, height)) == jpeg.Measured(width, height, scans=1)


@given(st.integers(0, 700), st.binary(max_size=4))
@settings(max_examples=100, deadline=None)
def test_what_decodes_is_never_larger_than_it_was_measured(at: int, garbage: bytes) -> None:
    data = picture()
    changed = data[:at] + garbage + data[at + len(garbage) :]
    facts = jpeg.measured(changed)
    if facts is None or max(facts.width, facts.height) > 1000:
        return
    decoded = cv2.imdecode(np.frombuffer(changed, np.uint8), cv2.IMREAD_UNCHANGED)
    assert decoded is None or decoded.shape[:2] == (facts.height, facts.width)


@pytest.mark.parametrize("length", range(0, 170, 7))
def test_a_header_that_is_cut_is_not_measured(length: int) -> None:
    data = picture()
    assert jpeg.measured(data[: min(length, data.index(b"\xff\xc0"))]) is None


def test_the_live_view_shows_what_it_is_sent() -> None:
    assert [frame.pixels.shape for frame in shown(picture(), picture(32, 16))] == [
        (48, 64, 3),
        (16, 32, 3),
    ]


def test_what_is_no_picture_is_passed_over() -> None:
    assert len(shown(picture(), b"\xff\xd8\xff\xe0", b"\xff\xd8", picture())) == 2


@pytest.mark.parametrize("side", [4097, 32000, 65535])
def test_a_picture_that_claims_too_many_pixels_ends_the_live_view(side: int) -> None:
    assert len(shown(picture(), claiming(side), picture())) == 1


def test_a_picture_of_endless_scans_ends_the_live_view() -> None:
    data = picture()
    scans = data[: data.index(b"\xff\xda")] + data[data.index(b"\xff\xda") : -2] * (MOST_SCANS + 1)
    assert shown(scans + b"\xff\xd9", picture()) == []


def test_opencv_itself_refuses_what_is_too_large() -> None:
    """In a process of its own: OpenCV reads its limits once, when it is loaded."""
    code = (
        "import sys, numpy; from drivers.opencv import cv2\n"
        "data = numpy.frombuffer(sys.stdin.buffer.read(), numpy.uint8)\n"
        "try: print(cv2.imdecode(data, cv2.IMREAD_UNCHANGED) is None)\n"
        "except cv2.error: print(True)\n"
    )
    for side, refused in ((64, "False"), (LARGEST_SIDE + 1, "True")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=claiming(side),
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.decode().split() == [refused], side


def test_opencv_is_loaded_with_its_limits_only() -> None:
    sources = (p for room in ("drivers", "station", "ui") for p in (ROOT / room).rglob("*.py"))
    loading = {path.relative_to(ROOT).as_posix() for path in sources if _imports_cv2(path)}
    assert loading == {"drivers/opencv.py"}


def _imports_cv2(path: Path) -> bool:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    members = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return any(name.split(".")[0] == "cv2" for name in plain | members)


@pytest.mark.expects_warnings
def test_whoever_takes_the_pictures_and_hangs_holds_up_no_capture(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(live, "LEAVING_SECONDS", 0.05)
    hanging, over = threading.Event(), threading.Event()
    device = StreamingDevice((picture(),), over)

    def hang(_frame: Frame) -> None:
        hanging.wait()

    with live_view(device, "1", hang, 30.0):
        assert not over.is_set()
    assert "thread_left_behind" in caplog.text
    hanging.set()
    assert over.wait(20.0)
