"""``perekaman packet``: see its waybill, verify it without a key, open it at the centre."""

import argparse
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import packets
from packets.age_identities import parse_hybrid_identities
from packets.errors import PacketCode, PacketError
from packets.waybill import Waybill
from station.clock import SystemClock, iso, parse
from station.commands.output import document, lines, progress
from station.commands.packet_files import IDENTITY, PACKET, ROOT, read, write_members
from station.commands.packet_summary import summary
from station.errors import Code
from station.home import Home

HELP = "look into a sealed packet: waybill, verify, open"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verbs and what each needs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _verb(verbs, "waybill", _waybill, "print the waybill, without believing it")
    checking = _verb(verbs, "verify", _verify, "check all that needs no key of the centre")
    opening = _verb(verbs, "open", _open, "check everything and unpack it, with the centre's key")
    for each in (checking, opening):
        each.add_argument("--trust", type=Path, help="root certificates, PEM")
        each.add_argument("--at", type=_moment, help="the time the certificates must be valid at")
    opening.add_argument("--identity", type=Path, help="identity file of age")
    opening.add_argument("--out", type=Path, help="a new folder for the members")


def run(options: argparse.Namespace) -> int:
    """Carry out one verb; 0 only when all holds."""
    action: Callable[[argparse.Namespace], None] = options.action
    try:
        action(options)
    except PacketError as error:
        _refused(error, options)
        return 1
    return 0


def _refused(error: PacketError, options: argparse.Namespace) -> None:
    meaning = _meaning(error, options)
    if options.json:
        refusal = {"code": Code.PACKET_REFUSED, "packet_code": error.code, "where": error.where}
        document({"error": {**refusal, "detail": meaning}})
    progress(f"perekaman: {Code.PACKET_REFUSED.value}: {error.code.value}: {meaning}")


def _meaning(error: PacketError, options: argparse.Namespace) -> str:
    """Return what a refusal means for whoever typed the command."""
    if error.code is PacketCode.AGE_NO_MATCH:
        return "this identity is not a recipient of the packet"
    if error.code is PacketCode.SIGNATURE_CHAIN:
        root = "the root given" if options.trust else "the root of this home"
        return f"not signed under {root} ({error.where})"
    return error.where or "refused"


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    action: Callable[[argparse.Namespace], None],
    says: str,
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=says, description=says)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(action=action)
    return parser


def _waybill(options: argparse.Namespace) -> None:
    waybill, _ = packets.read_waybill(read(PACKET, options.file))
    if options.json:
        document(waybill)
    else:
        lines(_waybill_lines(waybill))


def _verify(options: argparse.Namespace) -> None:
    packet = read(PACKET, options.file)
    verified = packets.verify(packet, _trust(options), _at(options))
    if options.json:
        document({"verified": True, "signer": verified.signer_uri, "waybill": verified.waybill})
    else:
        lines([f"in order, signed by {verified.signer_uri}", *_waybill_lines(verified.waybill)])


def _open(options: argparse.Namespace) -> None:
    packet, identities = read(PACKET, options.file), _identities(options)
    opened = packets.open_packet(packet, identities, _trust(options), _at(options))
    if options.out:
        write_members(options.out, opened.members)
    told = summary(opened)
    if options.json:
        document(told)
    else:
        lines(told.lines())


def _waybill_lines(waybill: Waybill) -> Sequence[str]:
    return (
        f"number      {waybill.number}",
        f"packet      {waybill.packet_id}",
        f"station     {waybill.station} ({waybill.area_code})",
        f"sealed at   {waybill.sealed_at}",
        f"payload     {waybill.size} bytes, SHA-256 {waybill.sha256}",
        f"recipients  {' '.join(waybill.recipients)}",
        f"training    {'yes' if waybill.training else 'no'}",
    )


def _trust(options: argparse.Namespace) -> packets.Trust:
    path: Path = options.trust or Home(options.home).trust / "root.pem"
    return packets.Trust.from_pem(read(ROOT, path))


def _identities(options: argparse.Namespace) -> Sequence[packets.Identity]:
    path: Path = options.identity or Home(options.home).centre / "identity.txt"
    return parse_hybrid_identities(read(IDENTITY, path))


def _at(options: argparse.Namespace) -> datetime:
    given: datetime | None = options.at
    return given or SystemClock().now()


def _moment(text: str) -> datetime:
    try:
        return parse(text).astimezone(UTC)
    except (ValueError, OverflowError):
        example = iso(datetime(2026, 11, 21, tzinfo=UTC))
        raise argparse.ArgumentTypeError(f"not a time with its zone, such as {example}") from None
