"""Whole sessions of the drivers that speak HTTP, as text: request and answer, one after the other.

What is another one each time stands as its name in angle brackets: keys, signatures, moments, the
numbers of transactions. What is signed is taken apart, so that it can be read.
"""

import base64
import json
import re
from collections.abc import Callable, Iterator, Mapping
from threading import Event
from types import MappingProxyType
from typing import Any, Final

from drivers import registry
from drivers.emulators.camera import CameraTrouble
from drivers.emulators.chair import Chair
from drivers.emulators.mjpeg import EmulatedMjpeg, MjpegScript
from drivers.emulators.sbi.device import EYES
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.population.person import Person
from drivers.protocol import Frame, ScanRequest
from drivers.registry import Wiring
from drivers.stop import Stop
from tests.fakes.tapped import Call, Tap

SECONDS: Final = 30.0
_PICTURE: Final = bytes.fromhex("0000000c6a5020200d0a870a")
"""How a JPEG 2000 file begins (ISO/IEC 15444-1, I.5.1)."""
_JWT: Final = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TRANSACTION: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH: Final = re.compile(r"[0-9A-F]{64}")
_NAMED: Final = ((_MOMENT, "<moment>"), (_TRANSACTION, "<transaction>"))


class Seen(SbiEmulator):
    """A service that records when its live view was seen, however busy the machine is."""

    def __init__(self, chair: Chair) -> None:
        self.seen = Event()
        super().__init__(chair, script=SbiScript(place_seconds=0), bodies=(EYES,))

    def capture(self, request: Mapping[str, Any], absent: Callable[[float], bool]) -> object:
        self.seen.wait(SECONDS)
        return super().capture(request, absent)


def sbi() -> Iterator[str]:
    """Both eyes by an SBI service: found, known, recorded."""
    service = Seen(Chair(Person(5)))

    def show(_frame: Frame) -> None:
        service.seen.set()

    with Tap(service.port) as tap:
        roots = (service.keys.root_pem,)
        wiring = Wiring(sbi_host=HOST, sbi_ports=(tap.port,), sbi_roots=roots)
        scanner: Any = registry.create("sbi-iris", wiring)
        scanner.open()
        scanner.scan(ScanRequest(("LEFT_EYE", "RIGHT_EYE")), show, Stop(SECONDS))
        scanner.close()
        ports = {str(tap.port): "<port>", str(service.port): "<port>"}
    service.close()
    # The live view and the capture begin at once, in any order.
    for call in sorted(tap.calls, key=lambda call: _RANK[_verb(call)]):
        yield from _told(call, ports)


_RANK: Final = MappingProxyType({"MOSIPDISC": 0, "MOSIPDINFO": 1, "STREAM": 2, "RCAPTURE": 3})


def mjpeg() -> Iterator[str]:
    """A picture of a camera in the network that shows nothing; the ones after it are left out."""
    dark = {CameraTrouble.BLANK: 0}
    camera = EmulatedMjpeg(Chair(), MjpegScript(camera=dark))
    with Tap(camera.port) as tap:
        driver: Any = registry.create("mjpeg", Wiring(mjpeg=f"http://{HOST}:{tap.port}/video"))
        driver.open()
        driver.frame(Stop(SECONDS))
        driver.close()
        ports = {str(tap.port): "<port>"}
    camera.close()
    for call in tap.calls:
        yield from _told(call, ports)


SESSIONS: Final[Mapping[str, Callable[[], Iterator[str]]]] = MappingProxyType(
    {"mjpeg": mjpeg, "sbi": sbi}
)


def _verb(call: Call) -> str:
    return call.asked.partition(b" ")[0].decode("ascii")


def _told(call: Call, ports: Mapping[str, str]) -> Iterator[str]:
    for way, data in ((">", bytes(call.asked)), ("<", bytes(call.answered))):
        head, _, body = data.partition(b"\r\n\r\n")
        lines = [*head.decode("ascii").split("\r\n"), "", *_body(head, body)]
        yield from (f"{way} {_named(line, ports)}".rstrip() for line in lines)


def _named(line: str, ports: Mapping[str, str]) -> str:
    line = re.sub("^Date: .*", "Date: <moment>", line)
    line = re.sub("^Content-Length: [1-9].*", "Content-Length: <bytes>", line)
    for port, name in ports.items():
        line = line.replace(f"127.0.0.1:{port}", f"127.0.0.1:{name}")
    return line


def _body(head: bytes, body: bytes) -> Iterator[str]:
    if b"Content-Type: multipart/" in head:
        yield from _first_part(body)
    elif body:
        yield from json.dumps(plain(json.loads(body)), indent=1).split("\n")


def _first_part(body: bytes) -> Iterator[str]:
    """Tell of the first picture; that of a live view fades in, and is another one each time."""
    head, _, rest = body.lstrip(b"\r\n").partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")
    length = int(lines[-1].partition(":")[2])
    spelling = lines[-1].removesuffix(str(length))
    yield from (*lines[:-1], f"{spelling}<bytes>", "")
    yield f"{rest[:11].hex()} ... {rest[length - 2 : length].hex()}"


def plain(value: Any, key: str = "") -> Any:
    """Return JSON with what is signed taken apart, and what is never the same named."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each, name) for name, each in value.items()}
    return _word(value, key) if isinstance(value, str) else value


def _word(word: str, key: str) -> Any:
    if _JWT.fullmatch(word):
        header, payload, signature = (_unbase64(each) for each in word.split("."))
        head = json.loads(header)
        head["x5c"] = [f"<certificate {number}>" for number, _ in enumerate(head["x5c"])]
        signed = f"<signature of {len(signature)} bytes>"
        return {"JWT": [head, plain(json.loads(payload)), signed]}
    if key == "digitalId":  # not signed where devices are discovered
        return {"base64url": plain(json.loads(_unbase64(word)))}
    if key == "bioValue":
        return _record(_unbase64(word))
    if key == "timeout":
        return "<milliseconds>"
    if key == "hash" and _HASH.fullmatch(word):
        return "<hash>"  # the moment of the capture is in the record
    return next((name for form, name in _NAMED if form.fullmatch(word)), word)


def _record(record: bytes) -> str:
    """Tell how a record begins, and its picture: how long they are may vary with the machine."""
    at = record.index(_PICTURE)
    return f"{record[:8].hex()} <length> {record[12:16].hex()} ... {record[at : at + 12].hex()} ..."


def _unbase64(word: str) -> bytes:
    return base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
