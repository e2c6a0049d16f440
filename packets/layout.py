"""The members of a payload: their order, which of them are deflated, how large each may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packets import jws
from packets.container import Member
from packets.errors import PacketCode, PacketError

MANIFEST, MANIFEST_JWS = "manifest.json", "manifest.jws"
BIODATA, BIOMETRICS, AUDIT = "biodata.json", "biometrics.xml", "audit.jsonl"
CORRECTIONS: Final = "corrections.json"
SIGNATURE_SVG: Final = "signature.svg"
APPROVAL, STATEMENT = "consent/approval.json", "consent/statement.json"
STATEMENT_PEN, STATEMENT_SVG = "consent/statement.sdi", "consent/statement.svg"

_KIB, _MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Place:
    """How a member stands in the payload; ``largest`` in bytes, inflated."""

    largest: int
    deflated: bool = True
    required: bool = True


LAYOUT: Final[Mapping[str, Place]] = MappingProxyType(
    {
        MANIFEST: Place(1 * _MIB),
        MANIFEST_JWS: Place(jws.LARGEST, deflated=False),
        BIODATA: Place(64 * _KIB),
        CORRECTIONS: Place(64 * _KIB, required=False),
        BIOMETRICS: Place(32 * _MIB),
        SIGNATURE_SVG: Place(2 * _MIB, required=False),
        APPROVAL: Place(64 * _KIB),
        STATEMENT: Place(256 * _KIB),
        STATEMENT_PEN: Place(2 * _MIB, deflated=False, required=False),
        STATEMENT_SVG: Place(2 * _MIB, required=False),
        AUDIT: Place(4 * _MIB),
    }
)
"""By name, in the order of the payload."""
LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {name: place.largest for name, place in LAYOUT.items()}
)
REQUIRED: Final = tuple(name for name, place in LAYOUT.items() if place.required)
OPTIONAL: Final = tuple(name for name, place in LAYOUT.items() if not place.required)


def member(name: str, data: bytes) -> Member:
    """Return a member as the layout has it."""
    return Member(name, data, deflated=LAYOUT[name].deflated)


def check_sizes(members: Iterable[Member]) -> None:
    """Hold what is to be sealed to what a reader will take. Raises TOO_LARGE."""
    for each in members:
        if len(each.data) > LAYOUT[each.name].largest:
            raise PacketError(PacketCode.TOO_LARGE, each.name)


def check_layout(members: Sequence[Member]) -> None:
    """Hold order and compression of known members to the layout. Raises CONTAINER_MALFORMED."""
    names = {each.name for each in members}
    expected = [(name, place.deflated) for name, place in LAYOUT.items() if name in names]
    if [(each.name, each.deflated) for each in members] != expected:
        raise PacketError(PacketCode.CONTAINER_MALFORMED, "payload: order or compression")
