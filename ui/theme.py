"""The looks of the kiosk: colours, sizes and the style sheet made from them, and nothing else.

Colours are the measured tokens of the design: every pair of text and ground reaches 4.5:1 by the
formula of WCAG 2.2, and the sun theme drops tints and grey for 3 px lines and heavier type.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from string import Template
from types import MappingProxyType
from typing import Final

RAIL_WIDTH: Final = 232
PANEL_WIDTH: Final = 316
PRIMARY_HEIGHT: Final = 72
TARGET_HEIGHT: Final = 56
SMALL_TARGET: Final = 48
LARGEST_LETTERS: Final = 115


class Look(StrEnum):
    """Where the kiosk stands: at a counter, in the sun, at night."""

    OFFICE = "OFFICE"
    SUN = "SUN"
    NIGHT = "NIGHT"


class Tone(StrEnum):
    """What a message means; always shown with an icon and a word beside the colour."""

    PLAIN = "PLAIN"
    OK = "OK"
    WARN = "WARN"
    BAD = "BAD"


@dataclass(frozen=True)
class Theme:
    """One look. Colours as ``#RRGGBB``, ``border`` in pixels, ``enlarge`` a factor on type."""

    look: Look
    ground: str
    surface: str
    ink: str
    quiet: str
    line: str
    brand: str
    on_brand: str
    ok: str
    ok_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    focus: str
    focus_edge: str
    stage: str
    rail: str
    on_rail: str
    rail_now: str
    on_rail_now: str
    border: int = 2
    enlarge: float = 1.0
    weight: int = 400

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return the colours (text, ground) of a tone."""
        return {
            Tone.PLAIN: (self.brand, self.surface),
            Tone.OK: (self.ok, self.ok_ground),
            Tone.WARN: (self.warn, self.warn_ground),
            Tone.BAD: (self.bad, self.bad_ground),
        }[tone]

    def px(self, size: float) -> int:
        """Return a type size in pixels as this look shows it."""
        return round(size * self.enlarge)


THEMES: Final = MappingProxyType(
    {
        Look.OFFICE: Theme(
            look=Look.OFFICE,
            ground="#F4F6F8",
            surface="#FFFFFF",
            ink="#12181F",
            quiet="#46525F",
            line="#7A8794",
            brand="#0B4F8A",
            on_brand="#FFFFFF",
            ok="#0B6B3A",
            ok_ground="#E3F4EA",
            warn="#8A4B00",
            warn_ground="#FFF1D6",
            bad="#A8141B",
            bad_ground="#FDE7E7",
            focus="#FFBF00",
            focus_edge="#12181F",
            stage="#1B222A",
            rail="#0B4F8A",
            on_rail="#FFFFFF",
            rail_now="#FFFFFF",
            on_rail_now="#0B4F8A",
        ),
        Look.SUN: Theme(
            look=Look.SUN,
            ground="#FFFFFF",
            surface="#FFFFFF",
            ink="#000000",
            quiet="#000000",
            line="#000000",
            brand="#00305C",
            on_brand="#FFFFFF",
            ok="#004D26",
            ok_ground="#FFFFFF",
            warn="#5C3200",
            warn_ground="#FFFFFF",
            bad="#7A0008",
            bad_ground="#FFFFFF",
            focus="#FFD400",
            focus_edge="#000000",
            stage="#000000",
            rail="#00305C",
            on_rail="#FFFFFF",
            rail_now="#FFFFFF",
            on_rail_now="#00305C",
            border=3,
            enlarge=1.15,
            weight=700,
        ),
        Look.NIGHT: Theme(
            look=Look.NIGHT,
            ground="#10151B",
            surface="#19212A",
            ink="#F2F5F8",
            quiet="#B9C4CF",
            line="#7F8D9A",
            brand="#7CC0FF",
            on_brand="#06233F",
            ok="#6FDB9B",
            ok_ground="#12351F",
            warn="#FFC56B",
            warn_ground="#3A2A08",
            bad="#FF9A9A",
            bad_ground="#451417",
            focus="#FFBF00",
            focus_edge="#06233F",
            stage="#000000",
            rail="#0B2036",
            on_rail="#F2F5F8",
            rail_now="#7CC0FF",
            on_rail_now="#06233F",
        ),
    }
)


def dressed(look: Look, size: int = 100) -> Theme:
    """Return a look with letters of ``size`` percent.

    Letters of 115 % are as large as the smallest screen (1366 x 768) holds uncut, and the sun's own
    are as large already; 130 % enlarges everything (``ui.application``), not the letters alone.
    """
    theme = THEMES[look]
    letters = min(size, LARGEST_LETTERS) / 100
    return theme if letters <= theme.enlarge else replace(theme, enlarge=letters)


def following(look: Look) -> Look:
    """Return the look after this one, round and round."""
    looks = list(Look)
    return looks[(looks.index(look) + 1) % len(looks)]


_LARGEST_NUMBER: Final = 44
"""Pixels: beside its QR code a recording number has no more room on 1280 x 720."""

_SHEET: Final = Template("""
* { font-family: "Noto Sans"; font-size: ${body}px; font-weight: $weight; color: $ink; }
QWidget#window, QDialog, QWidget#person { background: $ground; }
QWidget#panel { background: $surface; border-left: 1px solid $line; }
QWidget#rail { background: $rail; }
QWidget#rail QLabel { color: $on_rail; font-size: ${small}px; }
QWidget#rail QLabel[kind="brand"] { font-size: ${brand_size}px; font-weight: 700; }
QLabel[kind="h1"] { font-size: ${h1}px; font-weight: 700; }
QLabel[kind="h2"] { font-size: ${h2}px; font-weight: 700; }
QLabel[kind="quiet"] { color: $quiet; font-size: ${small}px; }
QLabel[kind="tight"] { font-size: 16px; }
QLabel[kind="value"] { font-size: ${body}px; font-weight: 700; }
QLabel[kind="note"] { color: $quiet; font-size: ${label}px; }
QLabel[kind="read"] { font-size: ${read}px; font-weight: 700; }
QLabel[kind="large"] { font-size: ${large}px; }
QLabel[kind="person-heading"] { font-size: 34px; font-weight: 700; }
QLabel[kind="person-words"] { font-size: 28px; }
QLabel[kind="nik"] { font-size: ${h2}px; font-weight: 700; }
QLabel[kind="number"] { font-size: ${number}px; font-weight: 700; color: $brand; }
QLabel[kind="watermark"] { color: $warn; background: $warn_ground; border: 2px solid $warn;
    border-radius: 6px; font-size: ${small}px; font-weight: 700; padding: 2px 10px; }
QFrame[kind="card"] { background: $surface; border: ${hair}px solid $line; border-radius: 8px; }
QLineEdit { background: $surface; border: ${border}px solid $line; border-radius: 8px;
    padding: 4px 12px; min-height: 44px; font-size: ${body}px; selection-background-color: $brand;
    selection-color: $on_brand; placeholder-text-color: $quiet; }
QLineEdit:focus { border: 3px solid $focus_line; }
QComboBox { background: $surface; color: $ink; border: ${border}px solid $line;
    border-radius: 8px; padding: 4px 10px; min-height: 36px; font-size: ${label}px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox:focus { border: 3px solid $focus_line; }
QComboBox QAbstractItemView { background: $surface; color: $ink; font-size: ${label}px;
    selection-background-color: $brand; selection-color: $on_brand; }
QPushButton { background: $surface; color: $brand; border: ${border}px solid $line;
    border-radius: 8px; padding: 4px 14px; min-height: 44px; font-size: ${label}px; }
QPushButton:hover { border-color: $brand; }
QPushButton:pressed { background: $ground; }
QPushButton:focus { border: 3px solid $focus_line; background: $focus; color: $focus_text; }
QPushButton:checked { background: $brand; color: $on_brand; border-color: $brand; }
QPushButton:disabled { color: $quiet; border: ${border}px dashed $line; background: $ground; }
QPushButton#primary { background: $brand; color: $on_brand; border: ${border}px solid $brand;
    min-height: 64px; font-size: ${primary}px; font-weight: 700; }
QPushButton:checked:focus, QPushButton#primary:focus { border: 4px solid $focus;
    padding: 2px 5px; background: $ring_ground; color: $ring_text; }
QPushButton#primary:disabled { background: $ground; color: $quiet; border: 2px dashed $line; }
QPushButton[kind="chip"] { padding: 4px 8px; min-width: 30px; font-size: ${chip}px; }
QPushButton[kind="tight-chip"] { padding: 4px 3px; min-width: 30px; font-size: ${small}px; }
QPushButton[kind="line"] { padding: 1px 6px; min-height: 42px; }
QWidget#panel QPushButton { padding: 4px 8px; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="key"] { font-size: ${h2}px; font-weight: 700; color: $ink; min-width: 72px;
    padding: 2px; min-height: 42px; }
QPushButton[kind="tool"] { padding: 0 5px; min-height: 40px; font-size: 15px;
    background: transparent; border: 1px solid $line; }
QPushButton[kind="over"] { padding: 0; min-height: 44px; background: $stage;
    border: 2px solid $on_rail; }
QPushButton[kind="over"]:focus { border: 4px solid $focus; background: $stage; }
QWidget#person QPushButton { font-size: ${primary}px; font-weight: 700; }
QFrame#keys QLabel { color: $quiet; font-size: 16px; }
QProgressBar { background: $surface; border: 2px solid $line; border-radius: 8px; }
QProgressBar::chunk { background: $brand; border-radius: 6px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: $ground; width: 20px; border: none; }
QScrollBar::handle:vertical { background: $line; border-radius: 6px; min-height: 56px;
    margin: 0 4px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QToolTip { background: $ink; color: $ground; border: none; padding: 6px; }
""")


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """Return the QSS of a look; ``scale`` enlarges all type (1.0, 1.15, 1.3)."""

    def size(pixels: float) -> int:
        return round(theme.px(pixels) * scale)

    night = theme.look is Look.NIGHT
    return _SHEET.substitute(
        vars(theme),
        body=size(19),
        small=size(16),
        label=size(18),
        brand_size=20,  # the rail keeps its width
        h1=size(28),
        h2=size(22),
        large=size(24),
        chip=size(17),
        read=size(23),
        number=min(size(42), _LARGEST_NUMBER),
        primary=size(24),
        hair=1 if theme.look is not Look.SUN else 3,
        focus_line=theme.focus if night else theme.focus_edge,
        focus_text=theme.focus_edge,
        # Beside night's bright brand no yellow is seen: what is filled goes dark inside the ring.
        ring_ground=theme.surface if night else theme.brand,
        ring_text=theme.brand if night else theme.on_brand,
    )
