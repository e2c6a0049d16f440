"""Sentences of satellite receivers: read to the metre, and refused where they are not whole."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.nmea.receiver import NmeaReceiver
from drivers.nmea.sentences import Fix, Moment, Sentence, Spread, parse
from drivers.stop import Stop
from drivers.transports.serial_port import Wanted

GGA = b"$GPGGA,092725.00,0617.11399,S,10649.63216,E,1,08,1.01,8.6,M,2.1,M,,*74"
RMC = b"$GNRMC,083559.12,A,0617.11437,S,10649.52207,E,0.004,77.52,091202,,,A*57"


def whole(body: bytes) -> bytes:
    total = 0
    for byte in body:
        total ^= byte
    return b"$%s*%02X" % (body, total)


def test_a_fix_is_read() -> None:
    told = parse(whole(GGA[1:-3]))
    assert told is not None
    fix = told.told
    assert isinstance(fix, Fix)
    assert (fix.clock, fix.quality, fix.satellites, fix.hdop) == (34_045_000, 1, 8, 1.01)
    assert math.isclose(fix.latitude, -(6 + 17.11399 / 60))
    assert math.isclose(fix.longitude, 106 + 49.63216 / 60)
    assert fix.altitude == 8.6


def test_a_moment_has_its_date() -> None:
    told = parse(whole(RMC[1:-3]))
    assert told is not None
    assert told.talker == "GN"
    assert told.told == Moment(30_959_120, valid=True, measured="2002-12-09T08:35:59.120Z")


def test_the_receivers_own_estimate_is_read() -> None:
    body = b"GPGST,082356.00,1.8,,,,1.7,1.3,2.2"
    assert parse(whole(body)) == Sentence("GP", "GST", Spread(30_236_000, 1.7, 1.3))


@pytest.mark.parametrize(
    "body",
    [
        b"GPGGA,092725.00,0661.11399,S,10649.63216,E,1,08,1.01,8.6,M,,M,,",  # 61 minutes
        b"GPGGA,092725.00,9117.11399,S,10649.63216,E,1,08,1.01,8.6,M,,M,,",
        b"GPGGA,092725.00,0617.11399,X,10649.63216,E,1,08,1.01,8.6,M,,M,,",
        b"GPGGA,252725.00,0617.11399,S,10649.63216,E,1,08,1.01,8.6,M,,M,,",
        b"GPGGA,092725.00,0617.11399,S,10649.63216,E,1,08,inf,8.6,M,,M,,",
        b"GPGGA,092725.00,,,,,1,,,,M,,M,,",
        b"GPRMC,083559.00,A,,,,,,,320202,,,A",
        b"GPGGA",
        b"GPGSV,1,1,00",
    ],
)
def test_values_that_cannot_be_are_no_position(body: bytes) -> None:
    sentence = parse(whole(body))
    assert sentence is None or sentence.told is None


@pytest.mark.parametrize("at", range(1, len(GGA)))
def test_every_turned_bit_is_noticed(at: int) -> None:
    good = bytearray(whole(GGA[1:-3]))
    good[min(at, len(good) - 1)] ^= 0x01
    assert parse(bytes(good)) is None


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.binary(max_size=140), st.binary(max_size=90).map(lambda b: whole(b"GPGGA," + b)))
)
def test_any_bytes_are_a_sentence_or_none(data: bytes) -> None:
    assert parse(data) is None or data.strip().startswith(b"$")


@settings(max_examples=20, deadline=None)
@given(latitude=st.floats(-89.9, 89.9), longitude=st.floats(-179.9, 179.9))
def test_what_the_emulator_says_is_where_it_stands(latitude: float, longitude: float) -> None:
    device = EmulatedNmea(NmeaScript(place=(latitude, longitude), ticks=1, kinds=("GGA",)))
    sentence = parse((device.tick() or b"").strip())
    assert sentence is not None
    assert isinstance(sentence.told, Fix)
    assert abs(sentence.told.latitude - latitude) < 1e-5
    assert abs(sentence.told.longitude - longitude) < 1e-5


def test_a_position_has_time_and_uncertainty() -> None:
    line = EmulatedLine("nmea", EmulatedNmea(NmeaScript(ticks=2)))
    receiver = NmeaReceiver(EmulatedSerialBus(line), Wanted("nmea"))
    receiver.open()
    place = receiver.locate(Stop(5))
    receiver.close()
    line.close()
    assert (round(place.latitude, 4), round(place.longitude, 4)) == (-6.1754, 106.8272)
    assert place.radius_m == 6.2  # 2.45 * sqrt((2.0**2 + 3.0**2) / 2)
    assert place.measured.startswith("2026-11-21T03:00:0")
    assert place.altitude_m == 12.5


def test_the_speed_is_found() -> None:
    line = EmulatedLine("nmea", EmulatedNmea(NmeaScript(ticks=2, kinds=("GGA",)), baud=4800))
    receiver = NmeaReceiver(EmulatedSerialBus(line), Wanted("nmea"), (4800,))
    receiver.open()
    place = receiver.locate(Stop(5))
    receiver.close()
    line.close()
    assert place.measured == ""
    assert place.radius_m == 7.8  # 2.45 * 5 m * 0.9 / sqrt(2)
