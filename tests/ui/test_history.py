"""What a history says: machines' causes in words, by code and by phrase, in both languages."""

import pytest

from packets.proof.findings import Doubt
from packets.proof.prove import WANTED
from station.centre.emulated import verdicts
from station.errors import Code
from station.uploader.hearsay import told
from ui.history import say_note
from ui.languages import Language, Speech
from ui.messages import name
from ui.words.notes import DOUBTS, GATES, NOTES


def test_every_doubt_and_every_gate_the_centre_looks_at_has_words() -> None:
    assert set(DOUBTS) == set(Doubt)
    assert {gate.partition(":")[0] for gate in WANTED} <= set(GATES)


def test_everything_the_emulated_centre_writes_has_words() -> None:
    walks = (verdicts.GOOD, *verdicts.WALKS.values())
    assert {cause for walk in walks for _, cause in walk} <= set(NOTES)


@pytest.mark.parametrize(
    ("cause", "english", "indonesian"),
    [
        ("receipt 17", "receipt 17", "tanda terima 17"),
        (
            "received, says the feed without a receipt: record readable",
            "the centre says it has arrived; no receipt came (the recording can be read)",
            "kata pusat sudah tiba; tanda terima tidak datang (rekaman terbaca)",
        ),
        (
            "GATES: index_check UNPROVEN, quality:RIGHT_FOUR MISSING, photo:EYES FAILED",
            "does not add up: Finger check: not proven, Quality Right four fingers: not told, "
            "Photo Both eyes are open: not passed",
            "tidak cocok: Verifikasi jari: tidak terbukti, Mutu Empat jari kanan: "
            "tidak diberitahukan, Foto Kedua mata terbuka: tidak lulus",
        ),
        (
            told("RECEIVED_AT_CENTRAL", "status.csv"),
            "status.csv: Received at the centre, no receipt came",
            "status.csv: Sudah diterima pusat, tanda terima tidak datang",
        ),
        ("whatever else", "whatever else", "whatever else"),
    ],
)
def test_a_machines_cause_is_told_in_words(
    speech: Speech, cause: str, english: str, indonesian: str
) -> None:
    assert say_note(cause) == english
    speech.speak(Language.INDONESIAN)
    assert say_note(cause) == indonesian


def test_a_code_is_told_by_its_words(speech: Speech) -> None:
    del speech
    assert say_note(Code.DISK_FULL.value) == name(Code.DISK_FULL)
