"""``perekaman update``: releases of the software, believed or refused, and laid ready."""

import argparse
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packets.releases import Release
from station import keys
from station.audit.acts import Act
from station.clock import SystemClock
from station.commands import noting, output
from station.home import Home
from station.updating import taking
from station.updating.taking import Shelf

HELP: Final = "verify a release of the software, and lay it ready"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, words in _HELP.items():
        one = verbs.add_parser(verb, help=words, description=words)
        one.add_argument("file", type=Path, metavar="FILE", help="the release, in one file")


def run(options: argparse.Namespace) -> int:
    """Carry out one verb. Raises ``Trouble``."""
    home, now = Home(options.home), SystemClock().now()
    shelf = Shelf(home.releases, home.trust / "release.jws")
    trust = keys.trust(home)
    here = taking.standing(shelf, trust, version("perekaman"))
    if options.verb == "take":
        release = taking.stage(options.file, trust, here, now, shelf)
        noting.noted(options, Act.UPDATE_TAKEN, count=str(release.sequence))
        where = f"laid ready in {shelf.folder / str(release.sequence)}"
    else:
        release = taking.verify(options.file, trust, here, now)
        where = "every file is the one that the centre approved; nothing was installed"
    _tell(options, release, where)
    return 0


def _tell(options: argparse.Namespace, release: Release, where: str) -> None:
    if options.json:
        output.document(release)
        return
    until = release.not_after[:10]
    head = f"release {release.sequence}, software {release.software}, offered until {until}"
    output.lines([head, where])


_HELP: Final = MappingProxyType(
    {
        "verify": "say whether a release is the centre's, whole, and newer than what is here",
        "take": "verify a release and lay it ready for the system's service to install",
    }
)
