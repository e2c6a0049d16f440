"""Every finding of an examination has words in both languages, of what is and what to do."""

import pytest
from PySide6.QtCore import QCoreApplication

from station.diagnosis.words import WORDS
from ui.languages import Language, Speech
from ui.words.findings import FINDINGS


def said(code: str) -> str:
    return QCoreApplication.translate("Words", str(FINDINGS[code]))


def test_every_code_has_words_and_no_words_are_of_no_code() -> None:
    assert set(FINDINGS) == set(WORDS)


@pytest.mark.parametrize("language", Language)
def test_every_finding_says_what_is_and_what_to_do(language: Language, speech: Speech) -> None:
    speech.speak(language)
    assert not [code for code in WORDS if len(said(code).split("\n")) != 2]


def test_no_finding_is_left_in_english(speech: Speech) -> None:
    speech.speak(Language.INDONESIAN)
    assert not [code for code in WORDS if said(code) == FINDINGS[code]]
    speech.speak(Language.ENGLISH)
    assert not [code for code in WORDS if said(code) != FINDINGS[code]]
