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
from tests.fakes.proven import (
    OPERATOR,
    SECOND,
    bare_proven,
    consent,
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
        {"quality:LEFT_FOUR UNPROVEN", "people UNPROVEN"},
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
            "photo_approval NOT_ENTITLED",
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
        {"exemption:LEFT_LITTLE STRANGER", "people UNPROVEN"},
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
    assert told == set(Doubt) - {Doubt.MISSING, Doubt.FAILED, Doubt.UNKNOWN}


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
    )
    names = ("RIGHT_FOUR", "LEFT_FOUR", "THUMBS", "SIGNATURE")
    for name in (*(f"quality:{each}" for each in names), "index_check", "statement"):
        bare = gate(bare, name, outcome="not_checked", value="")
    assert found(bare) == set()
    lied = gate(bare, "index_check", outcome="passed", value="RIGHT_INDEX:0.9")
    assert found(lied) == {"index_check UNPROVEN"}
    claimed = gate(bare, "quality:THUMBS", outcome="passed", value=scores(whole, "THUMBS"))
    assert found(claimed) == {"quality:THUMBS UNPROVEN"}
