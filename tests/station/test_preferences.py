"""Preferences: kept whole or not at all, damaged ones cost the choices only, orders are orders."""

from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station import settings as station_settings
from station.durable import LocalDisk
from station.errors import Broken, Code, Refused
from station.preferences import Choice, Preferences, Saver, Shelf, of

SETTINGS = station_settings.load(Path(__file__).parents[2] / "config")
STEPS = SETTINGS.enrollment.steps


def test_where_nobody_chose_the_stations_settings_hold(tmp_path: Path) -> None:
    shelf = Shelf(SETTINGS, tmp_path / "preferences.json")
    assert shelf.now == of(SETTINGS)
    assert shelf.now.steps == STEPS
    assert shelf.trouble is None
    assert list(tmp_path.iterdir()) == []


def test_every_choice_is_a_field_and_every_field_a_choice() -> None:
    assert {each.value for each in Choice} == set(Preferences.__struct_fields__)


CHOICES = st.one_of(
    st.tuples(st.just(Choice.LANGUAGE), st.sampled_from(["id", "en"])),
    st.tuples(st.just(Choice.LOOK), st.sampled_from(["OFFICE", "SUN", "NIGHT"])),
    st.tuples(st.just(Choice.SIZE), st.sampled_from([100, 115, 130])),
    st.tuples(st.sampled_from([Choice.SOUNDS, Choice.AUTOMATIC]), st.booleans()),
    st.tuples(st.just(Choice.PEDAL), st.sampled_from(["", "B", "F13"])),
    st.tuples(st.just(Choice.STEPS), st.sampled_from(list(permutations(STEPS)))),
    st.tuples(st.just(Choice.SAVER), st.sampled_from(list(Saver))),
)


@settings(max_examples=25, deadline=None)
@given(chosen=st.lists(CHOICES, min_size=1, max_size=4))
def test_what_was_chosen_holds_after_a_restart(
    chosen: list[tuple[Choice, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("home") / "preferences.json"
    shelf = Shelf(SETTINGS, path)
    for choice, value in chosen:
        shelf.choose(choice, value)
    assert Shelf(SETTINGS, path).now == shelf.now
    kept = msgspec.json.decode(path.read_bytes())
    assert kept.keys() <= {each.value for each, _ in chosen}, "what nobody chose is not kept"


@pytest.mark.parametrize(
    ("choice", "value"),
    [
        (Choice.LANGUAGE, "de"),
        (Choice.SIZE, 200),
        (Choice.SOUNDS, "yes"),
        (Choice.STEPS, STEPS[:-1]),
        (Choice.STEPS, (*STEPS[:-1], STEPS[0])),
        (Choice.SAVER, "SOMETIMES"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    tmp_path: Path, choice: Choice, value: object
) -> None:
    shelf = Shelf(SETTINGS, tmp_path / "preferences.json")
    shelf.choose(Choice.LOOK, "NIGHT")
    before = shelf.now
    with pytest.raises(Refused) as refused:
        shelf.choose(choice, value)
    assert refused.value.code is Code.SETTINGS_INVALID
    assert shelf.now == before == Shelf(SETTINGS, tmp_path / "preferences.json").now


@pytest.mark.expects_warnings
@pytest.mark.parametrize(
    "spoilt", [b"", b"{", b"[]", b'{"look": "PINK"}', b'{"colour": "red"}', b"\0" * 40]
)
def test_a_damaged_file_costs_the_choices_says_so_and_is_mended_by_the_next(
    tmp_path: Path, spoilt: bytes
) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(spoilt)
    shelf = Shelf(SETTINGS, path)
    assert (shelf.now, shelf.trouble) == (of(SETTINGS), Code.PREFERENCES_DAMAGED)
    shelf.choose(Choice.LOOK, "SUN")
    assert shelf.trouble is None
    again = Shelf(SETTINGS, path)
    assert (again.now.look, again.trouble) == ("SUN", None)


def test_a_disk_that_takes_nothing_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(SETTINGS, tmp_path / "preferences.json")

    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(LocalDisk, "create", full)
    with pytest.raises(Broken) as broken:
        shelf.choose(Choice.LOOK, "SUN")
    assert broken.value.code is Code.DISK_FULL
    assert shelf.now.look == "OFFICE"
    assert list(tmp_path.iterdir()) == []
