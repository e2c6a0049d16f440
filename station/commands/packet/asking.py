"""What the words of ``perekaman packet`` ask for: the file, whom to trust, keys, the time."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import packets
from packets.age_identities import parse_hybrid_identities
from station.clock import SystemClock, iso, parse
from station.commands.packet.files import IDENTITY, PACKET, ROOT, read
from station.home import Home


def add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def add_checking(parser: argparse.ArgumentParser) -> None:
    """Add what decides whether signatures are believed."""
    parser.add_argument("--trust", type=Path, help="root certificates, PEM")
    parser.add_argument("--at", type=_moment, help="the time the certificates must be valid at")


def add_identity(parser: argparse.ArgumentParser, otherwise: str) -> None:
    parser.add_argument("--identity", type=Path, help=f"identity file of age ({otherwise})")


def packet(options: argparse.Namespace) -> bytes:
    """Return the bytes of the file. Raises ``Trouble`` with FILE_UNREADABLE."""
    return read(PACKET, options.file)


def trust(options: argparse.Namespace) -> packets.Trust:
    """Return the roots given, else those of the home. Raises ``Trouble``, ``PacketError``."""
    path: Path = options.trust or Home(options.home).trust / "root.pem"
    return packets.Trust.from_pem(read(ROOT, path))


def identities(options: argparse.Namespace) -> Sequence[packets.Identity]:
    """Return the keys given, else those of the home's centre. Raises as ``trust``."""
    path: Path = options.identity or Home(options.home).centre / "identity.txt"
    return parse_hybrid_identities(read(IDENTITY, path))


def at(options: argparse.Namespace) -> datetime:
    """Return the time given, else now."""
    given: datetime | None = options.at
    return given or SystemClock().now()


def opened(options: argparse.Namespace) -> packets.Opened:
    """Check a packet wholly and open it. Raises ``Trouble``, ``PacketError``."""
    data, keys = packet(options), identities(options)
    return packets.open_packet(data, keys, trust(options), at(options))


def _moment(text: str) -> datetime:
    try:
        return parse(text).astimezone(UTC)
    except (ValueError, OverflowError):
        example = iso(datetime(2026, 11, 21, tzinfo=UTC))
        raise argparse.ArgumentTypeError(f"not a time with its zone, such as {example}") from None
