"""``perekaman packet export``: an opened packet in the forms that other systems read."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packets import Opened
from packets.an2k import write_an2k
from packets.cbeff import read_records
from packets.layout import BIOMETRICS
from station.commands.output import tell
from station.commands.packet.asking import add_checking, add_file, add_identity, opened
from station.commands.packet.files import write_members, write_new

HELP: Final = "write an opened packet as ANSI/NIST-ITL, ISO/IEC 19794 records or CBEFF"
ABOUT: Final = (
    "Check a packet with the centre's key and write what is inside, readable by its owner alone:"
    " an2k, one ANSI/NIST-ITL file (Types 1, 2, 8, 10, 14, 17); iso, a folder of ISO/IEC 19794"
    " records; cbeff, one ISO/IEC 19785-3 XML document. Biometrics lie there in clear. Nothing that"
    " exists is overwritten."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--format", required=True, choices=tuple(_FORMATS))
    parser.add_argument("--out", type=Path, help="where to (else named by the packet, here)")
    parser.add_argument(
        "--biodata", action="store_true", help="put name, NIK and the rest into the Type-2 record"
    )
    add_checking(parser)
    add_identity(parser, "else that of the home's centre")


def run(options: argparse.Namespace) -> int:
    """Write it. Raises ``Trouble``, ``PacketError``."""
    found = opened(options)
    write, suffix = _FORMATS[options.format]
    out: Path = options.out or Path(f"{found.waybill.packet_id}{suffix}")
    files = write(found, out, options.biodata)
    tell(
        f"{found.waybill.number}: {len(files)} file(s), {sum(files.values())} bytes, in {out}",
        as_json=options.json,
        packet_id=found.waybill.packet_id,
        format=options.format,
        out=str(out),
        files=files,
    )
    return 0


Sizes = Mapping[str, int]
"""Bytes by the names of the files."""


def _an2k(found: Opened, out: Path, biodata: bool) -> Sizes:
    return _one(out, write_an2k(found, biodata=biodata))


def _cbeff(found: Opened, out: Path, _biodata: bool) -> Sizes:
    return _one(out, found.members[BIOMETRICS])


def _iso(found: Opened, out: Path, _biodata: bool) -> Sizes:
    names = _record_names(found)
    records = dict(zip(names, read_records(found.members[BIOMETRICS]), strict=True))
    write_members(out, records)
    return {name: len(data) for name, data in records.items()}


def _one(out: Path, data: bytes) -> Sizes:
    write_new(out, data)
    return {out.name: len(data)}


def _record_names(found: Opened) -> Iterator[str]:
    """Yield a file's name for each record, in the order of the envelope."""
    recording = found.recording
    if recording.face:
        yield "face.fac"
    yield from (f"{finger.position.name.lower()}.fir" for finger in recording.fingers)
    yield from (f"{iris.eye.name.lower()}_eye.iir" for iris in recording.irises)
    if recording.signature:
        yield "signature.sdi"


Writer = Callable[[Opened, Path, bool], Sizes]
_FORMATS: Final[Mapping[str, tuple[Writer, str]]] = MappingProxyType(
    {"an2k": (_an2k, ".an2"), "iso": (_iso, ".iso"), "cbeff": (_cbeff, ".xml")}
)
