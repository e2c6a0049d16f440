"""The lifecycle table: every status is reached, every name in the field is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.lifecycle import ALIASES, AT_STATION, TRANSITIONS, Actor, Status, lawful, read


def test_there_are_eighteen() -> None:
    assert len(Status) == 18


def test_every_status_is_reached_from_the_first() -> None:
    reached = {Status.UNREGISTERED}
    while more := {after for before, after in TRANSITIONS if before in reached} - reached:
        reached |= more
    assert reached == set(Status)


def test_every_status_but_the_last_can_be_left() -> None:
    assert set(Status) - {before for before, _ in TRANSITIONS} == {Status.CARD_ISSUED}


@pytest.mark.parametrize("status", Status)
def test_a_name_is_read_however_it_is_written(status: Status) -> None:
    for text in (status.value, status.value.lower(), status.value.replace("_", " "),
                 status.value.replace("_", "-"), f"  {status.value.title()} "):  # fmt: skip
        assert read(text) is status


@pytest.mark.parametrize(("alias", "status"), sorted(ALIASES.items()))
def test_aliases_are_read(alias: str, status: Status) -> None:
    assert read(alias) is status
    assert read(alias.lower().replace("_", " ")) is status


@given(st.text(max_size=40))
def test_any_text_is_a_status_or_unknown_and_never_an_error(text: str) -> None:
    assert read(text) in {None, *Status}


def test_a_status_nobody_has_named_is_none() -> None:
    assert read("SENT_TO_ARCHIVE") is None
    assert read("") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.BIO_CAPTURED, Status.RECEIVED_AT_CENTRAL),
        (Status.PROCESSING, Status.RECEIVED_AT_CENTRAL),
        (Status.PRINT_READY_RECORD, Status.BIO_CAPTURED),
        (Status.CARD_ISSUED, Status.UNREGISTERED),
        (Status.DUPLICATE_RECORD, Status.BIO_CAPTURED),
    ],
)
def test_unlawful_moves(before: Status, after: Status) -> None:
    assert not lawful(before, after)


def test_a_deleted_record_can_be_sent_again() -> None:
    assert lawful(Status.ENROLL_FAILURE_AT_CENTRAL, Status.BIO_CAPTURED)
    assert lawful(Status.ENROLL_FAILURE_AT_REGIONAL, Status.BIO_CAPTURED)


def test_printed_and_shipped_come_in_either_order() -> None:
    for first, second in (
        (Status.CARD_PRINTED, Status.CARD_SHIPPED),
        (Status.CARD_SHIPPED, Status.CARD_PRINTED),
    ):
        assert lawful(Status.SENT_FOR_CARD_PRINTING, first)
        assert lawful(first, second)
        assert lawful(second, Status.CARD_ISSUED)


def test_the_station_owes_only_what_the_station_moves() -> None:
    moved = {before for (before, _), actor in TRANSITIONS.items() if actor is Actor.STATION}
    assert moved - {Status.UNREGISTERED} == AT_STATION
