"""What the demo reports: per person the packet, its history, and whether anything was lost."""

from collections.abc import Iterator, Sequence

import msgspec

from station.clock import iso
from station.commands.demo.operator import Performance
from station.commands.demo.stage import Stage
from station.errors import Refused
from station.outbox.entries import Shown
from station.outbox.spool import Spool


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a packet's history."""

    state: str
    at: str
    cause: str


class PersonReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one person's recording. ``seconds`` by step of the session."""

    packet_id: str
    number: str
    nik_masked: str
    state: str
    history: tuple[Moment, ...]
    bytes: int
    receipts: int
    seconds: dict[str, float]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole demo. ``lost`` counts packets with neither a file here nor a receipt."""

    people: tuple[PersonReport, ...]
    lost: int
    pending: int
    """Packets without a receipt at the end: they are here and wait."""
    seconds: float
    home: str


def report(stage: Stage, performances: Sequence[Performance], *, seconds: float) -> Report:
    """Look at the outbox, the way an auditor would."""
    spool = Spool(stage.home.outbox)
    found = [(each, _shown(stage, each.packet_id)) for each in performances]
    held = [shown is not None and bool(shown.receipts) for _, shown in found]
    here = [spool.find(each.packet_id) is not None for each, _ in found]
    return Report(
        people=tuple(_person(each, shown) for each, shown in found),
        lost=sum(not there and not receipt for there, receipt in zip(here, held, strict=True)),
        pending=sum(not receipt for receipt in held),
        seconds=round(seconds, 3),
        home=str(stage.home.root),
    )


def describe(found: Report) -> Iterator[str]:
    """Say it in lines for a person."""
    for each in found.people:
        spent = sum(each.seconds.values())
        yield f"{each.number}  {each.nik_masked}  {each.state}  {each.bytes} bytes  {spent:.1f} s"
    sealed = len(found.people)
    yield f"demo: {sealed} recorded, {sealed - found.pending} received, {found.lost} lost"


def _shown(stage: Stage, packet_id: str) -> Shown | None:
    try:
        return stage.reader.show(packet_id)
    except Refused:
        return None


def _person(performance: Performance, shown: Shown | None) -> PersonReport:
    history = shown.history if shown else ()
    return PersonReport(
        packet_id=performance.packet_id,
        number=performance.number,
        nik_masked=performance.nik_masked,
        state=shown.entry.state.value if shown else "",
        history=tuple(
            Moment(state=line.after, at=iso(line.at), cause=line.cause) for line in history
        ),
        bytes=performance.bytes,
        receipts=len(shown.receipts) if shown else 0,
        seconds=performance.seconds,
    )
