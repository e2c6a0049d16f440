"""The STU pad beyond the contract: what is written arrives, losses are counted, faults told."""

import struct
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.chair import Chair
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.wacom_stu.models import MODELS, STU_530, PadModel
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.population import pen
from drivers.protocol import PenPoint, Strokes
from drivers.stop import Stop
from drivers.transports.usb import UsbBus
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason
from drivers.wacom_stu.pad import WacomStu
from drivers.wacom_stu.pen import PenPath
from drivers.wacom_stu.reports import Pen
from tests.fakes import benches
from tests.fakes.benches import QUICK_PAD, SITTER

TRUTH = pen.signature(SITTER, 0).points


def driver(pad: EmulatedPad) -> WacomStu:
    return WacomStu(UsbBus(EmulatedBus([pad])))


def opened(script: PadScript = QUICK_PAD) -> tuple[EmulatedPad, WacomStu]:
    pad = benches.pad(script)
    device = driver(pad)
    device.open()
    return pad, device


def write(device: WacomStu, count: int, seconds: float = 60) -> Strokes:
    """Sign until this many points have come."""
    stop = Stop(seconds)
    seen: list[PenPoint] = []

    def on_points(points: Sequence[PenPoint]) -> None:
        seen.extend(points)
        if len(seen) >= count:
            stop.finish()

    strokes = device.write(on_points, stop)
    assert tuple(seen) == strokes.points
    return strokes


def test_what_was_written_is_what_arrives() -> None:
    _, device = opened()
    strokes = write(device, len(TRUTH))
    assert [each.touching for each in strokes.points] == [each.touching for each in TRUTH]
    assert [(each.x, each.y) for each in strokes.points] == [
        (round(each.x * 10800), round(each.y * 6480)) for each in TRUTH
    ]
    assert [each.at_ms for each in strokes.points] == [each.at_ms for each in TRUTH]
    assert strokes.lost == 0
    assert strokes.geometry.units_per_mm == 100
    assert max(each.pressure for each in strokes.points) <= strokes.geometry.max_pressure


def test_a_second_signature_is_another_one() -> None:
    _, device = opened()
    assert write(device, 300).points[:300] != write(device, 300).points[:300]


def test_lost_reports_are_counted() -> None:
    pad, device = opened(replace(QUICK_PAD, lose_every=10))
    strokes = write(device, len(TRUTH) - len(TRUTH) // 10)
    assert strokes.lost in {len(TRUTH) // 10, (len(TRUTH) - 1) // 10}
    assert pad.commands[-1] == b"\x21\x00"


def test_a_pad_without_time_and_sequence_works_too() -> None:
    _, device = opened(replace(QUICK_PAD, plain=True))
    strokes = write(device, len(TRUTH))
    times = [each.at_ms for each in strokes.points]
    assert times == sorted(times)
    assert {each.sequence for each in strokes.points} == {None}


def test_the_signing_line_is_on_the_screen() -> None:
    pad, device = opened()
    write(device, 10)
    dark = np.argwhere(pad.screen.min(axis=2) < 200)
    assert dark[:, 0].min() >= 320
    assert dark[:, 0].max() <= 340
    assert (dark[:, 1].min(), dark[:, 1].max()) == (80, 719)


def test_the_pad_gets_these_commands_in_this_order() -> None:
    pad, device = opened()
    write(device, 10)
    ids = [each[0] for each in pad.commands]
    blocks = ids.count(0x26)
    assert ids == [0x21, 0x20, 0x24, *[0x26] * blocks, 0x27, 0x32, 0x2A, 0x21, 0x21]
    assert blocks == -(-640 * 20 * 3 // 253)


@pytest.mark.parametrize("model", [*MODELS, replace(STU_530, encoding=0x04)])
def test_every_model_shows_the_line_and_gives_what_was_written(model: PadModel) -> None:
    pad = EmulatedPad(Chair(SITTER), QUICK_PAD, model)
    device = driver(pad)
    assert device.open().model == model.name
    strokes = write(device, len(TRUTH))
    assert [(each.x, each.y) for each in strokes.points] == [
        (round(each.x * model.max_x), round(each.y * model.max_y)) for each in TRUTH
    ]
    geometry = strokes.geometry
    assert (geometry.max_x, geometry.max_y) == (model.max_x, model.max_y)
    dark = np.argwhere(pad.screen.min(axis=2) < 200)
    assert dark[:, 0].min() >= model.height * 2 // 3
    assert (dark[:, 1].min(), dark[:, 1].max()) == (model.width // 10, model.width * 9 // 10 - 1)
    device.close()


def test_a_pad_that_hangs_is_reset_when_it_is_opened() -> None:
    pad = benches.pad(replace(QUICK_PAD, hangs=True))
    device = WacomStu(UsbBus(EmulatedBus([pad])), ready_seconds=0.1)
    assert device.open().model == "STU-530"
    assert pad.commands[0] == b"\x04\x00"
    assert write(device, 10).points


def test_a_pad_that_refuses_the_picture_is_signed_without() -> None:
    pad, device = opened(replace(QUICK_PAD, refuse_image=True))
    assert write(device, 10).points
    assert pad.screen.min() == 255


def test_a_pad_without_a_long_serial_number_gives_its_short_one() -> None:
    assert driver(benches.pad(replace(QUICK_PAD, no_uid2=True))).open().serial == "1A714A01"


def test_a_pad_without_any_number_is_known_by_its_place() -> None:
    nameless = replace(QUICK_PAD, nameless=True, plain=True)
    first, second = (driver(benches.pad(nameless)).open() for _ in range(2))
    assert first.serial
    assert first == second


def test_finishing_without_a_touch_is_no_signature() -> None:
    _, device = opened(benches.PATIENT_PAD)
    stop = Stop(5)
    stop.finish()
    with pytest.raises(Retry) as caught:
        device.write(lambda _: None, stop)
    assert caught.value.reason is RetryReason.SIGNATURE_NONE


@pytest.mark.parametrize("at", [0, 1, 50])
def test_a_cable_pulled_at_any_report_is_gone(at: int) -> None:
    pad, device = opened(replace(QUICK_PAD, unplug_at=at))
    with pytest.raises(Fault) as caught:
        write(device, len(TRUTH))
    assert caught.value.code is FaultCode.GONE
    device.close()
    pad.plug()
    assert device.open()


def test_a_pad_that_hangs_ends_at_the_deadline() -> None:
    _, device = opened(replace(QUICK_PAD, stall_at=20))
    with pytest.raises(Retry) as caught:
        write(device, len(TRUTH), seconds=0.6)
    assert caught.value.reason is RetryReason.TIMED_OUT


def test_a_report_cut_in_half_is_a_protocol_fault() -> None:
    _, device = opened(replace(QUICK_PAD, garble_at=5))
    with pytest.raises(Fault) as caught:
        write(device, len(TRUTH))
    assert caught.value.code is FaultCode.PROTOCOL


def test_a_pad_that_never_gets_ready_is_busy() -> None:
    stuck = benches.pad(replace(QUICK_PAD, stuck=True))
    device = WacomStu(UsbBus(EmulatedBus([stuck])), ready_seconds=0.1)
    with pytest.raises(Fault) as caught:
        device.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.BUSY, "state 0x03")


@pytest.mark.parametrize(
    ("permitted", "held", "code"),
    [(False, False, FaultCode.PERMISSION), (True, True, FaultCode.BUSY)],
)
def test_a_pad_that_may_not_be_had(permitted: bool, held: bool, code: FaultCode) -> None:
    pad = benches.pad()
    pad.permitted, pad.held = permitted, held
    with pytest.raises(Fault) as caught:
        driver(pad).open()
    assert caught.value.code is code


class Interrupted(EmulatedPad):
    """Tells when the n-th block of a picture arrives."""

    def __init__(self, block: int, stop: Stop) -> None:
        super().__init__(Chair(SITTER), QUICK_PAD)
        self._left = block
        self._stop = stop

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        super().control_out(kind, request, value, data)
        self._left -= data[0] == 0x26
        if not self._left:
            self._stop.cancel()


@pytest.mark.parametrize("block", [1, 2, 75, 152])
def test_a_cancel_in_the_middle_of_the_picture_leaves_the_pad_ready(block: int) -> None:
    stop = Stop(60)
    device = driver(Interrupted(block, stop))
    device.open()
    with pytest.raises(DeviceTrouble):
        device.write(lambda _: None, stop)
    assert write(device, 10).points


def test_a_pad_left_in_the_middle_of_a_picture_by_another_program_opens() -> None:
    pad = benches.pad()
    pad.control_out(0x21, 0x09, 0x0324, struct.pack("<BBB4H", 0x24, 4, 1, 0, 0, 9, 9))
    assert driver(pad).open()


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(0, 65535))
@settings(max_examples=60, deadline=None)
def test_clock_and_sequence_wrap_without_a_jump(steps: list[int], start: int) -> None:
    path = PenPath()
    total = [sum(steps[:n]) for n in range(len(steps) + 1)]
    for moved in total:
        counter = (start + moved) % 65536
        report = Pen(
            x=1, y=1, pressure=1, near=True, touching=True, clock=counter, sequence=counter
        )
        path.add(report, 0.0)
    assert [each.at_ms for each in path.points] == total
    assert path.lost == sum(step - 1 for step in steps)


def test_a_pen_out_of_reach_is_counted_and_not_kept() -> None:
    path = PenPath()
    for sequence, near in ((1, True), (2, False), (3, False), (5, True)):
        path.add(Pen(x=0, y=0, pressure=0, near=near, touching=near, clock=0, sequence=sequence), 0)
    assert len(path.points) == 2
    assert path.lost == 1
