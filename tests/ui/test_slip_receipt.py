"""A slip through the whole way to an emulated receipt printer: what came out, and why nothing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from drivers.emulators.escpos import EmulatedEscPos, EscPosScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.escpos.printer import EscPosPrinter
from drivers.protocol import Device
from drivers.transports.serial_port import Wanted
from station.devices.messages import FromHost, Paper, Print, Printed, ToHost
from station.devices.receipts import Receipts
from station.host.receipts import Receipts as HostReceipts
from tests.fakes import views
from ui.languages import Language, Speech
from ui.slip.outcome import Outcome
from ui.slip.receipt import WIDTH, ReceiptPrinting, lines
from ui.slip.words import slip


class Counterfoil:
    """A kiosk's end and a host's end in one process, with a printer on an emulated line."""

    def __init__(self, *, there: bool = True) -> None:
        self.device = EmulatedEscPos()
        self.line = EmulatedLine("escpos", self.device)
        self.receipts = Receipts(self._to_host)
        self.host = HostReceipts(self._create if there else None, self._to_kiosk)
        self.host.start()

    def _create(self) -> Device:
        return EscPosPrinter(EmulatedSerialBus(self.line), Wanted("escpos"))

    def _to_host(self, message: ToHost) -> None:
        assert isinstance(message, Print)
        self.host.print_out(message)

    def _to_kiosk(self, message: FromHost) -> None:
        assert isinstance(message, Printed)
        self.receipts.hear(message)

    def close(self) -> None:
        self.host.close(5.0)
        self.line.close()


@pytest.fixture
def counterfoil() -> Iterator[Counterfoil]:
    made = Counterfoil()
    yield made
    made.close()


def printed(qtbot: QtBot, foil: Counterfoil, *, printable: bool = True) -> Outcome:
    printing = ReceiptPrinting(foil.receipts.print_out)
    made = slip(views.done(printable=printable), station="Kec. Contoh", training=True)
    with qtbot.waitSignal(printing.done, timeout=20_000) as told:
        printing.print_slip(made)
    assert told.args is not None
    assert told.args[0] == made.packet_id
    assert isinstance(told.args[1], Outcome)
    return told.args[1]


@pytest.mark.parametrize(
    ("language", "heading"),
    [(Language.INDONESIAN, "Bukti perekaman"), (Language.ENGLISH, "Recording receipt")],
)
def test_a_slip_comes_out_whole_in_both_languages(
    qtbot: QtBot, counterfoil: Counterfoil, speech: Speech, language: Language, heading: str
) -> None:
    speech.speak(language)
    assert printed(qtbot, counterfoil) is Outcome.PRINTED
    paper = list(counterfoil.device.paper)
    assert heading in paper
    assert "Kec. Contoh" in paper
    assert views.done().number in paper
    assert f"<QR {views.done().packet_id}>" in paper
    assert counterfoil.device.cuts == 1
    assert not any("?" in line for line in paper)
    assert not any("SITI" in line or "3273" in line for line in paper)


def test_a_slip_is_printed_again(qtbot: QtBot, counterfoil: Counterfoil) -> None:
    for _ in range(2):
        assert printed(qtbot, counterfoil) is Outcome.PRINTED
    assert counterfoil.device.cuts == 2


@pytest.mark.parametrize(
    ("script", "became"),
    [
        (EscPosScript(lines_left=0), Outcome.PAPER_OUT),
        (EscPosScript(cover_open=True), Outcome.COVER_OPEN),
        (EscPosScript(broken=True), Outcome.FAILED),
    ],
)
def test_what_keeps_it_from_printing_is_told_and_then_mended(
    qtbot: QtBot, counterfoil: Counterfoil, script: EscPosScript, became: Outcome
) -> None:
    counterfoil.device.script = script
    counterfoil.device.power_up()
    assert printed(qtbot, counterfoil) is became
    assert counterfoil.device.cuts == 0
    counterfoil.device.script = EscPosScript()
    counterfoil.device.power_up()
    assert printed(qtbot, counterfoil) is Outcome.PRINTED


def test_a_station_without_such_a_printer_says_so(qtbot: QtBot) -> None:
    foil = Counterfoil(there=False)
    assert printed(qtbot, foil) is Outcome.FAILED
    foil.close()


def test_a_host_that_ends_owes_no_answer() -> None:
    told: list[Paper] = []
    receipts = Receipts(lambda _: None)
    receipts.print_out((), told.append)
    receipts.give_up()
    receipts.hear(Printed(request=1, became=Paper.PRINTED))
    assert told == [Paper.FAILED]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("printable", [True, False])
def test_no_line_is_wider_than_the_paper(
    speech: Speech, language: Language, printable: bool
) -> None:
    speech.speak(language)
    for each in lines(slip(views.done(printable=printable), station="Kec. Contoh", training=True)):
        assert each.code or len(each.text) <= (WIDTH // 2 if each.large else WIDTH)
        assert each.text.encode("cp1252").decode("cp1252") == each.text
