"""Examines what records nobody: satellite receiver, receipt printer, code reader, card reader."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from drivers import registry
from drivers.accessories import CardReader, CodeReader, Paper, PositionReceiver, ReceiptPrinter
from drivers.protocol import Device, Identity
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble, Fault, Retry, RetryReason
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis import inventory
from station.diagnosis.machine import Machine
from station.diagnosis.words import finding
from station.settings import DeviceSettings

Make = Callable[[DeviceSettings], Device]
SECONDS: Final = 6.0
"""For what must be shown to it, or must see the sky."""
WIDE_M: Final = 100.0
"""Metres of uncertainty beyond which a place says little about an office."""


def accessory(
    kind: str, device: DeviceSettings, make: Make, machine: Machine, seconds: float = SECONDS
) -> list[Finding]:
    """Open one, let it do what it is for, and say what is wrong; never raises ``DeviceTrouble``.

    Args:
        kind: as in ``drivers.registry.Entry.modality``: POSITION, PRINTER, CODE or CARD.
        device: its driver and options.
        make: makes the driver.
        machine: where it is plugged in.
        seconds: how long it may take.
    """
    entry = registry.entries().get(device.driver)
    if entry is None or entry.modality != kind:
        code = "DRIVER_UNKNOWN" if entry is None else "DRIVER_OF_OTHER_KIND"
        return [finding(code, Group.INVENTORY, Outcome.FAIL, device=device.driver)]
    try:
        opened = make(device)
        identity = opened.open()
    except DeviceTrouble as trouble:
        return _unopened(device, machine, trouble)
    try:
        return [*_known(device, machine, identity), *_used(kind, opened, device, seconds)]
    finally:
        opened.close()


def _known(device: DeviceSettings, machine: Machine, who: Identity) -> list[Finding]:
    facts = {"make": who.make, "model": who.model, "firmware": who.firmware}
    return [
        inventory.there(None, device, None),
        inventory.openable(machine, None, device, None),
        inventory.identified(None, device, who.serial, **facts),
    ]


def _unopened(device: DeviceSettings, machine: Machine, trouble: DeviceTrouble) -> list[Finding]:
    code = trouble.code if isinstance(trouble, Fault) else None
    dead = finding("LINK_DEAD", Group.LINK, Outcome.FAIL, None, device.driver, **_told(trouble))
    known = [inventory.there(None, device, code), inventory.openable(machine, None, device, code)]
    return [*known, dead]


def _used(kind: str, opened: Device, device: DeviceSettings, seconds: float) -> list[Finding]:
    try:
        code, verdict, facts = USES[kind](opened, Stop(seconds))
    except Retry as trouble:
        late = trouble.reason is RetryReason.TIMED_OUT
        code, verdict = NOTHING[kind] if late else ("LINK_ERRORS", Outcome.FAIL)
        facts = _told(trouble)
    except Fault as fault:
        code, verdict, facts = "LINK_ERRORS", Outcome.FAIL, _told(fault)
    group = Group.LINK if code == "LINK_ERRORS" else Group.SELF_TEST
    return [finding(code, group, verdict, None, device.driver, **facts)]


Facts = dict[str, float | str]
Said = tuple[str, Outcome, Facts]


def _told(trouble: DeviceTrouble) -> Facts:
    word = getattr(trouble, "reason", None) or getattr(trouble, "code", "")
    return {"trouble": str(word), "detail": str(getattr(trouble, "detail", ""))}


def _place(opened: object, stop: Stop) -> Said:
    """Judge how sure it is; the place itself is nobody's business here."""
    assert isinstance(opened, PositionReceiver)
    found = opened.locate(stop)
    sure = found.radius_m <= WIDE_M
    facts: Facts = {"radius_m": round(found.radius_m, 1), "satellites": found.satellites}
    return ("PLACE_GOOD", Outcome.PASS, facts) if sure else ("PLACE_WIDE", Outcome.WARN, facts)


def _printer(opened: object, stop: Stop) -> Said:
    assert isinstance(opened, ReceiptPrinter)
    state = opened.state(stop)
    if state.broken:
        return "PRINTER_BROKEN", Outcome.FAIL, {}
    if state.cover_open:
        return "PRINTER_OPEN", Outcome.FAIL, {}
    return PAPERS[state.paper][0], PAPERS[state.paper][1], {}


def _code(opened: object, stop: Stop) -> Said:
    """Read a code; what it says may be about a person and is not told."""
    assert isinstance(opened, CodeReader)
    code = opened.read_code(stop)
    return "CODE_READ", Outcome.PASS, {"symbology": code.symbology, "length": len(code.text)}


def _card(opened: object, stop: Stop) -> Said:
    """See whether there is a card and whether it answers; its number is not told."""
    assert isinstance(opened, CardReader)
    if not opened.present(stop):
        return "CARD_NOT_SHOWN", Outcome.NOT_CHECKED, {}
    card = opened.read_card(stop)
    protocols = ", ".join(f"T={number}" for number in card.protocols)
    return "CARD_READ", Outcome.PASS, {"protocols": protocols, "contactless": bool(card.uid)}


PAPERS: Final = MappingProxyType(
    {
        Paper.ENOUGH: ("PRINTER_READY", Outcome.PASS),
        Paper.LOW: ("PAPER_LOW", Outcome.WARN),
        Paper.OUT: ("PAPER_OUT", Outcome.FAIL),
    }
)
USES: Final[MappingProxyType[str, Callable[[object, Stop], Said]]] = MappingProxyType(
    {"POSITION": _place, "PRINTER": _printer, "CODE": _code, "CARD": _card}
)
NOTHING: Final = MappingProxyType(
    {
        "POSITION": ("PLACE_NONE", Outcome.WARN),
        "PRINTER": ("LINK_ERRORS", Outcome.FAIL),
        "CODE": ("CODE_NOT_SHOWN", Outcome.NOT_CHECKED),
        "CARD": ("CARD_MUTE", Outcome.WARN),
    }
)
"""What it means when nothing came in time."""
