"""The device host as a real process: it serves, dies, comes back, and never outlives its kiosk."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.body import Modality, Target
from station.devices import process
from station.devices.messages import (
    Begin,
    Captured,
    DeviceState,
    FrameReady,
    HostGone,
    Lamp,
    Seat,
    Shoot,
)
from station.devices.process import HostProcess
from station.errors import Code
from tests.fakes.hearing import CONFIG, SECONDS, Hearing

CAMERA_ONLY = """
emulate = ["camera"]
camera.driver = "frames"
finger.driver = "none"
iris.driver = "none"
signature.driver = "none"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A station with an emulated camera: its host starts fastest."""
    folder = tmp_path / "config"
    folder.mkdir()
    for name in ("station.toml", "enrollment.toml"):
        (folder / name).write_bytes((CONFIG / name).read_bytes())
    (folder / "devices.toml").write_text(CAMERA_ONLY)
    return folder


@contextmanager
def started(config: Path, tmp_path: Path) -> Iterator[tuple[HostProcess, Hearing]]:
    devices, hearing = HostProcess(config, tmp_path / "logs"), Hearing()
    devices.start(hearing)
    try:
        yield devices, hearing
    finally:
        devices.close()


def photo(devices: HostProcess, hearing: Hearing, request: int) -> Captured:
    devices.send(Begin(request=request, target=Target.PHOTO, birth_year=1995, automatic=False))
    hearing.until(FrameReady, lambda frame: frame.request == request)
    devices.send(Shoot(request=request))
    return hearing.until(Captured, lambda end: end.request == request)


def test_a_photo_crosses_from_the_host_and_its_live_view_stands_in_the_ring(
    config: Path, tmp_path: Path
) -> None:
    with started(config, tmp_path) as (devices, hearing):
        devices.send(Seat(seed=3, birth_year=1995))
        devices.send(Begin(request=1, target=Target.PHOTO, birth_year=1995, automatic=False))
        frame = hearing.until(FrameReady)
        pixels = bytes(devices.frame(frame.slot)[: frame.width * frame.height * 4])
        assert set(pixels[3::4]) == {255}
        assert len(set(pixels[2::4])) > 50  # a picture, not an empty slot
        devices.send(Shoot(request=1))
        attempt = hearing.until(Captured).attempt
        assert attempt.samples[0].score > 0
    assert not any(isinstance(message, HostGone) for message in hearing.waiting.queue)


@pytest.mark.expects_warnings
def test_a_killed_host_is_told_and_the_next_one_captures_for_the_same_person(
    config: Path, tmp_path: Path
) -> None:
    with started(config, tmp_path) as (devices, hearing):
        devices.send(Seat(seed=3, birth_year=1995))
        first = photo(devices, hearing, 1)
        killed = devices.pid
        assert killed is not None
        devices.send(Begin(request=2, target=Target.PHOTO))
        os.kill(killed, signal.SIGKILL)
        hearing.until(HostGone)
        assert {hearing.until(DeviceState).lamp for _ in Modality} == {Lamp.STARTING}
        second = photo(devices, hearing, 3)
        assert devices.pid not in {None, killed}
        assert second.attempt.verdict is first.attempt.verdict


def test_closing_ends_the_process(config: Path, tmp_path: Path) -> None:
    with started(config, tmp_path) as (devices, hearing):
        hearing.lamp(Modality.CAMERA, Lamp.READY)
        host = devices.pid
        assert host is not None
    with pytest.raises(ProcessLookupError):
        os.kill(host, 0)
    assert '"host_ended"' in (tmp_path / "logs" / "host.jsonl").read_text()


KIOSK = """
import os, sys, threading
from pathlib import Path
from station.devices.messages import DeviceState, Lamp
from station.devices.process import HostProcess

devices = HostProcess(Path(sys.argv[1]), Path(sys.argv[2]))
ready = threading.Event()
devices.start(lambda m: ready.set() if getattr(m, "lamp", None) is Lamp.READY else None)
ready.wait(20)
print(devices.pid, flush=True)
threading.Event().wait()
"""


def test_a_killed_kiosk_leaves_no_host_behind(config: Path, tmp_path: Path) -> None:
    kiosk = subprocess.Popen(
        (sys.executable, "-c", KIOSK, config, tmp_path / "logs"), stdout=subprocess.PIPE, text=True
    )
    assert kiosk.stdout is not None
    with kiosk.stdout as out:
        host = int(out.readline())
    watch = os.pidfd_open(host)
    kiosk.kill()
    kiosk.wait(SECONDS)
    assert ended(watch)


def ended(watch: int) -> bool:
    """Wait for the end of a process that is not our child."""
    poll = select.poll()
    poll.register(watch, select.POLLIN)
    try:
        return bool(poll.poll(SECONDS * 1000))
    finally:
        os.close(watch)


@pytest.mark.expects_warnings
def test_a_host_that_cannot_start_turns_the_lamps_to_fault(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "PAUSES", (0.0,))
    (config / "enrollment.toml").write_text("nonsense = true")
    with started(config, tmp_path) as (_, hearing):
        state = hearing.until(DeviceState, lambda state: state.lamp is Lamp.FAULT)
        assert state.code is Code.HOST_GONE


@pytest.mark.parametrize("ours", [None, "3"])
def test_a_host_has_one_heap_where_the_system_does_not_say_otherwise(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: str | None
) -> None:
    if ours is None:
        monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    else:
        monkeypatch.setenv("MALLOC_ARENA_MAX", ours)
    with started(config, tmp_path) as (devices, hearing):
        hearing.lamp(Modality.CAMERA, Lamp.READY)
        said = Path(f"/proc/{devices.pid}/environ").read_text().split("\0")
    assert f"MALLOC_ARENA_MAX={ours or 1}" in said


def test_the_log_of_the_host_is_private(config: Path, tmp_path: Path) -> None:
    with started(config, tmp_path) as (_, hearing):
        hearing.lamp(Modality.CAMERA, Lamp.READY)
        assert (tmp_path / "logs" / "host.jsonl").stat().st_mode & 0o077 == 0


def test_the_side_of_the_kiosk_loads_no_image_processing() -> None:
    heavy = "cv2 numpy PIL drivers station.host station.quality"
    check = (
        "import sys, station.devices.process, station.devices.inthread\n"
        f"loaded = set({heavy.split()!r}) & set(sys.modules)\n"
        'sys.exit(" ".join(sorted(loaded)) or 0)'
    )
    done = subprocess.run(
        (sys.executable, "-c", check), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
