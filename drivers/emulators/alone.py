"""Runs one emulated wire alone, so that other software can use it as if a device were there."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from types import MappingProxyType
from typing import Final

from drivers.emulators.bench import Emulation
from drivers.emulators.chair import Chair
from drivers.emulators.faults import scripted
from drivers.emulators.mjpeg import EmulatedMjpeg
from drivers.emulators.sbi.device import BODIES
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.population.person import Person
from drivers.trouble import Fault, FaultCode

PORT: Final = 4501
"""Where device services are looked for first."""
NOT_ALONE: Final = (
    "no other program can reach it: a USB or video device of another process takes a kernel module "
    "(dummy_hcd, v4l2loopback) and root; name it under emulate in devices.toml instead"
)


@dataclass(frozen=True)
class Wish:
    """What is to run.

    Attributes:
        wire: of ``drivers.emulators.WIRES``.
        seed: who sits there.
        faults: as ``drivers.emulators.faults`` reads them.
        port: of an HTTP service; 0 takes a free one.
        models: of the SBI service: slap, whole, single, iris, face.
        trust: where the root certificate of the SBI service is written, if anywhere.
    """

    wire: str
    seed: int = 1
    faults: tuple[str, ...] = ()
    port: int = PORT
    models: tuple[str, ...] = ("slap", "iris", "face")
    trust: Path | None = None


def run(wish: Wish, tell: Callable[[str], None], ended: Event) -> None:
    """Run until ``ended``; ``tell`` hears the address first.

    Raises ``Fault``: UNSUPPORTED for a wire, a model or a fault that is not known, and for a wire
    that other programs cannot reach; BUSY where the port is taken.
    """
    with ExitStack() as stack:
        tell(SERVICES.get(wish.wire, _line)(wish, stack))
        ended.wait()


def _service(wish: Wish, stack: ExitStack) -> str:
    if unknown := set(wish.models) - set(BODIES):
        raise Fault(FaultCode.UNSUPPORTED, f"no model {min(unknown)}")
    script = scripted(wish.wire, wish.faults).sbi
    bodies = [BODIES[each] for each in wish.models]
    chair = Chair(Person(wish.seed))
    try:
        service = SbiEmulator(chair, port=wish.port, script=script, bodies=bodies)
    except OSError as error:
        raise Fault(FaultCode.BUSY, f"port {wish.port} is taken") from error
    stack.callback(service.close)
    if wish.trust:
        wish.trust.write_bytes(service.keys.root_pem)
    return f"http://{HOST}:{service.port}/"


def _line(wish: Wish, stack: ExitStack) -> str:
    scripts = scripted(wish.wire, wish.faults)
    emulation = stack.enter_context(Emulation((wish.wire,), seed=wish.seed, scripts=scripts))
    paths = [line.path for line in emulation.lines if line.path]
    if not paths:
        raise Fault(FaultCode.UNSUPPORTED, f"{wish.wire}: {NOT_ALONE}")
    return paths[0]


def _network_camera(wish: Wish, stack: ExitStack) -> str:
    script = scripted(wish.wire, wish.faults).mjpeg
    port = 0 if wish.port == PORT else wish.port  # that one is for device services
    try:
        camera = EmulatedMjpeg(Chair(Person(wish.seed)), script, port)
    except OSError as error:
        raise Fault(FaultCode.BUSY, f"port {port} is taken") from error
    stack.callback(camera.close)
    return camera.url


SERVICES: Final = MappingProxyType({"sbi": _service, "mjpeg": _network_camera})
"""Wires that are HTTP; all others are serial lines, or cannot be reached."""
