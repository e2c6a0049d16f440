"""Gates are proven from the packet: whatever is bent alone contradicts the rest."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import msgspec
import pytest

from packets.enrollment import Exemption, Gate, Person, Presence, Recording
from packets.proof import Doubt, Rules, prove
from packets.proof.prove import WANTED
from packets.proof.trail import Stood, stood
from packets.staff import Duty, Member, StaffList
from tests.fakes.proven import (
    OPERATOR,
    SECOND,
    bare_proven,
    consent,
    exempting,
    gate,
    origin,
    proven,
    scores,
)  # fmt: skip

Bend = Callable[[Recording], Recording]
RULES = Rules()
EARLY, LATE = "2026-11-21T08:00:00+07:00", "2026-11-21T09:00:00+07:00"


def found(bent: Recording, rules: Rules = RULES) -> set[str]:
    return {str(each) for each in prove(bent, rules)}


def images(of: Recording, **members: Any) -> Recording:
    """Bend the picture of every finger."""
    fingers = tuple(
        msgspec.structs.replace(each, image=msgspec.structs.replace(each.image, **members))
        for each in of.fingers
    )
    return msgspec.structs.replace(of, fingers=fingers)


def without(name: str) -> Bend:
    return lambda of: msgspec.structs.replace(
        of, gates=tuple(each for each in of.gates if each.name != name)
    )


def said(name: str, **members: Any) -> Bend:
    return lambda of: gate(of, name, **members)


def from_(**members: Any) -> Bend:
    return lambda of: origin(of, **members)


def exempt(of: Recording, part: str, presence: Presence) -> Recording:
    """Exempt one part more, in the order of the house."""
    more = Exemption(part=part, presence=presence, permanent=True, confirmed_by=SECOND)
    return msgspec.structs.replace(
        of, exemptions=(*of.exemptions, more), gates=(*of.gates, *exempting([part]))
    )


def test_a_sound_recording_is_proven() -> None:
    assert found(proven()) == set()
    assert found(bare_proven()) == set()


@pytest.mark.parametrize("name", WANTED)
def test_no_gate_may_be_left_out_or_failed(name: str) -> None:
    assert f"{name} MISSING" in found(without(name)(proven()))
    assert f"{name} FAILED" in found(gate(proven(), name, outcome="failed"))
    twice = msgspec.structs.replace(
        proven(), gates=(*proven().gates, Gate(name=name, outcome="passed", by=OPERATOR))
    )
    assert f"{name} TWICE" in found(twice)


CASES: dict[str, tuple[Bend, set[str]]] = {
    "a forced finger behind a passed gate": (
        lambda of: images(of, forced=True),
        {"quality:RIGHT_FOUR UNPROVEN", "quality:LEFT_FOUR UNPROVEN", "quality:THUMBS UNPROVEN"},
    ),
    "fingers nobody judged behind a passed gate": (
        lambda of: images(of, quality=None),
        {"quality:RIGHT_FOUR UNPROVEN", "quality:LEFT_FOUR UNPROVEN", "quality:THUMBS UNPROVEN"},
    ),
    "other scores than the pictures have": (
        said("quality:IRISES", value="RIGHT_EYE:99 LEFT_EYE:99"),
        {"quality:IRISES UNPROVEN"},
    ),
    "no try at all": (
        lambda of: images(of, attempts=0),
        {"quality:RIGHT_FOUR UNPROVEN", "quality:LEFT_FOUR UNPROVEN", "quality:THUMBS UNPROVEN"},
    ),
    "a finger that is neither there nor exempted": (
        lambda of: msgspec.structs.replace(of, exemptions=()),
        {"quality:LEFT_FOUR UNPROVEN", "exemption:LEFT_LITTLE UNPROVEN"},
    ),
    "a portrait that is not there": (
        lambda of: msgspec.structs.replace(of, face=None),
        {"quality:PHOTO UNPROVEN"},
    ),
    "not checked, though scores say otherwise": (
        said("quality:IRISES", outcome="not_checked"),
        {"quality:IRISES UNPROVEN"},
    ),
    "accepted by nobody": (
        said("quality:IRISES", outcome="overridden"),
        {"quality:IRISES NOBODY"},
    ),
    "accepted by one": (
        said("quality:IRISES", outcome="overridden", by=OPERATOR),
        {"quality:IRISES ALONE"},
    ),
    "a doubted finger accepted by one": (
        said("guard:TWICE", outcome="overridden", by=OPERATOR),
        {"guard:TWICE ALONE"},
    ),
    "the second person is the first": (
        said("guard:TWICE", outcome="overridden", by=OPERATOR, second=OPERATOR),
        {"guard:TWICE ALONE"},
    ),
    "a NIK of a man for a woman": (
        lambda of: msgspec.structs.replace(
            of, biodata=msgspec.structs.replace(of.biodata, nik="3171231501990001", sex="P")
        ),
        {"nik UNPROVEN"},
    ),
    "biodata nobody confirmed": (said("biodata", by=""), {"biodata NOBODY"}),
    "biodata confirmed at no time": (
        lambda of: msgspec.structs.replace(
            of, biodata=msgspec.structs.replace(of.biodata, confirmed_at="")
        ),
        {"biodata UNPROVEN"},
    ),
    "a photo nobody was shown": (
        lambda of: consent(of, photo_approved_at=""),
        {"photo_approval UNPROVEN"},
    ),
    "a photo approval by nobody": (said("photo_approval", by=""), {"photo_approval NOBODY"}),
    "index fingers without a figure": (
        said("index_check", value="RIGHT_INDEX:0.81"),
        {"index_check UNPROVEN"},
    ),
    "index fingers with a word for a figure": (
        said("index_check", value="RIGHT_INDEX:good LEFT_INDEX:nan"),
        {"index_check UNPROVEN"},
    ),
    "a statement that is not there": (
        lambda of: consent(of, statement=None),
        {"statement UNPROVEN"},
    ),
    "a statement said not to be asked for": (
        said("statement", outcome="not_checked"),
        {"statement UNPROVEN"},
    ),
    "an operator nobody knows": (
        from_(operator="op-9"),
        {"operator STRANGER"},
    ),
    "a technician at the desk": (
        from_(
            people=(
                Person(account=OPERATOR, role="TECHNICIAN"),
                Person(account=SECOND, role="SUPERVISOR"),
            )
        ),
        {
            "operator NOT_ENTITLED", "nik NOT_ENTITLED", "biodata NOT_ENTITLED",
            "photo_approval NOT_ENTITLED", "exemption:LEFT_LITTLE NOT_ENTITLED",
        },
    ),
    "a technician as the second person": (
        from_(
            people=(
                Person(account=OPERATOR, role="OPERATOR"),
                Person(account=SECOND, role="TECHNICIAN"),
            )
        ),
        {"exemption:LEFT_LITTLE NOT_ENTITLED"},
    ),
    "an exemption nobody confirmed": (
        lambda of: msgspec.structs.replace(
            of,
            exemptions=(
                Exemption(part="LEFT_LITTLE", presence=Presence.AMPUTATED, permanent=True),
            ),
        ),
        {"exemption:LEFT_LITTLE UNPROVEN"},
    ),
    "an exemption by one alone": (
        lambda of: msgspec.structs.replace(
            gate(of, "exemption:LEFT_LITTLE", second=OPERATOR),
            exemptions=tuple(
                msgspec.structs.replace(each, confirmed_by=OPERATOR) for each in of.exemptions
            ),
        ),
        {"exemption:LEFT_LITTLE ALONE", "people UNPROVEN"},
    ),
    "an exemption said by nobody": (
        said("exemption:LEFT_LITTLE", by=""),
        {"exemption:LEFT_LITTLE ALONE"},
    ),
    "an exemption that another one confirmed": (
        said("exemption:LEFT_LITTLE", by=SECOND, second=OPERATOR),
        {"exemption:LEFT_LITTLE UNPROVEN"},
    ),
    "an exemption no gate tells of": (
        without("exemption:LEFT_LITTLE"),
        {"exemption:LEFT_LITTLE MISSING", "people UNPROVEN"},
    ),
    "an exemption only a gate tells of": (
        lambda of: msgspec.structs.replace(of, gates=(*of.gates, *exempting(["RIGHT_EYE"]))),
        {"exemption:RIGHT_EYE UNPROVEN"},
    ),
    "an exemption of what was recorded": (
        lambda of: exempt(of, "RIGHT_INDEX", Presence.BANDAGED),
        {"exemption:RIGHT_INDEX UNPROVEN"},
    ),
    "an exemption twice": (
        lambda of: msgspec.structs.replace(of, exemptions=of.exemptions * 2),
        {"exemption:LEFT_LITTLE TWICE", "exemption:LEFT_LITTLE MISSING"},
    ),
    "nobody goes without a portrait": (
        lambda of: gate(
            exempt(msgspec.structs.replace(of, face=None), "FACE", Presence.UNABLE),
            "quality:PHOTO", outcome="not_checked", value="",
        ),
        {"exemption:FACE UNPROVEN"},
    ),
    "a trail of no number": (said("audit_trail", value="0:"), {"audit_trail UNPROVEN"}),
    "a trail nobody looked at": (
        said("audit_trail", outcome="not_checked"),
        {"audit_trail UNPROVEN"},
    ),
    "one person with two roles": (
        lambda of: origin(
            of, people=(*of.origin.people, Person(account=SECOND, role="ADMINISTRATOR"))
        ),
        {"people TWICE"},
    ),
    "sealed before it began": (
        from_(sealed_at=EARLY),
        {"sealed_at TIME", "clock TIME"},
    ),
    "approved after it was sealed": (
        lambda of: consent(of, photo_approved_at=LATE),
        {"photo_approval TIME"},
    ),
    "signed before it began": (
        lambda of: consent(of, statement_signed_at=EARLY),
        {"statement TIME"},
    ),
    "fingers of another day": (
        lambda of: images(of, captured_at="2026-11-20T08:35:00+07:00"),
        {"samples TIME"},
    ),
    "a clock six minutes ahead": (from_(clock_offset_ms=360_000), {"clock TIME"}),
    "a clock nobody knows how far off": (
        from_(clock_uncertainty_ms=10 * 60 * 1000),
        {"clock TIME"},
    ),
    "an offset from nowhere": (from_(clock_measured_by=""), {"clock UNPROVEN"}),
    "an offset without its uncertainty": (
        from_(clock_uncertainty_ms=None),
        {"clock UNPROVEN"},
    ),
    "a clock measured after the seal": (from_(clock_measured_at=LATE), {"clock TIME"}),
    "a position of no time": (from_(position_at=""), {"position UNPROVEN"}),
    "a position of next week": (
        from_(position_at="2026-11-28T08:35:00+07:00"),
        {"position TIME"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_bent_alone_contradicts_the_rest(name: str) -> None:
    bend, expected = CASES[name]
    assert found(bend(proven())) == expected


def test_every_doubt_is_told_apart() -> None:
    told = {Doubt(word.rpartition(" ")[2]) for _, words in CASES.values() for word in words}
    assert told == set(Doubt) - {Doubt.FAILED, Doubt.UNKNOWN, Doubt.WENT_BACK}


def test_what_takes_two_is_proven_by_two() -> None:
    bent = gate(proven(), "guard:OPERATOR", outcome="overridden", by=OPERATOR, second=SECOND)
    assert found(bent) == set()
    woman = msgspec.structs.replace(proven().biodata, nik="3171231501990001", sex="P")
    conflict = msgspec.structs.replace(proven(), biodata=woman)
    settled = gate(conflict, "nik", outcome="overridden", by=OPERATOR, second=SECOND)
    assert found(settled) == set()


def test_nothing_measured_is_no_fault() -> None:
    blank = origin(
        proven(),
        clock_offset_ms=None,
        clock_uncertainty_ms=None,
        clock_measured_by="",
        clock_measured_at="",
        position=None,
        position_at="",
    )
    assert found(blank) == set()


def test_a_centre_asks_by_its_own_figures() -> None:
    strict = replace(RULES, least=MappingProxyType({"RIGHT_FOUR": 78}), match=0.78)
    assert found(proven(), strict) == {"quality:RIGHT_FOUR UNPROVEN", "index_check UNPROVEN"}
    known = replace(RULES, settings=frozenset({"cd" * 32}), software=frozenset({"5f" * 32}))
    assert found(proven(), known) == set()
    other = replace(RULES, settings=frozenset({"ee" * 32}), software=frozenset({"ee" * 32}))
    assert found(proven(), other) == {"settings UNKNOWN", "software UNKNOWN"}
    alone = gate(proven(), "quality:IRISES", outcome="overridden", by=OPERATOR)
    assert found(alone, replace(RULES, forced_by_two=False)) == set()
    two = replace(RULES, confirms=frozenset({"ADMINISTRATOR"}))
    assert found(proven(), two) == {"exemption:LEFT_LITTLE NOT_ENTITLED"}


def test_somebody_without_hands_who_cannot_sign() -> None:
    whole = proven()
    parts = [each.position.name for each in whole.fingers] + ["LEFT_LITTLE", "SIGNATURE"]
    bare = msgspec.structs.replace(
        whole,
        fingers=(),
        signature=None,
        consent=msgspec.structs.replace(whole.consent, statement=None, statement_signed_at=""),
        exemptions=tuple(
            Exemption(part=each, presence=Presence.AMPUTATED, permanent=True, confirmed_by=SECOND)
            for each in parts
        ),
        gates=(
            *(each for each in whole.gates if not each.name.startswith("exemption:")),
            *exempting(parts),
        ),
    )
    names = ("RIGHT_FOUR", "LEFT_FOUR", "THUMBS", "SIGNATURE")
    for name in (*(f"quality:{each}" for each in names), "index_check", "statement"):
        bare = gate(bare, name, outcome="not_checked", value="")
    assert found(bare) == set()
    lied = gate(bare, "index_check", outcome="passed", value="RIGHT_INDEX:0.9")
    assert found(lied) == {"index_check UNPROVEN"}
    claimed = gate(bare, "quality:THUMBS", outcome="passed", value=scores(whole, "THUMBS"))
    assert found(claimed) == {"quality:THUMBS UNPROVEN"}


def listed(*members: Member, local: bool = False, revoked: tuple[str, ...] = ()) -> Rules:
    """Return rules of a centre that appointed these people before the recording was sealed."""
    staff = StaffList(
        serial=4, station="s", issued_at=EARLY, not_after="2027-01-01T00:00:00Z", local=local,
        members=members, revoked=revoked,
    )  # fmt: skip
    return replace(RULES, staff=staff)


def member(account: str, role: Duty, since: str = EARLY) -> Member:
    return Member(
        id=account, user=account, role=role, not_before=since, not_after="2027-01-01T00:00:00Z"
    )


BOTH: tuple[Member, ...] = (member(OPERATOR, "OPERATOR"), member(SECOND, "SUPERVISOR"))
APPOINTED: dict[str, tuple[Rules, set[str]]] = {
    "as the centre has it": (listed(*BOTH), set()),
    "a second person nobody appointed": (listed(BOTH[0]), {"people STRANGER"}),
    "a second person made at the station, where that counts": (listed(BOTH[0], local=True), set()),
    "an operator who says to be a supervisor": (
        listed(BOTH[0], member(SECOND, "OPERATOR")),
        {"people NOT_ENTITLED"},
    ),
    "somebody revoked": (listed(*BOTH, local=True, revoked=(SECOND,)), {"people NOT_ENTITLED"}),
    "somebody who begins tomorrow": (
        listed(BOTH[0], member(SECOND, "SUPERVISOR", "2026-11-22T08:00:00+07:00")),
        {"people NOT_ENTITLED"},
    ),
}


@pytest.mark.parametrize("name", APPOINTED)
def test_a_centre_knows_whom_it_appointed(name: str) -> None:
    rules, expected = APPOINTED[name]
    assert found(proven(), rules) == expected


def test_a_list_says_nothing_of_what_was_sealed_before_it() -> None:
    rules = listed()
    assert rules.staff
    later = msgspec.structs.replace(rules.staff, issued_at="2026-11-22T08:00:00+07:00")
    assert found(proven(), replace(rules, staff=later)) == set()


def at_head(seq: int, sealed_at: str, **origin_: Any) -> Stood:
    whole = origin(proven(), sealed_at=sealed_at, **origin_)
    told = stood(gate(whole, "audit_trail", value=f"{seq}:{seq:064x}"), RULES)
    assert told
    return told


def test_a_trail_that_went_back_is_seen_between_two_packets() -> None:
    morning, noon = "2026-11-21T08:00:00+07:00", "2026-11-21T12:00:00+07:00"
    further = at_head(500, morning)
    assert at_head(300, noon).went_back(further)
    assert at_head(500, noon).went_back(further), "each packet is an entry of its own"
    assert not at_head(501, noon).went_back(further)
    assert not further.went_back(at_head(300, noon)), "the one sealed first is not to blame"
    unsure = {"clock_offset_ms": None, "clock_uncertainty_ms": None, "clock_measured_by": ""}
    assert not at_head(300, "2026-11-21T08:04:00+07:00", **unsure).went_back(further)
    assert at_head(300, "2026-11-21T08:06:00+07:00", **unsure).went_back(further)


def test_a_clock_that_was_put_right_is_no_trail_put_back() -> None:
    ahead = at_head(500, "2026-11-21T20:00:00+07:00", clock_offset_ms=8 * 3600 * 1000)
    assert not at_head(510, "2026-11-21T12:05:00+07:00", clock_offset_ms=0).went_back(ahead)
    assert at_head(490, "2026-11-21T12:05:00+07:00", clock_offset_ms=0).went_back(ahead)
