"""The talk with the device host about one step: requests out, what came of them back.

Only the newest request counts for the live view, but nothing recorded is lost: a capture that comes
in after the operator has gone elsewhere still belongs to this citizen, as long as the talk lasts.
"""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from station.body import MODALITY, PARTS, Modality, Target
from station.devices.messages import (
    Attempt,
    Begin,
    Cancel,
    Captured,
    Failed,
    Finish,
    FromHost,
    HostGone,
    Live,
    PenMoved,
    Shoot,
    ToHost,
    Verdict,
)
from station.errors import Broken, Code
from station.session import capture as captures
from station.session.capture import Capture
from station.session.lamps import Lamps
from station.session.view import CaptureState

_AWAY: Final = frozenset({Code.DEVICE_GONE, Code.HOST_GONE, Code.DEVICE_PERMISSION})
ONE_BY_ONE: Final = frozenset({Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS})
"""Targets whose parts a sensor for one finger gives with a request each."""
Outcome = Attempt | Target
"""What a request came to: an attempt, or the target of a try that recorded nothing."""


class Conversation:
    """Speaks for one sitting. ``numbers`` gives request numbers that are never used again."""

    def __init__(
        self, send: Callable[[ToHost], None], lamps: Lamps, numbers: Iterator[int]
    ) -> None:
        self._send = send
        self._lamps = lamps
        self._numbers = numbers
        self._open: dict[int, Target] = {}
        self.capture: Capture | None = None

    def there(self, modality: Modality) -> bool:
        """Say whether a device can be asked."""
        return self._lamps.there(modality)

    def one_by_one(self, target: Target) -> bool:
        """Say whether the parts of a target come one by one, each with a request of its own."""
        recorded = target in ONE_BY_ONE
        return recorded and self._lamps.at_once(MODALITY[target]) == 1

    def turn_to(self, target: Target | None) -> None:
        """Another step: what is live is stopped, the capture is ready or its device is gone."""
        self.stop()
        self.capture = Capture(target=target) if target else None
        if self.capture and not self._lamps.there(self.capture.modality):
            self.capture = captures.gone(self.capture)

    def begin(self, request: Callable[[int], Begin]) -> None:
        """Ask for the live view; nothing if it is there already."""
        capture = self.capture
        if capture is None or capture.live:
            return
        if not self._lamps.there(capture.modality):
            self.capture = captures.gone(capture)
            return
        number = next(self._numbers)
        self._open[number] = capture.target
        begin = request(number)
        wanted = tuple(part for part in PARTS[begin.target] if part not in begin.missing)
        self.capture = captures.begun(capture.target, number, wanted)
        self._send(begin)

    def shoot(self) -> None:
        """Take it now; once per request."""
        capture = self.capture
        if capture is None or not capture.live or capture.shot:
            return
        self.capture = replace(capture, shot=True)
        pen = capture.modality is Modality.SIGNATURE
        message = Finish if pen else Shoot
        self._send(message(request=capture.request))

    def stop(self) -> None:
        """Cancel what is live."""
        if self.capture and self.capture.live:
            self._send(Cancel(request=self.capture.request))
            if self.capture.modality is Modality.SIGNATURE:
                self._open.pop(self.capture.request, None)  # what was wiped was not signed
            self.capture = Capture(target=self.capture.target)

    def hear(self, message: FromHost) -> Outcome | None:
        """Take in a message of the host; return what a request came to, if one is over.

        Raises ``Broken`` with the host's code for a fault that the operator must know.
        """
        match message:
            case Live():
                self._live(message)
            case PenMoved():
                self._pen(message)
            case Captured():
                return self._captured(message)
            case Failed():
                return self._failed(message)
            case HostGone():
                self._host_gone()
        return None

    def _live(self, message: Live) -> None:
        if self.capture and self.capture.request == message.request:
            self.capture = captures.seen(self.capture, message)

    def _pen(self, message: PenMoved) -> None:
        if self.capture and self.capture.request == message.request:
            self.capture = captures.inked(self.capture, message)

    def _captured(self, message: Captured) -> Outcome | None:
        target = self._open.pop(message.request, None)
        if target is not message.attempt.target:
            return None  # a request of somebody else, or of before the host was restarted
        if self.capture and self.capture.request == message.request:
            attempt = message.attempt
            self.capture = captures.judged(self.capture, attempt.verdict, attempt.reasons)
        return message.attempt

    def _failed(self, message: Failed) -> Outcome | None:
        target = self._open.pop(message.request, None)
        current = self.capture and self.capture.request == message.request
        if message.reason is None:
            if target and current:
                self._fault(message.code)
            return None
        if self.capture and current:
            self.capture = captures.judged(self.capture, Verdict.RETRY, (message.reason,))
        return target

    def _fault(self, code: Code | None) -> None:
        capture = self.capture
        if capture is None:
            return
        if code in _AWAY:
            self.capture = captures.gone(capture)
            return
        self.capture = Capture(target=capture.target)
        if code is not None:
            raise Broken(code)

    def _host_gone(self) -> None:
        self._open.clear()
        if self.capture and self.capture.live:
            self.capture = captures.gone(self.capture)

    def lamp_changed(self) -> bool:
        """Show a device that went away as gone; say whether one that was gone is there again."""
        if self.capture and self.capture.live and not self._lamps.there(self.capture.modality):
            self.capture = captures.gone(self.capture)
        return self._back_again()

    def _back_again(self) -> bool:
        capture = self.capture
        return (
            capture is not None
            and capture.state is CaptureState.DEVICE_GONE
            and self._lamps.there(capture.modality)
        )
