"""``perekaman board merge``: many stations' shared boards as one view."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packets import PacketError, Trust
from packets.errors import PacketCode
from station import keys, sheet
from station.board.merged import Merged, Placed, merge
from station.board.shared import LARGEST, Board, read
from station.commands import private
from station.commands.output import document, lines, progress
from station.errors import Broken, Code
from station.home import Home

HELP: Final = "put the shared boards of many stations into one view"
ABOUT: Final = (
    "Read every '*.board' of a folder: statuses of all stations together, what is stuck and where,"
    " and who was recorded at two desks where they shared with one code. Of each station the"
    " newest file counts. A file that is not whole, or not a station's own word, is named and left"
    " out; the exit code is 0 only when there was none."
)
_HEADING: Final = (
    "station", "nomor perekaman", "sealed", "status", "age in hours", "stuck", "cause", "who acts",
    "village", "operator", "packet id", "recorded twice, group",
)  # fmt: skip

_AGAIN: Final = "share it again at its station"
_HURT: Final = f"no shared board, or a damaged one; {_AGAIN}"
_WHY: Final = MappingProxyType(
    {
        PacketCode.SIGNATURE_CHAIN: "of a station under another centre; --root names its root",
        PacketCode.SIGNATURE_TIME: "its station's certificate was not valid then; look at the"
        " station's clock, or renew it",
        PacketCode.SIGNATURE_ROLE: "signed by somebody who is no station",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the shared boards lie")
    words = "certificate (PEM) of the centre; else the one this station trusts"
    parser.add_argument("--root", type=Path, metavar="FILE", help=words)
    words = "write all packets of all stations as a table"
    parser.add_argument("--csv", type=Path, metavar="FILE", help=words)


def run(options: argparse.Namespace) -> int:
    """Merge. Raises ``Trouble``."""
    boards, refused = _read(options.folder, _trust(options))
    if not boards and not refused:
        raise Broken(Code.FILE_UNREADABLE, f"{options.folder}: no shared board lies there")
    found = merge(boards)
    if options.csv:
        private.write(options.csv, sheet.sheet(_HEADING, _rows(found)))
    if options.json:
        document({"merged": found, "refused": refused})
    else:
        lines(_told(found))
        for name, why in refused.items():
            progress(f"left out: {name}: {why}")
    return 1 if refused else 0


def _trust(options: argparse.Namespace) -> Trust:
    if options.root is None:
        return keys.trust(Home(options.home))
    try:
        return Trust.from_pem(options.root.read_bytes())
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"--root: {options.root}: {error.strerror}") from error
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"--root: {options.root}: not a certificate") from error


def _read(folder: Path, trust: Trust) -> tuple[list[Board], dict[str, str]]:
    boards, refused = list[Board](), dict[str, str]()
    for path in sorted(folder.glob("*.board")):
        try:
            boards.append(_board(path, trust))
        except PacketError as error:
            refused[path.name] = f"{error.code.value}: {_WHY.get(error.code, _HURT)}"
        except UnicodeError:
            refused[path.name] = "no shared board at all"
        except OSError as error:
            refused[path.name] = error.strerror or type(error).__name__
        except ValueError as error:
            refused[path.name] = f"{error}; {_AGAIN}"
    return boards, refused


def _board(path: Path, trust: Trust) -> Board:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("larger than any board")
    return read(data, trust)


def _told(found: Merged) -> Iterator[str]:
    stations = len(found.sources)
    yield f"{found.packets} packets of {stations} stations, {len(found.stuck)} stuck"
    for source in found.sources:
        statuses = found.by_station.get(source.station, {})
        counts = ", ".join(f"{n} {status}" for status, n in sorted(statuses.items()))
        yield f"  {source.station}  as of {source.made_at}: {counts or 'no packet'}"
    for each in found.stuck:
        packet = each.packet
        yield f"! {each.station}  {packet.number}  {packet.age_hours:.0f} h  {packet.status}" \
              f"  {packet.why}, acts: {packet.who}"  # fmt: skip
    for group in found.duplicates:
        yield "recorded twice: " + ", ".join(f"{e.station} {e.packet.number}" for e in group)
    if found.sources and not found.compared:
        yield "not compared: not all boards were shared with one code ('perekaman board code')"


def _rows(found: Merged) -> Iterator[tuple[str, ...]]:
    groups = {
        each.packet.packet_id: str(number)
        for number, group in enumerate(found.duplicates, 1)
        for each in group
    }
    for each in found.told:
        yield _row(each, groups.get(each.packet.packet_id, ""))


def _row(each: Placed, group: str) -> tuple[str, ...]:
    packet = each.packet
    return (
        each.station, packet.number, packet.sealed_at, packet.status.value,
        f"{packet.age_hours:.1f}", "yes" if packet.stuck else "", packet.why, packet.who,
        packet.village, packet.operator, packet.packet_id, group,
    )  # fmt: skip
