"""Emulators that speak the wire; shipped with the product for training and tests.

    from drivers.emulators import Emulation, WIRES

``Emulation`` loads the image libraries only when it is first asked for.
"""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from drivers.emulators.bench import Emulation as Emulation
    from drivers.emulators.bench import Scripts as Scripts

WIRES: Final = (
    "barcode", "camera", "canon", "ccid", "escpos", "mjpeg", "nir", "nmea", "sbi", "sfm", "topaz",
    "uareu", "wacom-stu", "zfm",
)  # fmt: skip
"""What can be emulated, as ``emulate`` in ``devices.toml`` names it."""


def __getattr__(name: str) -> Any:
    if name not in {"Emulation", "Scripts"}:
        raise AttributeError(name)
    from drivers.emulators import bench  # noqa: PLC0415  loading late is what this is for

    return getattr(bench, name)
