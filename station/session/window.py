"""Builds the view the screens get, whole after a command, and cheaply for every live notice."""

from dataclasses import dataclass

from msgspec.structs import replace

from station.errors import Code
from station.operators.roles import Role
from station.session import picture
from station.session.capture import Capture
from station.session.collaborators import Collaborators
from station.session.machine import SCREEN, State
from station.session.matters import Matter, roles
from station.session.outlook import ClockView, Fitness, Forecast, OutboxGlance
from station.session.photo_checks import photo_checks
from station.session.sitting import Sitting
from station.session.statement import STATEMENT, statement
from station.session.view import DeskView, DeviceView, DoneView, RosterRow, Screen, Step


@dataclass(frozen=True)
class Moment:
    """The desk at one moment."""

    state: State
    operator: str
    role: Role | None
    account_days: int | None
    sitting: Sitting | None
    devices: tuple[DeviceView, ...]
    done: DoneView | None
    trouble: Code | None
    sparing: bool
    lent: bool
    tries_left: int | None
    wait_seconds: int


class Window:
    """Keeps what is dear to read (the list, the outbox) and the view published last."""

    def __init__(self, tools: Collaborators) -> None:
        self._settings = tools.settings
        self._training = tools.training
        self._shelf = tools.preferences
        table = tools.settings.enrollment.second_person
        self._confirmers = {matter: roles(table, matter) for matter in Matter}
        self._glance, self._fitness, self._forecast = OutboxGlance(), Fitness(), Forecast()
        self._clock = ClockView()
        self._roster: tuple[RosterRow, ...] = ()
        self._view = DeskView(
            screen=Screen.LOGIN, training=tools.training, preferences=tools.preferences.now
        )

    def take(
        self,
        glance: OutboxGlance,
        rows: tuple[RosterRow, ...] | None,
        fitness: Fitness,
        forecast: Forecast,
        clock: ClockView,
    ) -> None:
        """Note outbox, keys, supplies, clock, and the day's list where it was read."""
        self._glance, self._fitness, self._forecast = glance, fitness, forecast
        self._clock = clock
        self._roster = self._roster if rows is None else rows

    def forget(self) -> None:
        """Nobody is signed in: no name stays."""
        self._roster = ()

    def live(self, capture: Capture | None) -> DeskView:
        """Return the view with the newest of the live view; called several times a second."""
        if capture and self._view.capture:
            shown = picture.with_live(self._view.capture, capture)
            self._view = replace(self._view, capture=shown)
        return self._view

    def whole(self, moment: Moment) -> DeskView:
        """Return the whole view."""
        self._view = DeskView(
            screen=SCREEN[moment.state],
            station=self._settings.station.station.name,
            operator=moment.operator,
            role=moment.role,
            account_days=moment.account_days,
            confirmers=self._confirmers,
            training=self._training,
            preferences=self._shelf.now,
            sparing=moment.sparing,
            lent=moment.lent,
            forgotten=self._shelf.trouble,
            roster=self._roster,
            outbox=self._glance,
            fitness=self._fitness,
            forecast=self._forecast,
            clock=self._clock,
            devices=moment.devices,
            done=moment.done,
            trouble=moment.trouble,
            tries_left=moment.tries_left,
            wait_seconds=moment.wait_seconds,
        )
        if moment.sitting:
            self._view = self._with(self._view, moment.sitting)
        return self._view

    def _with(self, view: DeskView, sitting: Sitting) -> DeskView:
        record, capture = sitting.record, sitting.talk.capture
        if sitting.proposing.now:  # the operator's own finger is none of the person's
            capture = None
        settings = self._settings.enrollment
        late = sitting.step in {Step.REVIEW, Step.APPROVAL, Step.INDEX_CHECK, Step.STATEMENT}
        return replace(
            view,
            rail=picture.rail(record, sitting.chain, sitting.step),
            citizen=picture.citizen_view(record),
            proposal=picture.proposal_view(sitting.proposing.now),
            capture=picture.capture_view(record, capture, settings) if capture else None,
            review=picture.review(record, sitting.chain) if late else (),
            exempted=picture.exempted(record),
            photo_checks=photo_checks(record) if sitting.step is Step.APPROVAL else (),
            statement=statement(self._settings.station.station.language),
            statements=dict(STATEMENT),
            statement_language=record.statement_language,
        )
