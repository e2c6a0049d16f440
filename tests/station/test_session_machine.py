"""The session's table: every pair of state and event is either in it or refused."""

from itertools import permutations, product

import pytest

from station.errors import Broken, Code, Refused
from station.session.machine import (
    ARRIVAL,
    ENROLLING,
    SCREEN,
    TRANSITIONS,
    Event,
    Machine,
    State,
    advance,
)
from station.session.steps import RECORDING, chain
from station.session.view import Screen, Step


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_a_move_is_in_the_table_or_refused(state: State, event: Event) -> None:
    if (state, event) in TRANSITIONS:
        assert advance(state, event) is TRANSITIONS[state, event]
        return
    with pytest.raises(Refused) as caught:
        advance(state, event)
    assert caught.value.code is Code.NOT_ALLOWED_NOW


def test_what_must_never_be_possible() -> None:
    for state in State:
        assert (state is State.STATEMENT) == ((state, Event.SEALING_BEGAN) in TRANSITIONS)
        assert (state is State.SEALING) == ((state, Event.SEALED) in TRANSITIONS)
        assert (state is State.LOGIN) == ((state, Event.SIGNED_IN) in TRANSITIONS)
    assert {after for (before, _), after in TRANSITIONS.items() if before is State.LOGIN} == {
        State.TODAY,
        State.WORKSHOP,
    }
    assert {after for (before, _), after in TRANSITIONS.items() if before is State.WORKSHOP} == {
        State.LOGIN
    }
    assert all((State.SEALING, event) not in TRANSITIONS for event in ENROLLING.values())
    assert (State.SEALING, Event.LOCKED) not in TRANSITIONS


def test_every_state_is_reached_and_left() -> None:
    assert set(TRANSITIONS.values()) == set(State)
    assert {before for before, _ in TRANSITIONS} == set(State)


def test_every_event_is_used_every_step_arrives_every_state_shows() -> None:
    assert {event for _, event in TRANSITIONS} == set(Event)
    assert set(ARRIVAL) == set(Step)
    assert {step for step, event in ARRIVAL.items() if event is Event.TO_CAPTURE} == set(RECORDING)
    assert set(SCREEN.values()) == set(Screen)


def test_a_refused_move_leaves_the_machine_as_it_was() -> None:
    machine = Machine()
    with pytest.raises(Refused):
        machine.move(Event.SEALED)
    machine.require(State.LOGIN)
    machine.move(Event.SIGNED_IN)
    machine.require(State.TODAY)
    with pytest.raises(Refused):
        machine.require(State.LOGIN, State.DONE)


@pytest.mark.parametrize("order", list(permutations(s.value for s in RECORDING))[::97])
def test_an_office_may_order_its_steps(order: tuple[str, ...]) -> None:
    steps = chain(order)
    assert steps[0] is Step.BIODATA
    assert [step.value for step in steps[1:7]] == list(order)
    assert steps[7:] == (Step.REVIEW, Step.APPROVAL, Step.INDEX_CHECK, Step.STATEMENT)


@pytest.mark.parametrize(
    "names",
    [(), ("PHOTO",), ("PHOTO",) * 6, (*(s.value for s in RECORDING), "PHOTO"), ("REVIEW",) * 6],
)
def test_a_step_left_out_or_doubled_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(Broken) as caught:
        chain(names)
    assert caught.value.code is Code.SETTINGS_INVALID
