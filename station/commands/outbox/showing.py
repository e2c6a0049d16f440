"""``perekaman outbox show``: one packet with its history."""

import argparse
from typing import Final

import msgspec

from station.clock import iso
from station.commands.outbox.rows import row
from station.commands.output import document, lines
from station.home import Home
from station.outbox.entries import Event
from station.outbox.reader import Reader

HELP: Final = "one packet with its history"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="packet id or nomor perekaman")


def run(options: argparse.Namespace) -> int:
    """Print what is known of one packet. Raises ``Trouble``."""
    shown = Reader(Home(options.home).outbox).show(options.id)
    if options.json:
        document(
            row(shown.entry)
            | {"history": [_line(e) for e in shown.history], "receipts": shown.receipts}
        )
    else:
        facts = row(shown.entry) | {"receipts": len(shown.receipts)}
        lines(f"{name:14} {value}" for name, value in facts.items() if value not in ("", None))
        lines(_told(event) for event in shown.history)
    return 0


def _told(event: Event) -> str:
    """Say when, who, for the which time, from where to where, and why."""
    way = f"{event.before} -> {event.after}" if event.before != event.after else event.after
    attempt = f"attempt {event.attempt}" if event.attempt else ""
    return (
        f"  {iso(event.at)}  {event.kind:8}  {event.actor:7}  {attempt:10}  {way:50}"
        f"  {event.cause}".rstrip()
    )


def _line(event: Event) -> dict[str, object]:
    return {"state": event.after, **msgspec.to_builtins(event)}
