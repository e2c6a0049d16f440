"""What the outbox screen says in its right column, and where its list is empty."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.board.packet import Row, Wait, Who
from station.board.view import (
    BoardView,
    Exported,
    Filter,
    History,
    Tally,
    Told,
    packet_number,
)
from station.outbox.lists import Listing
from station.session.view import Whose
from station.uploader.control import Verb
from ui.messages import name, say
from ui.words.spans import moment, number, size
from ui.words.tables import no_stick

translate = QCoreApplication.translate

_TOLD: Final = MappingProxyType(
    {
        Verb.PUSH: QT_TRANSLATE_NOOP("Outbox", "Pushed\nIt is tried now, before all others."),
        Verb.PUSH_STUCK: QT_TRANSLATE_NOOP("Outbox", "Pushed\nEverything is tried now."),
        Verb.PAUSE: QT_TRANSLATE_NOOP(
            "Outbox", "Paused\nNothing is sent until you press Resume. Recording goes on."
        ),
        Verb.RESUME: QT_TRANSLATE_NOOP("Outbox", "Resumed\nSending goes on."),
    }
)
_EMPTY: Final = MappingProxyType(
    {
        Listing.WAITING: QT_TRANSLATE_NOOP(
            "Outbox", "Nothing waits. All that was recorded has left this station."
        ),
        Listing.ATTENTION: QT_TRANSLATE_NOOP("Outbox", "Nobody has to act. Nothing is stuck."),
        Listing.RECAPTURE: QT_TRANSLATE_NOOP("Outbox", "Nothing came back."),
        Listing.ARRIVED: QT_TRANSLATE_NOOP("Outbox", "The centre has no packet from here yet."),
        Listing.ALL: QT_TRANSLATE_NOOP(
            "Outbox", "Nothing recorded yet. A packet appears here as soon as it is sealed."
        ),
    }
)


def told_words(told: Told) -> tuple[str, str]:
    """Return headline and advice of the echo of a command."""
    if not told.heard:
        return (
            translate("Outbox", "Nobody heard it"),
            translate(
                "Outbox",
                "The sender is not running. Packets are safe, and go as soon as it runs again.",
            ),
        )
    text, _, advice = translate("Outbox", str(_TOLD[told.verb])).partition("\n")
    return text, advice


def echo_words(echo: Told | Exported) -> tuple[str, str, bool]:
    """Return headline and advice of an echo, and whether all went well."""
    if isinstance(echo, Told):
        return *told_words(echo), echo.heard
    if not echo.path:
        return *no_stick(), False
    written = translate("Outbox", "{count} packets written").format(count=number(echo.packets))
    people = translate("Outbox", "It holds names and NIKs: give it to the ADB and to nobody else.")
    return written, f"{echo.path}\n{people if echo.people else ''}".strip(), True


def find() -> str:
    """Return the words for looking for one packet."""
    return translate("Outbox", "Find a packet")


def export() -> str:
    """Return the words for writing the list onto a stick."""
    return translate("Outbox", "List to a stick")


def list_words(listing: Listing, tally: Tally) -> str:
    """Return the name of a list and how many packets it has; of all packets its pages tell."""
    if listing is Listing.ALL:
        return name(listing)
    return f"{name(listing)}  {number(tally.of(listing))}"


def empty_words(view: BoardView) -> str:
    """Return what stands in place of an empty list."""
    if view.trouble:
        found = say(view.trouble)
        return f"{found.text}\n{found.advice}"
    if view.at.year <= 1970:
        return translate("Outbox", "Reading the outbox. One moment.")
    if view.question.filter != Filter():
        return translate("Outbox", "No packet fits. Clear what is chosen above to see all.")
    return translate("Outbox", str(_EMPTY[view.question.listing]))


def packet_advice(shown: Row) -> str:
    """Return who acts, and what to do next: the last line stands by itself."""
    stated = translate("Outbox", "The centre wrote: {status}").format(status=shown.stated)
    advice = f"{f'{stated}. ' if shown.stated else ''}{say(shown.why).advice}"
    if shown.who is Who.NOBODY:
        return advice
    acts = translate("Outbox", "Acts: {who}").format(who=name(shown.who))
    return f"{acts}\n{advice}"


def packet_note(shown: Row, owner: Whose | None) -> str:
    """Return whose packet it is and its number, for the telephone and the slip."""
    whose = [owner.name, f"NIK {owner.nik_masked}"] if owner else []
    called = translate("Outbox", "No. {number}").format(number=shown.number)
    return "\n".join([*whose, called, f"{moment(shown.sealed_at)} · {size(shown.size)}"])


def link(history: History) -> str:
    """Return which recording this one replaced, or was replaced by; empty where neither."""
    if history.in_place_of:
        called = packet_number(history.in_place_of)
        return translate("Outbox", "in place of {number}").format(number=called)
    if history.case and history.case.replaced_by:
        called = packet_number(history.case.replaced_by)
        return translate("Outbox", "recorded again as {number}").format(number=called)
    return ""


def unseen(shown: Row) -> bool:
    """Say whether no uploader knows a packet yet: it has no history."""
    return shown.why is Wait.NOT_TAKEN_IN


def telling() -> str:
    """Return what is said while a command is on its way."""
    return translate("Outbox", "Telling the sender")


def push() -> str:
    """Return the words for sending one packet now."""
    return translate("Outbox", "Push this one")


def push_all() -> str:
    """Return the words for sending everything now."""
    return translate("Outbox", "Push all")


def pause() -> str:
    """Return the words for stopping the sending."""
    return translate("Outbox", "Pause")


def resume() -> str:
    """Return the words for sending again."""
    return translate("Outbox", "Resume")


def history() -> str:
    """Return the words for what happened to a packet."""
    return translate("Outbox", "History")


def back(*, opened: bool) -> str:
    """Return the words for the way back: to the list, or to the day."""
    return translate("Outbox", "To the list") if opened else translate("Outbox", "To today")
