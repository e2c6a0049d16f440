"""Takes a release in: signed by the centre, never older than what is here, laid ready as a whole.

Nothing is switched over by the station itself: it lays the files of a release into a folder named
by its number, and the system's own service installs from there (``README.md`` beside this file).
"""

import re
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from packets import PacketError, Trust
from packets.releases import Release, peek_release, verify_release
from station import durable
from station.errors import Broken, Code, Refused
from station.updating import bundle

_AHEAD: Final = timedelta(days=1)  # a station's clock may be behind
_SOFTWARE: Final = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")


@dataclass(frozen=True)
class Shelf:
    """Where releases lie ready (``folder``), and the token of the highest one (``latest``)."""

    folder: Path
    latest: Path


@dataclass(frozen=True)
class Standing:
    """What a release must not fall behind: the version that runs, the last one taken in."""

    software: str
    latest: Release | None


def standing(shelf: Shelf, trust: Trust, software: str) -> Standing:
    """Return what is here. Raises ``Broken`` where the last token is damaged or not the centre's.

    A token that cannot be believed is not the same as none: somebody may want to go back.
    """
    try:
        token = shelf.latest.read_text("ascii")
    except FileNotFoundError:
        return Standing(software, None)
    except (OSError, ValueError) as error:
        raise Broken(Code.FILE_UNREADABLE, shelf.latest.name) from error
    try:
        latest = verify_release(token, trust, peek_release(token).issued)
    except PacketError as error:
        raise Broken(Code.FILE_UNREADABLE, f"{shelf.latest.name}: {error.code.value}") from error
    return Standing(software, latest)


def verify(path: Path, trust: Trust, here: Standing, now: datetime) -> Release:
    """Return the release of a bundle, once every file of it is the one the centre approved.

    Raises ``Refused`` with UPDATE_INVALID, UPDATE_EXPIRED or UPDATE_OLDER.
    """
    with bundle.opened(path) as opened:
        release = _believed(opened, trust, here, now)
        for each in release.files:
            opened.content(each)
    return release


def stage(path: Path, trust: Trust, here: Standing, now: datetime, shelf: Shelf) -> Release:
    """Lay a release ready, every file from the bytes that were hashed; return it.

    A cut leaves a folder that nobody takes for a release, and the next try begins anew. Raises
    ``Broken`` with a DISK_ code.
    """
    with bundle.opened(path) as opened:
        release, token = _believed(opened, trust, here, now), opened.token()
        try:
            _lay(opened, release, shelf.folder)
        except OSError as error:
            raise durable.broken(error) from error
    durable.write(shelf.latest, token.encode("ascii"))
    return release


def _lay(opened: bundle.Bundle, release: Release, folder: Path) -> None:
    part, ready = folder / f"{release.sequence}.part", folder / str(release.sequence)
    for each in (part, ready):
        if each.is_symlink():
            each.unlink()  # what lies where it leads is not this release's
        shutil.rmtree(each, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    for file in release.files:
        durable.write(part / file.name, opened.content(file))
    part.replace(ready)


def _believed(opened: bundle.Bundle, trust: Trust, here: Standing, now: datetime) -> Release:
    try:
        release = verify_release(opened.token(), trust, now)
    except PacketError as error:
        raise Refused(Code.UPDATE_INVALID, f"{error.code.value} {error.where}") from error
    if release.issued > now + _AHEAD:
        raise Refused(Code.UPDATE_INVALID, "the release is from the future; check the clock")
    if release.ends <= now:
        raise Refused(Code.UPDATE_EXPIRED, f"it was offered until {release.not_after}")
    _check_newer(release, here)
    opened.check_names(release)
    return release


def _check_newer(release: Release, here: Standing) -> None:
    if _number(release.software) < _number(here.software):
        raise Refused(Code.UPDATE_OLDER, f"{release.software}; {here.software} runs here")
    latest = here.latest
    if latest is None or release.sequence > latest.sequence or release == latest:
        return
    raise Refused(Code.UPDATE_OLDER, f"number {release.sequence}; {latest.sequence} was taken in")


def _number(software: str) -> tuple[int, ...]:
    found = _SOFTWARE.fullmatch(software)
    if found is None:
        raise Refused(Code.UPDATE_INVALID, "its version is not three numbers with dots")
    return tuple(int(part) for part in found.groups())
