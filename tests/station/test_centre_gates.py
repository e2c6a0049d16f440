"""A patched station: the centre refuses what its gates do not prove; the real desk's are proven."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from packets.enrollment import Gate, Recording
from packets.proof import Rules, prove
from station.assembly import software
from station.assembly.origin import witnessed
from station.body import Part, Target
from station.centre.emulated.conduct import Conduct
from station.devices.messages import Verdict
from station.lifecycle import Status
from station.session.exemptions import Presence
from station.session.view import Screen, Step
from station.timekeeping.guard import Judged, Sight
from tests.fakes.day import at, exempt
from tests.fakes.office import BUDI, Office
from tests.fakes.proven import gate, origin
from tests.fakes.site import Site

Bend = Callable[[Recording], Recording]
UNMEASURED = Judged(Sight.UNMEASURED)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def passed(name: str) -> Bend:
    """Claim that a check was passed that nobody made."""
    return lambda of: gate(of, name, outcome="passed")


PATCHES: dict[str, tuple[Bend, str]] = {
    "index fingers": (passed("index_check"), "index_check UNPROVEN"),
    "statement": (passed("statement"), "statement UNPROVEN"),
    "quality": (passed("quality:IRISES"), "quality:IRISES UNPROVEN"),
    "no gates": (lambda of: msgspec.structs.replace(of, gates=()), "nik MISSING"),
    "operator": (lambda of: origin(of, operator="op-99"), "operator STRANGER"),
    "clock": (lambda of: origin(of, clock_offset_ms=3_600_000), "clock TIME"),
    "failed": (
        lambda of: msgspec.structs.replace(
            of,
            gates=tuple(
                Gate(name=each.name, outcome="failed", by=each.by)
                if each.name == "photo_approval"
                else each
                for each in of.gates
            ),
        ),
        "photo_approval FAILED",
    ),
}


@pytest.mark.parametrize("name", PATCHES)
def test_what_a_patched_station_seals_is_refused(site: Site, name: str) -> None:
    bend, told = PATCHES[name]
    patched = replace(site, bend=bend)
    (honest,), (forged,) = site.put(), patched.put()
    with site.centre() as centre:
        site.settle(centre.url)
    assert site.states()[honest] == Status.PRINT_READY_RECORD
    entry = site.reader.show(forged).entry
    assert entry.state is Status.ENROLL_FAILURE_AT_CENTRAL
    assert entry.cause.startswith("GATES: ")
    assert told in entry.cause


def test_a_centre_knows_its_settings_and_its_software(site: Site) -> None:
    (packet_id,) = site.put()
    rules = Rules(settings=frozenset({"00" * 32}), software=frozenset({"00" * 32}))
    with site.centre(conduct=Conduct(rules=rules)) as centre:
        site.settle(centre.url)
    assert site.reader.show(packet_id).entry.cause == "GATES: settings UNKNOWN, software UNKNOWN"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def sealed(office: Office) -> Recording:
    """Return what the desk sealed, as the assembly completes it."""
    (recording,) = office.outbox.recordings
    roles = {each.id: each.role for each in office.tools.accounts.book.accounts}
    return witnessed(recording, roles, UNMEASURED, software.digest())


def test_what_the_desk_records_is_proven(office: Office) -> None:
    office.sign_in()
    office.start()
    office.record_everything()
    office.finish()
    recording = sealed(office)
    assert prove(recording, Rules(least={"PHOTO": 50, "RIGHT_FOUR": 40}, match=0.42)) == ()
    assert [each.role for each in recording.origin.people] == ["OPERATOR"]


def test_what_was_forced_and_exempted_is_proven_too(office: Office) -> None:
    office.devices.will(Target.PHOTO, *[Verdict.RETRY] * 3)
    at(office, Step.PHOTO)
    for _ in range(2):
        office.desk.retake()
        office.settle()
    office.desk.force(BUDI)
    office.settle()
    exempt(office, Part.RIGHT_EYE, Presence.BLIND)
    office.desk.go_on()
    office.settle()
    while office.desk.view.screen is Screen.CAPTURE:
        office.press()
    office.finish()
    recording = sealed(office)
    outcomes = {each.name: each.outcome for each in recording.gates}
    assert outcomes["quality:PHOTO"] == "overridden"
    assert prove(recording, Rules()) == ()
    assert [each.role for each in recording.origin.people] == ["OPERATOR", "SUPERVISOR"]
    assert {str(each) for each in prove(recording, Rules(confirms=frozenset({"ADMINISTRATOR"})))} \
        >= {"exemption:RIGHT_EYE NOT_ENTITLED"}  # fmt: skip


def test_the_digest_of_the_code_is_of_every_package() -> None:
    assert len(software.digest()) == 64
    names = {name.partition("/")[0] for name, _ in software._sources()}
    assert names == {"drivers", "packets", "station", "ui"}
