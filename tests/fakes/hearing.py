"""A listener of device messages that tests wait on, and the settings they run with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import TypeVar

import msgspec

from station import settings
from station.body import Modality
from station.devices.messages import Attempt, Captured, DeviceState, Failed, FromHost, Lamp
from station.settings import Settings

CONFIG = Path(__file__).parents[2] / "config"
SECONDS = 20.0

Kind = TypeVar("Kind")


def demo_settings(*emulate: str) -> Settings:
    """Return the demonstration station's settings with these wires emulated."""
    loaded = settings.load(CONFIG)
    devices = msgspec.structs.replace(loaded.devices, emulate=emulate)
    return msgspec.structs.replace(loaded, devices=devices)


@dataclass
class Hearing:
    """Collects what a host tells; ``until`` waits for the message that matters."""

    waiting: Queue[FromHost] = field(default_factory=Queue)
    heard: list[FromHost] = field(default_factory=list)

    def __call__(self, message: FromHost) -> None:
        self.waiting.put(message)

    def next(self) -> FromHost:
        """Return the next message; fail when none comes."""
        try:
            message = self.waiting.get(timeout=SECONDS)
        except Empty:
            raise AssertionError(f"nothing more after {self.heard[-3:]}") from None
        self.heard.append(message)
        return message

    def until(self, kind: type[Kind], fits: Callable[[Kind], bool] = lambda _message: True) -> Kind:
        """Return the next message of a kind that fits."""
        while True:
            message = self.next()
            if isinstance(message, kind) and fits(message):
                return message

    def end_of(self, request: int) -> Captured | Failed:
        """Return how a request ended."""
        while True:
            message = self.next()
            if isinstance(message, Captured | Failed) and message.request == request:
                return message

    def captured(self, request: int) -> Attempt:
        """Return what a request recorded; fail when it recorded nothing."""
        end = self.end_of(request)
        assert isinstance(end, Captured), end
        return end.attempt

    def lamp(self, modality: Modality, lamp: Lamp) -> DeviceState:
        """Wait until the lamp of a device shows ``lamp``."""
        return self.until(
            DeviceState, lambda state: (state.modality, state.lamp) == (modality, lamp)
        )
