"""A recording whose gates add up, and ways to bend one thing about it."""

from collections.abc import Iterable
from itertools import count
from typing import Any, Final

import msgspec

from packets.enrollment import Exemption, Gate, Person, Presence, Recording
from packets.proof.prove import GUARDS
from packets.proof.samples import PARTS, samples
from tests.fakes.recordings import AT, recording

OPERATOR: Final = "op-1"
SECOND: Final = "op-2"
_ENTRIES: Final = count(100, 10)


def proven() -> Recording:
    """Return the whole recording of ``tests.fakes.recordings`` with everything that proves it."""
    bare = recording()
    people = (
        Person(account=OPERATOR, role="OPERATOR"),
        Person(account=SECOND, role="SUPERVISOR"),
    )
    origin = msgspec.structs.replace(
        bare.origin,
        people=people,
        software_sha256="5f" * 32,
        clock_uncertainty_ms=80,
        clock_measured_by="centre",
        clock_measured_at=AT,
        position_at=AT,
    )
    pen = msgspec.structs.replace(bare.signature, quality=64) if bare.signature else None
    signed = msgspec.structs.replace(bare, origin=origin, signature=pen)
    return msgspec.structs.replace(signed, gates=gates(signed))


def bare_proven() -> Recording:
    """Return the smallest recording that adds up: of this person there is only a portrait.

    The trail stands further each time, as at a station where no two packets stand behind one entry.
    """
    whole = proven()
    parts = [part for names in PARTS.values() for part in names if part != "FACE"]
    bare = msgspec.structs.replace(
        whole,
        fingers=(),
        irises=(),
        signature=None,
        consent=msgspec.structs.replace(whole.consent, statement=None, statement_signed_at=""),
        exemptions=tuple(
            Exemption(part=part, presence=Presence.UNABLE, permanent=True, confirmed_by=SECOND)
            for part in parts
        ),
        audit=(),
    )
    unchecked = {f"quality:{target}" for target in PARTS if target != "PHOTO"}
    unchecked |= {"index_check", "statement"}
    return msgspec.structs.replace(
        bare,
        gates=tuple(
            msgspec.structs.replace(each, outcome="not_checked", value="")
            if each.name in unchecked
            else each
            for each in (*gates(bare)[:-1], trail_at(next(_ENTRIES)))
        ),
    )


def staffed(of: Recording, operator: str, second: str) -> Recording:
    """Return a recording in which these two accounts did everything."""
    text = msgspec.json.encode(of)
    for known, account in ((OPERATOR, operator), (SECOND, second)):
        text = text.replace(f'"{known}"'.encode(), f'"{account}"'.encode())
    return msgspec.json.decode(text, type=Recording)


def gates(of: Recording) -> tuple[Gate, ...]:
    """Return the gates of a recording in which all went well."""
    by = {"by": OPERATOR}
    return (
        Gate(name="nik", outcome="passed", **by),
        Gate(name="biodata", outcome="passed", **by),
        *(
            Gate(name=f"quality:{target}", outcome="passed", value=scores(of, target))
            for target in PARTS
        ),
        *(Gate(name=name, outcome="passed") for name in GUARDS),
        Gate(name="photo_approval", outcome="passed", **by),
        Gate(name="index_check", outcome="passed", value="RIGHT_INDEX:0.81 LEFT_INDEX:0.77"),
        Gate(name="statement", outcome="passed"),
        *exempting(each.part for each in of.exemptions),
        trail_at(41),
    )


def exempting(parts: Iterable[str]) -> tuple[Gate, ...]:
    """Return the gates that tell who exempted these parts."""
    return tuple(
        Gate(name=f"exemption:{part}", outcome="overridden", by=OPERATOR, second=SECOND)
        for part in parts
    )


def trail_at(seq: int) -> Gate:
    """Return the gate of a trail whose newest entry has this number."""
    return Gate(name="audit_trail", outcome="passed", value=f"{seq}:{seq:064x}")


def scores(of: Recording, target: str) -> str:
    """Return what a quality gate says of the scores."""
    found = samples(of)
    return " ".join(f"{part}:{found[part].quality}" for part in PARTS[target] if part in found)


def gate(of: Recording, name: str, **members: Any) -> Recording:
    """Return a recording one of whose gates says something else."""
    bent = tuple(
        msgspec.structs.replace(each, **members) if each.name == name else each for each in of.gates
    )
    assert bent != of.gates
    return msgspec.structs.replace(of, gates=bent)


def origin(of: Recording, **members: Any) -> Recording:
    """Return a recording whose origin says something else."""
    return msgspec.structs.replace(of, origin=msgspec.structs.replace(of.origin, **members))


def consent(of: Recording, **members: Any) -> Recording:
    """Return a recording whose consent says something else."""
    return msgspec.structs.replace(of, consent=msgspec.structs.replace(of.consent, **members))
