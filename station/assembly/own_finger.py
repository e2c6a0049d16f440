"""Whoever works here gives their own index fingers, so that none of them is taken for a citizen's.

At a station whose scanner is emulated, a synthetic person sits down for them: always the same one
for the same account.
"""

import hashlib
from collections.abc import Callable

from drivers.trouble import DeviceTrouble, Fault, Retry
from station.assembly.prints import Prints
from station.devices.messages import Seat
from station.errors import Broken, Code, Refused
from station.home import Home
from station.host import own_finger
from station.host.bench import Bench, WiredBench
from station.host.worker import CODES
from station.operators.accounts import Session
from station.settings import Settings


def record(
    home: Home,
    settings: Settings,
    session: Session,
    say: Callable[[str], None],
    bench: Bench | None = None,
) -> int:
    """Scan both index fingers of whoever signed in, keep them; return how many.

    Raises ``Refused`` (the reason why a finger would not do) and ``Broken`` (device, disk, keeper).
    """
    if session.data_key is None:
        raise Refused(Code.NOT_ALLOWED_NOW, "this role does not record")
    say("lay both index fingers on the scanner as it asks for them, twice")
    devices = bench or WiredBench(settings)
    try:
        devices.seat(Seat(seed=_seed(session)))
        templates = own_finger.templates(devices, settings.enrollment)
    except DeviceTrouble as trouble:
        raise _told(trouble) from trouble
    finally:
        devices.close()
    Prints(home).keep(session, templates)
    return len(templates)


def _seed(session: Session) -> int:
    return int.from_bytes(hashlib.sha256(session.account.encode()).digest()[:4], "big")


def _told(trouble: DeviceTrouble) -> Broken | Refused:
    if isinstance(trouble, Retry):
        return Refused(Code.NOT_ALLOWED_NOW, trouble.reason.value)
    code = CODES.get(trouble.code) if isinstance(trouble, Fault) else None
    return Broken(code or Code.DEVICE_FAULT, str(trouble))
