"""What the list of recordings that came back says: what was done, what is next, who comes when."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.board.packet import Row, Who
from station.clock import parse
from station.lifecycle import Status
from station.register.case import Case, Way
from station.register.recaptures import Deed, DeedEntry
from ui.messages import name, say, sentence
from ui.words.spans import moment

translate = QCoreApplication.translate

WAYS: Final = MappingProxyType(
    {
        Way.RESEND: QT_TRANSLATE_NOOP("Recapture", "Send again"),
        Way.RECORD: QT_TRANSLATE_NOOP("Recapture", "Record again"),
    }
)
DEEDS: Final = MappingProxyType(
    {
        Deed.ASKED: QT_TRANSLATE_NOOP("Recapture", "ADB asked"),
        Deed.CONTACTED: QT_TRANSLATE_NOOP("Recapture", "Person told"),
        Deed.DELETED: QT_TRANSLATE_NOOP("Recapture", "Deletion confirmed"),
        Deed.RESENT: QT_TRANSLATE_NOOP("Recapture", "Sent again"),
        Deed.RELEASED: QT_TRANSLATE_NOOP("Recapture", "May be recorded again"),
        Deed.REPLACED: QT_TRANSLATE_NOOP("Recapture", "Recorded again"),
    }
)


def way_words(way: Way) -> str:
    """Return the words for a way on."""
    return translate("Recapture", str(WAYS[way]))


def deed_words(deed: Deed) -> str:
    """Return what was done."""
    return translate("Recapture", str(DEEDS[deed]))


def done_words(entry: DeedEntry) -> str:
    """Return what was done, when, and under which reference."""
    told = f"{deed_words(entry.deed)}, {moment(parse(entry.at))}"
    if entry.deed is Deed.DELETED:
        return f"{told}, {entry.reference}"
    return told


def headline(row: Row, case: Case) -> str:
    """Return in one line how it stands."""
    if case.decided:
        return translate("Recapture", "On its way.")
    if case.expected:
        return translate("Recapture", "The person is to be recorded again.")
    if case.locked:
        return translate("Recapture", "Locked: {status}").format(status=name(row.why))
    return name(row.why)


def advice(row: Row, case: Case) -> str:
    """Return who acts, and what is next."""
    if case.decided:
        return translate("Recapture", "The sender hears of it in a moment.")
    if case.expected:
        return translate("Recapture", "On the day's list the person can be recorded.")
    if case.deleted:
        return translate("Recapture", "The deletion is confirmed: choose how it goes on.")
    step = sentence(row.state).operator if isinstance(row.why, Status) else say(row.why).advice
    if row.who is Who.NOBODY:
        return step
    return translate("Outbox", "Acts: {who}").format(who=name(row.who)) + f"\n{step}"


def confirm() -> str:
    """Return the words for unlocking."""
    return translate("Recapture", "Confirm deletion")


def save() -> str:
    """Return the words for keeping an appointment."""
    return translate("Recapture", "Keep")


def day_hint() -> str:
    """Return how a day is typed."""
    return translate("Recapture", "Comes on: DD-MM-YYYY")


def contact_hint() -> str:
    """Return what stands in an empty contact line."""
    return translate("Recapture", "Telephone, or who brings the message")


def empty() -> str:
    """Return what stands in place of an empty list."""
    return translate("Recapture", "Nothing came back. Nobody has to be recorded again.")


def nothing_said() -> str:
    """Return what stands on the right where nothing is chosen."""
    return translate("Recapture", "Nothing came back")


def back() -> str:
    """Return the words for the way to the day's list."""
    return translate("Outbox", "To today")


def title() -> str:
    """Return the name of the screen."""
    return translate("Recapture", "Record again")
