"""A correction on its way: what is proposed, and the operator's own finger that stands for it.

It lives in memory only. Who leaves, locks, or goes on before a second person agreed has corrected
nothing.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace

from station.body import Target
from station.citizen.correcting import Change
from station.devices.messages import Attempt, Begin, Verdict
from station.errors import Code, Refused
from station.reasons import Reason
from station.session.conversation import Conversation
from station.session.outcomes import Outcome
from station.session.view import CaptureState, OwnFinger

OUTCOMES: Final = MappingProxyType(
    {
        OwnFinger.PASSED: Outcome.PASSED,
        OwnFinger.NO_TEMPLATES: Outcome.NOT_CHECKED,
        OwnFinger.NO_SCANNER: Outcome.NOT_CHECKED,
        OwnFinger.NOT_COMPARED: Outcome.NOT_CHECKED,
    }
)
"""With which fingers a second person may be asked, and what is recorded of them."""
_STATES: Final = MappingProxyType(
    {
        CaptureState.LIVE: OwnFinger.AWAITED,
        CaptureState.DEVICE_GONE: OwnFinger.NO_SCANNER,
        CaptureState.READY: OwnFinger.NOT_READ,
    }
)
_VERDICTS: Final = MappingProxyType(
    {Verdict.GOOD: OwnFinger.PASSED, Verdict.NOT_CHECKED: OwnFinger.NOT_COMPARED}
)


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Lines to be corrected, and what is known of the finger."""

    changes: tuple[Change, ...]
    finger: OwnFinger
    reason: Reason | None = None


class Proposing:
    """Carries one proposal. ``request`` asks for the finger; None where there are no templates."""

    def __init__(self, talk: Conversation, request: Callable[[int], Begin] | None) -> None:
        self._talk = talk
        self._request = request
        self._refused = False
        self.now: Proposal | None = None

    def propose(self, changes: tuple[Change, ...], *, refused: bool) -> None:
        """Begin; ``refused`` says that a finger laid before was not the operator's."""
        self._refused = refused
        self.now = Proposal(changes=changes, finger=OwnFinger.NO_TEMPLATES)
        if self._request:
            self.lay()

    def lay(self) -> None:
        """Ask for the finger, once more where it did not do. Refused where nothing is proposed."""
        if self.now is None or self._request is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "no finger is asked for")
        self._talk.turn_to(Target.OWN_FINGER)
        self._talk.begin(self._request)
        self.look()

    def drop(self) -> None:
        """Forget it, and stop asking for the finger."""
        if self.now is not None:
            self.now = None
            self._talk.turn_to(None)

    def look(self) -> None:
        """Take over how the request stands: asked, cut off, or without a scanner."""
        capture = self._talk.capture
        if self.now is None or capture is None or self.now.finger is OwnFinger.PASSED:
            return
        if capture.state in _STATES and capture.target is Target.OWN_FINGER:
            self._find(_STATES[capture.state])

    def told(self, attempt: Attempt) -> bool:
        """Take in what came of the finger; say whether it was somebody else's."""
        other = Reason.FINGER_OTHER_PERSON in attempt.reasons
        self._refused = self._refused or other
        state = OwnFinger.OTHER_PERSON if other else OwnFinger.NOT_READ
        why = attempt.reasons[0] if attempt.reasons else None
        self._find(_VERDICTS.get(attempt.verdict, state), why)
        return other

    def failed(self) -> None:
        """Nothing was read."""
        self._find(OwnFinger.NOT_READ)

    def _find(self, finger: OwnFinger, reason: Reason | None = None) -> None:
        # Whose finger was somebody else's does not get round it by pulling out the cable.
        if self._refused and OUTCOMES.get(finger) is Outcome.NOT_CHECKED:
            finger = OwnFinger.OTHER_PERSON
        if self.now is not None:
            self.now = replace(self.now, finger=finger, reason=reason)

    def outcome(self) -> tuple[tuple[Change, ...], Outcome]:
        """Return what is proposed and how the finger came out.

        Refused with NOT_ALLOWED_NOW while no second person may be asked.
        """
        known = OUTCOMES.get(self.now.finger) if self.now else None
        if self.now is None or known is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "the own finger comes first")
        return self.now.changes, known
