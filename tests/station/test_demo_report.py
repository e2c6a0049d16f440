"""What the demo says in the end: in lines, in JSON, and by its exit code."""

from pathlib import Path

import msgspec
import pytest

from station.commands import main
from station.commands.demo.report import Moment, PersonReport, Report, describe

PERSON = PersonReport(
    packet_id="a" * 52,
    number="1234-5678-9012",
    nik_masked="3273 •••• •••• 0001",
    state="PRINT_READY_RECORD",
    history=(Moment(state="BIO_CAPTURED", at="2026-11-21T01:00:00.000Z", cause="sealed"),),
    bytes=4711,
    receipts=1,
    waits_for="",
    seconds={"photo": 1.5, "signature": 2.0},
)
GOOD = Report(
    people=(PERSON,),
    lost=0,
    double=0,
    pending=0,
    refused=0,
    forgotten=0,
    unproven=0,
    faults={"cut": 2},
    missing=(),
    seconds=9.4,
    home="/tmp/home",
)


def changed(**changes: object) -> Report:
    return msgspec.structs.replace(GOOD, **changes)


def test_a_good_run_is_told_in_four_lines() -> None:
    assert list(describe(GOOD)) == [
        "1234-5678-9012  3273 •••• •••• 0001  PRINT_READY_RECORD  4711 bytes  3.5 s",
        "fault cut: happened 2 times",
        "demo: 1 recorded, 1 received, 0 lost, 0 double, in 9 s",
        "look at it: perekaman outbox list --home /tmp/home",
    ]
    assert GOOD.sound


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lost": 1}, "1 lost"),
        ({"double": 1}, "1 double"),
        ({"pending": 1}, "0 received, 1 NOT YET RECEIVED"),
        ({"forgotten": 1}, "1 FORGOTTEN by the centre"),
        ({"unproven": 1}, "1 RECEIVED WITHOUT A RECEIPT"),
        ({"missing": ("busy",)}, "fault busy: never happened"),
    ],
)
def test_whatever_is_wrong_is_said_and_is_no_good_end(
    changes: dict[str, object], said: str
) -> None:
    found = changed(**changes)
    assert said in "\n".join(describe(found))
    assert not found.sound


def test_a_packet_that_waits_for_a_person_is_a_lawful_end_and_says_where_to_look() -> None:
    waiting = msgspec.structs.replace(PERSON, receipts=0, waits_for="CENTRE_REFUSED")
    found = changed(people=(waiting,), refused=1)
    text = "\n".join(describe(found))
    assert f"waits for CENTRE_REFUSED: perekaman outbox show {'a' * 52}" in text
    assert "0 received, 1 refused" in text
    assert found.sound


def test_the_document_holds_all_that_the_lines_say_and_no_nik() -> None:
    told = msgspec.to_builtins(GOOD)
    assert told["people"][0]["history"][0]["state"] == "BIO_CAPTURED"
    assert set(told) >= {"lost", "double", "pending", "refused", "forgotten", "unproven", "faults"}
    assert not any(part.isdecimal() and len(part) == 16 for part in str(told).split("'"))


@pytest.mark.parametrize(
    "words", [["--people", "0"], ["--faults", "cutt"], ["--faults", "forget@3"]]
)
def test_a_wrong_word_is_told_before_anything_is_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    home = tmp_path / "home"
    assert main(["demo", *words, "--json", "--home", str(home)]) == 1
    assert msgspec.json.decode(capsys.readouterr().out)["error"]["code"] == "SETTINGS_INVALID"
    assert not home.exists()


@pytest.mark.parametrize("words", [["demo"], ["centre", "serve"]])
def test_help_lists_each_fault_on_a_line_of_its_own(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    lines = capsys.readouterr().out.splitlines()
    for name in ("cut", "lost-reply", "search-failure", "expired-station"):
        assert [line for line in lines if line.startswith(f"  {name} ")], name
