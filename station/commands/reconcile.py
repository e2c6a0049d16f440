"""``perekaman reconcile``: the centre's status file beside the outbox."""

import argparse
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby, islice
from typing import Final

import msgspec

from station.assembly.courier import taken_in
from station.assembly.trail import trail
from station.audit.acts import Act
from station.audit.trail import Trail
from station.clock import SystemClock
from station.commands import signing_in
from station.commands.desk import contents
from station.commands.output import document, lines, progress
from station.errors import Code, Refused
from station.home import Home
from station.operators.accounts import Session
from station.operators.roles import Right
from station.outbox.handover import Handovers
from station.reconcile.applying import hand_over
from station.reconcile.comparing import MISSING_AFTER, Outbox, compare
from station.reconcile.reading import read
from station.reconcile.text import LARGEST
from station.reconcile.view import TAKEN_OVER, Comparison, Difference, Kind
from station.reconcile.words import DAMAGES, KINDS
from station.settings import load

HELP: Final = "compare the centre's status file with the outbox; take over what is lawful"
ABOUT: Final = (
    "Compare the centre's status file, CSV or JSON in the shape it came, with the outbox, and list"
    " every difference by kind. Nothing is changed without --apply and a second word. The file is"
    " not signed: it is never taken for a receipt, and nothing is destroyed because of it."
)
_SHOWN: Final = 10
"""Differences of a kind that are printed, unless --all is given."""
_DIGEST: Final = 16


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = ABOUT
    parser.add_argument(
        "file", metavar="FILE", help="as the centre or the ADB sent it; - for stdin"
    )
    parser.add_argument("--apply", action="store_true", help="take over, after asking once more")
    parser.add_argument(
        "--confirm", default="", metavar="DIGEST",
        help="the digest that was shown: confirms without being asked",
    )  # fmt: skip
    parser.add_argument(
        "--missing-days", type=int, default=MISSING_AFTER.days, metavar="N",
        help="after so many days a packet that is not in the file is missing there (3)",
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="print every difference")
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Compare, and take over what was confirmed. 0 where nothing is left. Raises ``Trouble``."""
    home = Home(options.home)
    if options.missing_days < 0:
        raise Refused(Code.SETTINGS_INVALID, "--missing-days: 0 or more")
    # A list of NIKs laid beside the outbox is a look-up, too, and no count holds it back.
    who = signing_in.signed_in(options, Right.RECONCILE)
    noted = trail(home)
    noted.unlock(who.data_key)
    found = _compared(options, home, who, noted)
    done = _applied(options, home, found, who, noted) if options.apply else 0
    if options.json:
        document({**msgspec.to_builtins(found), "handed_over": done})
    elif not options.apply:
        lines(_told(found, every=options.all))
    return int(bool(found.differences) and not done)


def _compared(options: argparse.Namespace, home: Home, who: Session, noted: Trail) -> Comparison:
    data = contents(options.file, LARGEST)
    rows = read(data)
    register = signing_in.register(home, who)
    try:
        owners = register.owners()
    finally:
        register.close()
    after = timedelta(days=options.missing_days)
    found = compare(data, rows, Outbox(home.outbox, owners), SystemClock().now(), after)
    noted.note(Act.COMPARED, who=who.account, sha256=found.file, count=str(found.lines))
    return found


def _applied(
    options: argparse.Namespace, home: Home, found: Comparison, who: Session, noted: Trail
) -> int:
    if not found.to_do:
        progress("nothing to do: nothing of this file can be taken over that is not already")
        return 0
    if not options.json:
        lines(_told(found, every=options.all))
    done = hand_over(home.outbox, found, _confirmed(options, found), who, noted)
    brought = taken_in(home, load(options.config))
    waiting = bool(Handovers(home.outbox).waiting())
    if brought is not None:
        progress(f"taken over: {brought.stated} of {done}")
    elif waiting:
        progress(f"{done} handed to the uploader that runs")
    return done


def _confirmed(options: argparse.Namespace, found: Comparison) -> str:
    """Return the whole digest somebody confirmed. Refused where nobody did."""
    shown = found.digest[:_DIGEST]
    typed = str(options.confirm)
    if not typed:
        if not sys.stdin.isatty():
            detail = f"--confirm: nothing is taken over unasked; give --confirm {shown}"
            raise Refused(Code.NOT_ALLOWED_NOW, detail)
        progress(f"{len(found.to_do)} packets will change; type the digest {shown} to confirm: ")
        typed = sys.stdin.readline().strip()
    whole = len(typed) >= _DIGEST and found.digest.startswith(typed)
    return found.digest if whole else typed


def _told(found: Comparison, *, every: bool) -> Iterator[str]:
    yield f"{found.lines} lines, {found.counts[Kind.AGREE]} agree"
    for kind, some in groupby(found.differences, key=lambda each: each.kind):
        meaning, advice = KINDS[kind].split("\n")
        mark = "  *" if kind in TAKEN_OVER else "   "
        yield f"{found.counts[kind]:8}{mark} {kind.value}: {meaning} {advice}"
        rows = list(some)
        yield from map(_row, rows if every else islice(rows, _SHOWN))
        if len(rows) > _SHOWN and not every:
            yield f"            and {len(rows) - _SHOWN} more (--all)"
    if found.digest:
        yield f"* to take over {len(found.to_do)}: --apply, digest {found.digest[:_DIGEST]}"
    else:
        yield "nothing to take over"


def _row(each: Difference) -> str:
    place = f"line {each.line}" if each.line else "not in it"
    if each.damage:
        return f"            {place}: {DAMAGES[each.damage]}"
    ours = each.ours.value if each.ours else "-"
    settled = "  (asked already)" if each.settled else ""
    dated = f" of {each.at}" if each.at else ""
    return (
        f"            {place}: {each.number or '-'}  {ours} -> {each.theirs or '-'}{dated}{settled}"
    )
