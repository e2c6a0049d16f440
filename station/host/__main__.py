"""The device host as a process: ``python -m station.host``, started by the kiosk with a socket.

It ends when the kiosk says so, when the socket closes, or when the kiosk dies.
"""

import argparse
import logging
import signal
import socket
import sys
from pathlib import Path
from typing import Final

from station import log as station_log
from station import settings as station_settings
from station.devices import ring
from station.devices.link import TO_HOST, Broken, Link
from station.devices.messages import Leave, ToHost
from station.errors import Trouble
from station.host import host
from station.lockdown import lock_down
from station.parent import tied_to

log = logging.getLogger("station.host")  # as a process, this module is named __main__

LOG_FILE: Final = "host.jsonl"
FAREWELL_SECONDS: Final = 1.0


def main(arguments: list[str] | None = None) -> int:
    """Serve one kiosk until it goes."""
    options = _parser().parse_args(arguments)
    lock_down()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the kiosk, which then ends us
    station_log.to_file(options.logs / LOG_FILE)
    if not tied_to(options.parent):
        return 1
    try:
        settings = station_settings.load(options.config)
    except Trouble as trouble:
        log.critical("settings_unusable", extra={"code": trouble.code.value})
        return 2
    end = socket.socket(fileno=options.fd)
    link = Link(end, TO_HOST, "host-writer")
    devices = host.factory(settings)(link.send, ring.attached(options.ring))
    log.info("host_started")
    devices.start()
    _serve(link, devices)
    devices.close()
    link.finish(FAREWELL_SECONDS)
    log.info("host_ended")
    return 0


def _serve(link: Link[ToHost], devices: host.Host) -> None:
    try:
        for message in link.messages():
            if isinstance(message, Leave):
                return
            devices.take(message)
    except Broken:
        log.warning("kiosk_link_broken")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="station.host", description=__doc__)
    parser.add_argument("--config", type=Path, required=True, help="folder of the settings")
    parser.add_argument("--logs", type=Path, required=True, help="folder of the log")
    parser.add_argument("--fd", type=int, required=True, help="inherited socket to the kiosk")
    parser.add_argument("--ring", type=int, required=True, help="inherited memory of the live view")
    parser.add_argument("--parent", type=int, required=True, help="process id of the kiosk")
    return parser


if __name__ == "__main__":
    sys.exit(main())
