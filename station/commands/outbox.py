"""``perekaman outbox``: what lies in the outbox, what became of it, and a word to the uploader."""

import argparse
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import msgspec

from packets.identifiers import is_packet_id
from station.clock import iso
from station.commands.output import document, lines, progress
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import Status, read
from station.outbox.entries import Entry, Event, Page
from station.outbox.reader import Reader
from station.uploader.control import Verb, tell

HELP = "list and show packets; push, pause and resume the uploader"
_PAGE: Final = 50
_LONGEST_PAGE: Final = 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    listing = words.add_parser("list", help="packets, oldest first")
    listing.add_argument("--state", help="only packets with this status (aliases are understood)")
    listing.add_argument("--after", help="continue behind this, as the last page said")
    listing.add_argument("--limit", type=int, default=_PAGE, help="packets on a page")
    showing = words.add_parser("show", help="one packet with its history")
    showing.add_argument("id", help="packet id or nomor perekaman")
    push = words.add_parser("push", help="try now, without waiting for the next turn")
    push.add_argument(
        "id",
        nargs="?",
        default="",
        help="packet id or nomor perekaman; all open packets without it",
    )
    words.add_parser("pause", help="stop sending until resume")
    words.add_parser("resume", help="send again")


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return _WORDS[options.word](options, Home(options.home))


def _list(options: argparse.Namespace, home: Home) -> int:
    if not 0 < options.limit <= _LONGEST_PAGE:
        raise Refused(Code.SETTINGS_INVALID, f"--limit: 1 to {_LONGEST_PAGE}")
    reader = Reader(home.outbox)
    page = reader.page(state=_state(options.state), after=options.after, limit=options.limit)
    fresh = reader.fresh() if options.after is None and options.state is None else ()
    if options.json:
        document({"packets": [_row(e) for e in page.entries], "fresh": fresh, "after": page.after})
    else:
        lines(_table(page, fresh))
    return 0


def _show(options: argparse.Namespace, home: Home) -> int:
    shown = Reader(home.outbox).show(options.id)
    if options.json:
        document(
            _row(shown.entry)
            | {"history": [_line(e) for e in shown.history], "receipts": shown.receipts}
        )
    else:
        facts = _row(shown.entry) | {"receipts": len(shown.receipts)}
        lines(f"{name:14} {value}" for name, value in facts.items() if value not in ("", None))
        lines(
            f"  {iso(e.at)}  {e.kind:8} {e.before} -> {e.after}  {e.cause}" for e in shown.history
        )
    return 0


def _tell(verb: Verb) -> Callable[[argparse.Namespace, Home], int]:
    def carry(options: argparse.Namespace, home: Home) -> int:
        report = tell(home.outbox, verb, _packet_id(home, getattr(options, "id", "")))
        if report is None:
            raise Broken(Code.LINE_DOWN, "no uploader is running")
        if options.json:  # the report is of the last round, before this word was obeyed
            document({"told": verb, "report": report})
        else:
            progress(f"{verb.value}: the uploader was told")
        return 0

    return carry


_WORDS: Final = MappingProxyType(
    {
        "list": _list,
        "show": _show,
        "push": _tell(Verb.PUSH),
        "pause": _tell(Verb.PAUSE),
        "resume": _tell(Verb.RESUME),
    }
)


def _state(text: str | None) -> Status | None:
    if text is None:
        return None
    status = read(text)
    if status is None:
        raise Refused(Code.SETTINGS_INVALID, "--state: no such status")
    return status


def _packet_id(home: Home, word: str) -> str:
    return word if not word or is_packet_id(word) else Reader(home.outbox).find(word).packet_id


def _row(entry: Entry) -> dict[str, object]:
    return {**msgspec.to_builtins(entry)}


def _line(event: Event) -> dict[str, object]:
    return {"state": event.after, **msgspec.to_builtins(event)}


def _table(page: Page, fresh: tuple[str, ...]) -> list[str]:
    rows = [_columns("-", Status.BIO_CAPTURED, "not yet taken in", "", i) for i in fresh]
    rows += [
        _columns(e.number, e.state, iso(e.since), e.blocked_on or "", e.packet_id)
        for e in page.entries
    ]
    if not rows:
        return ["outbox: empty"]
    more = [f"more: --after '{page.after}'"] if page.after else []
    return [_columns("number", "status", "since", "waits for", "packet id"), *rows, *more]


def _columns(number: str, state: str, since: str, waits: str, packet_id: str) -> str:
    return f"{number:14}  {state:26}  {since:24}  {waits:14}  {packet_id}"
