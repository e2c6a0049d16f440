"""Corrected biodata: sealed with old and new value, opened again, and proven by two people."""

from typing import Any

import msgspec
import pytest

import packets
from packets import PacketError, Recording
from packets.enrollment import Correction, Gate
from packets.proof import Rules, prove
from tests.fakes.keys import NOW, keys
from tests.fakes.proven import OPERATOR, SECOND, gate, proven
from tests.fakes.recordings import AT, recording

replace = msgspec.structs.replace
KEYS = keys()
RULES = Rules()
EARLY, LATE = "2026-11-21T08:00:00+07:00", "2026-11-21T08:40:00+07:00"


def corrected(of: Recording, finger: str = "passed", **members: Any) -> Recording:
    """Return a recording whose place of birth was corrected, as a sound station seals it."""
    each = Correction(
        field="birth_place", was="JAKRATA", now=of.biodata.birth_place, noted=False,
        at=AT, by=OPERATOR, second=SECOND, finger=finger,
    )  # fmt: skip
    done = replace(each, **members)
    told = Gate(
        name="corrections", outcome=done.finger, value=f"{done.field}:{done.finger}",
        by=done.by, second=done.second,
    )  # fmt: skip
    return replace(of, corrections=(done,), gates=(*of.gates, told))


def seal(made: Recording) -> bytes:
    return packets.seal(made, recipients=[KEYS.identity.recipient()], signer=KEYS.station).data


def opened(data: bytes) -> packets.Opened:
    return packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)


def found(of: Recording, rules: Rules = RULES) -> set[str]:
    return {str(each) for each in prove(of, rules)}


def test_the_centre_reads_what_was_wrong_and_nobody_reads_it_before() -> None:
    made = corrected(recording())
    data = seal(made)
    assert opened(data).recording == made
    assert b"JAKRATA" not in data
    assert b"birth_place" not in data


def test_a_packet_without_corrections_is_what_it_always_was() -> None:
    assert "corrections.json" not in opened(seal(recording())).members
    assert "corrections.json" in opened(seal(corrected(recording()))).members


def test_one_line_is_corrected_once() -> None:
    made = corrected(recording())
    with pytest.raises(PacketError):
        seal(replace(made, corrections=made.corrections * 2))


def test_a_sound_correction_is_proven() -> None:
    assert found(corrected(proven())) == set()
    assert found(corrected(proven(), "not_checked")) == set()
    born = proven().biodata.birth_date
    noted: dict[str, Any] = {"field": "birth_date", "was": born, "now": "1990-01-24", "noted": True}
    assert found(corrected(proven(), **noted)) == set()


BENT: dict[str, tuple[dict[str, Any], set[str]]] = {
    "by one person": ({"second": ""}, {"corrections ALONE", "corrections STRANGER"}),
    "by the same person twice": ({"second": OPERATOR}, {"corrections ALONE"}),
    "by nobody": ({"by": ""}, {"corrections NOBODY", "corrections STRANGER"}),
    "by a stranger": ({"by": "op-9"}, {"corrections STRANGER"}),
    "a finger of somebody else": ({"finger": "failed"}, {"corrections FAILED"}),
    "a finger overruled": ({"finger": "overridden"}, {"corrections UNPROVEN"}),
    "another value than the sealed one": ({"now": "MEDAN"}, {"corrections UNPROVEN"}),
    "nothing corrected": ({"was": "CIREBON", "now": "CIREBON"}, {"corrections UNPROVEN"}),
    "noted, and changed all the same": ({"noted": True}, {"corrections UNPROVEN"}),
    "never read aloud after it": ({"at": LATE}, {"corrections TIME"}),
    "before it began": ({"at": EARLY}, {"corrections TIME"}),
    "a field of no biodata": ({"field": "salary"}, {"corrections UNPROVEN"}),
}


@pytest.mark.parametrize(("members", "doubts"), BENT.values(), ids=BENT.keys())
def test_whatever_is_bent_about_a_correction_is_doubted(
    members: dict[str, Any], doubts: set[str]
) -> None:
    assert doubts <= found(corrected(proven(), **members))


@pytest.mark.parametrize("field", ["nik", "sex", "birth_date"])
def test_what_no_station_changes_is_doubted(field: str) -> None:
    now = getattr(proven().biodata, field)
    bent = corrected(proven(), field=field, was="SOMETHING ELSE", now=now)
    assert "corrections NOT_ENTITLED" in found(bent)


def test_gate_and_corrections_stand_and_fall_together() -> None:
    made = corrected(proven())
    unsaid = replace(made, gates=proven().gates)
    assert "corrections MISSING" in found(unsaid)
    undone = replace(made, corrections=())
    assert "corrections UNPROVEN" in found(undone)
    assert "corrections UNPROVEN" in found(gate(made, "corrections", value="address:passed"))
    unchecked = corrected(proven(), "not_checked")
    assert "corrections UNPROVEN" in found(gate(unchecked, "corrections", outcome="passed"))


def test_a_centre_may_ask_for_the_operators_own_finger() -> None:
    strict = Rules(corrected_by_finger=True)
    assert found(corrected(proven()), strict) == set()
    assert "corrections UNPROVEN" in found(corrected(proven(), "not_checked"), strict)
