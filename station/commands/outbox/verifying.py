"""``perekaman outbox verify``: every file against its row, its hash and its signature."""

import argparse
from collections import Counter
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from packets import Trust
from station import keys
from station.clock import SystemClock
from station.commands.output import document, lines
from station.errors import Broken
from station.home import Home
from station.outbox.verification import Fault, Finding, Verification, Verifier

HELP: Final = "compare files, rows, signatures and receipts; change nothing"

_ADVICE: Final = MappingProxyType(
    {
        Fault.INDEX_UNREADABLE: "start the uploader: it puts the index aside and begins a new one",
        Fault.ROW_UNREADABLE: "start the uploader: it takes the packet in again from its file",
        Fault.FILE_MISSING: "look in a backup (outbox restore) or on the sticks of the courier",
        Fault.FILE_UNREADABLE: "copy the outbox to another disk; this one is failing",
        Fault.FILE_CHANGED: "put the file back from a backup; this one is not sent",
        Fault.SIGNATURE_INVALID: "check clock and root certificate, then ask the technician",
        Fault.STRAY_FILE: "start the uploader: it puts what is no packet into quarantine",
        Fault.QUARANTINED: "show quarantine/ to the technician; nothing in it is sent",
        Fault.RECEIPT_MISSING: "start the uploader: it asks the centre for the receipt",
        Fault.RECEIPT_INVALID: "check clock and root certificate; keep the packet",
        Fault.TOMBSTONE_MISSING: "start the uploader: it writes it again",
        Fault.TOMBSTONE_UNREADABLE: "put it back from a backup",
        Fault.DESTROYED_FILE_THERE: "start the uploader: it destroys the file again",
        Fault.ALARM: "see perekaman outbox show, and speak with the centre",
        Fault.REGISTER_MISSING: "put register.db back from a backup; do not record before",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # none of its own


def run(options: argparse.Namespace) -> int:
    """Say what is not as it should be; 1 when anything is."""
    home = Home(options.home)
    found = Verifier(home.outbox, _trust(home), SystemClock().now(), home.register).run()
    if options.json:
        document(found)
    else:
        lines([*_counted(map(_line, found.findings)), _sum(found, home)])
    return 1 if found.findings else 0


def _trust(home: Home) -> Trust | None:
    try:
        return keys.trust(home)
    except Broken:
        return None


def _counted(texts: Iterable[str]) -> list[str]:
    """Say once what is to be said several times, and how often it was found."""
    return [f"{text} ({n} times)" if n > 1 else text for text, n in Counter(texts).items()]


def _line(finding: Finding) -> str:
    words = (finding.fault.value, finding.packet_id, finding.detail)
    return f"{' '.join(word for word in words if word)}: {_ADVICE[finding.fault]}"


def _sum(found: Verification, home: Home) -> str:
    signatures = "" if _trust(home) else "; signatures NOT CHECKED, no root certificate"
    return (
        f"{found.files} files, {found.rows} rows, {found.receipts} receipts, {found.tombstones}"
        f" tombstones, {found.fresh} not yet taken in: {len(found.findings)} findings{signatures}"
    )
