"""``perekaman audit verify``: whether the trail is as it was written."""

import argparse
import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station.assembly import trail
from station.audit.verification import Finding, Flaw, Verdict
from station.commands.output import document, lines
from station.errors import Broken, Code, Refused
from station.home import Home
from station.settings import load

HELP: Final = "check chain, signatures, packets and accounts against the trail"
ABOUT: Final = (
    "Walk the whole trail: every line, its chain of hashes, the daily signatures; each packet of"
    " the outbox must be sealed in it, and the accounts may not be older than it says. 0 only when"
    " it is whole. It asks nobody's PIN: a trail holds nobody's data."
)
_HEAD: Final = re.compile(r"([0-9]{1,12}):([0-9a-f]{64})")

TEXTS: Final = MappingProxyType(
    {
        Flaw.LINE_UNREADABLE: "a line was changed, or is no entry",
        Flaw.NUMBER_WRONG: "entries were removed, added or put in another order",
        Flaw.CHAIN_BROKEN: "an entry before this one was changed",
        Flaw.SEGMENT_MISSING: "a file of the trail was removed",
        Flaw.HALF_LINE: "half a line, as a power cut leaves; the next entry sets it aside",
        Flaw.HALF_LINE_LOST: "half a line that was set aside is gone, or was changed",
        Flaw.SIGNATURE_MISSING: "a closed day was never signed, or its signature was removed",
        Flaw.SIGNATURE_INVALID: "a signature that is not this station's",
        Flaw.SIGNATURE_OF_OTHERS: "the station signed other entries than these",
        Flaw.PACKET_UNTOLD: "a packet lies in the outbox that the trail does not know: its end was"
        " cut off, or the packet was not made here",
        Flaw.ACCOUNTS_OLDER: "accounts.json is older than the trail says: it was put back",
        Flaw.ACCOUNT_UNTOLD: "an account, or its role, that no administrator made: `station account"
        " list` shows it; lock it, and ask who knew an officer's PIN",
        Flaw.TRAIL_MISSING: "there are accounts, but nothing was ever noted: the trail is gone",
        Flaw.HEAD_MISSED: "the trail is not the one of which this head was told",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="N:HASH",
        help="an entry that somebody else knows, as the gate audit_trail of a packet tells it; may"
        " be given more than once",
    )
    parser.add_argument(
        "--heads", type=Path, metavar="FILE", help="a file of such entries, one a line"
    )


def run(options: argparse.Namespace) -> int:
    """Verify; 0 only when the trail is whole. Raises ``Trouble``."""
    station = load(options.config).station.station.id
    found = trail.verdict(Home(options.home), station, _heads(options))
    if options.json:
        document({"whole": found.whole, "verdict": found})
    else:
        lines(_texts(found))
    return 0 if found.whole else 1


def _heads(options: argparse.Namespace) -> dict[int, str]:
    words = [*options.head, *(_read(options.heads) if options.heads else ())]
    matches = [_HEAD.fullmatch(word) for word in words]
    if not all(matches):
        raise Refused(Code.SETTINGS_INVALID, "--head: a number, a colon, 64 hex digits")
    return {int(match[1]): match[2] for match in matches if match}


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise Broken(Code.FILE_UNREADABLE, f"{path}: give a file of N:HASH lines") from error


def _texts(found: Verdict) -> list[str]:
    head = f"{found.entries} entries, {found.signed} of them signed; head {_shown(found)}"
    notes = []
    if found.torn:
        notes.append(f"{found.torn} half lines of power cuts, set aside and told")
    if found.set_back:
        notes.append(f"the clock went back {found.set_back} times")
    flaws = [_text(each) for each in found.flaws]
    return [head, *notes, *flaws, "whole" if found.whole else "NOT whole"]


def _shown(found: Verdict) -> str:
    return f"{found.entries}:{found.head}"


def _text(each: Finding) -> str:
    where = f" ({each.where})" if each.where else ""
    return f"  behind entry {each.after}: {each.flaw.value}{where}: {TEXTS[each.flaw]}"
