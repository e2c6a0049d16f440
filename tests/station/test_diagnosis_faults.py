"""Every fault of every emulator turns a finding to warn or fail; a good station fails nothing."""

from pathlib import Path

import pytest

from drivers.emulators import Emulation
from drivers.emulators.faults import scripted
from drivers.protocol import Device
from drivers.registry import create, entries
from station import settings
from station.body import Modality
from station.commands import default_config
from station.devices.findings import Finding, Outcome
from station.devices.messages import Seat
from station.diagnosis.examination import Order, examine
from station.diagnosis.machine import Machine
from station.diagnosis.trial import Span
from tests.fakes import benches

REAL = settings.load(default_config())
QUICK = Span(capture=2.5, look=0.3, sign=0.9)
BRIEF = Span(capture=0.8)
"""For those who wait in vain."""
BAD = {Outcome.WARN, Outcome.FAIL}

DEVICES = {
    "sbi": (Modality.FINGER, "sbi-finger"),
    "zfm": (Modality.FINGER, "zfm"),
    "sfm": (Modality.FINGER, "sfm"),
    "uareu": (Modality.FINGER, "uareu"),
    "camera": (Modality.CAMERA, "frames"),
    "canon": (Modality.CAMERA, "canon"),
    "mjpeg": (Modality.CAMERA, "mjpeg"),
    "nir": (Modality.IRIS, "nir"),
    "topaz": (Modality.SIGNATURE, "topaz"),
    "wacom-stu": (Modality.SIGNATURE, "wacom-stu"),
}

SBI_CAPTURES = {
    "BUSY": "CAPTURE_BAD",
    "NOT_READY": "CAPTURE_BAD",
    "NOTHING_THERE": "CAPTURE_RETRY",
    "UNREADABLE": "CAPTURE_RETRY",
    "TIMED_OUT": "CAPTURE_RETRY",
    "ONE_LESS": "CAPTURE_RETRY",
    "TAMPERED": "UNTRUSTED",
    "OTHER_TRANSACTION": "UNTRUSTED",
    "STALE_TIMESTAMP": "UNTRUSTED",
    "OTHER_DEVICE": "UNTRUSTED",
    "BAD_SIGNATURE": "UNTRUSTED",
    "NO_SIGNATURE": "UNTRUSTED",
    "FOREIGN_ROOT": "UNTRUSTED",
    "EXPIRED_CERTIFICATE": "UNTRUSTED",
    "BROKEN_HASH_CHAIN": "UNTRUSTED",
    "WRONG_HAND": "LINK_ERRORS",
    "NO_IMAGE": "LINK_ERRORS",
    "NOT_A_RECORD": "LINK_ERRORS",
    "CUT_RECORD": "LINK_ERRORS",
    "NO_SCORE": "LINK_ERRORS",
    "SCORE_TOO_HIGH": "LINK_ERRORS",
    "SAME_PICTURE_TWICE": "LINK_ERRORS",
    "OTHER_PURPOSE": "LINK_ERRORS",
    "NOT_JSON": "LINK_ERRORS",
    "CUT_ANSWER": "LINK_ERRORS",
    "NO_ANSWER": "LINK_ERRORS",
}
"""Mishap of a capture -> the code of a finding that is not good."""

OTHERS = [
    ("sbi", ["stream=STREAM_FROZEN", "place_seconds=1.2"], "STREAM_FEW"),
    ("sbi", ["stream=STREAM_CUT", "place_seconds=1.2"], "STREAM_FEW"),
    ("sbi", ["stream=STREAM_GARBLED", "place_seconds=1.2"], "STREAM_FEW"),
    ("sbi", ["place_seconds=60"], "CAPTURE_RETRY"),
    ("zfm", ["bad_sums=-1"], "LINK_DEAD"),
    ("zfm", ["silent"], "LINK_DEAD"),
    ("zfm", ["broken"], "CAPTURE_BAD"),
    ("zfm", ["smeared=100"], "CAPTURE_RETRY"),
    ("zfm", ["password=4711"], "LINK_DEAD"),
    ("zfm", ["glass.stuck"], "CAPTURE_RETRY"),
    ("zfm", ["glass.looks_before=-1"], "CAPTURE_RETRY"),
    ("zfm", ["line.unplug_at=5000"], "LINK_ERRORS"),
    ("zfm", ["line.unplug_at=10"], "LINK_DEAD"),
    ("sfm", ["line.unplug_at=5000"], "LINK_ERRORS"),
    ("sfm", ["glass.stuck"], "CAPTURE_RETRY"),
    ("uareu", ["dead"], "LINK_DEAD"),
    ("uareu", ["mute"], "LINK_ERRORS"),
    ("uareu", ["unplug_at=900"], "LINK_ERRORS"),
    ("uareu", ["wrong_key"], "CAPTURE_RETRY"),
    ("uareu", ["glass.stuck"], "CAPTURE_RETRY"),
    ("uareu", ["glass.looks_before=-1"], "CAPTURE_RETRY"),
    ("camera", ["UNPLUG=5"], "LINK_ERRORS"),
    ("camera", ["FREEZE=5"], "LINK_ERRORS"),
    ("camera", ["DARK=0"], "CAMERA_DARK"),
    ("camera", ["NOBODY=0"], "CAPTURE_WEAK"),
    ("camera", ["TWO_FACES=0"], "CAPTURE_WEAK"),
    ("wacom-stu", ["lose_every=10"], "PAD_GAPS"),
    ("wacom-stu", ["unplug_at=20"], "LINK_ERRORS"),
    ("wacom-stu", ["stall_at=90"], "PAD_STALLED"),
    ("wacom-stu", ["stuck"], "LINK_DEAD"),
    ("wacom-stu", ["begin_seconds=60"], "CAPTURE_RETRY"),
]


QUICKER = {
    "zfm": ("line.rate=0",),
    "sfm": ("line.rate=0",),
    "sbi": ("place_seconds=0.05", "frame_seconds=0.01"),
    "wacom-stu": ("begin_seconds=0", "speed=2"),
}


class Emulated:
    """A bench of one emulated wire; what is costly to render is rendered once for all tests."""

    def __init__(self, wire: str, words: list[str]) -> None:
        self._driver = DEVICES[wire][1]
        scripts = scripted(wire, [*QUICKER.get(wire, ()), *words])
        if wire == "sbi":
            service = benches.service(scripts.sbi)
            self._wiring, self._close = benches.sbi_wiring(service), service.close
        else:
            emulation = Emulation((wire,), seed=1, scripts=scripts)
            self._wiring, self._close = emulation.wiring(), emulation.close

    def create(self, modality: Modality) -> Device:
        assert entries()[self._driver].modality == modality.value
        return create(self._driver, self._wiring)

    def seat(self, seat: Seat) -> None:
        """The sitter was there before."""

    def close(self) -> None:
        self._close()


def findings(wire: str, words: list[str], empty: Path, span: Span = QUICK) -> list[Finding]:
    modality, driver = DEVICES[wire]
    name = modality.value.lower()
    named = replace_device(name, driver)
    bench = Emulated(wire, words)
    try:
        return examine(named, bench, Machine(empty), Order((modality,), span=span))
    finally:
        bench.close()


def replace_device(name: str, driver: str) -> settings.Settings:
    device = settings.DeviceSettings(driver=driver)
    changed = {name: device}
    known = {
        each: getattr(REAL.devices, each) for each in ("camera", "finger", "iris", "signature")
    }
    devices = settings.DevicesSettings(**(known | changed))
    return settings.Settings(
        station=REAL.station,
        devices=devices,
        enrollment=REAL.enrollment,
        sha256=REAL.sha256,
        folder=REAL.folder,
    )


def bad(found: list[Finding]) -> set[str]:
    return {each.code for each in found if each.verdict in BAD}


@pytest.mark.parametrize("wire", DEVICES)
def test_a_good_device_has_no_bad_finding(wire: str, tmp_path: Path) -> None:
    assert bad(findings(wire, [], tmp_path)) == set()


@pytest.mark.parametrize("mishap", SBI_CAPTURES)
def test_every_mishap_of_a_capture_is_found(mishap: str, tmp_path: Path) -> None:
    assert SBI_CAPTURES[mishap] in bad(
        findings("sbi", [f"captures={','.join([mishap] * 9)}"], tmp_path)
    )


@pytest.mark.parametrize(("wire", "words", "code"), OTHERS)
def test_every_fault_is_found(wire: str, words: list[str], code: str, tmp_path: Path) -> None:
    in_vain = code == "CAPTURE_RETRY" and wire in {"zfm", "sfm", "uareu"}
    assert code in bad(findings(wire, words, tmp_path, BRIEF if in_vain else QUICK))
