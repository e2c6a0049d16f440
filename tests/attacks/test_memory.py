"""Whoever looks into the memory after a person has left: what Python lets go of, and what wipes.

Bytes that nobody refers to may still stand in memory until they are written over: SECURITY.md says
so. What is held here is that nobody refers to them.
"""

import numpy as np
import pytest
from msgspec.structs import replace

from drivers.protocol import Frame
from station.body import Part
from station.devices.messages import PenSample, Sample, Verdict
from station.devices.ring import SLOTS, private
from station.errors import Broken, Code
from station.host.preview import LiveView
from station.session.view import Screen
from tests.fakes import devices
from tests.fakes.holders import holders
from tests.fakes.office import Office

HEX = b"\x00mark of this person\x00".hex()
"""As text, so that the test itself holds no such bytes."""


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every picture that the devices take carry the mark."""
    plain = devices.sample

    def sample(part: Part, verdict: Verdict = Verdict.GOOD, score: int | None = None) -> Sample:
        made = plain(part, verdict, score)
        if isinstance(made, PenSample):
            return made
        return replace(
            made, data=bytes.fromhex(HEX) + made.data, thumbnail=bytes.fromhex(HEX) + made.thumbnail
        )

    monkeypatch.setattr(devices, "sample", sample)


def forget(office: Office) -> None:
    """Clear the fakes' own memory: what they were told and what they told."""
    office.outbox.recordings.clear()
    for each in vars(office.devices).values():
        if isinstance(each, list):
            each.clear()


def recorded(office: Office) -> None:
    office.sign_in()
    office.start()
    office.record_everything()


@pytest.mark.usefixtures("marked")
def test_nobody_holds_a_sample_after_the_packet_is_sealed(office: Office) -> None:
    recorded(office)
    assert holders(bytes.fromhex(HEX)), "who looks like this finds them while the person sits there"
    assert office.finish().screen is Screen.DONE
    forget(office)
    assert holders(bytes.fromhex(HEX)) == []


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("how", ["lock", "leave", "sign_out"])
def test_nobody_holds_a_sample_after_the_desk_was_left(office: Office, how: str) -> None:
    recorded(office)
    getattr(office.desk, how)()
    office.settle()
    forget(office)
    assert holders(bytes.fromhex(HEX)) == []


@pytest.mark.usefixtures("marked")
def test_no_traceback_holds_a_sample_after_a_seal_that_failed(office: Office) -> None:
    recorded(office)
    office.outbox.broken = Broken(Code.DISK_FULL)
    assert office.finish().trouble is Code.DISK_FULL
    office.outbox.broken = None
    office.desk.lock()
    office.settle()
    forget(office)
    assert holders(bytes.fromhex(HEX)) == []


def test_the_last_frames_are_wiped_from_the_ring_for_the_next_person() -> None:
    ring = private()
    view = LiveView(ring, lambda _: None)
    for at_ns in range(SLOTS + 1):
        view.show(1, Frame(pixels=np.full((64, 64, 3), 77, np.uint8), at_ns=at_ns))
    assert any(77 in bytes(ring.slot(slot)[:64]) for slot in range(SLOTS))
    view.forget()
    assert not any(any(ring.slot(slot)) for slot in range(SLOTS))
