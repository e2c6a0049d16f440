"""Holds the station's settings to those the centre endorsed, once it has endorsed any."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from packets import PacketError
from packets.endorsements import Endorsement, peek_endorsement, verify_endorsement
from station import keys
from station.durable import write
from station.errors import Broken, Code, Refused
from station.home import Home
from station.settings import Settings

_AHEAD: Final = timedelta(days=1)  # a station's clock may be behind


def install(home: Home, settings: Settings, token: str, now: datetime) -> Endorsement:
    """Take over the centre's endorsement of the settings in force.

    Raises ``Refused`` with SETTINGS_OLDER for a number below the one installed, and with
    SETTINGS_NOT_ENDORSED for one that is not the centre's, not of this station, ended, from the
    future, or of other settings.
    """
    try:
        fresh = verify_endorsement(token, keys.trust(home), now)
    except PacketError as error:
        raise _not(f"{error.code.value} {error.where}") from error
    if fresh.issued > now + _AHEAD:
        raise _not("it is from the future; check the clock")
    _check(fresh, settings, now)
    before = _installed(home)
    if before and fresh.sequence < before.sequence:
        detail = f"number {fresh.sequence}; {before.sequence} is installed"
        raise Refused(Code.SETTINGS_OLDER, detail)
    write(_file(home), token.encode("ascii"))
    return fresh


def check(home: Home, settings: Settings, now: datetime) -> Endorsement | None:
    """Return the endorsement in force; None where the centre never gave one.

    Raises ``Refused`` with SETTINGS_NOT_ENDORSED, and ``Broken`` where it cannot be believed.
    """
    found = _installed(home)
    if found:
        _check(found, settings, now)
    return found


def _check(found: Endorsement, settings: Settings, now: datetime) -> None:
    if found.station != settings.station.station.id:
        raise _not("it is of another station")
    if found.ends <= now:
        raise _not(f"it ended {found.not_after}")
    if found.settings_sha256 != settings.sha256:
        raise _not("the settings are not those that were endorsed")


def _installed(home: Home) -> Endorsement | None:
    try:
        token = _file(home).read_text("ascii")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise Broken(Code.SETTINGS_NOT_ENDORSED, _file(home).name) from error
    try:
        return verify_endorsement(token, keys.trust(home), peek_endorsement(token).issued)
    except PacketError as error:
        detail = f"{_file(home).name}: {error.code.value}"
        raise Broken(Code.SETTINGS_NOT_ENDORSED, detail) from error


def _file(home: Home) -> Path:
    return home.trust / "settings.jws"


def _not(detail: str) -> Refused:
    return Refused(Code.SETTINGS_NOT_ENDORSED, detail)
