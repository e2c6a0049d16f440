"""Sentences of the diagnostics screen: the machine in one line, a device's figures, the ticket."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from station.board.line import Line
from station.body import Modality
from station.devices.findings import Finding, Group, Outcome, worst
from station.session.view import DeskView
from station.workshop import WorkshopView
from ui.messages import accessory_name, name, short_standing
from ui.widgets.lamps import MODALITY_SYMBOL
from ui.words.clock import how_far

translate = QCoreApplication.translate
_MOST = 4
_MB_PER_GB = 1024


def device_name(about: str) -> str:
    """Return what people call a device, or an accessory."""
    return name(Modality(about)) if about in Modality.__members__ else accessory_name(about)


def device_symbol(about: str) -> str:
    """Return the symbol of a device, or of an accessory."""
    if about in Modality.__members__:
        return MODALITY_SYMBOL[Modality(about)]
    return "print" if about == "PRINTER" else "pulse"


def machine_words(view: DeskView, line: Line) -> tuple[str, str, str, str]:
    """Return disk, clock, battery and line."""
    return _disk(view), _clock(view), _battery(view), _line(line)


def _disk(view: DeskView) -> str:
    free = view.forecast.free_mb
    if free is None:
        return translate("Diagnosis", "Disk: not known")
    gigabytes = QLocale().toString(free / _MB_PER_GB, "f", 1)
    return translate("Diagnosis", "Disk: %1 GB free").replace("%1", gigabytes)


def _battery(view: DeskView) -> str:
    charge = view.forecast.charge
    if charge is None:
        return translate("Diagnosis", "Battery: not in use")
    return translate("Diagnosis", "Battery: %1 %").replace("%1", str(charge))


def _clock(view: DeskView) -> str:
    now = QLocale().toString(QDateTime.currentDateTime(), "d MMM yyyy HH:mm")
    by_network = None if view.clock.by else view.forecast.clock_set  # measured says more
    said = {
        True: translate("Diagnosis", "Clock: %1, set by the network"),
        False: translate("Diagnosis", "Clock: %1, compare it with a watch"),
        None: translate("Diagnosis", "Clock: %1"),
    }[by_network]
    return "\n".join(filter(None, (said.replace("%1", now), how_far(view.clock))))


def _line(line: Line) -> str:
    return translate("Diagnosis", "Line: %1").replace("%1", short_standing(line.standing))


def judged(found: list[Finding]) -> tuple[Outcome, list[Finding]]:
    """Return how a device came out, and what could not be examined of it.

    What was not examined makes nothing bad and nothing good; a device of which nothing was examined
    is not examined. A plug that nobody pulled and a soak that nobody asked for are no questions.
    """
    asked = [each for each in found if each.group not in (Group.HOTPLUG, Group.SOAK)]
    unseen = [each for each in asked if each.verdict is Outcome.NOT_CHECKED]
    seen = [each for each in found if each.verdict is not Outcome.NOT_CHECKED]
    return worst(seen), unseen


def good_words(unseen: list[Finding]) -> str:
    """Return that a device is in order, and how much of it nobody could see."""
    if not unseen:
        return name(Outcome.PASS)
    said = translate("Diagnosis", "in order; not examined: %1")
    return said.replace("%1", str(len(unseen)))


def device_facts(found: list[Finding]) -> str:
    """Return which device it is and the codes of what is not in order, to be read out by phone."""
    who = next((each.facts for each in found if "model" in each.facts), {})
    made = " ".join(str(who[key]) for key in ("make", "model", "serial") if who.get(key))
    bad = [each for each in found if each.verdict in (Outcome.FAIL, Outcome.WARN)]
    codes = [each.code for each in bad[:_MOST]]
    lines = [made] if made else []
    if codes:
        lines.append(translate("Diagnosis", "For the workshop:") + " " + ", ".join(codes))
    return "\n".join(lines)


def ticket_words(exam: WorkshopView) -> str:
    """Return where the ticket is."""
    if exam.saving:
        return translate("Diagnosis", "Writing the ticket ...")
    if not exam.ticket:
        return ""
    # A path has no spaces to wrap at: it may wrap after each folder.
    path = exam.ticket.replace("/", "/\u200b").replace("-", "-\u200b")
    return translate("Diagnosis", "Ticket without anybody's data:") + "\n" + path
