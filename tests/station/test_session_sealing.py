"""From the desk to a real packet in a real outbox, and what a crash in between leaves."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

import packets
from packets.enrollment import Recording
from station.body import Part, Target
from station.devices.messages import Verdict
from station.errors import Code
from station.outbox.spool import Outbox
from station.register.register import Register
from station.session.clerk import Clerk
from station.session.collaborators import Collaborators, SealedPacket
from station.session.exemptions import Presence
from station.session.view import Screen
from tests.fakes.devices import FakeDevices
from tests.fakes.keys import NOW, Keys, keys
from tests.fakes.office import BUDI, PEOPLE, SITI, Office

SOMEBODY: Final = PEOPLE[0]


class Sealing:
    """Seals with throwaway keys of the demonstration station."""

    def __init__(self, station: str) -> None:
        self.keys: Keys = keys()
        self.signer = self.keys.root.signer(f"urn:perekaman:station:{station}")

    def seal(self, recording: Recording) -> SealedPacket:
        return packets.seal(
            recording, recipients=[self.keys.identity.recipient()], signer=self.signer
        )

    def open(self, data: bytes) -> packets.Opened:
        return packets.open_packet(data, [self.keys.identity], self.keys.trust, NOW)


class Counter(Office):
    """An office whose packets are real; ``cut`` pulls the plug around the outbox."""

    def __init__(self, folder: Path) -> None:
        self.spool = Outbox(folder / "outbox")
        super().__init__(folder)
        self.sealing = Sealing(self.tools.settings.station.station.id)
        self.tools = replace(
            self.tools,
            seal=self.sealing.seal,
            put=self.place,
            holds=lambda packet_id: self.spool.spool.find(packet_id) is not None,
        )
        self.kill()
        self.settle()

    def place(self, sealed: SealedPacket) -> None:
        self.spool.put(sealed.packet_id, sealed.data)

    def files(self) -> list[Path]:
        return list((self.folder / "outbox" / "new").glob("*.packet"))

    def to_the_statement(self) -> None:
        self.sign_in()
        self.start()
        self.record_everything()
        while self.desk.view.screen is not Screen.STATEMENT:
            self.advance()
        self.desk.sign_statement()
        self.settle()

    def sealed_until(self, tools: Collaborators) -> None:
        """Come back after a restart, seal, and let the power go where ``tools`` pull the plug."""
        self.desk.abandon()
        tools = replace(tools, devices=FakeDevices())
        clerk = Clerk(tools, lambda _: None)
        clerk.obey(lambda one: one.sign_in(SITI))
        clerk.obey(lambda one: one.resume(SOMEBODY.nik))
        with pytest.raises(PlugPulled):
            clerk.obey(Clerk.seal)
        self.open()

    def cut_before(self) -> Collaborators:
        return replace(self.tools, put=pulled)

    def cut_after(self) -> Collaborators:
        def put(sealed: SealedPacket) -> None:
            self.place(sealed)
            pulled()

        return replace(self.tools, put=put)

    def cut_before_keeping(self) -> Collaborators:
        class Cut(Register):
            def keep(self, packet_id: str) -> None:
                if self.packet(packet_id) is None:
                    pulled()

        return replace(self.tools, open_register=lambda key: Cut(self.folder / "register.db", key))


class PlugPulled(BaseException):
    """The power went: nothing after it is carried out."""


def pulled(*_: object) -> None:
    raise PlugPulled


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def test_the_centre_opens_what_the_desk_recorded(counter: Counter) -> None:
    counter.sign_in()
    counter.start()
    counter.desk.exempt(Part.LEFT_LITTLE, Presence.AMPUTATED, True, "sejak lahir", BUDI)
    counter.settle()
    counter.devices.will(Target.PHOTO, Verdict.RETRY, Verdict.GOOD)
    counter.record_everything()
    done = counter.finish().done
    assert done is not None
    (path,) = counter.files()
    data = path.read_bytes()
    assert (path.stem, len(data)) == (done.packet_id, done.bytes)
    for secret in (SOMEBODY.nik, SOMEBODY.biodata.name):
        assert secret.encode() not in data
    opened = counter.sealing.open(data).recording
    assert (opened.biodata.nik, opened.biodata.name) == (SOMEBODY.nik, SOMEBODY.biodata.name)
    assert len(opened.fingers) == 9
    assert len(opened.irises) == 2
    assert opened.face is not None
    assert opened.face.image.attempts == 2
    assert [each.part for each in opened.exemptions] == ["LEFT_LITTLE"]
    assert opened.consent.statement is not None
    assert opened.consent.photo_approved_at
    compared = {gate.outcome for gate in opened.gates if gate.name.startswith("guard:")}
    assert compared == {"not_checked"}, "these devices compare nothing, and the packet says so"
    gates = {g.name: g for g in opened.gates if not g.name.startswith("guard:")}
    exempted = gates.pop("exemption:LEFT_LITTLE")
    assert exempted.outcome == "overridden"
    assert exempted.by != exempted.second == opened.exemptions[0].confirmed_by
    assert {gate.outcome for gate in gates.values()} == {"passed"}
    assert opened.origin.area_code == "327301"
    assert counter.desk.view.trouble is None


@pytest.mark.parametrize("where", [Counter.cut_after, Counter.cut_before_keeping])
def test_cut_after_the_packet_is_there_it_is_known_at_the_next_start(
    counter: Counter, where: Callable[[Counter], Collaborators]
) -> None:
    counter.to_the_statement()
    counter.sealed_until(where(counter))
    (packet,) = counter.files()
    rows = counter.sign_in().roster
    assert [row.state for row in rows[:2]] == ["RECORDED", "WAITING"]
    assert not list((counter.folder / "drafts").iterdir())
    assert counter.start().trouble is Code.CITIZEN_ALREADY_RECORDED
    assert counter.sealing.open(packet.read_bytes()).recording.biodata.nik == SOMEBODY.nik


def test_cut_before_the_packet_is_there_the_draft_is_sealed_again(counter: Counter) -> None:
    counter.to_the_statement()
    counter.sealed_until(counter.cut_before())
    assert counter.files() == []
    assert counter.sign_in().roster[0].state == "DRAFT"
    assert counter.start().screen is Screen.STATEMENT
    counter.desk.seal()
    done = counter.settle().done
    assert done is not None
    assert [path.stem for path in counter.files()] == [done.packet_id]
