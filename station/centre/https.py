"""The centre over HTTPS: announce, tus 1.0 upload with resume, signed feed, inventory.

Wire: https://tus.io/protocols/resumable-upload version 1.0.0, core and creation. Ours on top: the
upload's name is the packet id, creating twice is harmless, a newer connection takes over from a
dead one, and the last answer carries a signed receipt. A 204 without a receipt is no receipt.
"""

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO, Final, TypeVar

import msgspec

from station.centre.answers import CentreTrouble, Treatment, number
from station.centre.connection import Address, Connection, Reply, Way, expect
from station.centre.going import Going, Portion, Smaller
from station.centre.pacing import Pace, unpaced
from station.centre.protocol import Announcement, Answer, Certified, Inventory, Progress
from station.centre.watch import Interrupted, Overtaken, undisturbed
from station.clock import Clock, SystemClock
from station.errors import Code

TUS: Final = {"Tus-Resumable": "1.0.0"}
RECEIPT: Final = "packet-receipt"
_LOCATION: Final = re.compile(r"(?:https://[!-.0-~]+)?(?P<path>/(?!/)[!-~]{0,255})")
_TOO_LARGE: Final = 413
_REPLACED: Final = 3  # connections in a row that may fall silent under one request
Model = TypeVar("Model")


class _Answers(msgspec.Struct):
    answers: tuple[Answer, ...]


class HttpsCentre:
    """One centre at one address; keeps a connection while it lives. Not for two threads at once.

    ``pace`` is asked before every piece of a packet for the bytes per second allowed. What
    ``interrupted`` raises, at any tick of any call, ends that call; see ``heed``. ``staff`` says
    which list of staff is installed here, so that a newer one comes with the feed.
    """

    def __init__(
        self,
        address: Address,
        clock: Clock | None = None,
        pace: Pace = unpaced,
        interrupted: Interrupted = undisturbed,
        staff: Callable[[], int] | None = None,
    ) -> None:
        moment = clock or SystemClock()
        self._way = Way.to(address, moment, pace=pace, interrupted=interrupted)
        self._kept: Connection | None = None
        self._places: dict[str, str] = {}
        self._portion = Portion()
        self._staff = staff

    def heed(self, interrupted: Interrupted) -> None:
        """Ask ``interrupted`` from now on whether to go on."""
        self._way = replace(self._way, interrupted=interrupted)

    def close(self) -> None:
        """Give the connection back; the next call opens another."""
        kept, self._kept = self._kept, None
        self._way.dialler.cancel()
        if kept:
            kept.close()

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        body = msgspec.json.encode({"packets": packets})
        return _read(self._post("/v1/announce", body), _Answers).answers

    def feed(self, after: int) -> str:
        have = f"&staff={self._staff()}" if self._staff else ""

        def get(connection: Connection) -> Reply:
            return connection.ask("GET", f"/v1/stations/me/events?after={after}{have}")

        return expect(self._try(get), 200).body.decode("ascii", "replace")

    def renew(self, token: str) -> Certified:
        """Ask for new certificates with a ``Renewal`` signed by the old key. Raises as ``feed``."""
        headers = {"Content-Type": "application/jose"}

        def post(connection: Connection) -> Reply:
            return connection.ask("POST", "/v1/certificates", token.encode("ascii"), headers)

        return _read(expect(self._try(post), 200), Certified)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        body = msgspec.json.encode({"packet_ids": packet_ids})
        return _read(self._post("/v1/inventory", body), Inventory)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        """Upload from where the centre stands; after a cut go on at once while bytes get through.

        Returns the receipt. Raises ``CentreTrouble``: with LINE_ when several connections in turn
        brought nothing forward, otherwise with the centre's verdict.
        """
        going = Going(self._portion)
        while True:
            offset, receipt = self._stand(packet_id, size)
            if receipt:
                progress(size)
                return receipt
            going.stand(offset)
            try:
                receipt = self._patch(packet_id, size, offset, packet, going.counting(progress))
            except Overtaken as won:
                self._adopt(won)
                going.broken(_silent())
            except Smaller:
                self.close()
                going.smaller()
            except CentreTrouble as trouble:
                self.close()
                going.broken(trouble)
            else:
                if receipt:
                    progress(size)
                    return receipt

    def _stand(self, packet_id: str, size: int) -> tuple[int, str]:
        """Learn how far the upload is: the offset, and the receipt if there is one."""
        place = self._places.get(packet_id)
        if place:
            reply = self._try(lambda connection: connection.ask("HEAD", place, None, TUS))
            if reply.status == 200:
                return _offset(reply, size), reply.headers.get(RECEIPT, "")
            del self._places[packet_id]  # the centre has forgotten it: begin again
        return self._create(packet_id, size)

    def _create(self, packet_id: str, size: int) -> tuple[int, str]:
        name = base64.b64encode(packet_id.encode()).decode()
        headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": f"packet_id {name}"}
        reply = expect(
            self._try(lambda connection: connection.ask("POST", "/v1/uploads", b"", headers)), 201
        )
        self._places[packet_id] = _place(reply)
        return _offset(reply, size), reply.headers.get(RECEIPT, "")

    def _patch(
        self, packet_id: str, size: int, offset: int, packet: BinaryIO, progress: Progress
    ) -> str:
        """Send the rest, or as much of it as the line lets through in one request.

        Returns the receipt, empty while there is more to send.
        """
        packet.seek(offset)
        count = self._portion.of(size - offset)
        headers = TUS | {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
        }

        def told(acknowledged: int) -> None:
            progress(min(offset + acknowledged, size - 1))

        connection = self._connection()
        reply = connection.upload(self._places[packet_id], headers, packet, count, told)
        if reply.status == _TOO_LARGE and not reply.reason() and self._portion.refused(count):
            raise Smaller
        expect(reply, 204)
        receipt = reply.headers.get(RECEIPT, "")
        if not receipt and _offset(reply, size) != offset + count:
            raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "a 204 for other bytes")
        if not receipt and offset + count == size:
            raise CentreTrouble(Code.RECEIPT_INVALID, Treatment.RESEND, "204 without a receipt")
        self._portion.passed()
        return receipt

    def _post(self, path: str, body: bytes) -> Reply:
        headers = {"Content-Type": "application/json"}
        return expect(
            self._try(lambda connection: connection.ask("POST", path, body, headers)), 200
        )

    def _try(self, ask: Callable[[Connection], Reply]) -> Reply:
        """Ask on the kept connection; one that has died while idle is replaced once.

        Every request of this wire may be repeated: none does a thing twice.
        """
        for _ in range(_REPLACED):
            fresh = self._kept is None
            try:
                return ask(self._connection())
            except Overtaken as won:
                self._adopt(won)
            except CentreTrouble as trouble:
                self.close()
                if fresh or trouble.treatment is not Treatment.LINE:
                    raise
        raise _silent()

    def _connection(self) -> Connection:
        if self._kept is None or not self._kept.alive:
            self._kept = self._way.open()
        return self._kept

    def _adopt(self, won: Overtaken) -> None:
        """Go on with the connection that got through when ours had fallen silent."""
        self._kept = Connection(won.sock, self._way)


def _silent() -> CentreTrouble:
    return CentreTrouble(Code.LINE_STALLED, Treatment.LINE, "the connection fell silent")


def _offset(reply: Reply, size: int) -> int:
    offset = number(reply.headers.get("upload-offset", "0"))
    if offset is None or offset > size:
        raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "an offset that cannot be")
    return offset


def _place(reply: Reply) -> str:
    found = _LOCATION.fullmatch(reply.headers.get("location", ""))
    if found is None:
        raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "a place that cannot be")
    return found["path"]


def _read(reply: Reply, model: type[Model]) -> Model:
    try:
        return msgspec.json.decode(reply.body, type=model)
    except (msgspec.DecodeError, RecursionError) as error:
        raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "an answer of another form") from error
