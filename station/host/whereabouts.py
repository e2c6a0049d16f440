"""The satellite receiver and its thread: where the station is, told now and then, by itself."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Final, cast

from drivers.accessories import PositionReceiver
from drivers.protocol import Device
from drivers.stop import Stop
from drivers.trouble import Fault, Retry
from station import clock
from station.devices.messages import FromHost, Placed
from station.host.worker import CODES

log = logging.getLogger(__name__)
LOOK_SECONDS: Final = 60.0
"""How long the sky is looked at; under a roof nothing is seen at all."""
PAUSE_SECONDS: Final = 300.0
"""A station stands for hours in one place."""
RETRY_SECONDS: Final = 30.0


class Whereabouts:
    """Tells ``Placed`` after each position. What goes wrong is tried again, and disturbs nobody."""

    def __init__(
        self,
        create: Callable[[], Device],
        tell: Callable[[FromHost], None],
        pauses: tuple[float, float] = (PAUSE_SECONDS, RETRY_SECONDS),
    ) -> None:
        self._create = create
        self._tell = tell
        self._pause, self._retry = pauses
        self._over = Event()
        self._thread = Thread(target=self._run, name="whereabouts", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the thread; a look at the sky ends within a tenth of a second."""
        self._over.set()

    def join(self, seconds: float) -> None:
        """Wait for the thread."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        while not self._over.is_set():
            self._over.wait(self._pause if self._look() else self._retry)

    def _look(self) -> bool:
        try:
            receiver = cast("PositionReceiver", self._create())
            receiver.open()
            try:
                self._locate(receiver)
            finally:
                receiver.close()
        except Retry:
            return False  # no sky
        except Fault as fault:
            if fault.code in CODES:
                log.info("position_unknown", extra={"code": CODES[fault.code]})
            return False
        except Exception:  # a driver of strangers: it must not end the host
            log.exception("position_failed")
            return False
        return True

    def _locate(self, receiver: PositionReceiver) -> None:
        found = receiver.locate(Stop(LOOK_SECONDS, self._over))
        self._tell(
            Placed(
                latitude=found.latitude,
                longitude=found.longitude,
                accuracy_m=found.radius_m,
                measured_at=found.measured,
                arrived_at=clock.iso(datetime.now(UTC)),
            )
        )
