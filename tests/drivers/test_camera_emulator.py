"""The emulated studio: it shows who sits there, says that it is training, misbehaves to order."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.camera.frames import FramesCamera
from drivers.emulators.camera import CameraTrouble, EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.population.person import Person
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode

FPS = 500.0
CASCADE = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_alt2.xml"


def _faces(pixels: NDArray[np.uint8]) -> int:
    small = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), None, fx=0.5, fy=0.5)
    return len(
        cv2.CascadeClassifier(str(CASCADE)).detectMultiScale(small, 1.1, 3, minSize=(60, 60))
    )


def _show(chair: Chair, trouble: CameraTrouble | None = None) -> NDArray[np.uint8]:
    faults = {} if trouble is None else {trouble: 0}
    picture = EmulatedFrames(chair, FPS, faults).open().read(Event())
    assert picture is not None
    return picture


@pytest.fixture
def chair() -> Chair:
    return Chair(Person(2))


def test_it_shows_who_sits_there(chair: Chair) -> None:
    picture = _show(chair)
    assert picture.shape == (720, 1280, 3)
    assert _faces(picture) == 1
    chair.seat(None)
    assert _faces(_show(chair)) == 0


def test_people_change_while_it_films(chair: Chair) -> None:
    stream = EmulatedFrames(chair, FPS).open()
    walls = []
    for person in (Person(2, birth_year=1995), Person(2, birth_year=1994)):
        chair.seat(person)
        picture = stream.read(Event())
        assert picture is not None
        walls.append(picture[40, 40])
    assert walls[0][2] > walls[0][0]
    assert walls[1][0] > walls[1][2]


def test_the_picture_lives(chair: Chair) -> None:
    stream = EmulatedFrames(chair, FPS).open()
    pictures = [stream.read(Event()) for _ in range(4)]
    assert len({None if p is None else p.tobytes() for p in pictures}) == 4


def test_every_picture_says_that_it_is_training(chair: Chair) -> None:
    for trouble in (None, CameraTrouble.DARK, CameraTrouble.NOBODY):
        corner = _show(chair, trouble)[680:710, 10:160]
        assert corner.max() > 240
        assert corner.min() < 20


def test_the_studio_goes_dark(chair: Chair) -> None:
    assert _show(chair, CameraTrouble.DARK)[:600].mean() < 0.3 * _show(chair)[:600].mean()


def test_the_sitter_leaves(chair: Chair) -> None:
    assert _faces(_show(chair, CameraTrouble.NOBODY)) == 0


def test_a_second_face_looks_in(chair: Chair) -> None:
    assert _faces(_show(chair, CameraTrouble.TWO_FACES)) == 2


def test_troubles_come_after_the_number_of_pictures_asked_for(chair: Chair) -> None:
    stream = EmulatedFrames(chair, FPS, {CameraTrouble.NOBODY: 3}).open()
    pictures = [stream.read(Event()) for _ in range(5)]
    assert [None if p is None else _faces(p) for p in pictures] == [1, 1, 1, 0, 0]


@pytest.fixture
def unplugging(chair: Chair) -> Iterator[FramesCamera]:
    driver = FramesCamera(EmulatedFrames(chair, FPS, {CameraTrouble.UNPLUG: 2}))
    driver.open()
    yield driver
    driver.close()


def _watch(driver: FramesCamera) -> None:
    for _ in range(100):
        driver.frame(Stop(10))


def _until_trouble(driver: FramesCamera) -> FaultCode:
    with pytest.raises(Fault) as trouble:
        _watch(driver)
    return trouble.value.code


def test_an_unplugged_camera_works_again_once_opened(unplugging: FramesCamera) -> None:
    assert _until_trouble(unplugging) is FaultCode.GONE
    unplugging.open()
    for _ in range(6):
        unplugging.frame(Stop(10))


def test_a_frozen_camera_times_out_and_works_again_once_opened(chair: Chair) -> None:
    _show(chair)  # draws the sitter, which takes longer than the stall
    driver = FramesCamera(EmulatedFrames(chair, FPS, {CameraTrouble.FREEZE: 2}), stall_seconds=0.3)
    driver.open()
    assert _until_trouble(driver) is FaultCode.TIMEOUT
    driver.open()
    for _ in range(6):
        driver.frame(Stop(10))
    driver.close()


def test_the_chair_counts_captures_for_each_part_and_each_sitter(chair: Chair) -> None:
    assert [chair.impression("LEFT_EYE") for _ in range(3)] == [0, 1, 2]
    assert chair.impression("RIGHT_EYE") == 0
    chair.seat(Person(9))
    assert chair.person == Person(9)
    assert chair.impression("LEFT_EYE") == 0


def test_two_devices_never_get_the_same_impression(chair: Chair) -> None:
    numbers: list[int] = []
    devices = [
        Thread(target=lambda: numbers.extend(chair.impression("LEFT_EYE") for _ in range(200)))
        for _ in range(4)
    ]
    for device in devices:
        device.start()
    for device in devices:
        device.join()
    assert sorted(numbers) == list(range(800))
