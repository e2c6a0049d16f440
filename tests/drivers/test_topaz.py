"""Topaz pads: five bytes for a place, found again after any loss, and the pen of a person."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.chair import Chair
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.emulators.topaz import BOTTOM, LEFT, RIGHT, TOP, EmulatedTopaz, TopazScript
from drivers.population import pen
from drivers.protocol import PenPoint, Strokes
from drivers.stop import Stop
from drivers.topaz.models import MODELS
from drivers.topaz.packets import About, Lost, Packets, Place, Pressure, Told
from drivers.topaz.pad import TopazPad
from drivers.transports.serial_port import Wanted
from drivers.trouble import Retry, RetryReason
from tests.fakes.benches import SITTER

TRUTH = pen.signature(SITTER, 0).points


def told(data: bytes, *, seven_bits: bool = False) -> list[Told]:
    return list(Packets(seven_bits=seven_bits).add(data))


@pytest.mark.parametrize(
    ("packet", "expected"),
    [
        ("c1 05 02 7f 0f", Place(0x105, 0x7FF, near=True, down=True)),
        ("c0 00 00 00 00", Place(0, 0, near=True, down=False)),
        ("c1 7f 1f 00 10", Place(0xFFF, 0x800, near=True, down=True)),
        ("d1 01 00 01 00", Place(1, 1, near=True, down=True)),
        ("80 01 00 01 00", Place(1, 1, near=False, down=False)),
        ("dc 00 00 05 03", Pressure(0x185)),
        ("c8 2a 01 03 02", About((0xAA >> 2) & 0x3F, (0xAA & 3) << 16 | 0x103)),
    ],
)
def test_a_packet_is_read(packet: str, expected: Told) -> None:
    assert told(bytes.fromhex(packet)) == [expected]


@pytest.mark.parametrize("packet", ["c1 7f 1f 7f 1f", "cc 00 00 00 00"])
def test_a_pen_outside_and_a_reply_say_nothing(packet: str) -> None:
    assert told(bytes.fromhex(packet)) == []


def test_the_seven_bit_format_has_six_bits_in_a_piece() -> None:
    data = bytes.fromhex("c1 05 02 3f 3f")
    assert told(data, seven_bits=True) == [Place(0x85, 0xFFF, near=True, down=True)]


@settings(max_examples=200, deadline=None)
@given(before=st.binary(max_size=20), cuts=st.lists(st.integers(0, 40), max_size=4))
def test_after_any_bytes_the_second_place_is_read_however_it_is_cut(
    before: bytes, cuts: list[int]
) -> None:
    good = bytes.fromhex("c105020401")
    data = before + good + good
    packets = Packets()
    edges = [0, *sorted(cuts), len(data)]
    came = [each for a, b in pairwise(edges) for each in packets.add(data[a:b])]
    assert came[-1] == Place(0x105, 0x84, near=True, down=True)
    lost = sum(each.count for each in came if isinstance(each, Lost))
    assert lost <= len(before)


def write(script: TopazScript, count: int) -> tuple[EmulatedTopaz, Strokes]:
    device = EmulatedTopaz(Chair(SITTER), script)
    line = EmulatedLine("topaz", device)
    pad = TopazPad(EmulatedSerialBus(line), Wanted("topaz"), MODELS["siglite-lcd-1x5"])
    pad.open()
    stop = Stop(10)
    seen: list[PenPoint] = []

    def on_points(points: Sequence[PenPoint]) -> None:
        seen.extend(points)
        if len(seen) >= count:
            stop.finish()

    try:
        strokes = pad.write(on_points, stop)
    finally:
        pad.close()
        line.close()
    assert tuple(seen) == strokes.points
    return device, strokes


QUICK = TopazScript(speed=50, begin_seconds=0)


def test_what_was_written_is_what_arrives_and_does_not_stay_on_the_screen() -> None:
    device, strokes = write(QUICK, len(TRUTH))
    expected = [(round(each.x * (RIGHT - LEFT)), round(each.y * (BOTTOM - TOP))) for each in TRUTH]
    assert [(each.x, each.y) for each in strokes.points] == expected
    assert [each.touching for each in strokes.points] == [each.touching for each in TRUTH]
    assert strokes.lost == 0
    assert (strokes.geometry.max_x, strokes.geometry.max_y) == (2000, 700)
    assert list(device.shown) == [0x04, 0x14, 0x04]


def test_pressure_is_taken_where_the_pad_tells_it() -> None:
    _, strokes = write(QUICK, len(TRUTH))
    assert {each.pressure for each in strokes.points if each.touching} == {1023}
    _, felt = write(TopazScript(speed=50, begin_seconds=0, pressure=True), len(TRUTH))
    pressures = {each.pressure for each in felt.points if each.touching}
    assert len(pressures) > 10
    assert max(pressures) <= felt.geometry.max_pressure


def test_lost_bytes_are_counted_as_packets() -> None:
    _, strokes = write(TopazScript(speed=50, begin_seconds=0, lose_every=10), len(TRUTH) * 9 // 10)
    assert 0 < strokes.lost <= len(TRUTH) // 10 + 1


def test_finishing_without_a_touch_is_no_signature() -> None:
    line = EmulatedLine("topaz", EmulatedTopaz(Chair(SITTER), TopazScript(away=True)))
    pad = TopazPad(EmulatedSerialBus(line), Wanted("topaz"), MODELS["siglite-lcd-1x5"])
    pad.open()
    stop = Stop(5)
    stop.finish()
    with pytest.raises(Retry) as caught:
        pad.write(lambda _: None, stop)
    assert caught.value.reason is RetryReason.SIGNATURE_NONE
    pad.close()
    line.close()
