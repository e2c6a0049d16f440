"""Who may be affected by a loss, from the register: for the notice that each of them must have.

Where everything was lost, everybody the register knows; else those of the packets named, and those
whom the trail names in that span. It is the one table of the station that is meant to show people.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from station.audit.entry import Entry
from station.audit.incident import Loss
from station.audit.trail import Noting
from station.citizen.biodata import Citizen
from station.register.ending import is_pseudonym
from station.register.register import Register

EVERYBODY: Final = frozenset({Loss.LAPTOP, Loss.INTRUSION})
HEADING: Final = ("nik", "nama", "desa", "nomor", "dari")
_ALL: Final = 1 << 31


class Held(StrEnum):
    """What the station holds of somebody."""

    RECORDING = "RECORDING"
    DRAFT = "DRAFT"
    LIST = "LIST"
    """Expected on an outreach day."""


class Affected(msgspec.Struct, frozen=True, kw_only=True):
    """One person to tell. ``number`` names a recording whose name was struck already."""

    nik: str
    name: str
    village: str
    number: str
    held: Held

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of :data:`HEADING`."""
        return self.nik, self.name, self.village, self.number, self.held.value


def affected(
    register: Register, trail: Noting, loss: Loss, packets: Sequence[str], told: Iterable[Entry]
) -> tuple[Affected, ...]:
    """Return everybody to tell, each once for what is held of them."""
    people = tuple(_known(register))
    if loss in EVERYBODY:
        return tuple(person for _, person in people)
    named = {*packets, *_named(told)}
    return tuple(
        person
        for handles, person in people
        if named & {*handles, *((trail.pseudonym(person.nik),) if person.nik else ())}
    )


def _known(register: Register) -> Iterator[tuple[tuple[str, ...], Affected]]:
    """Yield everybody, with what the trail may call their recording by."""
    for each in register.search("", limit=_ALL):
        nik = "" if is_pseudonym(each.nik) else each.nik
        yield (
            (each.packet_id, each.session),
            Affected(
                nik=nik,
                name=each.name,
                village=each.village,
                number=each.number,
                held=Held.RECORDING,
            ),
        )
    for draft in register.drafts():
        yield (
            (draft.session,),
            Affected(
                nik=draft.nik, name=draft.name, village=draft.village, number="", held=Held.DRAFT
            ),
        )
    for data in register.outreach.listed():
        citizen = msgspec.msgpack.decode(data, type=Citizen)
        yield (), Affected(
            nik=citizen.nik, name=citizen.biodata.name, village=citizen.biodata.village,
            number="", held=Held.LIST,
        )  # fmt: skip


def _named(told: Iterable[Entry]) -> Iterator[str]:
    for each in told:
        yield from (each.about, each.details.get("person", ""), each.details.get("session", ""))
