"""The U.are.U driver over its emulator: fingers, and everything that goes wrong on the way."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.glass import GlassScript, print_of
from drivers.emulators.uareu import LINES, PPI, WIDTH, EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedBus
from drivers.population.person import Person
from drivers.protocol import FingerScanner, Gray, Pixels, ScanRequest
from drivers.stop import Stop
from drivers.transports.usb import UsbBus
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from drivers.uareu.seeds import sown
from drivers.uareu.sensor import UareU
from tests.fakes.benches import SITTER

QUICK = UareuScript(glass=GlassScript(looks_before=1, looks_after=4))
NOBODY = replace(QUICK, glass=GlassScript(looks_before=-1))
ONE = ScanRequest(("RIGHT_INDEX",))


def reader(script: UareuScript = QUICK, person: Person | None = SITTER) -> EmulatedUareu:
    return EmulatedUareu(Chair(person), script)


def driver(*readers: EmulatedUareu) -> UareU:
    return UareU(UsbBus(EmulatedBus(readers)), event_ms=20)


def taken(device: UareU, request: ScanRequest = ONE, seconds: float = 10) -> list[Gray]:
    came = device.scan(request, lambda _: None, Stop(seconds))
    return [each.image.array for each in came if isinstance(each.image, Pixels)]


def shown(part: str) -> Gray:
    """Return the first picture of a finger: the reader sends no last line, and stands on its head.

    What is scrambled loses the last byte of its block: of the blocks that begin at lines 0 and 233.
    """
    lines = 255 - print_of(SITTER, part, 0, (LINES, WIDTH), PPI)[::-1, ::-1]
    lines[199, -1] = lines[288, -1] = 0
    blank = np.zeros((1, WIDTH), np.uint8)
    return np.asarray(255 - np.concatenate((lines, blank))[::-1, ::-1])


def trouble(action: Callable[[], object]) -> FaultCode | RetryReason:
    try:
        action()
    except Fault as fault:
        return fault.code
    except Retry as retry:
        return retry.reason
    raise AssertionError("no trouble")


def test_it_delivers_the_finger_as_it_lies_on_the_glass() -> None:
    device = driver(reader())
    assert isinstance(device, FingerScanner)
    identity = device.open()
    assert (identity.driver, identity.model) == ("uareu", "U.are.U 4000B/4500")
    assert identity.serial == "LATIHAN-4500"
    first, second = device.scan(
        ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE")), lambda _: None, Stop(10)
    )
    assert isinstance(first.image, Pixels)
    assert first.image.ppi == PPI
    for part, delivery in (("RIGHT_INDEX", first), ("RIGHT_MIDDLE", second)):
        assert isinstance(delivery.image, Pixels)
        assert np.array_equal(delivery.image.array, shown(part))
    device.close()


@pytest.mark.parametrize(
    "script",
    [
        replace(QUICK, clear=True),
        replace(QUICK, power=0x85),
        replace(QUICK, power=0x80),
        replace(QUICK, sleeps=1),
        replace(QUICK, short=2),
        replace(QUICK, empty=2),
        replace(QUICK, piece=65536),
        replace(QUICK, piece=40),
        replace(QUICK, chatter=True),
        replace(QUICK, blocks=((0x82, 100), (0x82, 189))),
    ],
    ids=[
        "clear",
        "confused",
        "low power",
        "sleepy",
        "short frames",
        "no bytes",
        "big pieces",
        "small pieces",
        "chatter",
        "a key for each block",
    ],
)
def test_it_records_all_the_same(script: UareuScript) -> None:
    device = driver(reader(script))
    device.open()
    (came,) = taken(device)
    expected = print_of(SITTER, "RIGHT_INDEX", 0, (LINES, WIDTH), PPI)
    assert np.count_nonzero(came[1:] != expected) <= len(script.blocks)
    device.close()


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (replace(QUICK, short=3), RetryReason.FINGER_UNCLEAR),
        (replace(QUICK, wrong_key=True), RetryReason.FINGER_UNCLEAR),
        (replace(QUICK, mute=True), FaultCode.TIMEOUT),
        (replace(QUICK, unplug_at=5000), FaultCode.GONE),
        (replace(QUICK, sleeps=3), FaultCode.HARDWARE),
        (replace(QUICK, power=0x84, dead=True), FaultCode.HARDWARE),
    ],
    ids=["torn frames", "wrong key", "mute", "pulled", "asleep", "dead"],
)
def test_it_says_what_is_wrong_and_works_when_it_is_mended(
    script: UareuScript, outcome: FaultCode | RetryReason
) -> None:
    ill = reader(script)
    device = driver(ill)
    assert trouble(lambda: (device.open(), taken(device))) is outcome
    ill.script = QUICK
    ill.plug()
    device.open()
    assert taken(device)
    device.close()


def test_a_latent_print_and_a_finger_that_stays_are_no_new_finger() -> None:
    latent = replace(QUICK, glass=GlassScript(looks_before=-1, latent=True))
    device = driver(reader(latent))
    device.open()
    assert trouble(lambda: taken(device)) is RetryReason.FINGER_NONE
    device.close()
    stuck = driver(reader(replace(QUICK, glass=GlassScript(looks_before=1, stuck=True))))
    stuck.open()
    two = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE"))
    assert trouble(lambda: taken(stuck, two, 0.5)) is RetryReason.TIMED_OUT
    stuck.close()


def test_absent_forbidden_and_held_readers_are_told_apart() -> None:
    assert trouble(driver().open) is FaultCode.GONE
    forbidden, held = reader(), reader()
    forbidden.permitted = False
    held.held = True
    assert trouble(driver(forbidden).open) is FaultCode.PERMISSION
    assert trouble(driver(held).open) is FaultCode.BUSY
    bus = EmulatedBus([reader()])
    first, second = (UareU(UsbBus(bus), event_ms=20) for _ in range(2))
    first.open()
    assert trouble(second.open) is FaultCode.BUSY
    first.close()
    assert second.open()
    second.close()


def test_nothing_works_before_it_is_open_and_parts_must_be_fingers() -> None:
    device = driver(reader())
    assert trouble(lambda: taken(device)) is FaultCode.GONE
    device.open()
    assert trouble(lambda: taken(device, ScanRequest(("LEFT_EYE",)))) is FaultCode.UNSUPPORTED
    device.close()
    device.close()


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.2])
def test_a_cancel_ends_the_wait_and_the_next_finger_is_taken(seconds: float) -> None:
    waiting = reader(NOBODY)
    device = driver(waiting)
    device.open()
    stop = Stop(30)
    timer = threading.Timer(seconds, stop.cancel)
    began = time.monotonic()
    timer.start()
    assert trouble(lambda: device.scan(ONE, lambda _: None, stop)) is FaultCode.CANCELLED
    assert time.monotonic() - began < seconds + 1.0
    timer.join()
    assert trouble(lambda: taken(device, seconds=0.2)) is RetryReason.TIMED_OUT
    device.close()


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.15])
def test_a_plug_pulled_at_any_moment_is_gone_and_back_again(seconds: float) -> None:
    pulled = reader(NOBODY)
    device = driver(pulled)
    device.open()
    timer = threading.Timer(seconds, pulled.unplug)
    timer.start()
    assert trouble(lambda: taken(device, seconds=5)) is FaultCode.GONE
    timer.join()
    pulled.plug()
    assert device.open()
    device.close()


def test_many_openings_and_captures_leave_no_thread_behind() -> None:
    before = set(threading.enumerate())
    device = driver(reader())
    for _ in range(10):
        device.open()
        taken(device)
    device.close()
    assert set(threading.enumerate()) <= before


def test_the_questions_about_keys_follow_the_seeds_given() -> None:
    emulated = reader()
    asked: list[bytes] = []
    answer = emulated.control_out

    def noting(kind: int, request: int, value: int, data: bytes) -> None:
        if value == 0x33:
            asked.append(data[1:])
        answer(kind, request, value, data)

    emulated.control_out = noting  # type: ignore[method-assign]  # to see the wire
    device = UareU(UsbBus(EmulatedBus([emulated])), seeds=lambda: iter((10, 11)), event_ms=20)
    device.open()
    taken(device)
    device.close()
    assert asked == [bytes((10, 0, 0, 0)), bytes((11, 0, 0, 0))]


def test_seeds_are_those_that_the_open_driver_is_recorded_with() -> None:
    words = np.random.RandomState(0xFACADE).randint(0, 1 << 32, 3, np.uint32)
    drawn = sown()
    assert [next(drawn) for _ in range(3)] == [int(word) % ((1 << 31) - 1) for word in words]
