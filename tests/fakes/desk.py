"""A desk that only writes down what it was told, and publishes what a test gives it."""

from collections.abc import Callable

from station.devices.messages import FrameReady
from station.events import Publisher
from station.session.view import DeskView


class FakeDesk:
    """Answers to every command of ``ui.desk_port.DeskPort``; ``told`` lists name and arguments."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []
        self.views: Publisher[DeskView] = Publisher()
        self.frames: Publisher[FrameReady] = Publisher()

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)

        def command(*words: object) -> None:
            self.told.append((name, *words))

        return command
