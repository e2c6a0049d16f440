"""The ring of the live view: what was announced stays whole until three newer pictures came."""

import numpy as np
import pytest

from drivers.protocol import Frame
from station.devices import ring
from station.devices.messages import FrameReady, FromHost
from station.devices.ring import SLOT_BYTES, SLOTS, WIDEST, Ring
from station.host.pace import Pace
from station.host.preview import LiveView


def flat(level: int, shape: tuple[int, ...]) -> Frame:
    return Frame(np.full(shape, level, np.uint8), at_ns=level)


def painted(view_ring: Ring, told: FrameReady) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    size = told.width * told.height * 4
    pixels = np.frombuffer(view_ring.slot(told.slot), np.uint8, size)
    return pixels.reshape(told.height, told.width, 4)


def test_a_picture_is_whole_until_three_newer_ones_were_painted() -> None:
    told: list[FromHost] = []
    shared = ring.private()
    view = LiveView(shared, told.append)
    for level in range(1, 30):
        view.show(1, flat(level, (90, 160, 3)))
        for late in range(min(level, SLOTS)):
            before = told[level - 1 - late]
            assert isinstance(before, FrameReady)
            assert (painted(shared, before)[..., :3] == level - late).all()


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ((720, 1280, 3), (960, 540)),
        ((480, 640), (640, 480)),
        ((1500, 1600), (960, 900)),
        ((1600, 900, 3), (540, 960)),
        ((960, 960, 3), (960, 960)),
        ((1, 4000), (960, 1)),
    ],
)
def test_pictures_of_any_size_are_fitted_and_opaque(
    shape: tuple[int, ...], size: tuple[int, int]
) -> None:
    told: list[FromHost] = []
    shared = ring.private()
    LiveView(shared, told.append).show(3, flat(77, shape))
    (frame,) = told
    assert isinstance(frame, FrameReady)
    assert (frame.request, frame.width, frame.height, frame.at_ns) == (3, *size, 77)
    assert (painted(shared, frame) == (77, 77, 77, 255)).all()


def test_the_largest_preview_fits_into_a_slot() -> None:
    assert WIDEST * WIDEST * 4 <= SLOT_BYTES


def test_a_spared_battery_gets_half_of_thirty_pictures_a_second() -> None:
    told: list[FromHost] = []
    pace = Pace()
    view = LiveView(ring.private(), told.append, pace)

    def second(request: int) -> int:
        told.clear()
        for place in range(30):
            view.show(request, Frame(flat(1, (4, 4)).pixels, place * 10**9 // 30))
        return len(told)

    assert second(1) == 30
    pace.sparing = True
    assert second(2) == 15
    assert pace.look_seconds == pytest.approx(1 / 5)
