"""Languages: which there are, and switching between them while the window stands."""

from enum import StrEnum
from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator


class Language(StrEnum):
    """Indonesian first."""

    INDONESIAN = "id"
    ENGLISH = "en"


_LOCALE = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}


class Speech:
    """The language of the moment. Widgets hear of a switch through ``LanguageChange``."""

    def __init__(self, language: Language) -> None:
        self._translator = QTranslator()
        self.language = language
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Switch to a language, dates and numbers included."""
        QCoreApplication.removeTranslator(self._translator)
        translator = QTranslator()
        if not translator.load(str(files("ui") / "i18n" / f"perekaman_{language.value}.qm")):
            raise FileNotFoundError(f"perekaman_{language.value}.qm: run scripts/translations")
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
