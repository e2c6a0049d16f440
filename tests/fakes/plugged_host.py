"""A device host with a hand at its plugs: cables of emulated devices are pulled in another process.

``PluggedHost`` stands in the kiosk's process, and starts this file where ``station.host`` would be
started. The host in it is the product's own; only its bench hears of plugs, through a pipe.
"""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from station.body import Modality, Part
from station.devices.messages import FromHost, Seat, ToHost
from station.devices.process import HostProcess
from station.devices.ring import Ring

PIPE: Final = "plugs"
MODULE: Final = "station.host"


class PluggedHost(HostProcess):
    """The device host as a process, whose plugs can be pulled, and people who lack something.

    Args:
        missing: by the seed of a synthetic person, what they do not have.
    """

    def __init__(
        self, settings_folder: Path, logs: Path, missing: Mapping[int, tuple[Part, ...]]
    ) -> None:
        self._missing = missing
        self._pipe = logs / PIPE
        os.mkfifo(self._pipe)
        python = logs / "python"
        python.write_text(f'#!/bin/sh\nexec {sys.executable} {Path(__file__).resolve()} "$@"\n')
        python.chmod(stat.S_IRWXU)
        super().__init__(settings_folder, logs, str(python))

    def send(self, message: ToHost) -> None:
        if isinstance(message, Seat):
            missing = self._missing.get(message.seed, ())
            message = msgspec.structs.replace(message, missing=missing)
        super().send(message)

    def unplug(self, modality: Modality) -> None:
        """Pull the cable of a device."""
        self._tell("unplug", modality)

    def plug(self, modality: Modality) -> None:
        """Put it in again."""
        self._tell("plug", modality)

    def _tell(self, verb: str, modality: Modality) -> None:
        with self._pipe.open("w") as pipe:
            pipe.write(f"{verb} {modality.value}\n")


def main(arguments: list[str]) -> int:
    """Serve a kiosk as ``station.host`` does, and pull plugs when told to."""
    from collections.abc import Callable  # noqa: PLC0415  the kiosk's process never comes here

    from station.host import __main__ as process  # noqa: PLC0415  it loads pixels
    from station.host import host  # noqa: PLC0415
    from station.host.bench import WiredBench  # noqa: PLC0415
    from station.settings import Settings  # noqa: PLC0415

    pipe = Path(arguments[arguments.index("--logs") + 1]) / PIPE

    def obey(bench: WiredBench) -> None:
        while True:
            for line in pipe.read_text().splitlines():
                verb, modality = line.split()
                getattr(bench, verb)(Modality(modality))

    def factory(settings: Settings) -> Callable[[Callable[[FromHost], None], Ring], host.Host]:
        def make(tell: Callable[[FromHost], None], ring: Ring) -> host.Host:
            bench = WiredBench(settings)
            Thread(target=obey, args=(bench,), name="plugs", daemon=True).start()
            return host.Host(settings, bench, tell, ring)

        return make

    host.factory = factory
    return process.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index(MODULE) + 1 :]))
