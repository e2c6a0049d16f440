"""``perekaman packet explain``: a page of what a packet is and, with the key, of what is inside."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import packets
from packets.age_identities import parse_hybrid_identities
from packets.checks import Check
from packets.errors import PacketError
from packets.waybill import Waybill
from station import keys
from station.commands.output import document, lines
from station.commands.packet import asking
from station.commands.packet.chain import certificates
from station.commands.packet.page import Inside, Page, Recipient, inside, verdicts
from station.commands.packet.page_lines import page_lines
from station.commands.packet.refusing import Refusal, refusal, say
from station.errors import Broken
from station.home import Home

HELP: Final = "a page of what is inside, as far as the keys at hand show it"
ABOUT: Final = (
    "Say line by line which checks a packet passes and what is known of it. Without --identity:"
    " waybill, signer, recipients. With it: members, samples, exceptions, gates, consent. Name,"
    " NIK, address and the notes of exceptions are shown with --biodata only."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    asking.add_file(parser)
    asking.add_checking(parser)
    asking.add_identity(parser, "else nothing is opened")
    parser.add_argument(
        "--biodata", action="store_true", help="show the citizen's data, too (with --identity)"
    )


def run(options: argparse.Namespace) -> int:
    """Show the page; 0 only when every check that could be made held. Raises ``Trouble``."""
    page = _page(options)
    if options.json:
        document(page)
    else:
        lines(page_lines(page))
    if page.error:
        say(page.error)
    return 0 if page.in_order else 1


@dataclass
class _Findings:
    """What came out so far."""

    passed: set[Check] = field(default_factory=set)
    signer: str = ""
    inside: Inside | None = None
    error: Refusal | None = None


def _page(options: argparse.Namespace) -> Page:
    data = asking.packet(options)
    found = _examine(data, options)
    waybill, token = _peek(data)
    return Page(
        file=options.file.name,
        size=len(data),
        in_order=found.error is None,
        checks=tuple(verdicts(found.passed, failed=found.error is not None)),
        waybill=waybill,
        signer=found.signer,
        chain=tuple(certificates(token)),
        recipients=_recipients(waybill, Home(options.home)),
        inside=found.inside,
        error=found.error,
    )


def _examine(data: bytes, options: argparse.Namespace) -> _Findings:
    trust, at = asking.trust(options), asking.at(options)
    identities = asking.identities(options) if options.identity else ()
    found = _Findings()
    try:
        found.signer = packets.verify(data, trust, at, passed=found.passed.add).signer_uri
        if identities:
            opened = packets.open_packet(data, identities, trust, at, passed=found.passed.add)
            found.inside = inside(opened, biodata=options.biodata)
    except PacketError as error:
        found.error = refusal(error, options)
    return found


def _peek(data: bytes) -> tuple[Waybill | None, str]:
    try:
        return packets.read_waybill(data)
    except PacketError:
        return None, ""


def _recipients(waybill: Waybill | None, home: Home) -> tuple[Recipient, ...]:
    known = {**_listed(home), **_held(home)}
    named = waybill.recipients if waybill else ()
    return tuple(Recipient(each, known.get(each, "")) for each in named)


def _listed(home: Home) -> Mapping[str, str]:
    """Return the keys this station seals to."""
    try:
        return {each.key_id: each.role.value for each in keys.recipient_list(home).recipients}
    except Broken:
        return {}


def _held(home: Home) -> Mapping[str, str]:
    """Return the keys whose identity lies in this home, where it is a centre's."""
    try:
        held = parse_hybrid_identities((home.centre / "identity.txt").read_bytes())
    except (OSError, PacketError):
        return {}
    return {each.recipient().key_id: "centre, its identity is in this home" for each in held}
