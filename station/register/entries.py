"""The rows of the register: whose packet it is, which drafts wait, what happened."""

import msgspec

from station.lifecycle import Status, read


class PacketEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Whose packet it is. ``status`` mirrors the outbox, as its text; ``operator`` is an id."""

    packet_id: str
    session: str
    nik: str
    name: str
    number: str
    village: str
    operator: str
    captured_at: str
    status: str

    @property
    def known_status(self) -> Status:
        """The status as the lifecycle names it; one nobody has named still is a recording."""
        return read(self.status) or Status.BIO_CAPTURED


class DraftEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An enrollment in progress: its key (32 bytes), its newest revision, the step it stands at."""

    session: str
    nik: str
    name: str
    village: str
    key: bytes
    revision: int
    step: str
    updated_at: str

    def __repr__(self) -> str:
        return f"DraftEntry(session={self.session!r}, revision={self.revision})"


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened in an enrollment; ``detail`` holds no personal data."""

    at: str
    session: str
    who: str
    event: str
    detail: str
