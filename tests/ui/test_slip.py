"""The slip: what stands on it, that its code can be read, and where it goes without a printer."""

import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from drivers.opencv import cv2
from station.session.view import DoneView
from ui.slip import paper
from ui.slip.outcome import Outcome
from ui.slip.printing import Printing, write_pdf
from ui.slip.words import Slip, slip

PACKET = "0193f2a7-1111-7222-8333-444455556666"
DPI = 203
"""Of a thermal printer."""


def worded(*, printable: bool = True, training: bool = False) -> Slip:
    done = DoneView(
        packet_id=PACKET,
        number="4529-1963-1015",
        sealed_at="2026-11-21T08:30:00Z",
        printable=printable,
        bytes=466_225,
    )
    return slip(done, station="Kecamatan Contoh", training=training)


def drawn(words: Slip) -> QImage:
    size = paper.SIZE_MM * (DPI / 25.4)
    image = QImage(
        QSize(round(size.width()), round(size.height())), QImage.Format.Format_Grayscale8
    )
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(QColor("white"))
    assert paper.draw(words, image)
    return image


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


@pytest.mark.parametrize("training", [False, True])
def test_a_telephone_reads_the_packet_id_off_a_thermal_printer(
    qtbot: QtBot, training: bool
) -> None:
    assert qtbot
    picture = pixels(drawn(worded(training=training)))
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == PACKET


def test_everything_stands_within_the_paper(qtbot: QtBot) -> None:
    assert qtbot
    picture = pixels(drawn(worded(printable=False, training=True)))
    inked = np.argwhere(picture < 128)
    edge = round(3 * DPI / 25.4)
    assert inked.min() > edge
    assert inked[:, 0].max() < picture.shape[0] - edge
    assert inked[:, 1].max() < picture.shape[1] - edge


def test_a_sixteen_year_old_reads_when_the_card_comes(qtbot: QtBot) -> None:
    assert qtbot
    assert "17" in worded(printable=False).follows
    assert "17" not in worded().follows
    assert worded(training=True).training
    assert not worded().training


def test_a_pdf_has_one_page_of_the_slips_size(tmp_path: Path, qtbot: QtBot) -> None:
    assert qtbot
    assert write_pdf(worded(), tmp_path / "slip.pdf")
    data = (tmp_path / "slip.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", data)) == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert [round(float(side) / 72 * 25.4) for side in box] == [80, 150]


def test_without_a_printer_it_is_filed_by_its_number(tmp_path: Path, qtbot: QtBot) -> None:
    printing = Printing(tmp_path / "slips", find=QPrinterInfo)
    with qtbot.waitSignal(printing.done) as told:
        printing.print_slip(worded())
    assert told.args == [PACKET, Outcome.FILED]
    assert [each.name for each in (tmp_path / "slips").iterdir()] == ["4529-1963-1015.pdf"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "slips").write_bytes(b"in the way")
    printing = Printing(tmp_path / "slips", find=QPrinterInfo)
    with qtbot.waitSignal(printing.done) as told:
        printing.print_slip(worded())
    assert told.args == [PACKET, Outcome.FAILED]
