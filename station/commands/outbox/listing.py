"""``perekaman outbox list``: the packets, oldest first, a page at a time."""

import argparse
from typing import Final

from station.clock import iso
from station.commands.outbox.rows import row
from station.commands.output import document, lines, progress
from station.errors import Code, Refused
from station.home import Home
from station.lifecycle import Status, read
from station.outbox.entries import Page
from station.outbox.reader import Reader
from station.uploader.control import Verb, tell
from station.uploader.sentences import standing

HELP: Final = "packets, oldest first"
_PAGE: Final = 50
_LONGEST_PAGE: Final = 1000
_STATUSES: Final = ", ".join(Status)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", help=f"only packets with this status: {_STATUSES}")
    parser.add_argument("--after", help="continue behind this, as the last page said")
    parser.add_argument("--limit", type=int, default=_PAGE, help="packets on a page")


def run(options: argparse.Namespace) -> int:
    """Print one page. Raises ``Trouble``."""
    if not 0 < options.limit <= _LONGEST_PAGE:
        raise Refused(Code.SETTINGS_INVALID, f"--limit: 1 to {_LONGEST_PAGE}")
    folder = Home(options.home).outbox
    reader = Reader(folder)
    page = reader.page(state=_state(options.state), after=options.after, limit=options.limit)
    fresh = reader.fresh() if options.after is None and options.state is None else ()
    lost = reader.quarantined() if options.after is None else ()
    running = tell(folder, Verb.STATUS)
    if options.json:
        document({"packets": [row(e) for e in page.entries], "fresh": fresh, "after": page.after,
                  "quarantined": lost, "uploader": running})  # fmt: skip
    else:
        lines([*_table(page, fresh), *map(_lost, lost)])
        for line in standing(running) if running else ["no uploader is running"]:
            progress(line)
    return 0


def _state(text: str | None) -> Status | None:
    if text is None:
        return None
    status = read(text)
    if status is None:
        raise Refused(Code.SETTINGS_INVALID, f"--state: no such status; one of {_STATUSES}")
    return status


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


def _lost(packet_id: str) -> str:
    advice = "unreadable, in quarantine; see perekaman outbox verify"
    return f"{'-':14}  {advice:68}  {packet_id}"


def _columns(number: str, state: str, since: str, waits: str, packet_id: str) -> str:
    return f"{number:14}  {state:26}  {since:24}  {waits:14}  {packet_id}"
