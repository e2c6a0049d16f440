"""Languages: which there are, and switching between them while the window stands."""

from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QByteArray, QCoreApplication, QLocale, QTranslator


class Language(StrEnum):
    """Indonesian first."""

    INDONESIAN = "id"
    ENGLISH = "en"


_LOCALE = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}


class Speech:
    """The language of the moment. Widgets hear of a switch through ``LanguageChange``."""

    def __init__(self, language: Language) -> None:
        self._translator = QTranslator()
        self._bytes = QByteArray()
        self.language = language
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Switch to a language, dates and numbers included."""
        QCoreApplication.removeTranslator(self._translator)
        translator = QTranslator()
        source = files("ui") / "i18n" / f"perekaman_{language.value}.qm"
        # The translator looks into these bytes as long as it lives, so they are kept beside it.
        self._bytes = QByteArray(source.read_bytes())
        translator.load(self._bytes.data())
        QLocale.setDefault(QLocale(_LOCALE[language]))
        self._translator, self.language = translator, language
        QCoreApplication.installTranslator(translator)

    def next(self) -> None:
        """Switch to the other language."""
        languages = list(Language)
        self.speak(languages[(languages.index(self.language) + 1) % len(languages)])

    def fall_silent(self) -> None:
        """Take the translation away again."""
        QCoreApplication.removeTranslator(self._translator)
