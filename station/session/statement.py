"""What the citizen is told and signs: the statement of correctness and the privacy notice.

The processing rests on law (UU 23/2006 and 24/2013 on population administration), so the citizen is
told about it (UU 27/2022 art. 21) and not asked for consent.
"""

from types import MappingProxyType
from typing import Final, Literal, get_args

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

STATEMENT: Final = MappingProxyType(
    {
        "id": (
            "Saya menyatakan bahwa biodata yang dibacakan kepada saya benar, bahwa foto, sidik "
            "jari, iris mata, dan tanda tangan yang direkam adalah milik saya sendiri, dan bahwa "
            "saya belum pernah melakukan perekaman KTP-el dengan NIK lain."
        ),
        "en": (
            "I declare that the biodata read to me are correct, that the photo, fingerprints, "
            "irises and signature recorded are my own, and that I have not been recorded for the "
            "electronic identity card under another NIK."
        ),
    }
)

NOTICE: Final = MappingProxyType(
    {
        "id": (
            "Data biometrik direkam untuk menerbitkan KTP-el berdasarkan UU 23/2006 dan "
            "UU 24/2013. Data disegel di alat ini dan hanya dapat dibuka oleh pusat data. "
            "Pemilik data berhak melihat, memperbaiki, dan mengetahui penggunaan datanya "
            "(UU 27/2022)."
        ),
        "en": (
            "Biometric data are recorded to issue the electronic identity card under Laws 23/2006 "
            "and 24/2013. They are sealed on this device and only the data centre can open them. "
            "You have the right to see and correct your data and to know how they are used "
            "(Law 27/2022)."
        ),
    }
)


def statement(language: Language) -> str:
    """Return the statement to sign."""
    return STATEMENT[language]


def language_of(name: str) -> Language | None:
    """Return the language of this name, None for one in which there is no statement."""
    return next((each for each in LANGUAGES if each == name), None)


def notice(language: Language) -> str:
    """Return the privacy notice shown before recording."""
    return NOTICE[language]
