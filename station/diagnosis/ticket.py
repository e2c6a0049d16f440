"""One file with everything a distant technician needs, and nothing about any person.

A zip of text: the findings, the device settings, the versions of programs and system, the USB list,
and the last lines of the logs, which can hold no personal data by their making. No pictures, no
passwords, and of files only their names: folders are named after people.
"""

import json
import platform
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Final

import msgspec

from station.devices.findings import Finding
from station.log import FIELDS
from station.settings import Settings

LOG_LINES: Final = 500
PROGRAMS: Final = ("perekaman", "numpy", "opencv-python", "pyserial", "pyusb", "Pillow")
HIDDEN: Final = "(hidden)"
_SECRETS: Final = frozenset({"password"})
_FILES: Final = frozenset({"film", "folder", "still", "record", "replay"})
"""Options of drivers that are passwords, and those that name a file."""
_USER: Final = re.compile(r"(?<=://)[^/@]*(?=@)")
"""Who logs in at an address, and with which password."""
_LINE: Final = frozenset({"at", "level", "logger", "event"}) | FIELDS


def write(
    path: Path, findings: Sequence[Finding], settings: Settings, logs: Path, now: datetime
) -> None:
    """Write the ticket. Raises ``OSError`` where it cannot be written."""
    parts = {
        "findings.json": _json(findings),
        "versions.json": json.dumps(_versions(settings, now), indent=2).encode(),
        "devices.json": _json(_shareable("", msgspec.to_builtins(settings.devices))),
    }
    for log in sorted(logs.glob("*.jsonl")):
        parts[f"logs/{log.name}"] = _tail(log)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as ticket:
        for name, data in parts.items():
            ticket.writestr(name, data)


def _shareable(name: str, value: object) -> object:
    """Return a setting, with all below it, as a stranger may read it."""
    if isinstance(value, Mapping):
        return {key: _shareable(str(key), each) for key, each in value.items()}
    if name in _SECRETS:
        return HIDDEN
    if not isinstance(value, str):
        return value
    return Path(value).name if name in _FILES else _USER.sub(HIDDEN, value)


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def _versions(settings: Settings, now: datetime) -> dict[str, str]:
    return {
        "station": settings.station.station.id,
        "settings_sha256": settings.sha256,
        "at": now.isoformat(timespec="seconds"),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
    } | {name: _version(name) for name in PROGRAMS}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _tail(path: Path) -> bytes:
    """Return the last lines of a log, with the listed fields and no others."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
    return "\n".join(filter(None, map(_only_listed, lines))).encode()


def _only_listed(line: str) -> str:
    """Drop what is no line of this program's log: it could say anything."""
    try:
        record = json.loads(line)
    except ValueError:
        return ""
    if not isinstance(record, dict):
        return ""
    return json.dumps({name: value for name, value in record.items() if name in _LINE})
