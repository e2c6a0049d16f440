"""``perekaman packet``: see its waybill, verify it without a key, open it at the centre."""

import argparse
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import packets
from packets.age_identities import parse_hybrid_identities
from packets.errors import PacketError
from packets.waybill import Waybill
from station.clock import SystemClock, iso, parse
from station.commands.output import document, lines, progress
from station.commands.packet_files import write_members
from station.commands.packet_summary import summary
from station.errors import Broken, Code, Refused
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
        if options.json:
            refusal = {"code": Code.PACKET_REFUSED, "packet_code": error.code, "where": error.where}
            document({"error": refusal})
        progress(f"perekaman: {Code.PACKET_REFUSED.value}: {error}")
        return 1
    return 0


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
    waybill, _ = packets.read_waybill(_read(options.file))
    if options.json:
        document(waybill)
    else:
        lines(_waybill_lines(waybill))


def _verify(options: argparse.Namespace) -> None:
    verified = packets.verify(_read(options.file), _trust(options), _at(options))
    if options.json:
        document({"verified": True, "signer": verified.signer_uri, "waybill": verified.waybill})
    else:
        lines([f"in order, signed by {verified.signer_uri}", *_waybill_lines(verified.waybill)])


def _open(options: argparse.Namespace) -> None:
    identities = parse_hybrid_identities(_read(_identity(options)))
    opened = packets.open_packet(_read(options.file), identities, _trust(options), _at(options))
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
    return packets.Trust.from_pem(_read(options.trust or Home(options.home).trust / "root.pem"))


def _identity(options: argparse.Namespace) -> Path:
    given: Path | None = options.identity
    return given or Home(options.home).centre / "identity.txt"


def _at(options: argparse.Namespace) -> datetime:
    given: datetime | None = options.at
    return given or SystemClock().now()


def _moment(text: str) -> datetime:
    try:
        return parse(text).astimezone(UTC)
    except ValueError:
        example = iso(datetime(2026, 11, 21, tzinfo=UTC))
        raise argparse.ArgumentTypeError(f"not a time with its zone, such as {example}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise Refused(Code.FILE_UNREADABLE, "a folder, not a file") from None
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, error.strerror or "unreadable") from None
