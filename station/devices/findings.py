"""What a technician is told about the devices: one finding per question, in the same shape always.

A finding can be shown, stored and sent: it holds no picture and nothing about a person.
"""

from enum import StrEnum

import msgspec

from station.body import Modality


class Group(StrEnum):
    """The twelve groups of questions, in the order in which they are answered."""

    INVENTORY = "INVENTORY"
    PERMISSION = "PERMISSION"
    IDENTITY = "IDENTITY"
    SELF_TEST = "SELF_TEST"
    LINK = "LINK"
    OPTICS = "OPTICS"
    CAMERA = "CAMERA"
    IRIS = "IRIS"
    PAD = "PAD"
    HOTPLUG = "HOTPLUG"
    SOAK = "SOAK"
    HISTORY = "HISTORY"


class Outcome(StrEnum):
    """How a question was answered. What could not be asked is ``not_checked``, never ``pass``."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    NOT_CHECKED = "not_checked"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One answer.

    Attributes:
        code: stable name of the question and of what is wrong, such as ``CAMERA_DARK``.
        device: the driver's name, or the place of a device that no driver is for; may be empty.
        cause: in plain words, what it means.
        next_step: what to do about it; empty where nothing is to be done.
        facts: the figures behind the verdict, each with its unit in its name.
    """

    code: str
    group: Group
    verdict: Outcome
    cause: str
    modality: Modality | None = None
    device: str = ""
    next_step: str = ""
    facts: dict[str, float | int | str] = {}


class Planned(msgspec.Struct, frozen=True, tag=True):
    """First line of an examination that is followed: what will be examined, by name."""

    about: tuple[str, ...]


class Answered(msgspec.Struct, frozen=True, tag=True):
    """One of them has answered, or was left behind."""

    about: str
    findings: tuple[Finding, ...]


class Over(msgspec.Struct, frozen=True, tag=True):
    """The last line: all findings, those of no single device included."""

    verdict: Outcome
    findings: tuple[Finding, ...]


Told = Planned | Answered | Over

WORST = (Outcome.FAIL, Outcome.WARN, Outcome.NOT_CHECKED, Outcome.PASS)


def worst(findings: "tuple[Finding, ...] | list[Finding]") -> Outcome:
    """Return the gravest verdict; nothing found is nothing checked."""
    verdicts = {finding.verdict for finding in findings}
    return next((each for each in WORST if each in verdicts), Outcome.NOT_CHECKED)
