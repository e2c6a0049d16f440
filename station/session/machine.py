"""The states of a session and every lawful move between them: a table and a pure function."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.errors import Code, Refused
from station.session.view import Screen, Step


class State(StrEnum):
    """What the operator is doing. CAPTURE stands for every step that records something."""

    LOGIN = "LOGIN"
    TODAY = "TODAY"
    WORKSHOP = "WORKSHOP"
    BIODATA = "BIODATA"
    CAPTURE = "CAPTURE"
    REVIEW = "REVIEW"
    APPROVAL = "APPROVAL"
    INDEX_CHECK = "INDEX_CHECK"
    STATEMENT = "STATEMENT"
    SEALING = "SEALING"
    DONE = "DONE"


class Event(StrEnum):
    """What moves a session. A TO_ event is a step that was reached, by going on or back."""

    SIGNED_IN = "SIGNED_IN"
    TECHNICIAN_CAME = "TECHNICIAN_CAME"
    LOCKED = "LOCKED"
    TO_BIODATA = "TO_BIODATA"
    TO_CAPTURE = "TO_CAPTURE"
    TO_REVIEW = "TO_REVIEW"
    TO_APPROVAL = "TO_APPROVAL"
    TO_INDEX_CHECK = "TO_INDEX_CHECK"
    TO_STATEMENT = "TO_STATEMENT"
    LEFT = "LEFT"
    SEALING_BEGAN = "SEALING_BEGAN"
    SEALED = "SEALED"
    SEALING_FAILED = "SEALING_FAILED"
    NEXT_PERSON = "NEXT_PERSON"


ENROLLING: Final = MappingProxyType(
    {
        State.BIODATA: Event.TO_BIODATA,
        State.CAPTURE: Event.TO_CAPTURE,
        State.REVIEW: Event.TO_REVIEW,
        State.APPROVAL: Event.TO_APPROVAL,
        State.INDEX_CHECK: Event.TO_INDEX_CHECK,
        State.STATEMENT: Event.TO_STATEMENT,
    }
)
"""The states with a citizen at the desk, each with the event of arriving there."""

RECORDING_STATES: Final = (State.CAPTURE, State.INDEX_CHECK, State.STATEMENT)
"""The states in which a device is asked."""

TRANSITIONS: Final = MappingProxyType(
    {
        (State.LOGIN, Event.SIGNED_IN): State.TODAY,
        (State.LOGIN, Event.TECHNICIAN_CAME): State.WORKSHOP,
        (State.TODAY, Event.LOCKED): State.LOGIN,
        (State.WORKSHOP, Event.LOCKED): State.LOGIN,
        (State.DONE, Event.LOCKED): State.LOGIN,
        (State.DONE, Event.NEXT_PERSON): State.TODAY,
        (State.STATEMENT, Event.SEALING_BEGAN): State.SEALING,
        (State.SEALING, Event.SEALED): State.DONE,
        (State.SEALING, Event.SEALING_FAILED): State.STATEMENT,
        # A draft resumes at the step where it stopped, whichever that is.
        **{(State.TODAY, event): state for state, event in ENROLLING.items()},
        **{(state, Event.LEFT): State.TODAY for state in ENROLLING},
        **{(state, Event.LOCKED): State.LOGIN for state in ENROLLING},
        # Which steps are reachable depends on what is recorded: see ``progress.reachable``.
        **{(before, event): after for before in ENROLLING for after, event in ENROLLING.items()},
    }
)

ARRIVAL: Final = MappingProxyType(
    {step: Event[f"TO_{step.name}"] if step.name in State.__members__ else Event.TO_CAPTURE
     for step in Step}
)  # fmt: skip
"""The event of reaching each step."""

SCREEN: Final = MappingProxyType({state: Screen[state.name] for state in State})
"""The screen of each state."""


def advance(state: State, event: Event) -> State:
    """Return the state after an event. Raises ``Refused`` with ``NOT_ALLOWED_NOW``."""
    after = TRANSITIONS.get((state, event))
    if after is None:
        raise Refused(Code.NOT_ALLOWED_NOW, f"{event.value} in {state.value}")
    return after


class Machine:
    """The state a session is in; moves by the table only."""

    def __init__(self) -> None:
        self.state = State.LOGIN

    def move(self, event: Event) -> None:
        """Go to the state after an event. Raises ``Refused``; the state is then as before."""
        self.state = advance(self.state, event)

    def require(self, *states: State) -> None:
        """Raise ``Refused`` with ``NOT_ALLOWED_NOW`` unless in one of these states."""
        if self.state not in states:
            raise Refused(Code.NOT_ALLOWED_NOW, f"not in {self.state.value}")
