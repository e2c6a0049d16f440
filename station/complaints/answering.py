"""Answers a pasted text: whose numbers they are, counted, noted in the trail, then looked up.

In this order, so that nobody is looked up who was not counted and noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from station.audit.acts import Act
from station.audit.trail import Deed, Noting
from station.board.packet import Row, Who, row, unseen
from station.citizen.nik import SEVERITY, NikFinding, Severity, examine
from station.clock import Clock, parse
from station.complaints import persons
from station.complaints.persons import Complaint, Decided
from station.complaints.quota import Quota
from station.complaints.view import Answer, Answers, Standing
from station.errors import Code, Refused
from station.operators.roles import RIGHTS, Right
from station.outbox.reader import Reader
from station.register.entries import PacketEntry
from station.session.lending import Lent

LARGEST: Final = 1 << 20
"""Characters of a text; a thousand lines of a chat have fewer."""


_WHO: Final = MappingProxyType(
    dict.fromkeys(Standing, Who.OPERATOR)
    | {Standing.MALFORMED: Who.ADB, Standing.NOT_OURS: Who.ADB}
)
"""Who acts where there is no packet."""


@dataclass(frozen=True)
class Means:
    """What answers come from. ``area`` is the station's PPKKCC, or what of it is set."""

    outbox: Reader
    trail: Noting
    quota: Quota
    clock: Clock
    area: str = ""


@dataclass(frozen=True)
class _Found:
    """What is known of one NIK here."""

    packet: PacketEntry | None = None
    draft: bool = False
    expected: bool = False

    @property
    def known(self) -> bool:
        return self.packet is not None or self.draft or self.expected


def answer(text: str, lent: Lent, means: Means) -> Answers:
    """Return what this station knows. Text and names are not kept.

    Raises ``Refused``: NOT_ALLOWED_NOW for a role that sees no citizens, LOOKUP_TOO_LARGE,
    LOOKUPS_SPENT; ``Broken`` where counts, trail, register or outbox are not in order.
    """
    if Right.RECORD not in RIGHTS[lent.who.role]:
        raise Refused(Code.NOT_ALLOWED_NOW, "this role never sees a citizen")
    if len(text) > LARGEST:
        raise Refused(Code.LOOKUP_TOO_LARGE, f"at most {LARGEST} characters")
    now = means.clock.now()
    complaints = persons.read(text, now.astimezone().date())
    means.quota.take(lent.who.account, len(complaints))
    asked = sorted({nik for each in complaints for nik in _candidates(each, now)})
    who = lent.who.account
    means.trail.note_all([Deed(Act.LOOKED_UP, who, means.trail.pseudonym(nik)) for nik in asked])
    found = _look_up(asked, lent)
    settled = [_settled(each, found) for each in complaints]
    rows = _rows(found.values(), means, now)
    return Answers(at=now, rows=tuple(_answer(e, found, rows, means, now) for e in settled))


def _candidates(each: Complaint, now: datetime) -> list[str]:
    """Return the numbers of a person that are looked up: whole, and not denied by their digits."""
    numbers = [each.nik]
    if each.decided is Decided.AMBIGUOUS:
        numbers.append(each.family_card)
    return [n.text for n in numbers if n and n.whole and not _blocking(n.text, now)]


def _blocking(nik: str, now: datetime) -> tuple[NikFinding, ...]:
    found = examine(nik, today=now.astimezone().date())
    return tuple(each for each in found if SEVERITY[each] is Severity.BLOCK)


def _look_up(niks: Iterable[str], lent: Lent) -> dict[str, _Found]:
    drafts = {entry.nik for entry in lent.register.drafts()}
    expected = {citizen.nik for citizen in lent.today()}
    return {nik: _Found(lent.register.newest(nik), nik in drafts, nik in expected) for nik in niks}


def _settled(each: Complaint, found: dict[str, _Found]) -> Complaint:
    """Settle what is ambiguous by who is known here: one of the two, or it stays ambiguous."""
    if each.decided is not Decided.AMBIGUOUS or each.nik is None or each.family_card is None:
        return each
    one, other = (found.get(n.text, _Found()).known for n in (each.nik, each.family_card))
    if one is other:
        return each
    nik, card = (each.nik, each.family_card) if one else (each.family_card, each.nik)
    return Complaint(line=each.line, nik=nik, family_card=card, decided=Decided.KNOWN)


def _rows(found: Iterable[_Found], means: Means, now: datetime) -> dict[str, Row]:
    packets = {each.packet.packet_id: each.packet for each in found if each.packet}
    entries = means.outbox.entries(packets)
    return {
        packet_id: row(entries[packet_id], now)
        if packet_id in entries
        else unseen(packet_id, packet.number, parse(packet.captured_at), 0, now)
        for packet_id, packet in packets.items()
    }


def _answer(
    each: Complaint, found: dict[str, _Found], rows: dict[str, Row], means: Means, now: datetime
) -> Answer:
    nik = each.nik.text if each.nik else ""
    here = found.get(nik, _Found())
    shown = rows.get(here.packet.packet_id) if here.packet else None
    findings = _findings(each, means, now)
    return Answer(
        line=each.line,
        nik=nik,
        family_card=each.family_card.text if each.family_card else "",
        decided=each.decided,
        standing=_standing(each, here, findings),
        fault=each.nik.fault if each.nik else None,
        findings=findings,
        family_card_doubtful=_doubtful(each, now),
        packet_id=shown.packet_id if shown else "",
        number=shown.number if shown else "",
        status=shown.state if shown else None,
        stated=shown.stated if shown else "",
        why=shown.why if shown else None,
        who=shown.who if shown else _WHO[_standing(each, here, findings)],
        age=max(0.0, (now - shown.sealed_at).total_seconds()) if shown else 0.0,
        stuck=shown.stuck if shown else False,
    )


def _findings(each: Complaint, means: Means, now: datetime) -> tuple[NikFinding, ...]:
    if each.nik is None or not each.nik.whole:
        return ()
    found = examine(each.nik.text, today=now.astimezone().date(), area=means.area)
    return tuple(one for one in found if one is not NikFinding.CENTURY_AMBIGUOUS)


def _standing(each: Complaint, here: _Found, findings: tuple[NikFinding, ...]) -> Standing:
    if each.nik is None:
        return Standing.NO_NIK
    if not each.nik.whole:
        return Standing.UNREADABLE
    if any(SEVERITY[one] is Severity.BLOCK for one in findings):
        return Standing.MALFORMED
    return _known(here, ambiguous=each.decided is Decided.AMBIGUOUS)


def _known(here: _Found, *, ambiguous: bool) -> Standing:
    if here.packet:
        return Standing.RECORDED
    if here.draft or here.expected:
        return Standing.UNFINISHED if here.draft else Standing.EXPECTED
    return Standing.AMBIGUOUS if ambiguous else Standing.NOT_OURS


def _doubtful(each: Complaint, now: datetime) -> bool:
    card = each.family_card
    today = now.astimezone().date()
    return card is not None and not (card.whole and persons.may_be_family_card(card.text, today))
