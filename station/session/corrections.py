"""What of the biodata was corrected, by whom, and whether the own finger of who did it was seen."""

import msgspec

from station.citizen.biodata import Biodata
from station.citizen.correcting import RULES, Change, Field, Remedy, check, said, value_of
from station.errors import Code, Refused
from station.session.outcomes import Outcome


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One line. ``was`` is how the list had it, also after a second correction."""

    field: Field
    was: str
    now: str
    at: str
    by: str
    second: str
    finger: Outcome

    @property
    def noted(self) -> bool:
        """True where nothing was changed: ``now`` is what the papers say."""
        return RULES[self.field].remedy is Remedy.NOTED


Corrections = tuple[Correction, ...]


def check_all(biodata: Biodata, changes: tuple[Change, ...]) -> None:
    """Refuse (NOT_ALLOWED_NOW) what is nothing, twice, not for this desk, or badly written."""
    fields = [change.field for change in changes]
    if not fields or len(set(fields)) != len(fields):
        raise Refused(Code.NOT_ALLOWED_NOW, "no line, or one line twice")
    for change in changes:
        check(biodata, change)


def listed(biodata: Biodata, corrections: Corrections, field: Field) -> str:
    """Return how the list had a line, whatever was corrected since."""
    known = next((each for each in corrections if each.field is field), None)
    return known.was if known else value_of(biodata, field)


def added(corrections: Corrections, new: Corrections) -> Corrections:
    """Return the corrections with the new ones in place of older ones of the same line.

    What is again as the list had it is no correction any more.
    """
    fields = {each.field for each in new}
    kept = (each for each in corrections if each.field not in fields)
    return (*kept, *(each for each in new if each.now != each.was))


def written(biodata: Biodata, corrections: Corrections) -> Biodata:
    """Return the biodata as they are sealed: corrected lines as corrected, noted ones untouched."""
    return said(biodata, {each.field: each.now for each in corrections if not each.noted})


def on_paper(biodata: Biodata, corrections: Corrections) -> Biodata:
    """Return the biodata as the papers have them, what was only noted included."""
    return said(biodata, {each.field: each.now for each in corrections})
