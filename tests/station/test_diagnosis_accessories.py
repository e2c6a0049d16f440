"""Devices that record nobody are examined too: all faults of their emulators, nobody's data."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from drivers.emulators import Emulation
from drivers.emulators.faults import faults, scripted
from drivers.protocol import Device
from drivers.registry import DRIVERS, create
from station import settings
from station.commands import default_config
from station.devices.findings import Finding, Outcome
from station.diagnosis.accessories import accessory
from station.diagnosis.examination import Order, examine
from station.diagnosis.machine import Machine
from station.settings import DeviceSettings
from tests.fakes.bench import ScriptedBench

SECONDS = 1.2
PATIENT_SECONDS = 8.0
"""For those that are good and answer sooner."""
TABLES = {
    "nmea": """
        ticks=5                 PLACE_GOOD
        quality=0               PLACE_NONE
        hdop=40                 PLACE_NONE
        warns                   PLACE_NONE
        kinds=GSV               PLACE_NONE
        stands                  LINK_ERRORS
        wrong_sums=-1           LINK_DEAD
        mute                    LINK_DEAD
        line.unplug_at=10       EXPECTED_MISSING
        line.rate=10            LINK_DEAD
    """,
    "escpos": """
        slow=3                  PRINTER_READY
        simple                  PRINTER_READY
        low                     PAPER_LOW
        lines_left=0            PAPER_OUT
        cover_open              PRINTER_OPEN
        broken                  PRINTER_BROKEN
        mute                    LINK_DEAD
        garbled                 LINK_DEAD
        line.unplug_at=2        EXPECTED_MISSING
        line.turn=0,1,2,3,4,5   LINK_DEAD
        line.lose=0,1,2,3       LINK_DEAD
    """,
    "barcode": """
        ticks=3                 CODE_READ
        mute                    CODE_NOT_SHOWN
        end=                    CODE_NOT_SHOWN
        line.rate=2             CODE_NOT_SHOWN
        line.unplug_at=3        LINK_ERRORS
    """,
    "ccid": """
        waits=3                 CARD_READ
        stale=2                 CARD_READ
        mute                    LINK_DEAD
        cut=3                   LINK_DEAD
        dead_card               CARD_MUTE
        unplug_at=3             LINK_ERRORS
    """,
}
"""Wire -> what it is like, and the code of a finding about it."""
TRAITS = {
    "nmea": "place line.turn line.lose line.noise",
    "escpos": "line.noise line.rate",
    "barcode": "codes line.turn line.lose line.noise",
    "ccid": "card.atr card.uid",
}
"""What is nothing wrong, or what a checksum catches, or what nobody could tell from a code."""
GOOD = {"PLACE_GOOD", "PRINTER_READY", "CODE_READ", "CARD_READ", "CODE_NOT_SHOWN"}
SOON = GOOD - {"CODE_NOT_SHOWN"}
ROWS = [
    (wire, *line.split())
    for wire, table in TABLES.items()
    for line in table.splitlines()
    if line.strip()
]


def found(wire: str, word: str, empty: Path, seconds: float) -> list[Finding]:
    quick = ["ticks=5"] if wire == "nmea" else []
    emulation = Emulation((wire,), scripts=scripted(wire, [*quick, word]))
    try:
        return accessory(
            DRIVERS[wire].modality,
            DeviceSettings(driver=wire),
            lambda _: create(wire, emulation.wiring()),
            Machine(empty),
            seconds,
        )
    finally:
        emulation.close()


Ahead = Callable[[str, str], list[Finding]]


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ahead]:
    """Examine all beforehand, as most of it is waiting."""
    empty = tmp_path_factory.mktemp("machine")
    with ThreadPoolExecutor(8, thread_name_prefix="examining") as pool:
        asked: dict[tuple[str, str], Future[list[Finding]]] = {
            (wire, word): pool.submit(
                found, wire, word, empty, PATIENT_SECONDS if code in SOON else SECONDS
            )
            for wire, word, code in ROWS
        }
        yield lambda wire, word: asked[wire, word].result()


@pytest.mark.parametrize(("wire", "word", "code"), ROWS)
def test_what_an_accessory_is_like_is_found(wire: str, word: str, code: str, ahead: Ahead) -> None:
    told = {each.code: each.verdict for each in ahead(wire, word)}
    assert code in told
    assert (told[code] in {Outcome.WARN, Outcome.FAIL}) is (code not in GOOD)


@pytest.mark.parametrize("wire", TABLES)
def test_every_fault_of_an_accessory_stands_in_the_tables(wire: str) -> None:
    tried = {word.partition("=")[0] for each, word, _ in ROWS if each == wire}
    assert tried | set(TRAITS[wire].split()) >= set(faults(wire))


def test_no_finding_tells_what_was_read_or_where(ahead: Ahead) -> None:
    secrets = (b"LATIHAN-0001", b"04a1b2c3", b"3b8f80", b"106.8", b"-6.1")
    text = b"".join(msgspec.json.encode(ahead(wire, word)) for wire, word, _ in ROWS)
    assert not [secret for secret in secrets if secret in text]


def test_the_expected_accessories_of_a_station_are_examined(tmp_path: Path) -> None:
    real = settings.load(default_config())
    devices = msgspec.structs.replace(real.devices, printer=DeviceSettings(driver="escpos"))
    emulation = Emulation(("escpos",))

    class Bench(ScriptedBench):
        def accessory(self, device: DeviceSettings) -> Device:
            return create(device.driver, emulation.wiring())

    try:
        chosen = msgspec.structs.replace(real, devices=devices)
        told = examine(chosen, Bench({}), Machine(tmp_path), Order(seconds=10))
    finally:
        emulation.close()
    assert "PRINTER_READY" in {each.code for each in told if each.device == "escpos"}


def never_made(_device: DeviceSettings) -> Device:
    raise AssertionError


def test_a_driver_of_another_kind_is_named(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    codes = [
        accessory("CARD", DeviceSettings(driver=name), never_made, machine)[0].code
        for name in ("escpos", "no-such")
    ]
    assert codes == ["DRIVER_OF_OTHER_KIND", "DRIVER_UNKNOWN"]
