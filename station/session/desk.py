"""The active object behind the kiosk: commands in, one frozen view out, one thread of its own."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from station.body import Part, Target
from station.citizen.correcting import Change, Field
from station.daybook.report import Question, Report
from station.devices.messages import FrameReady, FromHost, HostGone, Paper, Printed, PrintLine
from station.devices.receipts import Receipts
from station.errors import Code
from station.events import Publisher
from station.media import MediaFile
from station.operators.credentials import Credentials
from station.preferences import Choice
from station.register.day_entries import Absence
from station.session.clerk import Clerk
from station.session.collaborators import Collaborators
from station.session.enlisting import Enlisted
from station.session.exemptions import Presence
from station.session.expected import Expected
from station.session.lending import Borrower
from station.session.machine import ENROLLING, RECORDING_STATES, State
from station.session.places import exact_place, place
from station.session.recapture import Order
from station.session.view import DeskView, Step, Whose

_log: Final = logging.getLogger(__name__)
Work = Callable[[Clerk], None]


class Desk:
    """The desk of one operator.

    Every command returns at once: it is carried out on the desk's own thread, and what came of it
    is published on :attr:`views`, also when it was refused (``DeskView.trouble``). A command is
    meant for the screen it was pressed on: if the desk stands elsewhere when its turn comes, as
    after a double press, it does nothing. Who calls several in a row waits for the view in between;
    subscribers are called on the desk's thread.
    """

    def __init__(self, collaborators: Collaborators) -> None:
        self.views: Final = Publisher[DeskView]()
        self.frames: Final = Publisher[FrameReady]()  # straight from the device link's thread
        self._devices = collaborators.devices
        self._clerk = Clerk(collaborators, self._publish)
        self._receipts = Receipts(self._devices.send)
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        self._view = self._clerk.view()

    @property
    def view(self) -> DeskView:
        """The view published last."""
        return self._view

    def frame(self, slot: int) -> memoryview:
        """Return the live picture in a slot of the ring; see ``Devices.frame``."""
        return self._devices.frame(slot)

    # --- its life ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Start the thread and the devices; publishes the first view."""
        self._thread.start()
        self.refresh()
        self._devices.start(self._hear)

    def close(self) -> None:
        """Keep what is open as a draft, end the devices and the thread. Never raises."""
        self._queue.put(lambda clerk: clerk.obey(Clerk.lock))
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._devices.close()

    def abandon(self) -> None:
        """End the thread after what was asked for so far and keep nothing, as a power cut does."""
        self._queue.put(None)
        self._thread.join()

    def settle(self, seconds: float = 10.0) -> DeskView:
        """Wait until all is carried out, for tests and scripts. Raises ``TimeoutError``."""
        done = threading.Event()
        self._queue.put(lambda _: done.set())
        if not done.wait(seconds):
            raise TimeoutError
        return self._view

    # --- who is there -----------------------------------------------------------------------------

    def sign_in(self, user: str, pin: str, chosen: str = "") -> None:
        """Open the register with a PIN; what was locked goes on at its step.

        Refused with ``LOGIN_REFUSED`` or ``LOGIN_WAIT``; ``tries_left`` and ``wait_seconds`` tell.
        Refused with ``PIN_MUST_CHANGE`` where the PIN is a one-time code: then once more with the
        one that its owner has chosen; with ``ACCOUNT_LOCKED`` or ``ACCOUNT_ENDED``.
        """
        self._tell(lambda clerk: clerk.sign_in(Credentials(user, pin), chosen))

    def sign_out(self) -> None:
        """End the operator's day; an open enrollment stays as a draft."""
        self._queue.put(lambda clerk: clerk.obey(Clerk.sign_out))

    def lock(self) -> None:
        """Hide everything until someone signs in; the enrollment then goes on at its step."""
        self._queue.put(lambda clerk: clerk.obey(Clerk.lock))

    def refresh(self) -> None:
        """Read the day's list, the statuses and the outbox again; a timer of the kiosk calls it."""
        self._queue.put(lambda clerk: clerk.renew())

    def whose(self, packet_ids: tuple[str, ...], hear: Callable[[dict[str, Whose]], None]) -> None:
        """Tell ``hear``, on the desk's thread, whose packets these are; nobody's before a login."""
        self._queue.put(lambda clerk: hear(clerk.whose(packet_ids)))

    # --- what people choose -----------------------------------------------------------------------

    def choose(self, choice: Choice, value: object) -> None:
        """Change one preference; it holds at once, the order of steps from the next person on.

        Refused with ``SETTINGS_INVALID``, or ``NOT_ALLOWED_NOW`` for who may not, or nobody.
        """
        self._queue.put(lambda clerk: clerk.obey(lambda who: who.choose(choice, value)))

    def recapture(self, order: Order) -> None:
        """Agree, note, confirm or decide about a recording that came back.

        Refused with ``DELETION_UNCONFIRMED`` while it is locked, ``REFERENCE_NEEDED``, by what a
        second person is refused with, and ``NOT_ALLOWED_NOW`` where the lifecycle has no such way.
        """
        self._tell(lambda clerk: clerk.daily.recapture(order))

    def lend(self, borrower: Borrower) -> None:
        """Lend the open register for one short call, made on the desk's thread."""
        self._queue.put(lambda clerk: clerk.daily.lend(borrower))

    # --- the day ----------------------------------------------------------------------------------

    def find_lists(self, hear: Callable[[tuple[MediaFile, ...]], None]) -> None:
        """Tell ``hear``, on the desk's thread, which files may be lists of people."""
        self._queue.put(lambda clerk: hear(clerk.daily.lists()))

    def enlist(self, path: str, hear: Callable[[Enlisted], None]) -> None:
        """Take a list of people in, and tell ``hear`` what came of each line."""
        self._queue.put(lambda clerk: hear(clerk.daily.enlist(Path(path))))

    def give_number(self, nik: str, ahead: bool = False) -> None:
        """Give somebody the next queue number; ``ahead`` of others where there is a reason."""
        self._tell(lambda clerk: clerk.daily.arrange(lambda day: day.give_number(nik, ahead=ahead)))

    def call_next(self) -> None:
        """Call whoever is first in the queue."""
        self._tell(lambda clerk: clerk.daily.arrange(Expected.call_next))

    def move_turn(self, nik: str, steps: int) -> None:
        """Move somebody up (-1) or down (1) in the queue."""
        self._tell(lambda clerk: clerk.daily.arrange(lambda day: day.move(nik, steps)))

    def excuse(self, nik: str, absence: Absence | None, reason: str = "") -> None:
        """Mark why somebody is not recorded; None takes that back."""
        self._tell(lambda clerk: clerk.daily.arrange(lambda day: day.excuse(nik, absence, reason)))

    def report(self, question: Question, hear: Callable[[Report | None], None]) -> None:
        """Tell ``hear``, on the desk's thread, what a day took; None before a login."""
        self._queue.put(lambda clerk: hear(clerk.daily.report(question)))

    def print_receipt(self, lines: tuple[PrintLine, ...], hear: Callable[[Paper], None]) -> None:
        """Print on the receipt printer; tell ``hear``, on a thread of the link, what became."""
        self._receipts.print_out(lines, hear)

    def note_export(self, day: str, form: str) -> None:
        """Note that a day's report was printed or written."""
        self._tell(lambda clerk: clerk.daily.note_export(day, form))

    def close_day(self, day: str) -> None:
        """Note that a day is over."""
        self._tell(lambda clerk: clerk.daily.close_day(day))

    def release_devices(self) -> None:
        """Let go of the devices, so that another process may examine them.

        They are let go of when each one's code in the view is ``DEVICE_LENT``. Refused with
        ``NOT_ALLOWED_NOW`` while somebody sits at the desk; nobody is begun until
        :meth:`take_devices_back`.
        """
        self._queue.put(lambda clerk: clerk.obey(lambda c: c.release_devices(lent=True)))

    def devices_are_released(self) -> bool:
        """Say whether every device is let go of, as the last view has it."""
        return all(each.code is Code.DEVICE_LENT for each in self._view.devices)

    def take_devices_back(self) -> None:
        """Open the devices again."""
        self._queue.put(lambda clerk: clerk.obey(lambda c: c.release_devices(lent=False)))

    # --- who is recorded --------------------------------------------------------------------------

    def start(self, nik: str) -> None:
        """Open the enrollment of a person on the list; goes on with the draft if there is one.

        Refused with ``CITIZEN_UNKNOWN``, ``NIK_REFUSED``, ``CITIZEN_NOT_ELIGIBLE`` or
        ``CITIZEN_ALREADY_RECORDED``.
        """
        self._tell(lambda clerk: clerk.start(nik))

    def resume(self, nik: str) -> None:
        """Go on with a draft at the step where it stopped. May be refused: ``DRAFT_UNREADABLE``."""
        self._tell(lambda clerk: clerk.resume(nik))

    def discard(self, nik: str, second: Credentials) -> None:
        """Destroy a draft, with a second person; also for a draft that cannot be read any more."""
        self._tell(lambda clerk: clerk.discard(nik, second))

    def confirm_biodata(self, second: Credentials | None = None) -> None:
        """The biodata were read aloud and are right; goes on to the first step.

        Refused with ``SECOND_PERSON_NEEDED`` where ``citizen.needs_second_person`` and nobody else
        confirmed.
        """
        self._tell(lambda clerk: clerk.decisions.confirm_biodata(second))

    def propose_corrections(self, wanted: tuple[Change, ...]) -> None:
        """Say which lines of the biodata are otherwise on the papers: ``DeskView.proposal``.

        The operator's own index finger is asked for, where templates of it are there. Refused with
        NOT_ALLOWED_NOW or CITIZEN_NOT_ELIGIBLE.
        """
        self._tell(lambda clerk: clerk.correcting.propose(wanted))

    def lay_own_finger(self) -> None:
        """Ask for the operator's own finger once more."""
        self._tell(lambda clerk: clerk.correcting.lay())

    def drop_corrections(self) -> None:
        """Correct nothing of what was proposed."""
        self._tell(lambda clerk: clerk.correcting.drop())

    def correct(self, second: Credentials) -> None:
        """Write what was proposed, another person agreeing: all of it, and it is read aloud anew.

        Refused as every second person is, and NOT_ALLOWED_NOW before the own finger is settled.
        """
        self._tell(lambda clerk: clerk.correcting.agree(second))

    def withdraw_correction(self, field: Field) -> None:
        """Leave a line as the list had it after all."""
        self._tell(lambda clerk: clerk.correcting.withdraw(field))

    def leave(self) -> None:
        """Back to the day's list; the enrollment stays as a draft."""
        self._tell(lambda clerk: clerk.leave())

    def next_person(self) -> None:
        """Back to the day's list after a finished enrollment."""
        self._tell(lambda clerk: clerk.next_person())

    # --- recording --------------------------------------------------------------------------------

    def begin(self, target: Target | None = None) -> None:
        """Show the live view of the step's target; arriving at a step does this by itself."""
        self._tell_exactly(lambda clerk: clerk.begin(target))

    def capture(self) -> None:
        """Do the step's primary action: show the live view, or take what it shows."""
        self._tell_exactly(lambda clerk: clerk.sitting(*RECORDING_STATES).capture())

    def shoot(self) -> None:
        """Take what the live view shows now, good or not."""
        self._tell_exactly(lambda clerk: clerk.sitting(*RECORDING_STATES).talk.shoot())

    def retake(self) -> None:
        """Try once more; what was recorded is kept, the best of all tries counts."""
        self._tell_exactly(lambda clerk: clerk.sitting(*RECORDING_STATES).retake())

    def finish_pen(self) -> None:
        """The signature or the signed statement is written: judge it."""
        self._tell_exactly(lambda clerk: clerk.sitting(*RECORDING_STATES).talk.shoot())

    def force(self, second: Credentials | None = None) -> None:
        """Accept the best of the tries though it is not good; possible where ``may_force``."""
        self._tell_exactly(lambda clerk: clerk.decisions.force(second))

    def exempt(
        self, part: Part, presence: Presence, permanent: bool, note: str, second: Credentials
    ) -> None:
        """Note that a part cannot be recorded; another person confirms it.

        Refused with ``SECOND_PERSON_NEEDED``, ``LOGIN_REFUSED`` or ``NOT_ALLOWED_NOW`` (a portrait
        is never left out).
        """
        self.exempt_all((part,), presence, permanent, note, second)

    def exempt_all(
        self,
        parts: tuple[Part, ...],
        presence: Presence,
        permanent: bool,
        note: str,
        second: Credentials,
    ) -> None:
        """Note of several parts at once that they cannot be recorded: all of them, or none."""
        self._tell(
            lambda clerk: clerk.decisions.exempt(
                parts, presence, permanent=permanent, note=note, second=second
            )
        )

    def withdraw_exemption(self, part: Part) -> None:
        """Record the part after all."""
        self.withdraw_exemptions((part,))

    def withdraw_exemptions(self, parts: tuple[Part, ...]) -> None:
        """Record these parts after all."""
        self._tell(lambda clerk: clerk.sitting(*ENROLLING).withdraw_exemptions(parts))

    def defer(self) -> None:
        """Leave the step for later, as when its device is gone; the draft stays incomplete."""
        self._tell(lambda clerk: clerk.sitting(State.CAPTURE).defer())

    # --- moving -----------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go on to the first step that is not finished, from a live view of a settled one too."""
        self._tell(lambda clerk: clerk.sitting(*ENROLLING).go_on())

    def back(self) -> None:
        """Go to the step before; nothing recorded is lost."""
        self._tell(lambda clerk: clerk.sitting(*ENROLLING).back())

    def step_to(self, step: Step) -> None:
        """Go to a reachable row of the rail."""
        self._tell(lambda clerk: clerk.sitting(*ENROLLING).step_to(step))

    # --- the end ----------------------------------------------------------------------------------

    def person_answers(self, agrees: bool) -> None:
        """The citizen pressed yes or no on the own display; it decides nothing, and is recorded."""
        asked = (State.BIODATA, State.APPROVAL)
        self._tell(lambda clerk: clerk.sitting(*asked).person_answers(agrees))

    def approve_photo(self) -> None:
        """The citizen saw the photo and agrees; goes on."""
        self._tell(lambda clerk: clerk.sitting(State.APPROVAL).approve_photo())

    def reject_photo(self) -> None:
        """The citizen wants another photo: it is taken again, the rejected one never counts."""
        self._tell(lambda clerk: clerk.sitting(State.APPROVAL).reject_photo())

    def check_index(self) -> None:
        """Compare both index fingers, scanned once more, with those recorded."""
        self._tell_exactly(lambda clerk: clerk.begin(Target.INDEX_CHECK))

    def sign_statement(self, language: str = "") -> None:
        """Let the citizen sign the statement on the pad; :meth:`finish_pen` ends it.

        ``language`` is that of the text on the screen (of ``DeskView.statements``; empty for the
        station's) and goes into the packet with it. A signature given under the text of another
        language counts no more.
        """
        self._tell_exactly(lambda clerk: clerk.sitting(State.STATEMENT).sign(language))

    def seal(self) -> None:
        """Seal the recording and put it into the outbox; it is on disk when the screen is DONE."""
        self._tell(lambda clerk: clerk.seal())

    # --- the thread -------------------------------------------------------------------------------

    def _tell(self, work: Work, where: Callable[[DeskView], object] = place) -> None:
        pressed = where(self._view)
        self._queue.put(lambda clerk: clerk.obey(work) if where(self._view) == pressed else None)

    def _tell_exactly(self, work: Work) -> None:
        self._tell(work, exact_place)

    def _hear(self, message: FromHost) -> None:
        if isinstance(message, FrameReady):
            self.frames.publish(message)
        elif isinstance(message, Printed):
            self._receipts.hear(message)
        else:
            if isinstance(message, HostGone):
                self._receipts.give_up()
            self._queue.put(lambda clerk: clerk.hear(message))

    def _work(self) -> None:
        while (work := self._queue.get()) is not None:
            try:
                work(self._clerk)
            except Exception:
                _log.critical("desk_bug", exc_info=True)
                self._clerk.bug()

    def _publish(self, view: DeskView) -> None:
        self._view = view
        self.views.publish(view)
