"""Shortcuts through an operator's day: go straight to a step, read the rail."""

from station.body import Part
from station.citizen.biodata import Citizen
from station.session.exemptions import Presence
from station.session.view import DeskView, Mark, Screen, Step
from tests.fakes.office import BUDI, PEOPLE, Office

SOMEBODY = PEOPLE[0]


def at(office: Office, step: Step, citizen: Citizen = SOMEBODY) -> DeskView:
    """Go straight to a step, everything before it good."""
    office.sign_in()
    office.start(citizen)
    if step is Step.BIODATA:
        return office.desk.view
    office.desk.confirm_biodata()
    view = office.settle()
    while now(view) is not step:
        view = office.press() if view.screen is Screen.CAPTURE else office.advance()
    return view


def now(view: DeskView) -> Step:
    return next(row.step for row in view.rail if row.mark is Mark.NOW)


def marks(view: DeskView) -> dict[Step, Mark]:
    return {row.step: row.mark for row in view.rail}


def exempt(office: Office, part: Part, presence: Presence) -> DeskView:
    office.desk.exempt(part, presence, True, "", BUDI)
    return office.settle()
