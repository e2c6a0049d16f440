"""``perekaman nik check``: findings for people and machines, and an exit code to rely on."""

import json

import pytest

from station.citizen.nik import NikFinding
from station.commands import main
from station.commands.nik import SENTENCES

GOOD = "3273011708950001"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([GOOD], 0),
        ([GOOD, "--born", "1995-08-17", "--sex", "L"], 0),
        ([GOOD, "--born", "1995-08-18"], 0),
        ([GOOD, "--area", "317101"], 0),
        ([GOOD, "--sex", "P"], 1),
        (["3273011708950000"], 1),
        (["nonsense"], 1),
    ],
)
def test_zero_only_when_nothing_blocks_and_nobody_else_must_decide(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["nik", "check", *words]) == code
    assert GOOD not in capsys.readouterr().out


def test_json_is_one_document_with_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nik", "check", GOOD, "--sex", "P", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "nik": "3273 •••• •••• 0001",
        "findings": [
            {
                "code": "SEX_DIFFERS",
                "severity": "SECOND_PERSON",
                "sentence": SENTENCES[NikFinding.SEX_DIFFERS].english,
                "sentence_id": SENTENCES[NikFinding.SEX_DIFFERS].indonesian,
            }
        ],
    }


def test_the_stations_own_area_comes_from_its_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nik", "check", "3171011708950001", "--here", "--json"]) == 0
    assert [f["code"] for f in json.loads(capsys.readouterr().out)["findings"]] == ["OTHER_REGION"]


def test_every_finding_has_a_sentence() -> None:
    assert set(SENTENCES) == set(NikFinding)
    assert all(each.english != each.indonesian for each in SENTENCES.values())


def test_the_terminal_speaks_english(capsys: pytest.CaptureFixture[str]) -> None:
    main(["nik", "check", GOOD, "--sex", "P"])
    said = capsys.readouterr().out
    assert SENTENCES[NikFinding.SEX_DIFFERS].english in said
    assert SENTENCES[NikFinding.SEX_DIFFERS].indonesian not in said
