"""``perekaman centre release``: the emulated centre's release of a folder of wheels."""

import argparse
import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Final

from packets.releases import ROLE, Release, ReleaseFile, issue_release
from station import clock
from station.centre.emulated.authority import Authority
from station.clock import SystemClock
from station.commands import output
from station.commands.centre.hinting import hinting
from station.errors import Broken, Code
from station.home import Home
from station.updating import bundle

HELP: Final = "approve a folder of wheels and pins as a release, in one file"
ABOUT: Final = (
    "Sign the wheels and pins of a folder as a release, and write both into one file for the"
    " stations: 'perekaman update verify FILE', 'perekaman update take FILE'."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="wheels and requirements.txt")
    parser.add_argument("file", type=Path, metavar="FILE", help="where the release goes")
    words = "its version, as 0.2.0"
    parser.add_argument("--software", required=True, metavar="VERSION", help=words)
    words = "its number; only grows"
    parser.add_argument("--sequence", type=int, required=True, metavar="N", help=words)
    parser.add_argument("--days", type=int, default=90, help="for how long it is offered")


def run(options: argparse.Namespace) -> int:
    """Release. Raises ``Trouble``."""
    now, files = SystemClock().now(), _files(options.folder)
    release = Release(
        sequence=options.sequence,
        software=options.software,
        issued_at=clock.iso(now),
        not_after=clock.iso(now + timedelta(days=options.days)),
        files=tuple(_listed(name, data) for name, data in files.items()),
    )
    with hinting():
        signer = Authority.load(Home(options.home).centre).office(ROLE)
    bundle.write(options.file, issue_release(release, signer), files)
    if options.json:
        output.document(release)
    else:
        output.lines([f"release {release.sequence}: {len(files)} files, {options.file}"])
    return 0


def _files(folder: Path) -> dict[str, bytes]:
    try:
        paths = sorted(each for each in folder.iterdir() if each.suffix in {".whl", ".txt"})
        files = {each.name: each.read_bytes() for each in paths}
    except OSError as error:
        detail = f"{folder}: {error.strerror or 'unreadable'}; give a folder of wheels"
        raise Broken(Code.FILE_UNREADABLE, detail) from None
    if not files:
        raise Broken(Code.FILE_UNREADABLE, f"{folder}: no wheel lies there")
    return files


def _listed(name: str, data: bytes) -> ReleaseFile:
    return ReleaseFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
