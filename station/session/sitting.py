"""One citizen at the desk: the record as it grows, the step it stands at, the talk with devices."""

import msgspec

from station import clock
from station.body import MODALITY, PARTS, Modality, Part, Target
from station.devices.messages import Attempt, Begin, FromHost
from station.errors import Code, Refused
from station.session import attempts, changes, offer, progress
from station.session.collaborators import Collaborators
from station.session.conversation import Conversation, Outcome
from station.session.exemptions import Exemption
from station.session.machine import ARRIVAL, Machine
from station.session.proposing import Proposing
from station.session.record import Decision, Record
from station.session.statement import Language, language_of
from station.session.steps import RECORDING, TARGET, chain
from station.session.view import Step


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there: the operator's account and templates, and a token of who is recorded."""

    operator: str
    prints: tuple[bytes, ...] = ()
    whose: str = ""


class Sitting:
    """Carries out what concerns one citizen. Every command may raise ``Refused``."""

    def __init__(
        self,
        tools: Collaborators,
        machine: Machine,
        talk: Conversation,
        record: Record,
        people: Present,
    ) -> None:
        self._tools = tools
        self._machine = machine
        self._people = people
        self._settings = tools.settings.enrollment
        self.chain = chain(record.steps or self._settings.steps)
        self.talk = talk
        self.record = record
        self.step = Step.BIODATA
        self.proposing = Proposing(talk, self._finger_request if people.prints else None)

    @property
    def whose(self) -> str:
        """The token of the person who is recorded."""
        return self._people.whose

    # --- moving -----------------------------------------------------------------------------------

    def arrive(self, step: Step) -> None:
        """Go to a step; a step that records and is not settled shows its live view at once."""
        self._machine.move(ARRIVAL[step])
        self.proposing.drop()
        self.step = step
        self.talk.turn_to(TARGET.get(step))
        if step in RECORDING and not progress.settled(self.record, step):
            self.begin(None)

    def resume(self, step: Step) -> None:
        """Sit down at a step; with everything else done, a deferred one whose device is there."""
        waiting = [s for s in progress.incomplete(self.record, self.chain) if self._possible(s)]
        self.arrive(waiting[0] if step is Step.REVIEW and waiting else step)

    def _possible(self, step: Step) -> bool:
        return self.talk.there(MODALITY[RECORDING[step]])

    def go_on(self) -> None:
        if self.step is Step.REVIEW:
            self._finish_review()
        if not progress.settled(self.record, self.step):
            raise Refused(Code.NOT_ALLOWED_NOW, f"{self.step.value} is not finished")
        self.arrive(progress.first_unsettled(self.record, self.chain))

    def _finish_review(self) -> None:
        if progress.incomplete(self.record, self.chain):
            raise Refused(Code.NOT_ALLOWED_NOW, "a deferred step is still to do")
        if not self.record.reviewed:
            self.record = changes.reviewed(self.record, self._now())

    def back(self) -> None:
        place = self.chain.index(self.step)
        if place:
            self.arrive(self.chain[place - 1])

    def step_to(self, step: Step) -> None:
        if not progress.reachable(self.record, self.chain, step):
            raise Refused(Code.NOT_ALLOWED_NOW, f"{step.value} cannot be reached yet")
        if step is not self.step:
            self.arrive(step)

    def defer(self) -> None:
        if self.step not in RECORDING or progress.settled(self.record, self.step):
            raise Refused(Code.NOT_ALLOWED_NOW, "nothing to defer")
        self.record = changes.deferred(self.record, self.step, self._now())
        self.arrive(progress.first_unsettled(self.record, self.chain))

    # --- biodata, photo ---------------------------------------------------------------------------

    def confirm_biodata(self, second: str) -> None:
        if self.record.confirmed is None:
            self.record = changes.confirmed(self.record, self._decision(second))
        self.arrive(progress.first_unsettled(self.record, self.chain))

    def person_answers(self, agrees: bool) -> None:
        self.record = changes.answered(self.record, self.step, self._now(), agrees=agrees)

    def approve_photo(self) -> None:
        self.record = changes.photo_approved(self.record, self._decision())
        self.arrive(progress.first_unsettled(self.record, self.chain))

    def reject_photo(self) -> None:
        self.record = changes.photo_rejected(self.record, self._now())
        self.arrive(Step.PHOTO)

    # --- recording --------------------------------------------------------------------------------

    @property
    def target(self) -> Target:
        """What is recorded at this step. Refused where nothing is."""
        target = TARGET.get(self.step)
        if target is None:
            raise Refused(Code.NOT_ALLOWED_NOW, f"nothing is recorded at {self.step.value}")
        return target

    def begin(self, target: Target | None) -> None:
        mine = self.target
        if target not in {None, mine}:
            raise Refused(Code.NOT_ALLOWED_NOW, f"{target} is not recorded at this step")
        if attempts.expected(self.record, mine):
            if mine is Target.STATEMENT and not self.record.statement_language:
                self.record = changes.statement_shown(self.record, self._language)
            self.talk.begin(self._request)

    def sign(self, language: str) -> None:
        """Put the statement before the citizen in a language; empty for the station's."""
        chosen = language_of(language or self._language)
        if self.target is not Target.STATEMENT or chosen is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "no such statement to sign now")
        if self.record.statement_language not in {"", chosen}:
            self.talk.stop()  # what is on the pad was written under another text
        self.record = changes.statement_shown(self.record, chosen)
        self.begin(None)

    @property
    def _language(self) -> Language:
        return self._tools.settings.station.station.language

    def capture(self) -> None:
        if self.talk.capture and self.talk.capture.live:
            self.talk.shoot()
        else:
            self.begin(None)

    def retake(self) -> None:
        if self.talk.capture and self.talk.capture.ink:
            self.talk.stop()  # the pad is wiped; what was not judged yet was not recorded
        self.begin(None)

    def check_force(self) -> None:
        """Refuse (NOT_ALLOWED_NOW) where nothing may be accepted yet."""
        if not offer.may_force(self.record, self.target, self._settings):
            raise Refused(Code.NOT_ALLOWED_NOW, "there is nothing to accept yet")

    def force(self, second: str) -> None:
        self.check_force()
        target = self.target
        if offer.takes_two(self.record, target, self._settings) and not second:
            raise Refused(Code.SECOND_PERSON_NEEDED)
        self.talk.stop()
        self.record = changes.forced(self.record, target, self._decision(second))

    def exempt(self, new: tuple[Exemption, ...]) -> None:
        for exemption in new:
            self.record = changes.exempted(self.record, exemption)
        self._ask_again(tuple(each.part for each in new))

    def withdraw_exemptions(self, parts: tuple[Part, ...]) -> None:
        if not set(parts) <= attempts.exempted(self.record):
            raise Refused(Code.NOT_ALLOWED_NOW, "the part is not exempted")
        for part in parts:
            self.record = changes.no_longer_exempted(self.record, part, self._now())
        self._ask_again(parts)

    def _ask_again(self, parts: tuple[Part, ...]) -> None:
        # The host must know which fingers to wait for.
        target = TARGET.get(self.step)
        if target is None or set(PARTS[target]).isdisjoint(parts):
            return
        self.talk.turn_to(target)
        if self.step in RECORDING and not progress.settled(self.record, self.step):
            self.begin(None)

    def _request(self, number: int) -> Begin:
        target = self.target
        biodata = self.record.citizen.biodata
        wanted = self._wanted(target)
        return Begin(
            request=number,
            target=target,
            missing=tuple(part for part in PARTS[target] if part not in wanted),
            automatic=self._tools.preferences.now.automatic,
            seconds=self._settings.capture_seconds,
            birth_year=biodata.birth_date.year,
            foreign=biodata.foreign,
            references=self._references(target),
            whose=self.whose,
            operator=self._people.prints,
        )

    def _references(self, target: Target) -> dict[Part, bytes]:
        """Return what the host is to compare with: fingers, and eyes recorded one by one."""
        if target is Target.INDEX_CHECK:
            return attempts.references(self.record)
        if MODALITY[target] is Modality.IRIS:
            return attempts.eyes(self.record)
        return attempts.fingers(self.record) if MODALITY[target] is Modality.FINGER else {}

    def _wanted(self, target: Target) -> tuple[Part, ...]:
        """Return what the next request asks for: all that is expected, or one part of it."""
        if not self.talk.one_by_one(target):
            return attempts.expected(self.record, target)
        part = attempts.next_alone(self.record, target)
        return (part,) if part else ()

    # --- what the host tells ----------------------------------------------------------------------

    def hear(self, message: FromHost) -> None:
        """Take in a message. Raises ``Broken`` with the host's code for a fault."""
        try:
            outcome = self.talk.hear(message)
        finally:
            self.proposing.look()
        if outcome is None:
            return
        if (outcome.target if isinstance(outcome, Attempt) else outcome) is Target.OWN_FINGER:
            self._hear_finger(outcome)
        elif isinstance(outcome, Attempt):
            self.record = changes.recorded(self.record, outcome, self._now(), self._settings)
            self._next_alone(outcome)
        elif outcome is not None:
            self.record = changes.failed(self.record, outcome, self._now())

    def _hear_finger(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Attempt):
            self.proposing.failed()
        elif self.proposing.told(outcome):
            at, by = self._now(), self._people.operator
            self.record = changes.correction_refused(self.record, "FINGER", at, by)

    def _finger_request(self, number: int) -> Begin:
        return Begin(
            request=number,
            target=Target.OWN_FINGER,
            automatic=True,
            seconds=self._settings.capture_seconds,
            operator=self._people.prints,
        )

    def _next_alone(self, attempt: Attempt) -> None:
        """Ask for the next finger at once; one to be tried again waits for the operator."""
        target = TARGET.get(self.step)
        if attempt.target is not target or not self.talk.one_by_one(target):
            return
        again = {sample.part for sample in attempt.samples} >= set(self._wanted(target))
        if not again and not progress.settled(self.record, self.step):
            self.begin(None)

    def devices_changed(self) -> None:
        """A lamp changed: a device that came back goes on, one that went is shown as gone."""
        back = self.talk.lamp_changed()
        self.proposing.look()
        if back and self.proposing.now:
            self.proposing.lay()
        elif back:
            self.talk.turn_to(TARGET.get(self.step))
            if self.step in RECORDING and not progress.settled(self.record, self.step):
                self.begin(None)

    def _decision(self, second: str = "") -> Decision:
        return Decision(at=self._now(), by=self._people.operator, second=second)

    def _now(self) -> str:
        return clock.iso(self._tools.clock.now())
