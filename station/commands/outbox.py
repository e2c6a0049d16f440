"""``perekaman outbox``: what lies in the outbox, what became of it, and a word to the uploader."""

import argparse
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import msgspec

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


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    listing = words.add_parser("list", help="packets, oldest first")
    listing.add_argument("--state", help="only packets with this status (aliases are understood)")
    listing.add_argument("--after", help="continue behind this, as the last page said")
    listing.add_argument("--limit", type=int, default=_PAGE, help="packets on a page")
    showing = words.add_parser("show", help="one packet with its history")
    showing.add_argument("id", help="packet id")
    push = words.add_parser("push", help="try now, without waiting for the next turn")
    push.add_argument("id", nargs="?", default="", help="packet id; all open packets without it")
    words.add_parser("pause", help="stop sending until resume")
    words.add_parser("resume", help="send again")


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return _WORDS[options.word](options, Home(options.home))


def _list(options: argparse.Namespace, home: Home) -> int:
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
        lines(f"{name:14} {value}" for name, value in _row(shown.entry).items() if value != "")
        lines(
            f"  {iso(e.at)}  {e.kind:8} {e.before} -> {e.after}  {e.cause}" for e in shown.history
        )
    return 0


def _tell(verb: Verb) -> Callable[[argparse.Namespace, Home], int]:
    def carry(options: argparse.Namespace, home: Home) -> int:
        report = tell(home.outbox, verb, getattr(options, "id", ""))
        if report is None:
            raise Broken(Code.LINE_DOWN, "no uploader is running")
        if options.json:
            document(report)
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


def _row(entry: Entry) -> dict[str, object]:
    return {**msgspec.to_builtins(entry)}


def _line(event: Event) -> dict[str, object]:
    return {"state": event.after, **msgspec.to_builtins(event)}


def _table(page: Page, fresh: tuple[str, ...]) -> list[str]:
    rows = [f"{i}  {Status.BIO_CAPTURED:27} not yet taken in" for i in fresh]
    rows += [
        f"{e.packet_id}  {e.state:27} {iso(e.since)}  {e.blocked_on or ''}" for e in page.entries
    ]
    return [*rows, f"more: --after '{page.after}'"] if page.after else rows
