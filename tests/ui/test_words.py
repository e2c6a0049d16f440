"""Words: none is missing in any language, and what is compiled is what was translated."""

import re
import subprocess
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from station.body import Part
from station.reasons import Reason
from station.session.exemptions import Presence
from ui.languages import Language, Speech
from ui.messages import TABLES, name, say, say_measure, say_value, short_name
from ui.words.counts import COUNTS
from ui.words.names import MEASURES, VALUES

ROOT = Path(__file__).parents[2]
I18N = ROOT / "ui" / "i18n"
TOOLS = Path(sys.executable).parent


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_member_of_every_enum_has_words(kind: type[StrEnum]) -> None:
    assert set(TABLES[kind]) == set(kind)


@pytest.mark.parametrize("language", Language)
def test_every_member_says_something_in_both_languages(
    language: Language, qapp: QApplication
) -> None:
    assert qapp
    speech = Speech(language)
    words = [say(member).text for kind in TABLES for member in kind]
    speech.fall_silent()
    assert all(words)


def test_a_reason_always_says_what_to_do(speech: Speech) -> None:
    assert speech
    assert all(say(reason).advice for reason in Reason)


def test_every_figure_that_quality_names_has_a_label() -> None:
    sources = (ROOT / "station" / "quality").glob("*.py")
    named = {n for path in sources for n in re.findall(r'Figure\("(\w+)"', path.read_text())}
    assert named
    assert named <= set(MEASURES)


def test_every_reason_for_an_exception_has_a_word() -> None:
    assert {each.value for each in Presence} <= set(VALUES)


def test_what_nobody_named_is_shown_as_it_came(speech: Speech) -> None:
    assert speech
    assert say_measure("wobble") == "wobble"
    assert say_value("ISLAM") == "ISLAM"


def test_short_names_are_not_longer_than_the_names(speech: Speech) -> None:
    for language in Language:
        speech.speak(language)
        assert all(len(short_name(part)) <= len(name(part)) for part in Part)


def test_numbers_have_a_plural_in_english_and_none_in_indonesian(speech: Speech) -> None:
    assert [COUNTS.tries(1), COUNTS.tries(2)] == ["1 try", "2 tries"]
    speech.speak(Language.INDONESIAN)
    assert [COUNTS.tries(1), COUNTS.tries(2)] == ["1 percobaan", "2 percobaan"]


def _messages(path: Path) -> list[tuple[str, ET.Element]]:
    root = ET.parse(path).getroot()
    return [
        (f"{context.findtext('name')}: {message.findtext('source')}", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


@pytest.mark.parametrize("language", Language)
def test_no_translation_is_missing_or_unfinished(language: Language) -> None:
    for source, message in _messages(I18N / f"perekaman_{language.value}.ts"):
        translation = message.find("translation")
        assert translation is not None, source
        assert translation.get("type") is None, source
        assert "".join(translation.itertext()).strip(), source


@pytest.mark.parametrize("language", Language)
def test_translations_keep_the_places_for_values(language: Language) -> None:
    for source, message in _messages(I18N / f"perekaman_{language.value}.ts"):
        asked = Counter(re.findall(r"\{\w+\}", source))
        forms = message.findall(".//numerusform") or message.findall("translation")
        for form in forms:
            assert Counter(re.findall(r"\{\w+\}", form.text or "")) == asked, source


def test_the_translations_hold_every_text_of_the_sources(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    inside = ("board", "complaints", "reconcile")  # as scripts/translations has them
    rooms = (ROOT / "ui", *(ROOT / "station" / each for each in inside))
    sources = sorted(str(path) for room in rooms for path in room.rglob("*.py"))
    words = (*sources, "-silent", "-source-language", "en", "-target-language", "id")
    subprocess.run([TOOLS / "pyside6-lupdate", *words, "-ts", fresh], check=True, cwd=ROOT)
    found = {source for source, _ in _messages(fresh)}
    for language in Language:
        kept = {source for source, _ in _messages(I18N / f"perekaman_{language.value}.ts")}
        assert kept == found, "run scripts/translations, translate, run it again"


@pytest.mark.parametrize("language", Language)
def test_what_is_compiled_is_what_was_translated(language: Language, tmp_path: Path) -> None:
    source, made = I18N / f"perekaman_{language.value}.ts", tmp_path / "made.qm"
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", source, "-qm", made], check=True)
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()
