"""Carries out the desk's commands, one after the other; all of it runs on the desk's thread."""

import logging
from collections.abc import Callable, Iterable
from itertools import count
from typing import Final, TypeVar

from station.audit.acts import Act
from station.body import Target
from station.devices.messages import (
    DeviceState,
    Forget,
    FromHost,
    HostGone,
    Live,
    PenMoved,
    Placed,
)
from station.errors import Broken, Code, Refused, Trouble
from station.operators.accounts import LoginRefused, Session
from station.operators.credentials import Credentials
from station.operators.roles import RIGHTS, Right
from station.preferences import Choice
from station.session import admission, progress
from station.session.collaborators import Collaborators
from station.session.conversation import Conversation
from station.session.correcting import Correcting
from station.session.daily import Daily
from station.session.decisions import Decisions
from station.session.files import Files
from station.session.lamps import Lamps
from station.session.machine import ENROLLING, RECORDING_STATES, Event, Machine, State
from station.session.matters import Matter
from station.session.outlook import Fitness, Forecast, OutboxGlance
from station.session.people import People
from station.session.record import Record
from station.session.sitting import Present, Sitting
from station.session.tokens import Tokens
from station.session.upkeep import Upkeep
from station.session.view import DeskView, DoneView, Step, Whose
from station.session.window import Moment, Window

_log: Final = logging.getLogger(__name__)
Read = TypeVar("Read")


class Clerk:
    """Who is signed in, who sits at the desk, what is on the screen. Not for several threads."""

    def __init__(self, tools: Collaborators, publish: Callable[[DeskView], None]) -> None:
        self.machine = Machine()
        self._tools = tools
        self._publish = publish
        self._lamps = Lamps()
        self._numbers = count(1)
        self.people: Final = People(tools)
        self._files: Files | None = None
        self._sitting: Sitting | None = None
        self._saved: tuple[Record, Step] | None = None
        self._done: DoneView | None = None
        self._locked: str | None = None
        self._trouble: Trouble | None = None
        self._window = Window(tools)
        self._tokens = Tokens()
        self._upkeep = Upkeep(tools, self._note_choice)
        self.daily: Final = Daily(tools, self)
        self.decisions: Final = Decisions(tools, self.people, self.sitting)
        self.correcting: Final = Correcting(tools, self.people, self.sitting)

    # --- how commands come in ---------------------------------------------------------------------

    def obey(self, work: Callable[["Clerk"], None]) -> None:
        """Carry out a command, keep what it changed, and publish what came of it."""
        self._trouble = None
        self._attempt(lambda: work(self))

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            try:
                work()
            finally:
                self._save()
        except Trouble as trouble:
            self._trouble = trouble
        self.show()

    def hear(self, message: FromHost) -> None:
        """Take in what the device host tells."""
        if isinstance(message, Live | PenMoved):
            if self._sitting:
                self._sitting.hear(message)
                self._publish(self._window.live(self._sitting.talk.capture))
            return
        if isinstance(message, Placed):
            self._tools.placed(message)
            return
        self._attempt(lambda: self._take_in(message))

    def _take_in(self, message: FromHost) -> None:
        if isinstance(message, DeviceState):
            self._note_fault(message)
            self._lamps.take(message)
        if isinstance(message, HostGone):
            self._lamps.restart()
        if self._sitting:
            self._sitting.hear(message)
            # Only news of a device begins again: one that fails while its lamp is on must not be
            # asked over and over.
            if isinstance(message, DeviceState):
                self._sitting.devices_changed()

    def _note_fault(self, state: DeviceState) -> None:
        """A device that was there and is not any more stands in the day's report."""
        failed = state.code not in (None, Code.DEVICE_LENT)  # lent for an examination is no fault
        if self._files and self._lamps.there(state.modality) and state.code and failed:
            self._files.book.failed(state.modality.value, state.code.value)

    def bug(self) -> None:
        """Something failed that nobody foresaw: say so and go on."""
        self._trouble = Trouble(Code.BUG)
        self.show()

    # --- who is there -----------------------------------------------------------------------------

    def sign_in(self, credentials: Credentials, chosen: str = "") -> None:
        self.machine.require(State.LOGIN)
        kept = self._locked is not None
        session = self.people.arrive(credentials, chosen=chosen, kept=kept)
        try:
            self._let_in(session)
        finally:
            if self.machine.state is State.LOGIN:  # the register did not open
                self.people.leave(kept=kept)

    def _let_in(self, session: Session) -> None:
        if session.data_key is None or Right.RECORD not in RIGHTS[session.role]:
            self._let_into_workshop(session)
            return
        self._files = Files(self._tools, session, session.data_key)
        _log.info("signed_in", extra={"role": session.role.value})
        self.machine.move(Event.SIGNED_IN)
        nik, self._locked = self._locked, None
        try:
            if nik is not None and self._files.has_draft(nik):
                self._resume(nik)  # the person sits there: what they gave is not locked out
            self._tell_obstacle()
        finally:
            self.refresh()

    def _let_into_workshop(self, session: Session) -> None:
        """Let in who sees to the devices; without the data key no citizen can be read."""
        if Right.TEST_DEVICES not in RIGHTS[session.role]:
            raise Refused(Code.NOT_ALLOWED_NOW, "this role does nothing at a desk")
        _log.info("signed_in", extra={"role": session.role.value})
        self.machine.move(Event.TECHNICIAN_CAME)
        self.refresh()

    def _tell_obstacle(self) -> None:
        """Say at once what the first press of Start would be refused for."""
        obstacle = self.readable(self._tools.obstacle, None)
        if obstacle is not None:
            self._trouble = Refused(obstacle)

    def sign_out(self) -> None:
        gone = self.people.session
        self.lock()
        self._tools.devices.send(Forget())
        self._locked = None
        if gone:
            self.people.end_day(gone.account)

    def lock(self) -> None:
        if self.machine.state is State.LOGIN:
            return
        locked = self._sitting.record.citizen.nik if self._sitting else None
        self._rise()
        if self.machine.state is not State.WORKSHOP:  # a technician keeps nobody from going on
            self._locked = locked
        self.machine.move(Event.LOCKED)
        self._done = None
        if self._files:
            self._files.close()
            self._files = None
        self._window.forget()
        self.people.leave(kept=self._locked is not None)

    @property
    def lying_open(self) -> Files | None:
        """What is open; None while nobody who sees citizens is signed in."""
        return self._files

    def opened(self) -> Files:
        """Return what is open. Refused with NOT_ALLOWED_NOW while nothing is."""
        if self._files is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody is signed in")
        return self._files

    # --- the day's list ---------------------------------------------------------------------------

    def renew(self) -> None:
        """Read again what others change; the last command's trouble stays to be read."""
        self._attempt(self.refresh)

    def refresh(self) -> None:
        """Read the outbox, and the day's list where it is shown."""
        rows, fitness, forecast = None, Fitness(), Forecast()
        if self._files and self.machine.state is State.TODAY:
            rows = self._files.roster(self.readable(self._tools.statuses, {}), self._lamps.there)
            fitness = self._tools.fitness()
            forecast = self.readable(self._tools.forecast, forecast)
        elif self.machine.state is State.WORKSHOP:
            forecast = self.readable(self._tools.forecast, forecast)
        self._upkeep.spare(forecast.charge)
        glance = self.readable(self._tools.glance, OutboxGlance())
        self._window.take(glance, rows, fitness, forecast, self._tools.clockwork())

    def readable(self, read: Callable[[], Read], otherwise: Read) -> Read:
        """Read the outbox; one that cannot be read costs its numbers, not the day's list."""
        try:
            return read()
        except Broken as broken:
            self._trouble = broken
            return otherwise

    def whose(self, packet_ids: Iterable[str]) -> dict[str, Whose]:
        """Return whose packets these are; nobody's while nobody is signed in."""
        if self._files is None:
            return {}
        files = self._files
        return self.readable(lambda: files.whose(packet_ids), {})

    def start(self, nik: str) -> None:
        self._require_devices()
        try:
            self._start(nik)
        except Refused as refused:
            person, code = self.people.person(nik), refused.code.value
            self.people.note(Act.RECORDING_REFUSED, person, code=code)
            raise

    def _start(self, nik: str) -> None:
        files = self.opened()
        if files.has_draft(nik):
            self.resume(nik)
            return
        admission.check_station(self._tools)
        found = admission.new_record(self._tools, files, admission.expected(files, nik))
        record = self._upkeep.arranged(found)
        self.people.note(Act.RECORDING_BEGUN, record.session, person=self.people.person(nik))
        self._sit_down(record)
        files.note(record.session, "started")

    def _require_devices(self) -> None:
        self.machine.require(State.TODAY)
        self._upkeep.require_devices()

    def resume(self, nik: str) -> None:
        self._require_devices()
        admission.check_fitness(self._tools)
        self._resume(nik)

    def _resume(self, nik: str) -> None:
        found = self.opened().load(nik)
        if found is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "there is no draft")
        record, step = found
        self.opened().assess(record.citizen)
        self._saved = found
        person = self.people.person(nik)
        self.people.note(Act.RECORDING_RESUMED, record.session, person=person, step=step.value)
        self._sit_down(record, step)
        self.opened().note(record.session, "resumed", step.value)

    def discard(self, nik: str, second: Credentials) -> None:
        self.machine.require(State.TODAY)
        person = self.people.person(nik)
        other = self.people.second(second, Matter.DISCARD, person, needed=True)
        self.opened().discard(nik, other)
        self.people.note(Act.DRAFT_DISCARDED, person, second=other)
        self.refresh()

    def _sit_down(self, record: Record, step: Step = Step.BIODATA) -> None:
        if self._tools.seat:
            self._tools.seat(record.citizen)
        talk = Conversation(self._tools.devices.send, self._lamps, self._numbers)
        people = Present(
            operator=self.people.there.account,
            prints=self._tools.prints(self.people.there),
            whose=self._tokens.of(record.citizen.nik),
        )
        self._sitting = Sitting(self._tools, self.machine, talk, record, people)
        self._sitting.resume(step)
        _log.info("sat_down", extra={"session": record.session, "step": step.value})

    # --- the citizen at the desk ------------------------------------------------------------------

    def sitting(self, *states: State) -> Sitting:
        """Return the citizen's sitting; refused unless the desk is in one of the states."""
        self.machine.require(*(states or tuple(ENROLLING)))
        if self._sitting is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody sits at the desk")
        return self._sitting

    def begin(self, target: Target | None) -> None:
        self.sitting(*RECORDING_STATES).begin(target)

    def leave(self) -> None:
        self.sitting()
        self._rise()
        self.machine.move(Event.LEFT)
        self.refresh()

    def next_person(self) -> None:
        self.machine.move(Event.NEXT_PERSON)
        self._done = None
        self.refresh()

    def _rise(self) -> None:
        if self._sitting:
            self._sitting.talk.stop()
        self._save()
        self._sitting, self._saved = None, None

    def _save(self) -> None:
        if self._files is None:
            return
        if self._sitting is None:
            self._files.book.stand_at(None)
            return
        now = (self._sitting.record, self._sitting.step)
        if self._saved is None or now[0] is not self._saved[0] or now[1] is not self._saved[1]:
            self._files.save(*now)
            known = len(self._saved[0].trail) if self._saved else 0
            self._saved = now
            self.people.note_lines(now[0], now[0].trail[known:])
        self._files.book.stand_at((now[0].session, now[1].value))

    # --- the end ----------------------------------------------------------------------------------

    def seal(self) -> None:
        sitting = self.sitting(State.STATEMENT)
        if not progress.complete(sitting.record, sitting.chain):
            raise Refused(Code.NOT_ALLOWED_NOW, "not everything is recorded")
        sitting.talk.stop()
        self._save()
        self.machine.move(Event.SEALING_BEGAN)
        self.show()
        outcome = Event.SEALING_FAILED
        try:
            self._done = self.opened().seal(sitting.record)
            outcome = Event.SEALED
        finally:
            self.machine.move(outcome)
        # Who comes next may lay a hand on what this person left on the glass; nobody else's counts.
        self._tools.devices.send(Forget(but=sitting.whose))
        self._sitting, self._saved = None, None
        self.refresh()

    # --- what people choose, how the devices work -------------------------------------------------

    def choose(self, choice: Choice, value: object) -> None:
        self._upkeep.choose(self.people.there.role, choice, value)
        if choice is Choice.SAVER:
            self.refresh()

    def _note_choice(self, choice: Choice) -> None:
        self.people.note(Act.SETTING_CHANGED, setting=choice.value)

    def release_devices(self, *, lent: bool) -> None:
        if lent:
            self.machine.require(State.TODAY, State.WORKSHOP)
        self._upkeep.release_devices(lent=lent)

    # --- what is shown ----------------------------------------------------------------------------

    def show(self) -> None:
        """Publish the desk as it stands."""
        self._publish(self.view())

    def view(self) -> DeskView:
        """Build the whole view."""
        refused = self._trouble if isinstance(self._trouble, LoginRefused) else None
        session = self.people.session
        return self._window.whole(
            Moment(
                state=self.machine.state,
                operator=session.user if session else "",
                role=session.role if session else None,
                account_days=self.people.days_left,
                sitting=self._sitting,
                devices=self._lamps.views(),
                done=self._done,
                trouble=self._trouble.code if self._trouble else None,
                sparing=self._upkeep.regime.sparing,
                lent=self._upkeep.regime.lent,
                tries_left=refused.tries_left if refused else None,
                wait_seconds=refused.wait_seconds if refused else 0,
            )
        )
