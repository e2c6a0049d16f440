"""Sounds: which change is heard, that each is one of its own, and that nothing waits for one."""

import subprocess
import wave
from array import array
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from station.body import Target
from station.devices.messages import Verdict
from station.errors import Code
from station.session.view import CaptureState, DeskView, Screen
from tests.fakes import views
from ui import sounds
from ui.sounds import TONES, Cue, Sounds, cue, player, wav


def at(
    state: CaptureState, verdict: Verdict | None = None, trouble: Code | None = None
) -> DeskView:
    capture = views.capture(Target.PHOTO, state, verdict=verdict)
    return views.desk(Screen.CAPTURE, capture=capture, trouble=trouble)


LIVE = at(CaptureState.LIVE)
GOOD = at(CaptureState.JUDGED, Verdict.GOOD)
WEAK = at(CaptureState.JUDGED, Verdict.RETRY)
DONE = views.desk(Screen.DONE, done=views.done())


@pytest.mark.parametrize(
    ("before", "now", "heard"),
    [
        (LIVE, GOOD, Cue.CAPTURED),
        (LIVE, at(CaptureState.JUDGED, Verdict.NOT_CHECKED), Cue.CAPTURED),
        (LIVE, WEAK, Cue.RETRY),
        (LIVE, at(CaptureState.DEVICE_GONE), Cue.WRONG),
        (LIVE, at(CaptureState.LIVE, trouble=Code.DISK_FULL), Cue.WRONG),
        (views.desk(Screen.SEALING), DONE, Cue.CAPTURED),
        (LIVE, LIVE, None),
        (GOOD, GOOD, None),
        (DONE, DONE, None),
        (GOOD, LIVE, None),
        (views.desk(Screen.TODAY), LIVE, None),
        (at(CaptureState.LIVE, trouble=Code.DISK_FULL), LIVE, None),
    ],
)
def test_what_is_heard(before: DeskView, now: DeskView, heard: Cue | None) -> None:
    assert cue(before, now) is heard


@pytest.mark.parametrize("each", Cue)
def test_each_sound_is_short_audible_and_begins_and_ends_without_a_click(each: Cue) -> None:
    with wave.open(BytesIO(wav(TONES[each]))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        seconds = file.getnframes() / file.getframerate()
        samples = array("h", file.readframes(file.getnframes()))
    assert 0.1 < seconds < 0.6
    assert 8_000 < max(map(abs, samples)) < 32_767
    assert max(abs(samples[0]), abs(samples[-1])) < 500


def test_no_two_sounds_are_alike() -> None:
    assert len({wav(tones) for tones in TONES.values()}) == len(Cue)


def test_the_first_player_there_is_plays_and_none_is_silence() -> None:
    asked: list[str] = []

    def nothing(program: str) -> None:
        asked.append(program)

    assert player(nothing) is None
    assert asked == [program for program, *_ in sounds._PLAYERS]


def _program(folder: Path, words: str) -> str:
    made = folder / "aplay"
    made.write_text(f"#!/bin/sh\n{words}\n")
    made.chmod(0o700)
    return str(made)


def test_a_player_is_given_the_whole_file(tmp_path: Path) -> None:
    path = _program(tmp_path, f"cat > {tmp_path}/heard.wav")
    play = player(lambda program: path if program == "aplay" else None)
    assert play is not None
    play(wav(TONES[Cue.WRONG]))
    assert (tmp_path / "heard.wav").read_bytes() == wav(TONES[Cue.WRONG])


def test_a_player_that_fails_is_an_error(tmp_path: Path) -> None:
    path = _program(tmp_path, "exit 1")
    play = player(lambda program: path if program == "aplay" else None)
    assert play is not None
    with pytest.raises(subprocess.CalledProcessError):
        play(b"")


def test_hearing_never_waits_and_what_piles_up_is_dropped() -> None:
    played: SimpleQueue[bytes] = SimpleQueue()
    begun, go_on = Event(), Event()

    def slow(data: bytes) -> None:
        played.put(data)
        begun.set()
        go_on.wait(10)

    heard = Sounds(slow)
    for _ in range(20):
        heard.hear(LIVE)
        heard.hear(GOOD)
        begun.wait(10)
    go_on.set()
    heard.close()
    assert played.qsize() <= 2
    assert played.get() == wav(TONES[Cue.CAPTURED])


def test_a_card_that_refuses_leaves_the_station_silent_and_at_work() -> None:
    tries: SimpleQueue[bytes] = SimpleQueue()
    refused = Event()

    def refuse(data: bytes) -> None:
        tries.put(data)
        refused.set()
        raise OSError("no card")

    heard = Sounds(refuse)
    heard.hear(LIVE)
    heard.hear(WEAK)
    assert refused.wait(10)
    heard.close()
    assert tries.get() == wav(TONES[Cue.RETRY])


def test_switched_off_nothing_is_started() -> None:
    heard = Sounds(None)
    heard.hear(LIVE)
    heard.hear(GOOD)
    assert heard._thread is None
    heard.close()
