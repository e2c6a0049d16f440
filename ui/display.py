"""Whether there is a display to open a window on: Qt ends the whole process where there is none."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from station.errors import Code, Refused

SOCKETS: Final = Path("/tmp/.X11-unix")
_ADVICE: Final = "no display; use perekaman demo --screens DIR"


def need_display(environment: Mapping[str, str] = os.environ, sockets: Path = SOCKETS) -> None:
    """Raise ``Refused`` with ``NOT_ALLOWED_NOW`` where no window can be opened.

    On Linux a display is named by the environment. A Wayland socket and an X server on another
    machine are taken on trust; an X server on this one must answer.
    """
    if sys.platform != "linux" or {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & environment.keys():
        return
    name = environment.get("DISPLAY", "")
    host, _, number = name.partition(":")
    if not name or (host in ("", "unix") and not _answers(sockets / f"X{number.split('.')[0]}")):
        raise Refused(Code.NOT_ALLOWED_NOW, _ADVICE)


def _answers(path: Path) -> bool:
    """Say whether a server listens on a socket, by file or by the abstract name of Linux."""
    for address in (str(path), f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1.0)
            try:
                line.connect(address)
            except OSError:
                continue
            return True
    return False
