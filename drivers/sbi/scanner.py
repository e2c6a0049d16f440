"""Finger and iris scanners behind an SBI service (MOSIP SBI 0.9.5/1.0, the family of IEEE 3167).

Verified on hardware: none. Verified against: the emulator of ``drivers.emulators.sbi``, and answers
in the shapes of MOSIP's mock service.

A capture ends when the device has its picture or when the time is over (it then returns the best
it saw). SBI has no way to say "now": ``Stop.finish`` changes nothing here.
"""

from typing import ClassVar

from drivers.protocol import Delivery, Identity, Preview, Probe, ScanRequest
from drivers.sbi.contact import Contact, SbiLine
from drivers.sbi.grouping import shots
from drivers.sbi.vocabulary import FINGER, IRIS, Kind
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode


class _SbiScanner:
    """What both modalities share; ``kind`` has all that is different."""

    kind: ClassVar[Kind]

    def __init__(self, line: SbiLine) -> None:
        self._contact = Contact(line, self.kind)

    def open(self) -> Identity:
        """Find the device on any of the ports and verify who it is. Raises ``Fault``."""
        return self._contact.open()

    def close(self) -> None:
        """Forget the device: a service keeps no connection."""
        self._contact.close()

    def there(self) -> bool:
        """Say whether the service still listens and has the device."""
        return self._contact.there()

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Ask for its status and the end of its certificate. Raises ``Fault``."""
        return self._contact.self_test(stop)

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested parts, one capture after the other.

        Raises:
            Retry: FINGER_NONE, FINGER_COUNT, FINGER_UNCLEAR, IRIS_NONE, TIMED_OUT.
            Fault: as ``drivers.sbi.checks`` and ``drivers.transports.http``.
        """
        wanted = [part for part in request.parts if part not in request.missing]
        if unknown := set(wanted) - set(self.kind.names):
            raise Fault(FaultCode.UNSUPPORTED, f"part {min(unknown)}")
        delivered: list[Delivery] = []
        for shot in shots(self.kind, self._contact.device, wanted):
            delivered += self._contact.capture(shot, request.wanted_score, preview, stop)
        return tuple(delivered)


class SbiFingerScanner(_SbiScanner):
    """A scanner for slaps of four, four and two, or for one finger at a time."""

    kind = FINGER


class SbiIrisScanner(_SbiScanner):
    """An iris camera for both eyes, or for one at a time."""

    kind = IRIS
