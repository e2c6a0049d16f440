"""A trail in memory: what was noted, checked as the real one checks it."""

import hashlib
from collections.abc import Sequence

from station.audit.acts import Act, check
from station.audit.trail import Deed


class FakeTrail:
    """``noted`` lists act, who, about and details; ``broken`` makes each note fail."""

    def __init__(self) -> None:
        self.noted: list[tuple[Act, str, str, dict[str, str]]] = []
        self.data_key: bytes | None = None
        self.days = 0
        self.broken: Exception | None = None

    @property
    def acts(self) -> list[Act]:
        return [act for act, *_ in self.noted]

    def note(self, act: Act, *, who: str, about: str = "", **details: str) -> None:
        check(who, about, details)
        if self.broken:
            raise self.broken
        self.noted.append((act, who, about, details))

    def note_all(self, deeds: Sequence[Deed]) -> None:
        for deed in deeds:
            self.note(deed.act, who=deed.who, about=deed.about, **deed.details)

    def pseudonym(self, nik: str) -> str:
        return f"p-{hashlib.sha256(nik.encode()).hexdigest()[:32]}"

    def unlock(self, data_key: bytes | None) -> None:
        self.data_key = data_key

    def close_day(self) -> None:
        self.days += 1

    def head(self) -> tuple[int, str]:
        return len(self.noted), "0" * 64
