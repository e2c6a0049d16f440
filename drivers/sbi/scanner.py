"""Slap and iris scanners behind an SBI service (MOSIP SBI 0.9.5/1.0, the family of IEEE 3167).

Verified on hardware: none. Verified against: the emulator of ``drivers.emulators.sbi``.

A capture ends when the device has its picture or when the time is over (it then returns the best
it saw). SBI has no way to say "now": ``Stop.finish`` changes nothing here.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import ClassVar, Final

from drivers.protocol import Delivery, Identity, Preview, ScanRequest
from drivers.sbi.checks import CHAIN_START, Asked, believe
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.live import live_view
from drivers.sbi.messages import CaptureAnswer
from drivers.sbi.service import SbiDevice, discover, identify
from drivers.sbi.vocabulary import FINGER, IRIS, Kind
from drivers.stop import Stop
from drivers.transports.http import Refused
from drivers.trouble import Fault, FaultCode, Retry

ANSWER_SECONDS: Final = 1.0
"""What a device is given, after its own timeout, to encode and sign; less than the station's."""

BUSY_SECONDS: Final = 0.25
"""Between two tries at a busy device; how many there are is set in ``SbiLine``."""

_UNFIT: Final = MappingProxyType(
    {
        "Not Registered": (FaultCode.UNSUPPORTED, "not-registered"),
        "Not Ready": (FaultCode.BUSY, "not-ready"),
    }
)


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


class _SbiScanner:
    """What both modalities share; ``kind`` has all that is different."""

    kind: ClassVar[Kind]

    def __init__(self, line: SbiLine) -> None:
        self._line = line
        self._device: SbiDevice | None = None
        self._last_hash = CHAIN_START

    def open(self) -> Identity:
        """Find the device on any of the ports and verify who it is. Raises ``Fault``."""
        self._device = self._find()
        self._last_hash = CHAIN_START
        digital_id = self._device.digital_id
        return Identity(
            driver=self.kind.driver,
            make=digital_id.make,
            model=digital_id.model,
            serial=digital_id.serial_no,
            firmware=self._device.firmware,
        )

    def close(self) -> None:
        """Forget the device: a service keeps no connection."""
        self._device = None

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested parts, one slap after the other, in the order of the groups.

        Raises:
            Retry: FINGER_NONE, FINGER_COUNT, FINGER_UNCLEAR, IRIS_NONE, TIMED_OUT.
            Fault: as ``drivers.sbi.checks`` and ``drivers.transports.http``.
        """
        delivered: list[Delivery] = []
        for sub_id, parts in self._groups(request):
            delivered += self._capture(sub_id, parts, request.wanted_score, preview, stop)
        return tuple(delivered)

    def _groups(self, request: ScanRequest) -> list[tuple[str, tuple[str, ...]]]:
        wanted = set(request.parts) - set(request.missing)
        if unknown := wanted - set(self.kind.names):
            raise Fault(FaultCode.UNSUPPORTED, f"part {min(unknown)}")
        groups = [
            (sub_id, tuple(part for part in parts if part in wanted))
            for sub_id, parts in self.kind.groups.items()
        ]
        return [group for group in groups if group[1]]

    def _capture(
        self, sub_id: str, parts: tuple[str, ...], score: int, preview: Preview, stop: Stop
    ) -> tuple[Delivery, ...]:
        for left in range(self._line.patience, -1, -1):
            try:
                return self._capture_once(sub_id, parts, score, preview, stop)
            except Refused:  # the service was started again, perhaps on another port
                self._find_again()
            except Fault as fault:
                if fault.code is not FaultCode.BUSY or not left:
                    raise
                stop.wait(BUSY_SECONDS)
        raise Fault(FaultCode.GONE, "no service")

    def _capture_once(
        self, sub_id: str, parts: tuple[str, ...], score: int, preview: Preview, stop: Stop
    ) -> tuple[Delivery, ...]:
        device = self._opened()
        asked = Asked(
            kind=self.kind,
            parts=parts,
            transaction_id=str(uuid.uuid4()),
            digital_id=device.digital_id,
            previous_hash=self._last_hash,
        )
        body = self._body(asked, sub_id, score, stop)
        with live_view(device, sub_id, preview, stop.remaining):
            answer = _in_time(device, body, stop)
        believed = believe(answer, asked, self._line.trust, self._line.now())
        self._last_hash = believed.last_hash
        return believed.deliveries

    def _opened(self) -> SbiDevice:
        if self._device is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._device

    def _find_again(self) -> None:
        known = self._opened().digital_id
        self._device = self._find()
        if self._device.digital_id != known:
            raise Fault(FaultCode.UNTRUSTED, "digital-id")

    def _find(self) -> SbiDevice:
        found = discover(self._line.host, self._line.ports, self.kind)
        fit = [each for each in found if self._line.serial in {"", each.digital_id.serial_no}]
        if not fit:
            raise Fault(FaultCode.GONE, "no service")
        device = identify(fit[0], self._line.trust, self._line.now())
        if device.status in _UNFIT:
            raise Fault(*_UNFIT[device.status])
        return device

    def _body(self, asked: Asked, sub_id: str, score: int, stop: Stop) -> dict[str, object]:
        """Return the request. Numbers are strings: MOSIP's mock service reads no others."""
        device = self._opened()
        away = [part for part in self.kind.groups[sub_id] if part not in asked.parts]
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
                    "type": self.kind.type,
                    "count": str(len(asked.parts)),
                    "bioSubType": [self.kind.names[part] for part in asked.parts],
                    "exception": [self.kind.names[part] for part in away],
                    "requestedScore": str(score),
                    "deviceId": device.device_id,
                    "deviceSubId": sub_id,
                    "previousHash": asked.previous_hash.hex().upper(),
                }
            ],
            "customOpts": [],
        }


def _in_time(device: SbiDevice, body: dict[str, object], stop: Stop) -> CaptureAnswer:
    try:
        return device.capture(body, stop)
    except Retry as late:  # the device was told to answer before the station's deadline
        raise Fault(FaultCode.TIMEOUT, "capture") from late


class SbiFingerScanner(_SbiScanner):
    """A slap scanner: four, four, two."""

    kind = FINGER


class SbiIrisScanner(_SbiScanner):
    """A binocular iris camera."""

    kind = IRIS
