"""An SBI service as others write it: raw sockets, odd spellings, shapes of MOSIP's mock service.

Nothing of ``drivers.emulators.sbi`` answers here but its keys and its records: the envelope, the
headers and the order of things are written anew, from the shapes that such services send.
"""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from drivers.emulators.sbi.identity import DeviceKeys, base64url
from drivers.emulators.sbi.records import Picture, finger_record, lossless

NAMES = {
    "Left IndexFinger": "LEFT_INDEX",
    "Left MiddleFinger": "LEFT_MIDDLE",
    "Left RingFinger": "LEFT_RING",
    "Left LittleFinger": "LEFT_LITTLE",
    "Left Thumb": "LEFT_THUMB",
    "Right Thumb": "RIGHT_THUMB",
}


def record(part: str) -> bytes:
    """Return a finger record with a picture that no other part has."""
    pixels = np.full((64, 48), 40 + 17 * len(part), np.uint8)
    pixels[sum(map(ord, part)) % 60] = 255
    picture = Picture(part, lossless(pixels), 48, 64, 71)
    return finger_record(picture, datetime.now(UTC))


@dataclass(frozen=True)
class Dialect:
    """How a service spells: changes to its discovery, its information, its entries and claims."""

    discovery: Callable[[dict[str, Any]], object] = lambda found: [found]
    claims: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
    entry: Callable[[dict[str, Any]], dict[str, Any]] = lambda entry: entry
    device_id: object = "2"
    sub_type: str = "Slap"
    head: str = "HTTP/1.1 200 OK\r\n"
    status: str = "Ready"
    purpose: str = "Registration"


@dataclass
class ForeignSbi:
    """Listens until closed; ``requests`` are the bodies that came, by verb."""

    keys: DeviceKeys
    dialect: Dialect = field(default_factory=Dialect)
    requests: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, name="foreign-sbi", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            with line:
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        text = line.recv(1 << 16).decode()
        verb, _, rest = text.partition(" ")
        body = json.loads(rest[rest.index("{") :]) if "{" in rest else {}
        self.requests.append((verb, body))
        answers: dict[str, Callable[[Mapping[str, Any]], object]] = {
            "MOSIPDISC": lambda _: self._discovered(),
            "MOSIPDINFO": lambda _: [{"deviceInfo": self._info(), "error": {"errorCode": "0"}}],
            "RCAPTURE": self._captured,
        }
        if verb not in answers:  # as the mock service answers what it does not know
            line.sendall(b"HTTP/1.1 405 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]")
            return
        data = json.dumps(answers[verb](body))
        head = f"{self.dialect.head}CACHE-CONTROL:no-cache\r\nContent-Length: {len(data)}\r\n"
        line.sendall(f"{head}Connection: close\r\n\r\n{data}\r\n\r\n".encode())

    def _discovered(self) -> object:
        unsigned = base64url(json.dumps(self._claims_of_device()).encode())
        return self.dialect.discovery(self._device(unsigned))

    def _claims_of_device(self) -> dict[str, str]:
        return {
            "serialNo": "1801160991",
            "make": "MOSIP",
            "model": "SLAP01",
            "type": "Finger",
            "deviceSubType": self.dialect.sub_type,
            "deviceProvider": "MOSIP",
            "deviceProviderId": "MOSIP.PROXY.SBI",
            "dateTime": "2026-11-21T08:00:00Z",
        }

    def _device(self, digital_id: str) -> dict[str, Any]:
        return {
            "deviceId": self.dialect.device_id,
            "deviceStatus": self.dialect.status,
            "certification": "L0",
            "serviceVersion": "0.9.5",
            "deviceSubId": ["1", "2", "3"] if self.dialect.sub_type == "Slap" else ["0"],
            "callbackId": f"http://127.0.0.1:{self.port}/",
            "digitalId": digital_id,
            "deviceCode": "b692b595-slap",
            "specVersion": ["0.9.5"],
            "purpose": self.dialect.purpose,
            "error": {"errorCode": "0", "errorInfo": "Success"},
        }

    def _info(self) -> str:
        signed = self._device(self.keys.sign(self._claims_of_device()))
        return self.keys.sign(signed | {"env": "Staging", "firmware": "MOSIP.SLAP.1.0.0.0"})

    def _captured(self, request: Mapping[str, Any]) -> object:
        bio = request["bio"][0]
        link = bytes.fromhex(bio["previousHash"])
        entries = []
        for name in bio["bioSubType"]:
            data = record(NAMES[name])
            link = hashlib.sha256(link + hashlib.sha256(data).digest()).digest()
            claims = {
                "digitalId": self.keys.sign(self._claims_of_device()),
                "bioType": "Finger",
                "bioSubType": name,
                "purpose": self.dialect.purpose,
                "env": "Staging",
                "bioValue": base64url(data),
                "transactionId": request["transactionId"],
                "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "requestedScore": bio["requestedScore"],
                "qualityScore": "71",
            }
            entry = {
                "specVersion": request["specVersion"],
                "data": self.keys.sign(self.dialect.claims(claims)),
                "hash": link.hex().upper(),
                "error": {"errorCode": "0", "errorInfo": "Success"},
            }
            entries.append(self.dialect.entry(entry))
        return {"biometrics": entries}
