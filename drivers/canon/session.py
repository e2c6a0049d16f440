"""PTP transactions with one camera: asked, answered, patient while it is busy, in step always.

Source: PIMA 15740:2000 section 9.3 (transactions), USB Still Image Capture Device Definition 1.0
sections 5 (requests) and 7. A read is cut into slices, so that a cancelled ``Stop`` ends a call
within :data:`SLICE_MS`; what a camera still sends of a transaction that was given up is recognised
by its number and passed over.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from drivers.canon.container import Container, Kind, Splitter, command
from drivers.canon.vocabulary import FAULTS, STILL_IMAGE, Operation, Response
from drivers.stop import Stop
from drivers.transports.usb import UsbDevice
from drivers.trouble import DeviceTrouble, Fault, FaultCode

log = logging.getLogger(__name__)

SLICE_MS: Final = 100
BUSY_PAUSE: Final = 0.05
CHUNK: Final = 64 << 10
STALE: Final = 64
"""So many containers of older transactions are passed over."""
CLASS_OUT: Final = 0x21
DEVICE_RESET: Final = 0x66
SESSION: Final = 1
PATIENCE: Final = frozenset({int(Response.BUSY), int(Response.NOT_READY)})


@dataclass(frozen=True)
class Patience:
    """How long a camera may take, in seconds.

    Attributes:
        silence: to answer at all; it does so while its mirror moves.
        busy: to be no longer busy.
        finder: to show the finder's first picture, or its next.
        focus: to find the focus with the button half pressed.
        picture: from the release to the announcement of the picture: mirror, exposure, JPEG.
        dead: to show the same in the finder, or nothing.
    """

    silence: float = 5.0
    busy: float = 3.0
    finder: float = 3.0
    focus: float = 8.0
    picture: float = 15.0
    dead: float = 2.0


@dataclass(frozen=True)
class Answer:
    """How a transaction ended, and the data that came in it."""

    code: int
    parameters: tuple[int, ...]
    data: bytes

    def require(self) -> bytes:
        """Return the data of a good answer. Raises ``Fault`` for any other."""
        if self.code == Response.OK:
            return self.data
        code, detail = FAULTS.get(self.code, (FaultCode.PROTOCOL, f"response {self.code:#06x}"))
        raise Fault(code, detail)


class Session:
    """One claimed camera. ``close`` never raises."""

    def __init__(self, device: UsbDevice, patience: Patience) -> None:
        self._device = device
        self._patience = patience
        interface = device.interface(STILL_IMAGE)
        device.claim(interface)
        self._in, self._packet = device.bulk_in(interface)
        self._out, _ = device.bulk_out(interface)
        self._splitter = Splitter()
        self._transaction = 0

    def open(self, stop: Stop) -> None:
        """Begin a session; one that another program left open is closed first.

        Raises ``Fault``: TIMEOUT when the camera stays dumb, even after a reset.
        """
        try:
            answer = self._begin(stop)
        except Fault as fault:
            if fault.code not in {FaultCode.TIMEOUT, FaultCode.PROTOCOL}:
                raise
            log.info("camera_reset", extra={"driver": "canon", "code": fault.code.value})
            self._reset()
            answer = self._begin(stop)
        if answer.code == Response.SESSION_OPEN:
            self.ask(Operation.CLOSE_SESSION, stop=stop)
            answer = self._begin(stop)
        answer.require()

    def ask(
        self,
        operation: Operation,
        *parameters: int,
        stop: Stop,
        data: bytes | None = None,
        patience: float | None = None,
    ) -> Answer:
        """Run a transaction; again while the camera is busy, for ``patience`` seconds or the usual.

        Raises ``Fault``: GONE, TIMEOUT (no answer), PROTOCOL (out of step, stalled), CANCELLED.
        """
        busy = Stop(self._patience.busy if patience is None else patience)
        while True:
            answer = self._once(operation, parameters, data, stop)
            if answer.code not in PATIENCE or not busy.remaining:
                return answer
            stop.wait(BUSY_PAUSE)

    def close(self, stop: Stop) -> None:
        with suppress(DeviceTrouble):
            self.ask(Operation.CLOSE_SESSION, stop=stop, patience=0)
        self.abandon()

    def abandon(self) -> None:
        """Give the camera back without a word to it."""
        self._device.release()

    def _begin(self, stop: Stop) -> Answer:
        self._transaction = -1  # the transaction that opens a session has number 0
        return self.ask(Operation.OPEN_SESSION, SESSION, stop=stop)

    def _once(
        self, operation: int, parameters: tuple[int, ...], data: bytes | None, stop: Stop
    ) -> Answer:
        stop.check()
        self._transaction += 1
        try:
            self._send(command(operation, self._transaction, *parameters).packed())
            if data is not None:
                self._send(Container(Kind.DATA, operation, self._transaction, data).packed())
            return self._answer(operation, stop)
        except Fault as fault:
            if fault.code is FaultCode.PROTOCOL:
                self._get_in_step()
            raise

    def _send(self, data: bytes) -> None:
        self._device.write(self._out, data)
        if len(data) % self._packet == 0:
            self._device.write(self._out, b"")  # else the camera waits for the rest

    def _answer(self, operation: int, stop: Stop) -> Answer:
        """Read the data, where there are any, and the response."""
        data = b""
        for _ in range(STALE):
            container = self._container(stop)
            if container.kind == Kind.EVENT or self._is_stale(container):
                continue
            if container.transaction != self._transaction:
                raise Fault(FaultCode.PROTOCOL, "transaction")
            if container.kind == Kind.RESPONSE:
                return Answer(container.code, container.parameters, data)
            if container.kind != Kind.DATA or container.code != operation or data:
                raise Fault(FaultCode.PROTOCOL, "phase")
            data = container.body
        raise Fault(FaultCode.PROTOCOL, "no answer among answers")

    def _is_stale(self, container: Container) -> bool:
        return container.transaction < self._transaction

    def _container(self, stop: Stop) -> Container:
        quiet = Stop(self._patience.silence)
        while (container := self._splitter.next()) is None:
            stop.check()
            # In whole packets: a device that sends more than is asked for is a babbling one.
            packets = -(-self._splitter.missing // self._packet)
            size = min(CHUNK, max(1, packets) * self._packet)
            got = self._device.read(self._in, size, timeout=SLICE_MS)
            if got:
                self._splitter.add(got)
                quiet = Stop(self._patience.silence)
            elif not quiet.remaining:
                raise Fault(FaultCode.TIMEOUT, "no answer")
        return container

    def _get_in_step(self) -> None:
        """Forget what came, and clear a stall at both pipes."""
        self._splitter.clear()
        for endpoint in (self._in, self._out):
            with suppress(Fault):
                self._device.clear_halt(endpoint)

    def _reset(self) -> None:
        with suppress(Fault):
            self._device.tell(CLASS_OUT, DEVICE_RESET, 0, b"")
        self._get_in_step()
