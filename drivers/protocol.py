"""What the station needs of a device: one small Protocol per modality, and what they deliver.

A driver is made with its transport and knows nothing else. ``open`` may be called again after a
``Fault``; ``close`` never raises. Every call that can block takes a :class:`~drivers.stop.Stop`.
All calls come from one thread, the device's own; only the ``Stop`` is touched by others.

Parts are named as in ``station.body.Part`` (``RIGHT_INDEX``, ``LEFT_EYE``), whole slaps as in
``station.body.Target``; this package does not import that module, so they are plain strings here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from drivers.stop import Stop

Gray = NDArray[np.uint8]
"""Height x width, one byte per pixel, 0 is black."""
Bgr = NDArray[np.uint8]
"""Height x width x 3, blue first, as OpenCV has it."""


@dataclass(frozen=True)
class Identity:
    """Which device this is; goes into the manifest of every packet."""

    driver: str
    make: str
    model: str
    serial: str
    firmware: str = ""
    at_once: int = 0
    """How many parts one scan can take; 0 for all that belong together, such as a slap."""


@dataclass(frozen=True)
class Evidence:
    """What the device itself vouches for, kept for the manifest."""

    digital_id: str = ""
    """The device's signed identity, verified by the driver, as compact JSON."""
    sha256: str = ""
    """Lower-case hex of the record exactly as signed by the device."""
    checks: tuple[str, ...] = ()
    """Which verifications passed, such as ``signature``, ``chain``, ``hash-chain``."""


@dataclass(frozen=True)
class Frame:
    """One picture for the live view. ``pixels`` is Gray or Bgr and is not written to again."""

    pixels: Bgr | Gray
    at_ns: int
    """``time.monotonic_ns()`` at arrival."""
    evidence: Evidence = field(default_factory=Evidence)
    """Of a still that its device signed."""
    mirrored: bool = False
    """Of a picture of both eyes: the person's right eye is on the right of it."""


@dataclass(frozen=True)
class Pixels:
    """A picture as the sensor gives it."""

    array: Gray | Bgr
    ppi: int | None = None


@dataclass(frozen=True)
class Record:
    """A picture inside an ISO/IEC 19794 data record, as a device service delivers it."""

    standard: str
    """``19794-4:2011``, ``19794-5:2011`` or ``19794-6:2011``."""
    data: bytes


@dataclass(frozen=True)
class Delivery:
    """One part as delivered. ``score`` is the device's own opinion, shown, never trusted alone."""

    part: str
    """Or ``RIGHT_FOUR``, ``LEFT_FOUR``, ``THUMBS``: the whole slap as one picture, 500 ppi or more,
    from which the station cuts the fingers itself."""
    image: Pixels | Record
    score: int | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True)
class ScanRequest:
    """What a scanner is asked for: these parts, minus those the person does not have."""

    parts: Sequence[str]
    missing: Sequence[str] = ()
    wanted_score: int = 60


@dataclass(frozen=True)
class PenPoint:
    """One report of the pad: device units, pressure of 0..max, milliseconds from the first."""

    x: int
    y: int
    pressure: int
    at_ms: int
    touching: bool
    sequence: int | None = None


@dataclass(frozen=True)
class PadGeometry:
    """The pad's coordinate space."""

    max_x: int
    max_y: int
    max_pressure: int
    units_per_mm: float
    rate_hz: int


@dataclass(frozen=True)
class Strokes:
    """What was written, in order, and how many reports were lost on the way."""

    points: tuple[PenPoint, ...]
    geometry: PadGeometry
    lost: int = 0


Preview = Callable[[Frame], None]
"""Takes a frame for the live view and returns at once."""


@dataclass(frozen=True)
class Probe:
    """One answer of a device that tests itself: a stable word, and figures with units in names."""

    name: str
    good: bool
    facts: Mapping[str, float | str] = field(default_factory=dict)


@runtime_checkable
class SelfTested(Protocol):
    """What a driver can do whose wire knows a self test; called between captures."""

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Let the device test itself. Raises ``Retry`` or ``Fault``."""
        ...


@runtime_checkable
class Watched(Protocol):
    """What a driver can do that notices, between captures, that its device is gone."""

    def there(self) -> bool:
        """Say within half a second whether the device is still there. Never raises."""
        ...


class Device(Protocol):
    """What every driver can do."""

    def open(self) -> Identity:
        """Connect and identify. Raises ``Fault``."""
        ...

    def close(self) -> None:
        """Let go of the device. Never raises."""
        ...


@runtime_checkable
class Camera(Device, Protocol):
    """Delivers pictures of the person."""

    def frame(self, stop: Stop) -> Frame:
        """Return the newest frame, waiting for one not seen before. Raises ``Fault``."""
        ...

    def still(self, stop: Stop) -> Frame:
        """Return a full-resolution frame exposed after this call. Raises ``Fault``."""
        ...


@runtime_checkable
class FingerScanner(Device, Protocol):
    """Delivers fingers, one by one or as a slap."""

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested fingers. Raises ``Retry`` or ``Fault``."""
        ...


@runtime_checkable
class IrisScanner(Device, Protocol):
    """Delivers eyes."""

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested eyes. Raises ``Retry`` or ``Fault``."""
        ...


@runtime_checkable
class SignaturePad(Device, Protocol):
    """Delivers what the pen wrote."""

    def write(self, on_points: Callable[[Sequence[PenPoint]], None], stop: Stop) -> Strokes:
        """Collect pen reports until ``stop.finished``. Raises ``Retry`` or ``Fault``."""
        ...

    def geometry(self) -> PadGeometry:
        """Return the coordinate space read at ``open``."""
        ...
