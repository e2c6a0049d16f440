"""What the demo reports: per person the packet, its history, and whether anything was lost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

import packets
from station.centre.emulated.authority import Authority
from station.clock import iso, parse
from station.commands.demo.operator import Performance
from station.commands.demo.stage import Stage
from station.lifecycle import AT_STATION, Status
from station.outbox.entries import NEEDS_A_PERSON, Shown
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
    waits_for: str
    """What its packet waits for, a word of ``Blocked``; empty for one on its way or ended."""
    seconds: dict[str, float]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole demo. ``lost`` counts packets with neither a file here nor a receipt."""

    people: tuple[PersonReport, ...]
    lost: int
    double: int
    """People of whom the centre holds more than one packet: it opens them all and counts."""
    pending: int
    """Packets that the centre has not said to have: they are here and wait for their turn."""
    refused: int
    """Packets that the centre does not take: they are here and wait for a person."""
    forgotten: int
    """Packets the centre gave a receipt for and has no more; an inventory finds it out."""
    unproven: int
    """Packets that count as received without a receipt: there must be none."""
    faults: dict[str, int]
    """What the centre did wrong, and how often."""
    missing: tuple[str, ...]
    """What it should have done wrong and did not."""
    seconds: float
    home: str

    @property
    def sound(self) -> bool:
        """Whether nothing is lost, double or late, and every fault has really happened."""
        wrong = self.lost or self.double or self.forgotten or self.unproven
        return not (wrong or self.pending or self.missing)


def report(stage: Stage, performances: Sequence[Performance], *, seconds: float) -> Report:
    """Look at the outbox, the way an auditor would."""
    spool = Spool(stage.home.outbox)
    found = [(each, stage.shown(each.packet_id)) for each in performances]
    held = [shown is not None and bool(shown.receipts) for _, shown in found]
    settled = [shown is not None and not shown.entry.open for _, shown in found]
    refused = [shown is not None and _refused(shown) for _, shown in found]
    here = [spool.find(each.packet_id) is not None for each, _ in found]
    return Report(
        people=tuple(_person(each, shown) for each, shown in found),
        lost=sum(not there and not receipt for there, receipt in zip(here, held, strict=True)),
        double=_double(stage),
        pending=sum(not (a or b) for a, b in zip(settled, refused, strict=True)),
        refused=sum(refused),
        forgotten=sum(
            receipt and not _there(stage, each)
            for receipt, (each, _) in zip(held, found, strict=True)
        ),
        unproven=sum(shown is not None and _unproven(shown) for _, shown in found),
        faults=stage.happened(),
        missing=stage.missing_faults(),
        seconds=round(seconds, 3),
        home=str(stage.home.root),
    )


def describe(found: Report) -> Iterator[str]:
    """Say it in lines for a person."""
    for each in found.people:
        spent = sum(each.seconds.values())
        yield f"{each.number}  {each.nik_masked}  {each.state}  {each.bytes} bytes  {spent:.1f} s"
        if not each.receipts and each.waits_for:
            yield f"    waits for {each.waits_for}: perekaman outbox show {each.packet_id}"
    for kind, times in found.faults.items():
        yield f"fault {kind}: happened {times} time{'s' if times > 1 else ''}"
    for kind in found.missing:
        yield f"fault {kind}: never happened"
    received = len(found.people) - found.pending - found.refused
    refused = f", {found.refused} refused" if found.refused else ""
    pending = f", {found.pending} NOT YET RECEIVED" if found.pending else ""
    if found.forgotten:
        yield (
            f"{found.forgotten} FORGOTTEN by the centre after the receipt: still here, the next"
            " inventory finds it out and sends again"
        )
    if found.unproven:
        yield f"{found.unproven} RECEIVED WITHOUT A RECEIPT"
    yield (
        f"demo: {len(found.people)} recorded, {received} received{refused}{pending},"
        f" {found.lost} lost, {found.double} double, in {found.seconds:.0f} s"
    )
    yield f"look at it: perekaman outbox list --home {found.home}"


def _there(stage: Stage, performance: Performance) -> bool:
    """Whether the centre has the packet's file, today."""
    return (stage.home.centre / "packets" / f"{performance.packet_id}.packet").exists()


def _refused(shown: Shown) -> bool:
    """Whether the centre does not take a packet: a person must act."""
    entry = shown.entry
    regional = entry.state is Status.ENROLL_FAILURE_AT_REGIONAL
    return not shown.receipts and (entry.blocked_on in NEEDS_A_PERSON or regional)


def _unproven(shown: Shown) -> bool:
    """Whether a packet counts as received and no receipt says so."""
    here = AT_STATION | {Status.ENROLL_FAILURE_AT_REGIONAL}
    return shown.entry.state not in here and not shown.receipts


def _double(stage: Stage) -> int:
    """Look into the centre as its owner: open every packet, count the people who are there twice.

    What cannot be opened belongs to nobody and is counted by the centre itself, as a failure.
    """
    authority = Authority.load(stage.home.centre)
    people: Counter[str] = Counter()
    for path in (stage.home.centre / "packets").glob("*.packet"):
        data = path.read_bytes()
        with suppress(packets.PacketError):
            at = parse(packets.read_waybill(data)[0].sealed_at)
            opened = packets.open_packet(data, authority.identities(), authority.trust, at)
            people[opened.recording.biodata.nik] += 1
    return sum(1 for times in people.values() if times > 1)


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
        waits_for=(shown.entry.blocked_on or "") if shown and shown.entry.open else "",
        seconds=performance.seconds,
    )
