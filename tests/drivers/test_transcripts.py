"""Sessions written down and played again: golden bytes, nobody's pixels, faults that stay."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.pty_line import EmulatedSerialBus, LineScript
from drivers.protocol import FingerScanner, Pixels, ScanRequest
from drivers.registry import Wiring, create
from drivers.sfm.framing import SfmFraming
from drivers.stop import Stop
from drivers.transports.recording import RecordedBus, Recorder
from drivers.transports.replaying import Replay, ReplayedBus
from drivers.transports.transcript import HEAD, Framing, Unframed, Way, noise, read
from drivers.trouble import Fault, FaultCode
from drivers.zfm.framing import ZfmFraming
from tests.drivers.make_transcripts import FOLDER, FRAMINGS, device, recorded, session
from tests.fakes.sensors import ROWS, SensorBench, Trouble


def golden(name: str) -> str:
    return FOLDER.joinpath(f"{name}.txt").read_text("ascii")


@pytest.mark.parametrize("name", FRAMINGS)
def test_the_bytes_of_a_session_are_those_of_the_golden_transcript(name: str) -> None:
    assert recorded(name, hashed=False) == golden(name)
    assert recorded(name, hashed=True) == golden(f"{name}-hashed")


@pytest.mark.parametrize("name", FRAMINGS)
def test_a_transcript_replays_to_the_same_picture(name: str) -> None:
    bus = ReplayedBus(golden(name), FRAMINGS[name])
    pixels = session(name, bus)
    assert bus.replay.finished
    whole = SensorBench(ROWS["zfm-r503" if name == "zfm" else "sfm"])
    whole.line.unplug()
    whole.line.device = device(name)
    whole.line.plug()
    assert session(name, EmulatedSerialBus(whole.line)) == pixels
    whole.close()


@pytest.mark.parametrize("name", FRAMINGS)
def test_a_hashed_transcript_holds_no_pixels_and_replays_to_noise(name: str) -> None:
    plain, hashed = golden(name), golden(f"{name}-hashed")
    bus = ReplayedBus(hashed, FRAMINGS[name])
    again = session(name, bus)
    assert bus.replay.finished
    pixels = session(name, ReplayedBus(plain, FRAMINGS[name]))
    assert len(again) == len(pixels)
    assert again != pixels
    assert again == session(name, ReplayedBus(hashed, FRAMINGS[name]))
    image = [frame.body for frame in (line.frame for line in read(plain, Unframed()))]
    assert not any(image)  # the plain one hides nothing, so its lines are whole
    bodies = [line.split()[2] for line in plain.splitlines()[1:] if len(line) > 200]
    assert bodies
    assert not any(body[120:180] in hashed for body in bodies)


def test_the_password_is_in_no_hashed_transcript() -> None:
    lines: list[str] = []
    row = ROWS["zfm-r503"]
    bench = SensorBench(row, trouble=Trouble.LOCKED)
    bus = RecordedBus(EmulatedSerialBus(bench.line), Recorder(lines.append, ZfmFraming()))
    driver = create("zfm", Wiring(serial=bus, options={"password": "00001234"}))
    driver.open()
    driver.close()
    bench.close()
    assert not any("1300001234" in line for line in lines)
    replayed = ReplayedBus("\n".join(lines), ZfmFraming())
    create("zfm", Wiring(serial=replayed, options={"password": "00004321"})).open()


def field_log(name: str, script: LineScript) -> tuple[str, str]:
    """Record a session that goes wrong on the cable; return how it ended and the hashed log."""
    lines: list[str] = []
    row = ROWS[name]
    bench = SensorBench(row, line_script=script)
    recorder = Recorder(lines.append, FRAMINGS[row.name])
    ended = how(row.name, RecordedBus(EmulatedSerialBus(bench.line), recorder))
    bench.close()
    return ended, "\n".join(lines)


def how(name: str, bus: "RecordedBus | ReplayedBus") -> str:
    driver = create(name, Wiring(serial=bus))
    assert isinstance(driver, FingerScanner)
    try:
        driver.open()
        (came,) = driver.scan(ScanRequest(("RIGHT_INDEX",)), lambda _: None, Stop(10))
    except Fault as fault:
        return fault.code.value
    finally:
        driver.close()
    assert isinstance(came.image, Pixels)
    return str(came.image.array.shape)


@pytest.mark.parametrize("name", ["zfm-r503", "sfm"])
@pytest.mark.parametrize(
    "script",
    [
        LineScript(turn=frozenset({9000})),
        LineScript(lose=frozenset({9000})),
        LineScript(noise=b"\xef\x01\x40\xff"),
        LineScript(unplug_at=12),
        LineScript(unplug_at=9000),
    ],
    ids=["turned", "lost", "noise", "unplugged", "unplugged in the picture"],
)
def test_a_bug_of_the_field_becomes_a_test(name: str, script: LineScript) -> None:
    ended, log = field_log(name, script)
    bus = ReplayedBus(log, FRAMINGS[ROWS[name].name])
    assert how(ROWS[name].name, bus) == ended


@pytest.mark.parametrize("framing", [ZfmFraming(), SfmFraming(), SfmFraming(7), Unframed()])
@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), way=st.sampled_from([Way.IN, Way.OUT]))
def test_any_bytes_are_kept_whole_and_read_back(framing: Framing, data: bytes, way: Way) -> None:
    lines: list[str] = []
    recorder = Recorder(lines.append, framing, hashed=False, clock=lambda: 0.0)
    recorder.note(way, data)
    recorder.turn()
    back = b"".join(line.frame.bytes() for line in read("\n".join(lines), framing))
    assert back == data
    hashed: list[str] = []
    recorder = Recorder(hashed.append, framing, clock=lambda: 0.0)
    recorder.note(way, data)
    recorder.turn()
    total = sum(len(line.frame.bytes()) + line.hidden for line in read("\n".join(hashed), framing))
    assert total == len(data)


@pytest.mark.parametrize("text", ["", "something", f"{HEAD}\n0.0 ? 00", f"{HEAD}\n0.0 < 0g"])
def test_what_is_no_transcript_is_refused(text: str) -> None:
    with pytest.raises(Fault) as caught:
        list(read(text, Unframed()))
    assert caught.value.code is FaultCode.PROTOCOL


def test_a_replay_notices_another_driver() -> None:
    lines = tuple(read(f"{HEAD}\n0.0 = open 9600\n0.0 > 0102\n0.0 < 03", Unframed()))
    replay = Replay(lines)
    replay.event("open 9600")
    with pytest.raises(Fault) as caught:
        replay.hear(b"\x01\x03")
    assert caught.value.detail == "replay differs at entry 2"
    with pytest.raises(Fault):
        Replay(lines).event("open 57600")


def test_a_replay_says_in_pieces_what_came_at_once() -> None:
    replay = Replay(tuple(read(f"{HEAD}\n0.0 < 010203\n0.0 = fault GONE", Unframed())))
    assert (replay.say(2), replay.say(2)) == (b"\x01\x02", b"\x03")
    with pytest.raises(Fault) as caught:
        replay.say(1)
    assert caught.value.code is FaultCode.GONE
    assert replay.finished
    assert replay.say(1) == b""


def test_noise_is_always_the_same_and_as_long_as_asked_for() -> None:
    assert noise("00" * 32, 100) == noise("00" * 32, 100)
    assert len({noise(f"{each:064x}", 64) for each in range(20)}) == 20


def test_a_driver_writes_its_traffic_into_a_file_when_told(tmp_path: Path) -> None:
    bench = SensorBench(ROWS["zfm-r503"])
    path = tmp_path / "zfm.txt"
    wiring = Wiring(serial=EmulatedSerialBus(bench.line), options={"record": str(path)})
    driver = create("zfm", wiring)
    driver.open()
    driver.close()
    bench.close()
    text = path.read_text("ascii")
    ways = [line.split()[1] for line in text.splitlines()[1:]]
    assert ways.count(">") > 3
    assert {key for key, _ in itertools.groupby(sorted(ways))} == {"<", "=", ">"}
    create("zfm", Wiring(serial=ReplayedBus(text, ZfmFraming()))).open()


@pytest.mark.parametrize("name", FRAMINGS)
def test_a_transcript_named_in_the_settings_is_the_device(name: str) -> None:
    path = FOLDER.joinpath(f"{name}-hashed.txt")
    driver = create(name, Wiring(options={"replay": str(path)}))
    assert isinstance(driver, FingerScanner)
    driver.open()
    assert driver.scan(ScanRequest(("RIGHT_INDEX",)), lambda _: None, Stop(10))
    driver.close()


def test_a_transcript_that_is_not_there_is_unsupported(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        create("zfm", Wiring(options={"replay": str(tmp_path / "none.txt")}))
    assert caught.value.code is FaultCode.UNSUPPORTED
