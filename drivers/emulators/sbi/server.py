"""The emulated service itself, on a port of 127.0.0.1: devices, the chair before them, captures.

Any SBI client can talk to it; how it speaks stands in ``drivers.emulators.sbi.handler``.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from drivers.emulators.chair import Chair
from drivers.emulators.sbi.capture import SAID, Denied, Order, Signer, denial, laid, order, take
from drivers.emulators.sbi.device import EYES, FACE, SLAP, WHOLE, Body
from drivers.emulators.sbi.handler import HOST, CutAnswer, Listener
from drivers.emulators.sbi.identity import DeviceKeys
from drivers.emulators.sbi.mishaps import Mishap, SbiScript
from drivers.emulators.sbi.pictures import Gallery, Seen, live_jpeg, off_the_glass
from drivers.population.person import Person

__all__ = ["HOST", "SbiEmulator"]

HANGS_SECONDS: Final = 3600.0
SECOND_LOOK: Final = 1000
"""Added to the number of an impression when the same finger is shown once more."""


class SbiEmulator:
    """An SBI service with two slap scanners, an iris camera and a face camera.

    The first slap scanner cuts the fingers out itself; the other is asked for by its serial number.

    Args:
        chair: who sits there.
        port: 0 takes a free one.
        keys: who the device is; made new when left out.
        script: what goes wrong and how long things take.
        bodies: the devices of this service.
    """

    def __init__(
        self,
        chair: Chair,
        *,
        port: int = 0,
        keys: DeviceKeys | None = None,
        script: SbiScript | None = None,
        bodies: Sequence[Body] = (SLAP, WHOLE, EYES, FACE),
    ) -> None:
        self.chair = chair
        self.keys = keys or DeviceKeys()
        self.script = script or SbiScript()
        self.bodies: Mapping[str, Body] = MappingProxyType({b.device_id: b for b in bodies})
        self.signer = Signer(self.keys)
        self.gallery = Gallery()
        self.stopping = threading.Event()
        self._taking = threading.Lock()
        self._captures = 0
        self._listen(port)

    def _listen(self, port: int) -> None:
        self._server = Listener((HOST, port), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name=f"sbi-emulator-{self.port}"
        )
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def busy(self) -> bool:
        return self._taking.locked()

    def prepare(self, person: Person) -> None:
        """Render what will be asked for first, in the background."""
        for body in (each for each in self.bodies.values() if _is_asked_first(each)):
            for parts in body.groups.values():
                self.gallery.prepare(body.look, person, parts)

    def unplug(self) -> None:
        """Let the service die: its port is closed, what it was doing ends."""
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def plug(self) -> None:
        """Start it again, on the same port and with the same keys."""
        self.stopping.clear()
        self._listen(self.port)

    def close(self) -> None:
        """End the service and all its threads."""
        self.unplug()
        self.gallery.close()

    def capture(self, request: Mapping[str, Any], absent: Callable[[float], bool]) -> object:
        """Carry out RCAPTURE. ``absent(seconds)`` waits and tells whether the asker hung up."""
        if not self._taking.acquire(blocking=False):
            return denial("111")
        try:
            mishap = self.script.mishap(self._captures)
            self._captures += 1
            return self._take(order(request, self.bodies), mishap, absent)
        except Denied as denied:
            return denial(denied.code)
        finally:
            self._taking.release()

    def _take(self, asked: Order, mishap: Mishap | None, absent: Callable[[float], bool]) -> object:
        if mishap in SAID:
            raise Denied(SAID[mishap])
        if mishap is Mishap.NO_ANSWER:
            absent(HANGS_SECONDS)
            return None
        if absent(min(self.script.place_seconds, asked.seconds)):
            return None
        if self.script.place_seconds > asked.seconds:
            raise Denied("701")
        person = self.chair.person
        if person is None:
            raise Denied("101")
        at = datetime.now(UTC)
        impression = self.chair.impression(f"{asked.body.type} {asked.sub_id}")
        if asked.body.wholes:
            seen = again = self._look_at_slap(asked, person, impression, mishap)
            taken = take(asked, seen, again, None, at)
            return SENT.get(mishap, _as_json)(self.signer.answer(asked, taken, mishap, at))
        seen = self._look(asked, person, impression)
        twice = mishap is Mishap.SAME_FINGER_TWICE
        again = self._look(asked, person, impression + SECOND_LOOK) if twice else seen
        taken = take(asked, seen, again, mishap, at)
        return SENT.get(mishap, _as_json)(self.signer.answer(asked, taken, mishap, at))

    def _look(self, asked: Order, person: Person, impression: int) -> Seen:
        body, group = asked.body, asked.body.groups[asked.sub_id]
        shown = asked.parts if body.alone else group
        return self.gallery.see(body.look, person, shown, impression)

    def _look_at_slap(
        self, asked: Order, person: Person, impression: int, mishap: Mishap | None
    ) -> Seen:
        look = off_the_glass if mishap is Mishap.TIPS_OFF else asked.body.look
        group = asked.body.groups[asked.sub_id]
        away = set(group) - set(asked.parts)
        # Fingers that are not there leave a gap; those that are not asked for are not laid down.
        fingers = laid(group if away <= person.missing else asked.parts, mishap)
        return self.gallery.see(look, person, fingers, impression)

    def picture(self, body: Body, sub_id: str, arrived: float) -> bytes:
        """Return one JPEG picture of the live view."""
        person = self.chair.person
        group = body.groups.get(sub_id)
        if person is None or group is None:
            return live_jpeg(None, 0.0)
        shown = group[:1] if body.alone else group
        return live_jpeg(self.gallery.see(body.look, person, shown, 0).live, arrived)


def _is_asked_first(body: Body) -> bool:
    return bool(body.names) and not body.alone and not body.wholes


def _as_json(answer: object) -> object:
    return answer


SENT: Final[Mapping[Mishap | None, Callable[[object], object]]] = MappingProxyType(
    {
        Mishap.NOT_JSON: lambda _: b"<html>Service error</html>",
        Mishap.CUT_ANSWER: lambda answer: CutAnswer(json.dumps(answer).encode()),
    }
)
