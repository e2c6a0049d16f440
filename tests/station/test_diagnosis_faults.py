"""Every fault of every emulator turns a finding to warn or fail; a good station fails nothing.

Most of an examination is waiting for what does not come: all that are wanted run beforehand, some
at a time, and each test looks at its own.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import pytest

from drivers.canon import camera
from drivers.emulators import Emulation
from drivers.emulators.faults import faults, scripted
from drivers.emulators.sbi.mishaps import Mishap
from drivers.protocol import Device
from drivers.registry import Option, Wiring, create, entries
from drivers.transports.usb import UsbBus
from drivers.uareu.sensor import UareU
from station import settings
from station.body import Modality
from station.commands import default_config
from station.devices.findings import Finding, Outcome
from station.devices.messages import Seat
from station.diagnosis.examination import Order, examine
from station.diagnosis.guided import Guide
from station.diagnosis.machine import Machine
from station.diagnosis.trial import Span
from tests.fakes import benches

pytestmark = pytest.mark.expects_warnings  # some faults are logged by drivers, as they should be

REAL = settings.load(default_config())
QUICK = Span(capture=2.5, look=0.3, sign=0.6)
BRIEF = Span(capture=0.6, look=0.3, sign=0.6)
"""For those who wait in vain."""
LONGER = Span(capture=12.0, look=0.8, sign=1.1)
SHOWN_LATE = {"PAD_STALLED", "PAD_SLOW", "CAMERA_FROZEN"}
PATIENT = Span(capture=12.0, look=0.3, sign=0.6)
"""For who ends sooner by himself, also on a machine that does much else."""
OF_THE_MACHINE = {"STREAM_FEW", "LINK_SLOW", "PAD_SLOW"}
"""Findings about speed: on a machine that stands still they are true of good devices, too."""
BAD = {Outcome.WARN, Outcome.FAIL}
AT_ONCE = 6
"""Examinations at a time: nearly all of them only wait."""

DEVICES = {
    "sbi": (Modality.FINGER, "sbi-finger"),
    "zfm": (Modality.FINGER, "zfm"),
    "sfm": (Modality.FINGER, "sfm"),
    "uareu": (Modality.FINGER, "uareu"),
    "camera": (Modality.CAMERA, "frames"),
    "canon": (Modality.CAMERA, "canon"),
    "mjpeg": (Modality.CAMERA, "mjpeg"),
    "nir": (Modality.IRIS, "nir"),
    "topaz": (Modality.SIGNATURE, "topaz"),
    "wacom-stu": (Modality.SIGNATURE, "wacom-stu"),
}
LAMP: Mapping[str, Option] = MappingProxyType(
    {"lamp_unit": 4, "lamp_selector": 6, "lamp_on": "01", "lamp_off": "00"}
)


@dataclass(frozen=True)
class Case:
    """A device with faults, and the code of a finding that must not be good."""

    wire: str
    words: tuple[str, ...]
    code: str = ""
    span: Span = QUICK
    guide: Guide = field(default_factory=Guide)
    options: Mapping[str, Option] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.wire, self.words, self.code))

    def __str__(self) -> str:
        return "-".join((self.wire, *self.words, self.code))


def case(wire: str, words: str, code: str) -> Case:
    """Return a case from words; whoever waits in vain does not wait for long."""
    vain = code in {"CAPTURE_RETRY", "STREAM_FEW"} and wire != "sbi"
    usual = QUICK if wire == "sbi" else PATIENT
    span = BRIEF if vain else LONGER if code in SHOWN_LATE else usual
    return Case(wire, tuple(words.split()), code, span)


SAID_NO = ("NOTHING_THERE", "UNREADABLE", "TIMED_OUT", "ONE_LESS")
FORGED = (
    "TAMPERED",
    "OTHER_TRANSACTION",
    "STALE_TIMESTAMP",
    "OTHER_DEVICE",
    "BAD_SIGNATURE",
    "NO_SIGNATURE",
    "FOREIGN_ROOT",
    "EXPIRED_CERTIFICATE",
    "BROKEN_HASH_CHAIN",
)
SPOILT = (
    "WRONG_HAND",
    "NO_IMAGE",
    "NOT_A_RECORD",
    "CUT_RECORD",
    "NO_SCORE",
    "SCORE_TOO_HIGH",
    "SAME_PICTURE_TWICE",
    "OTHER_PURPOSE",
    "NOT_JSON",
    "CUT_ANSWER",
    "NO_ANSWER",
)
MISHAPS = {
    **dict.fromkeys(("BUSY", "NOT_READY"), "CAPTURE_BAD"),
    **dict.fromkeys(SAID_NO, "CAPTURE_RETRY"),
    **dict.fromkeys(FORGED, "UNTRUSTED"),
    **dict.fromkeys(SPOILT, "LINK_ERRORS"),
}
"""Mishap of a capture -> the code of a finding that is not good."""
UNSEEN_MISHAPS = {"SAME_FINGER_TWICE", "ONE_MORE", "TIPS_OFF"}
"""What the prints show and no device: the station's own quality checks find it."""

GLASS = """
    glass.looks_before=-1       CAPTURE_RETRY
    glass.stuck                 CAPTURE_RETRY
    glass.latent                CAPTURE_RETRY
    glass.poor=1000             CAPTURE_RETRY
"""
LINE = """
    line.unplug_at=10           LINK_DEAD
    line.unplug_at=5000         LINK_ERRORS
    line.noise=deadbeef         LINK_LOSSY
    line.rate=1200              CAPTURE_RETRY
"""
STUDIO = """
    camera.UNPLUG=1             LINK_ERRORS
    camera.SAME=0               CAMERA_FROZEN
    camera.BLANK=0              CAMERA_DARK
    camera.DARK=0               CAMERA_DARK
    camera.NOBODY=0             CAPTURE_WEAK
    camera.TWO_FACES=0          CAPTURE_WEAK
"""
TABLES = {
    "sbi": """
        stream=STREAM_FROZEN,place_seconds=1.2  STREAM_FEW
        stream=STREAM_CUT,place_seconds=1.2     STREAM_FEW
        stream=STREAM_GARBLED,place_seconds=1.2 STREAM_FEW
        frame_seconds=1.1,place_seconds=1.4     STREAM_FEW
    """,
    "zfm": GLASS
    + LINE
    + """
        bad_sums=-1                 LINK_DEAD
        silent                      LINK_DEAD
        broken                      CAPTURE_BAD
        smeared=100                 CAPTURE_RETRY
        password=4711               LINK_DEAD
        stored=5                    SELF_TEST_BAD
        young,told_shape=100:100    LINK_ERRORS
        line.turn=3000:12000:30000:50000:80000  LINK_LOSSY
        line.lose=3000:12000:30000:50000        LINK_LOSSY
    """,
    "sfm": GLASS
    + LINE
    + """
        bad_sums=-1                 LINK_DEAD
        bad_blocks=-1               LINK_ERRORS
        bad_blocks=2                LINK_LOSSY
        busy=-1                     LINK_DEAD
        silent                      LINK_DEAD
        terminal=3                  LINK_DEAD
        scan_flag=176               CAPTURE_RETRY
        format=1                    LINK_ERRORS
        told_shape=100:100          LINK_ERRORS
        stored=5                    SELF_TEST_BAD
        line.turn=3000:100000:200000            LINK_LOSSY
        line.lose=3000:100000       LINK_LOSSY
    """,
    "uareu": GLASS
    + """
        dead                        LINK_DEAD
        mute                        LINK_ERRORS
        sleeps=9                    LINK_DEAD
        unplug_at=900               LINK_ERRORS
        wrong_key                   CAPTURE_RETRY
        short=1                     LINK_LOSSY
        short=99                    CAPTURE_RETRY
        empty=1                     LINK_LOSSY
    """,
    "camera": STUDIO.replace("camera.", "").replace("UNPLUG=1", "UNPLUG=5")
    + """
        FREEZE=5                    LINK_ERRORS
    """,
    "canon": STUDIO
    + """
        camera.FREEZE=0             CAPTURE_RETRY
        fps=0.5                     STREAM_FEW
        unplug_at=20000             LINK_ERRORS
        busy=-1                     LINK_DEAD
        not_ready=-1                CAPTURE_RETRY
        dumb=-1,dumb_to=37203       CAPTURE_RETRY
        dumb=-1                     LINK_DEAD
        stall=37203                 LINK_ERRORS
        odd_transaction             LINK_DEAD
        no_card                     LINK_DEAD
        no_focus                    CAPTURE_BAD
        no_picture                  CAPTURE_RETRY
        spoiled=-1                  LINK_ERRORS
        garbage=deadbeef            LINK_DEAD
    """,
    "mjpeg": STUDIO
    + """
        camera.FREEZE=3             LINK_ERRORS
        fps=0.5                     STREAM_FEW
        password=a:b                LINK_DEAD
        status=503                  LINK_DEAD
        kind=text/html              LINK_DEAD
        stall_at=300000             LINK_ERRORS
        unplug_at=300000            LINK_ERRORS
        giant_head                  LINK_DEAD
        spoiled=-1                  LINK_DEAD
    """,
    "nir": """
        fps=0.7                     STREAM_FEW
        both=false                  LINK_DEAD
        before=1000                 CAPTURE_RETRY
        same                        LINK_ERRORS
        unplug_at=5                 LINK_ERRORS
        no_lamp                     IRIS_LAMP_DEAD
        video.errno=13              MAY_NOT_OPEN
        video.shut                  LINK_DEAD
        video.size=640:480          LINK_DEAD
        video.silent_at=5           LINK_ERRORS
        video.lamp_refuses          LINK_DEAD
    """,
    "topaz": """
        lose_every=20               PAD_GAPS
        stall_at=60                 PAD_STALLED
        away                        CAPTURE_RETRY
        begin_seconds=60            CAPTURE_RETRY
        speed=0.2                   PAD_SLOW
        line.unplug_at=100          LINK_ERRORS
        line.turn=52:57:62:104:304  PAD_JUMPS
        line.lose=50:51:52:53:54:55 PAD_GAPS
        line.noise=deadbeef         PAD_GAPS
        line.rate=20                CAPTURE_RETRY
    """,
    "wacom-stu": """
        lose_every=10               PAD_GAPS
        unplug_at=20                LINK_ERRORS
        stall_at=90                 PAD_STALLED
        garble_at=20                LINK_ERRORS
        stuck                       LINK_DEAD
        hangs                       LINK_SLOW
        busy_polls=1000             CAPTURE_BAD
        refuse_image                SELF_TEST_BAD
        begin_seconds=60            CAPTURE_RETRY
        speed=0.1                   CAPTURE_RETRY
    """,
}
"""Wire -> faults and the code of a finding that is not good; ``,`` and ``:`` stand for blanks and
commas."""

TRAITS = {
    "zfm": "glass.looks_after deaf_to_speed steps unlearned",
    "sfm": "glass.looks_after looks_a_second whole older refusal baud",
    "uareu": "glass.looks_after power clear blocks piece chatter",
    "canon": "still fragment open_before to_card deaf canon_pieces",
    "mjpeg": "lengths announced newline wrong_by",
    "nir": "stays video.refused video.deaf",
    "topaz": "pressure",
    "wacom-stu": "plain no_uid2 nameless",
}
"""What devices are like, and what drivers are used to; nothing is wrong with any of them."""

CORNERS = Guide(corners=True, seconds=5.0)
TARGET = Guide(target_mm=1.0, seconds=12.0)
GUIDED = [
    Case("zfm", ("glass.scale=1.06",), "PPI_WRONG", guide=TARGET),
    Case("sfm", ("glass.scale=0.95",), "PPI_WRONG", guide=TARGET),
    Case("uareu", ("glass.scale=0.95",), "PPI_WRONG", guide=TARGET),
    Case("wacom-stu", ("jitter=0.01",), "PAD_TREMBLES", guide=CORNERS),
    Case("wacom-stu", ("bent=0.2",), "PAD_CROOKED", guide=CORNERS),
    Case("wacom-stu", ("dead_corner",), "PAD_CORNER_DEAD", guide=CORNERS),
]
GOOD_GUIDED = [
    Case("zfm", (), guide=TARGET),
    Case("sfm", (), guide=TARGET),
    Case("uareu", (), guide=TARGET),
    Case("wacom-stu", (), guide=CORNERS),
    Case("topaz", (), guide=CORNERS),
]


def _rows() -> Iterator[Case]:
    for wire, table in TABLES.items():
        for words, code in (line.split() for line in table.splitlines() if line.strip()):
            row = case(wire, words.replace(",", " ").replace(":", ","), code)
            yield replace(row, options=LAMP) if "lamp" in words else row
    for mishap, code in MISHAPS.items():
        yield case("sbi", f"captures={','.join([mishap] * 9)}", code)
    yield Case("sbi", ("place_seconds=60",), "CAPTURE_RETRY", Span(capture=1.2))
    yield from GUIDED


FAULTY = list(_rows())
GOOD = [*(Case(wire, (), span=PATIENT) for wire in DEVICES), *GOOD_GUIDED]

QUICKER = {
    "zfm": ("line.rate=0",),
    "sfm": ("line.rate=0",),
    "sbi": ("place_seconds=0.05", "frame_seconds=0.01"),
    "wacom-stu": ("begin_seconds=0", "speed=3"),
    "topaz": ("begin_seconds=0", "speed=1.5"),
    "canon": ("still=1296,864",),
}
EVENT_MS = 30
"""Between two looks at a reader's interrupts: its closing waits for as long."""


class Emulated:
    """A bench of one emulated wire; what is costly to render is rendered once for all tests."""

    def __init__(self, wanted: Case) -> None:
        self._driver = DEVICES[wanted.wire][1]
        scripts = scripted(wanted.wire, [*QUICKER.get(wanted.wire, ()), *wanted.words])
        if wanted.wire == "sbi":
            service = benches.service(scripts.sbi)
            self._wiring, self._close = benches.sbi_wiring(service), service.close
            return
        emulation = Emulation((wanted.wire,), seed=1, scripts=scripts)
        self._wiring, self._close = emulation.wiring(wanted.options), emulation.close
        self._chair = emulation.chair

    def create(self, modality: Modality) -> Device:
        assert entries()[self._driver].modality == modality.value
        return MAKERS.get(self._driver, self._by_name)(self._wiring)

    def _by_name(self, wiring: Wiring) -> Device:
        return create(self._driver, wiring)

    def seat(self, seat: Seat) -> None:
        """The sitter was there before."""

    def pose(self, modality: Modality, target_mm: float) -> None:
        self._chair.lay_target(target_mm)
        self._chair.draw_corners(wanted=modality is Modality.SIGNATURE)

    def sit_up(self, _modality: Modality) -> None:
        """Nothing else is asked of this one."""

    def close(self) -> None:
        self._close()


MAKERS: Mapping[str, Callable[[Wiring], Device]] = {
    "uareu": lambda wiring: UareU(UsbBus(wiring.usb), event_ms=EVENT_MS)
}


def examined(wanted: Case, empty: Path) -> list[Finding]:
    modality, driver = DEVICES[wanted.wire]
    bench = Emulated(wanted)
    order = Order((modality,), span=wanted.span, guide=wanted.guide)
    try:
        return examine(expecting(modality, driver), bench, Machine(empty), order)
    finally:
        bench.close()


def expecting(modality: Modality, driver: str) -> settings.Settings:
    """Return the settings of a station that should have this device."""
    names = ("camera", "finger", "iris", "signature")
    known = {each: getattr(REAL.devices, each) for each in names}
    known[modality.value.lower()] = settings.DeviceSettings(driver=driver)
    return settings.Settings(
        station=REAL.station,
        devices=settings.DevicesSettings(**known),
        enrollment=REAL.enrollment,
        sha256=REAL.sha256,
        folder=REAL.folder,
    )


Wished = Callable[[list[Finding]], bool]
Ahead = Callable[[Case, Wished], bool]


@pytest.fixture(scope="module")
def ahead(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ahead]:
    """Examine for all tests of this run that need it; return what holds findings to a wish.

    Drivers have deadlines of their own: what a machine at work on all of it was too slow for is
    examined once more, alone.
    """
    empty = tmp_path_factory.mktemp("machine")
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    wanted = [spec.params["wanted"] for spec in specs if spec and "wanted" in spec.params]
    with (
        pytest.MonkeyPatch.context() as patience,
        ThreadPoolExecutor(AT_ONCE, thread_name_prefix="examining") as pool,
    ):
        patience.setattr(camera, "OPEN_SECONDS", 3.0)  # a dumb one is waited for in vain
        asked: dict[int, Future[list[Finding]]] = {
            id(each): pool.submit(examined, each, empty)
            for each in wanted
            if isinstance(each, Case)
        }
        yield lambda each, wished: wished(asked[id(each)].result()) or wished(examined(each, empty))


def passed(found: list[Finding]) -> set[str]:
    return {each.code for each in found if each.verdict is Outcome.PASS}


def bad(found: list[Finding]) -> set[str]:
    return {each.code for each in found if each.verdict in BAD}


@pytest.mark.parametrize("wanted", GOOD, ids=str)
def test_a_good_device_has_no_bad_finding(wanted: Case, ahead: Ahead) -> None:
    assert ahead(wanted, lambda found: bad(found) <= OF_THE_MACHINE)


@pytest.mark.parametrize("wanted", FAULTY, ids=str)
def test_every_fault_is_found(wanted: Case, ahead: Ahead) -> None:
    assert ahead(wanted, lambda found: wanted.code in bad(found))


@pytest.mark.parametrize("wanted", GOOD_GUIDED, ids=str)
def test_a_guided_test_is_carried_out_and_passed(wanted: Case, ahead: Ahead) -> None:
    hoped = {"PPI_GOOD"} if wanted.guide is TARGET else {"PAD_CORNERS_GOOD", "PAD_CALM"}
    assert ahead(wanted, lambda found: passed(found) >= hoped)


@pytest.mark.parametrize("wire", DEVICES)
def test_every_fault_of_an_emulator_stands_in_the_tables(wire: str) -> None:
    tried = {word.partition("=")[0] for row in FAULTY if row.wire == wire for word in row.words}
    told = set(TRAITS.get(wire, "").split())
    assert tried | told >= set(faults(wire)) - {"captures"}
    assert not tried & told


def test_every_mishap_of_a_capture_stands_in_the_table() -> None:
    streams = {each for each in Mishap if each.name.startswith("STREAM")}
    assert set(MISHAPS) | UNSEEN_MISHAPS == {each.name for each in set(Mishap) - streams}
