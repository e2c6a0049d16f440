"""One SBI service on this machine: found by looking at its ports, asked for identity and captures.

Sources: MOSIP SBI specification; behaviour of MOSIP's mock service where the text is silent
(numbers sent as strings, ``Content-Length`` spelled exactly, one connection per call).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.messages import (
    CaptureAnswer,
    DeviceInfo,
    DigitalId,
    Discovered,
    InfoEnvelope,
    read,
    unsigned,
)
from drivers.sbi.vocabulary import Kind
from drivers.stop import Stop
from drivers.transports.http import HttpBase
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry

PROBE_SECONDS: Final = 0.5
PATIENT_SECONDS: Final = 3.0
PROBES_AT_ONCE: Final = 20
INFO_SECONDS: Final = 3.0
STREAM_MS: Final = 300_000


@dataclass(frozen=True)
class SbiDevice:
    """One device of one service. Everything is unverified until :func:`identify`."""

    base: HttpBase
    device_id: str
    status: str
    sub_ids: tuple[str, ...]
    spec_version: str
    digital_id: DigitalId
    purpose: str = ""
    env: str = "Developer"
    firmware: str = ""
    until: datetime | None = None
    """When the certificate of its key ends; None before it was verified."""

    def stream(self, sub_id: str, stop: Stop) -> Iterator[bytes]:
        """Yield JPEG pictures for the live view."""
        body = {"deviceId": self.device_id, "deviceSubId": sub_id, "timeout": str(STREAM_MS)}
        return self.base.pictures("STREAM", "/stream", body, stop)

    def capture(self, body: object, stop: Stop) -> CaptureAnswer:
        """Send RCAPTURE. Raises as ``HttpBase.call``."""
        return read(self.base.call("RCAPTURE", "/capture", body, stop).body, CaptureAnswer)


def discover(host: str, ports: Sequence[int], kind: Kind) -> list[SbiDevice]:
    """Ask all ports at once who is there; ports where nobody listens answer at once.

    A port that holds something else, or answers nonsense, is passed over. When nobody answered
    quickly, those that took the call and said nothing are given more time: a machine that is just
    starting is slow.
    """
    with ThreadPoolExecutor(PROBES_AT_ONCE, thread_name_prefix="sbi-probe") as pool:
        answers = list(pool.map(lambda port: _probe(host, port, kind, PROBE_SECONDS), ports))
        found = [device for answer in answers for device in answer.devices]
        if found:
            return found
        late = [answer.port for answer in answers if answer.late]
        again = pool.map(lambda port: _probe(host, port, kind, PATIENT_SECONDS), late)
        return [device for answer in again for device in answer.devices]


@dataclass(frozen=True)
class _Answer:
    """What one port said; ``late`` when it took the call and said nothing in time."""

    port: int
    devices: tuple[SbiDevice, ...] = ()
    late: bool = False


def _probe(host: str, port: int, kind: Kind, seconds: float) -> _Answer:
    base = HttpBase(host, port)
    try:
        answer = base.call("MOSIPDISC", "/device", {"type": kind.type}, Stop(seconds))
        listed = read(answer.body, list[Discovered])
    except DeviceTrouble as trouble:
        return _Answer(port, late=isinstance(trouble, Retry))
    found = (_device(base, each) for each in listed)
    return _Answer(
        port, tuple(each for each in found if each and kind.is_type(each.digital_id.type))
    )


def _device(base: HttpBase, each: Discovered) -> SbiDevice | None:
    try:
        digital_id = read(unsigned(each.digital_id), DigitalId)
    except Fault:  # one odd device does not hide the others of its service
        return None
    return SbiDevice(
        base=base,
        device_id=each.device_id,
        status=each.device_status,
        sub_ids=each.device_sub_id,
        spec_version=each.spec_version[0] if each.spec_version else "0.9.5",
        digital_id=digital_id,
        purpose=each.purpose,
    )


def identify(device: SbiDevice, trust: DeviceTrust, at: datetime) -> SbiDevice:
    """Return the device as its signed information describes it.

    Raises ``Fault``: UNTRUSTED with the check that failed (``digital-id`` when the signed identity
    is another one than discovery said), GONE, TIMEOUT or PROTOCOL.
    """
    info = read(trust.verify(_own_info(device), at), DeviceInfo)
    signed = read(trust.verify(info.digital_id, at), DigitalId)
    if signed != device.digital_id:
        raise Fault(FaultCode.UNTRUSTED, "digital-id")
    return replace(
        device,
        status=info.device_status or device.status,
        purpose=info.purpose or device.purpose,
        env=info.env,
        firmware=info.firmware,
        until=trust.until(info.digital_id),
    )


def _own_info(device: SbiDevice) -> str:
    """Return the signed information of this device, among those of all devices of its service."""
    try:
        answer = device.base.call("MOSIPDINFO", "/info", None, Stop(INFO_SECONDS))
    except Retry as late:
        raise Fault(FaultCode.TIMEOUT, "info") from late
    for each in read(answer.body, list[InfoEnvelope]):
        if _names(each.device_info) == device.device_id:
            return each.device_info
    raise Fault(FaultCode.PROTOCOL, "info")


def _names(token: str) -> str | None:
    try:
        return read(unsigned(token), DeviceInfo).device_id
    except Fault:
        return None
