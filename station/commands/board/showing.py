"""``perekaman board``: which packet is where, why, and who must act; push; a table for the ADB."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from station.assembly.trail import trail
from station.audit.acts import Act
from station.board.causes import WHO, explained
from station.board.export import export
from station.board.looking import Looker
from station.board.packet import Row
from station.board.sentences import sentence
from station.board.view import PAGE, BoardView, Filter, History, Question
from station.clock import iso
from station.commands import private, signing_in
from station.commands.board import admitting
from station.commands.outbox.telling import told
from station.commands.output import document, lines, progress
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import Status, read
from station.outbox.lists import Listing
from station.outbox.reader import Reader
from station.register.case import Case
from station.uploader.control import Verb

HELP: Final = "show which packet is where, why, and who must act; push what is stuck"
_LONGEST_PAGE: Final = 1000
_HOUR: Final = 3600.0
_DAYS_FROM: Final = 48
"""Hours from which an age is told in days."""
_STATUSES: Final = ", ".join(Status)


def arguments(parser: argparse.ArgumentParser) -> None:
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument("--list", choices=[each.value.lower() for each in Listing], default="all",
                       help="waiting: still to be sent; attention: somebody must act; recapture:"
                       " came back; arrived: the centre has them")  # fmt: skip
    lists.add_argument("--recapture", dest="list", action="store_const", const="recapture",
                       help="what came back, with appointments; as --list recapture")  # fmt: skip
    lists.add_argument("--show", metavar="ID", default="", help="one packet with its history")
    lists.add_argument("--push", metavar="ID", default="", help="try one packet now")
    lists.add_argument("--push-stuck", action="store_true", help="try all that is stuck now")
    parser.add_argument("--day", type=_day, help="sealed on this day, as 2026-11-21")
    parser.add_argument("--village", default="", help="of this village; needs --as")
    parser.add_argument("--operator", default="", help="by this user; needs --as")
    parser.add_argument("--status", type=_status, help=f"with this status: {_STATUSES}")
    parser.add_argument("--limit", type=int, default=PAGE, help="packets on a page")
    parser.add_argument("--after", help="continue behind this, as the last page said")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write the whole list as a table")
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Show, push or export. Names appear where somebody signs in with --as. Raises ``Trouble``."""
    home = Home(options.home)
    if not home.outbox.is_dir():
        raise Refused(
            Code.SETTINGS_INVALID,
            f"--home: there is no station in {home.root};"
            " name the folder of one, or make one with `perekaman station provision`",
        )
    if not 0 < options.limit <= _LONGEST_PAGE:
        raise Refused(Code.SETTINGS_INVALID, f"--limit: 1 to {_LONGEST_PAGE}")
    who, looker = _admitted(options, home)
    if options.push or options.push_stuck:
        return _push(options, home, who)
    if options.csv:
        return _export(options, home, looker, who)
    view = _seen(looker, _question(options, home))
    if options.json:
        document(view)
    else:
        lines(_timeline(view.history) if view.history else _table(view))
    return 0


def _admitted(options: argparse.Namespace, home: Home) -> tuple[str, Looker]:
    """Return who asks, empty where nobody said so, and a look at what they may see."""
    if options.user or options.pin_stdin:
        return admitting.signed_in(options, home)
    if options.village or options.operator:
        raise Refused(Code.SETTINGS_INVALID, "--village, --operator: say who you are, --as")
    return "", admitting.unnamed(home)


def _question(options: argparse.Namespace, home: Home) -> Question:
    ids = {user: each for each, user in admitting.users(home).items()}
    if options.operator and options.operator not in ids:
        raise Refused(Code.SETTINGS_INVALID, "--operator: no such user")
    narrowed = Filter(day=options.day, village=options.village, status=options.status,
                      operator=ids.get(options.operator, ""))  # fmt: skip
    packet_id = Reader(home.outbox).find(options.show).packet_id if options.show else ""
    return Question(listing=Listing(options.list.upper()), after=options.after,
                    limit=options.limit, packet_id=packet_id, filter=narrowed)  # fmt: skip


def _seen(looker: Looker, question: Question) -> BoardView:
    view = looker.look(question)
    if view.trouble:
        raise Broken(view.trouble, "the outbox cannot be read")
    return view


# --- pushing and exporting ------------------------------------------------------------------------


def _push(options: argparse.Namespace, home: Home, who: str) -> int:
    packet_id = Reader(home.outbox).find(options.push).packet_id if options.push else ""
    told(home, Verb.PUSH if packet_id else Verb.PUSH_STUCK, packet_id)
    trail(home).note(Act.PUSHED, who=who, about=packet_id, command="board")
    if options.json:
        document({"pushed": packet_id or "stuck"})
    else:
        progress("push: the uploader was told")
    return 0


def _export(options: argparse.Namespace, home: Home, looker: Looker, who: str) -> int:
    data, count = export(looker, _question(options, home))
    # Noted first: what left without a note would be what the trail is there for.
    trail(home).note(Act.EXPORTED, who=who, command="board", form="csv", count=str(count))
    private.write(options.csv, data)
    if options.json:
        document({"file": str(options.csv), "packets": count, "people": looker.knows_people})
    else:
        held = "; holds names and NIKs: for the ADB alone" if looker.knows_people else ""
        progress(f"{options.csv}: {count} packets{held}")
    return 0


# --- what is printed ------------------------------------------------------------------------------


def _table(view: BoardView) -> Iterator[str]:
    tally = view.tally
    yield (f"{tally.waiting} to be sent, {tally.attention} need somebody, {tally.recapture} came"
           f" back, {tally.arrived} at the centre")  # fmt: skip
    for each in view.rows:
        yield from _row(each, view)
    if view.after:
        yield f"more: --after '{view.after}'"


def _row(row: Row, view: BoardView) -> Iterator[str]:
    cause, step = explained(row.why)
    facts = view.facts.get(row.packet_id)
    person = f"  {facts.name}, {facts.village}" if facts else ""
    mark = "!" if row.stuck else " "
    yield f"{mark} {row.number}  {_age(row):>8}  {row.state:26}{person}".rstrip()
    yield f"    {row.stated or cause} Acts: {WHO[row.who]}. {step}"
    if row.packet_id in view.cases:
        yield from (f"    {line}" for line in _case(view.cases[row.packet_id]))


def _case(case: Case) -> Iterator[str]:
    if case.locked:
        yield "locked: the deletion at the centre is not confirmed"
    if case.day or case.contact:
        yield f"comes: {case.day or 'not agreed'}  contact: {case.contact or '-'}"
    for each in case.deeds:
        second = f" with {each.second}" if each.second else ""
        done = f"{each.deed.value.lower()} by {each.who}{second}"
        yield f"{each.at}  {done} {each.reference}".rstrip()


def _timeline(history: History) -> Iterator[str]:
    row, told_to = history.row, sentence(history.row.state)
    cause, step = explained(row.why)
    yield f"{row.number}  {row.packet_id}  sealed {_age(row)} ago"
    if history.facts:
        yield f"{history.facts.name}, {history.facts.nik_masked}, {history.facts.village}"
    if history.in_place_of:
        yield f"recorded in place of {history.in_place_of}"
    yield f"{row.state}: {told_to.meaning}"
    yield f"why:    {row.stated or cause}"
    yield f"acts:   {WHO[row.who]}. {step}"
    yield f"do:     {told_to.operator}"
    yield f"say:    {told_to.citizen}"
    if history.case:
        yield from _case(history.case)
    for each in history.events:
        moved = f"{each.kind:8}  {each.actor:7}  {each.after:26}"
        yield f"  {iso(each.at)}  {moved}  {each.cause}".rstrip()


def _age(row: Row) -> str:
    hours = row.age / _HOUR
    return f"{hours:.0f} h" if hours < _DAYS_FROM else f"{hours / 24:.0f} days"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day as 2026-11-21") from None


def _status(text: str) -> Status:
    status = read(text)
    if status is None:
        raise argparse.ArgumentTypeError(f"no such status; one of {_STATUSES}")
    return status
