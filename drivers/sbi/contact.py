"""One device behind an SBI service: found, found again when it moves, asked, and its chain kept."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from drivers.protocol import Delivery, Identity, Preview, Probe
from drivers.sbi.checks import CHAIN_START, Asked, believe
from drivers.sbi.grouping import Shot, alone
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.live import live_view
from drivers.sbi.messages import CaptureAnswer
from drivers.sbi.service import SbiDevice, discover, identify
from drivers.sbi.vocabulary import Kind
from drivers.stop import Stop
from drivers.transports.http import Refused
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry

ANSWER_SECONDS: Final = 1.0
"""What a device is given, after its own timeout, to encode and sign; less than the station's."""

BUSY_SECONDS: Final = 0.25
"""Between two tries at a busy device; how many there are is set in ``SbiLine``."""

CERTIFICATE_DAYS: Final = 7.0
"""Of a key that is changed every month."""

_FIT: Final = frozenset({"ready", "busy", ""})
"""Another device of the same service may keep it busy."""
_UNFIT: Final = MappingProxyType(
    {
        "not registered": (FaultCode.UNSUPPORTED, "not-registered"),
        "not ready": (FaultCode.BUSY, "not-ready"),
    }
)
_FOR_US: Final = frozenset({"registration", ""})
"""Purposes; a device for authentication encrypts what it takes, for another one to read."""


@dataclass(frozen=True)
class SbiLine:
    """Where to look for services and whom to trust.

    Attributes:
        serial: take only the device with this serial number; empty takes the first.
        patience: how often to try again at a busy device: one whose last capture was cancelled
            may need a moment to notice.
        now: the station's clock, for certificates and timestamps.
    """

    host: str
    ports: Sequence[int]
    trust: DeviceTrust
    serial: str = ""
    patience: int = 8
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Contact:
    """The device of one kind that a line leads to."""

    def __init__(self, line: SbiLine, kind: Kind) -> None:
        self._line = line
        self._kind = kind
        self._device: SbiDevice | None = None
        self._last_hash = CHAIN_START

    def open(self) -> Identity:
        """Find the device on any of the ports and verify who it is. Raises ``Fault``."""
        self._device = self._find()
        self._last_hash = CHAIN_START
        digital_id = self._device.digital_id
        return Identity(
            driver=self._kind.driver,
            make=digital_id.make,
            model=digital_id.model,
            serial=digital_id.serial_no,
            firmware=self._device.firmware,
            at_once=1 if alone(self._device) else 0,
        )

    def close(self) -> None:
        """Forget the device: a service keeps no connection."""
        self._device = None

    @property
    def device(self) -> SbiDevice:
        """The device that was opened. Raises ``Fault`` GONE."""
        if self._device is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._device

    def there(self) -> bool:
        """Say whether the service still listens, and that the device is the one that was opened."""
        try:
            device = self.device
            answer = device.base.call("MOSIPDISC", "/device", {"type": self._kind.type}, Stop(0.5))
        except Retry:
            return True  # it took the call: it is busy, not gone
        except DeviceTrouble:
            return False
        return device.device_id.encode() in answer.body

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Ask the service anew who it is, and look at the end of its key's certificate."""
        stop.check()
        known = self.device.digital_id
        device = self._find()
        left = (device.until - self._line.now()).total_seconds() / 86400 if device.until else 0.0
        facts = {"days_left": round(left, 1), "port": device.base.port}
        return (
            Probe("same-device", device.digital_id == known),
            Probe("ready", device.status.casefold() in _FIT, {"status": device.status}),
            Probe("certificate", left > CERTIFICATE_DAYS, facts),
        )

    def capture(
        self, shot: Shot, score: int, preview: Preview | None, stop: Stop
    ) -> tuple[Delivery, ...]:
        """Carry out one capture, with the live view where there is a ``preview``.

        A service that was started again, perhaps on another port, is found again; a busy one is
        asked again. Raises as ``drivers.sbi.checks`` and ``drivers.transports.http``.
        """
        for left in range(self._line.patience, -1, -1):
            try:
                return self._capture_once(shot, score, preview, stop)
            except Refused:
                self._find_again()
            except Fault as fault:
                if fault.code is not FaultCode.BUSY or not left:
                    raise
                stop.wait(BUSY_SECONDS)
        raise Fault(FaultCode.GONE, "no service")

    def _capture_once(
        self, shot: Shot, score: int, preview: Preview | None, stop: Stop
    ) -> tuple[Delivery, ...]:
        device = self.device
        asked = Asked(
            kind=self._kind,
            parts=shot.parts,
            transaction_id=str(uuid.uuid4()),
            digital_id=device.digital_id,
            previous_hash=self._last_hash,
        )
        body = self._body(asked, shot, score, stop)
        if preview is None:
            answer = _in_time(device, body, stop)
        else:
            with live_view(device, shot.sub_id, preview, stop.remaining):
                answer = _in_time(device, body, stop)
        believed = believe(answer, asked, self._line.trust, self._line.now())
        self._last_hash = believed.last_hash
        return believed.deliveries

    def _find_again(self) -> None:
        known = self.device.digital_id
        self._device = self._find(known.serial_no)
        if self._device.digital_id != known:
            raise Fault(FaultCode.UNTRUSTED, "digital-id")

    def _find(self, serial: str = "") -> SbiDevice:
        """Return the first device that is ready and is who it says, of those that are looked for.

        Raises ``Fault``: what keeps the first of them from being taken.
        """
        wanted = serial or self._line.serial
        found = discover(self._line.host, self._line.ports, self._kind)
        fit = [each for each in found if wanted in {"", each.digital_id.serial_no}]
        refused: list[Fault] = []
        for each in sorted(fit, key=_is_unfit):
            try:
                return self._identified(each)
            except Fault as fault:  # another maker's service does not hide the right one
                refused.append(fault)
        raise refused[0] if refused else Fault(FaultCode.GONE, "no service")

    def _identified(self, found: SbiDevice) -> SbiDevice:
        device = identify(found, self._line.trust, self._line.now())
        if device.status.casefold() in _UNFIT:
            raise Fault(*_UNFIT[device.status.casefold()])
        if device.purpose.casefold() not in _FOR_US:
            raise Fault(FaultCode.UNSUPPORTED, "purpose")
        return device

    def _body(self, asked: Asked, shot: Shot, score: int, stop: Stop) -> dict[str, object]:
        """Return the request. Numbers are strings: MOSIP's mock service reads no others."""
        device, names = self.device, self._kind.names
        milliseconds = max(1, int((stop.remaining - ANSWER_SECONDS) * 1000))
        return {
            "env": device.env,
            "purpose": "Registration",
            "specVersion": device.spec_version,
            "timeout": str(milliseconds),
            "captureTime": self._line.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            "transactionId": asked.transaction_id,
            "bio": [
                {
                    "type": self._kind.type,
                    "count": str(len(shot.parts)),
                    "bioSubType": [names[part] for part in shot.parts if part in names],
                    "exception": [names[part] for part in shot.exceptions if part in names],
                    "requestedScore": str(score),
                    "deviceId": device.device_id,
                    "deviceSubId": shot.sub_id,
                    "previousHash": asked.previous_hash.hex().upper(),
                }
            ],
            "customOpts": [],
        }


def _is_unfit(device: SbiDevice) -> bool:
    """Whether a device has said at discovery that it cannot."""
    return device.status.casefold() in _UNFIT or device.purpose.casefold() not in _FOR_US


def _in_time(device: SbiDevice, body: dict[str, object], stop: Stop) -> CaptureAnswer:
    try:
        return device.capture(body, stop)
    except Retry as late:  # the device was told to answer before the station's deadline
        raise Fault(FaultCode.TIMEOUT, "capture") from late
