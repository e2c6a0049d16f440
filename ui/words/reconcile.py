"""Words of the comparison with the centre's status file: kinds, lines, and what came of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from station import lifecycle
from station.media import MediaFile
from station.reconcile.view import TAKEN_OVER, Comparison, Difference, Kind
from station.reconcile.words import DAMAGES, KINDS
from ui.messages import name
from ui.theme import Tone
from ui.widgets.told_rows import ToldRow
from ui.words.spans import moment, number, size

translate = QCoreApplication.translate
_BAD: Final = frozenset({Kind.IMPOSSIBLE, Kind.LOCKED, Kind.CONFLICT, Kind.DAMAGED})
_ASK: Final = frozenset({Kind.ALREADY_THERE, Kind.BEHIND, Kind.MISSING})
_TONES: Final = MappingProxyType(
    dict.fromkeys(Kind, Tone.PLAIN)
    | dict.fromkeys(TAKEN_OVER, Tone.OK)
    | dict.fromkeys(_ASK, Tone.WARN)
    | dict.fromkeys(_BAD, Tone.BAD)
)
_SYMBOLS: Final = MappingProxyType(
    {Tone.PLAIN: "dot", Tone.OK: "push", Tone.WARN: "info", Tone.BAD: "warn"}
)
_DIGEST: Final = 16
"""Hexadecimal digits by which people name what they confirm, as on the command line."""
_IN_A_GROUP: Final = 4
_SHOWN: Final = 5
"""Lines of a kind that are shown below the list."""


def file_row(found: MediaFile) -> ToldRow:
    """Return a file that may be chosen: its name over where it lies, when it was made, its size."""
    at = moment(datetime.fromtimestamp(found.changed, UTC))
    below = f"{found.place} · {at} · {size(found.size)}"
    return ToldRow(Path(found.path).name, below, "clipboard")


def kinds(found: Comparison) -> tuple[Kind, ...]:
    """Return the kinds that there are, the ones that can be taken over first."""
    return tuple(kind for kind in Kind if found.counts.get(kind))


def kind_row(found: Comparison, kind: Kind) -> ToldRow:
    """Return how many lines are of a kind, what it means and what is to be done."""
    tone = _TONES[kind]
    meaning, advice = kind_words(kind)
    return ToldRow(f"{number(found.counts[kind])} · {meaning}", advice, _SYMBOLS[tone], tone)


def kind_words(kind: Kind) -> tuple[str, str]:
    """Return what a kind of difference means, and what to do."""
    meaning, _, advice = translate("Reconcile", KINDS[kind]).partition("\n")
    return meaning, advice


def tone(kind: Kind) -> Tone:
    """Return the tone of a kind."""
    return _TONES[kind]


def lines(found: Comparison, kind: Kind) -> Iterator[str]:
    """Yield the first lines of a kind, and how many more there are."""
    some = [each for each in found.differences if each.kind is kind]
    yield from map(_line, some[:_SHOWN])
    if len(some) > _SHOWN:
        more = translate("Reconcile", "and {count} more")
        yield more.format(count=number(len(some) - _SHOWN))


def tally(found: Comparison, path: str) -> str:
    """Return the whole file in two lines."""
    agree = translate("Reconcile", "{lines} lines, {agree} say the same").format(
        lines=number(found.lines), agree=number(found.counts.get(Kind.AGREE, 0))
    )
    return f"{Path(path).name}\n{agree}"


def digest(found: Comparison) -> str:
    """Return the digest of what would be taken over, in groups as it is read aloud."""
    shown = found.digest[:_DIGEST]
    return " ".join(shown[at : at + _IN_A_GROUP] for at in range(0, _DIGEST, _IN_A_GROUP))


def _line(each: Difference) -> str:
    place = (
        translate("Reconcile", "Line {line}").format(line=each.line)
        if each.line
        else translate("Reconcile", "Not in it")
    )
    if each.damage:
        return f"{place}: {translate('Reconcile', DAMAGES[each.damage])}"
    ours = name(each.ours) if each.ours else ""
    moved = " » ".join(part for part in (ours, _status(each.theirs)) if part)
    return f"{place}: {each.number or '–'}  {moved}"


def _status(text: str) -> str:
    status = lifecycle.read(text)
    return name(status) if status else text
