"""Presses: one press counts once, whatever bounces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.press import Gate


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_second_press_of_a_double_press_does_nothing() -> None:
    clock = Hands()
    gate = Gate(0.3, clock)
    assert gate.let_through()
    clock.now = 0.1
    assert not gate.let_through()
    clock.now = 0.31
    assert gate.let_through()


@given(st.lists(st.floats(0, 2), max_size=40))
def test_two_presses_that_count_are_never_closer_than_the_bounce(pauses: list[float]) -> None:
    clock, counted = Hands(), list[float]()
    gate = Gate(0.3, clock)
    for pause in pauses:
        clock.now += pause
        if gate.let_through():
            counted.append(clock.now)
    assert all(b - a >= 0.3 - 1e-9 for a, b in pairwise(counted))


def test_it_tells_how_long_it_is_closed() -> None:
    clock = Hands()
    gate = Gate(0.3, clock)
    assert gate.closed_for() == 0
    gate.let_through()
    assert gate.closed_for() == 0.3
