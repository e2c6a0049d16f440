"""The notice of a failure of protection: what UU 27/2022 art. 46 asks for, within 3 x 24 hours.

Paragraph 2 names what a notice holds at least: the personal data that were disclosed, when and how,
and what the controller does about it. Paragraph 1 sets the time: 3 x 24 hours, in writing, to the
person and to the agency.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station import clock

TERM: Final = timedelta(hours=72)


class Loss(StrEnum):
    """What happened."""

    LAPTOP = "laptop"
    STICK = "stick"
    PAPER = "paper"
    ACCOUNT = "account"
    INTRUSION = "intrusion"
    OTHER = "other"


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """Which data a loss may disclose, as the station is built; in Indonesian and English."""

    indonesian: str
    english: str


_SEALED: Final = Exposure(
    indonesian="Paket tersegel (age v1, ML-KEM-768 dan X25519): hanya dapat dibuka pusat. Yang"
    " terlihat: nomor stasiun, kode area, jumlah, ukuran, dan waktu paket.",
    english="Sealed packets (age v1, ML-KEM-768 and X25519) that only the centre opens. Visible:"
    " station, area code, number, size and time of packets.",
)
EXPOSED: Final = MappingProxyType(
    {
        Loss.LAPTOP: (
            _SEALED,
            Exposure(
                indonesian="Register (SQLCipher) dan draf (AES-256-GCM): nama, NIK, biodata, dan"
                " biometrik draf. Terkunci di bawah PIN petugas (Argon2id); PIN yang lemah dapat"
                " dicoba tanpa batas oleh yang memegang cakram.",
                english="Register (SQLCipher) and drafts (AES-256-GCM): names, NIK, biodata, and"
                " biometrics of drafts. Locked under the officers' PINs (Argon2id); who holds the"
                " disk may try weak PINs without limit.",
            ),
        ),
        Loss.STICK: (_SEALED,),
        Loss.PAPER: (
            Exposure(
                indonesian="Yang tercetak: nomor perekaman; pada daftar dan laporan juga nama.",
                english="What was printed: recording numbers; on lists and reports also names.",
            ),
        ),
        Loss.ACCOUNT: (
            Exposure(
                indonesian="Semua yang dapat dilihat akun itu di layar: daftar hari itu, biodata,"
                " gambar rekaman yang sedang berjalan, pencarian. Lihat jejak akun itu.",
                english="All that the account could see on the screen: the day's list, biodata,"
                " pictures of recordings in progress, look-ups. See the account's trail.",
            ),
        ),
        Loss.INTRUSION: (
            _SEALED,
            Exposure(
                indonesian="Yang dapat dibaca program dengan hak pengguna stasiun saat petugas"
                " masuk: register, draf, dan sampel di memori.",
                english="What a program with the rights of the station's user reads while an"
                " officer is signed in: register, drafts, and samples in memory.",
            ),
        ),
        Loss.OTHER: (),
    }
)


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What the station knows of the span: people and packets by number only."""

    sealed: int
    begun: int
    unsent: int
    drafts: int
    looked_up: int
    refused_sign_ins: int


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A filled notice."""

    station: str
    name: str
    area_code: str
    loss: Loss
    happened_from: str
    happened_to: str
    known_at: str
    how: str
    handling: str
    packets: tuple[str, ...]
    counted: Counted
    trail_whole: bool
    trail_head: str
    written_by: str
    written_at: str

    @property
    def due(self) -> str:
        """Until when person and agency must have the notice."""
        return clock.iso(clock.parse(self.known_at) + TERM)


def hours_left(incident: Incident, now: datetime) -> float:
    """Return hours until the notice is due; negative when it is late."""
    return (clock.parse(incident.due) - now).total_seconds() / 3600


def markdown(incident: Incident) -> str:
    """Return the notice for people, Indonesian first; what a person must add stands in brackets."""
    return "\n".join((*_head(incident), *_data(incident), *_when(incident), *_rest(incident), ""))


def _head(incident: Incident) -> tuple[str, ...]:
    return (
        "# Pemberitahuan kegagalan pelindungan data pribadi",
        "*Notice of a failure of personal data protection (UU 27/2022, pasal 46)*",
        "",
        f"- Stasiun / station: {incident.station}, {incident.name}, kode area {incident.area_code}",
        f"- Diketahui / known since: {incident.known_at}",
        f"- **Batas waktu 3 x 24 jam / due: {incident.due}**",
        f"- Disusun / written: {incident.written_at}, akun {incident.written_by}",
        "- Kepada / to: subjek data pribadi; lembaga PDP [alamat]; Ditjen Dukcapil [alamat]",
        "",
    )


def _data(incident: Incident) -> tuple[str, ...]:
    found = EXPOSED[incident.loss]
    count = incident.counted
    return (
        "## a. Data pribadi yang terungkap / data disclosed",
        "",
        *(f"- {each.indonesian}\n  *{each.english}*" for each in found),
        *(("- [uraikan / describe]",) if not found else ()),
        f"- Rekaman disegel dalam rentang ini / sealed in this span: {count.sealed}",
        f"- Perekaman dimulai / begun: {count.begun}; draf terbuka / open drafts: {count.drafts}",
        f"- Paket belum diterima pusat / not yet at the centre: {count.unsent}",
        f"- Pencarian / look-ups: {count.looked_up};"
        f" masuk ditolak / sign-ins refused: {count.refused_sign_ins}",
        *(f"- Paket / packet: `{packet}`" for packet in incident.packets),
        "",
    )


def _when(incident: Incident) -> tuple[str, ...]:
    return (
        "## b. Kapan dan bagaimana / when and how",
        "",
        f"- Jenis / kind: {incident.loss.value}",
        f"- Dari / from {incident.happened_from} sampai / to {incident.happened_to}",
        f"- {incident.how or '[uraikan / describe]'}",
        "",
    )


def _rest(incident: Incident) -> tuple[str, ...]:
    whole = "utuh / whole" if incident.trail_whole else "**TIDAK utuh / NOT whole**"
    return (
        "## c. Upaya penanganan dan pemulihan / handling and recovery",
        "",
        f"- {incident.handling or '[uraikan / describe]'}",
        "- [ ] sertifikat stasiun dicabut / station's certificate revoked at the centre",
        "- [ ] tiap orang diberi tahu / each person told: `people.csv` (--people, administrator)",
        "- [ ] akun dikunci atau dicabut / accounts locked or revoked",
        "- [ ] pusat diberi tahu paket mana yang belum diterima / centre told of unsent packets",
        "- [ ] perekaman yang hilang dijadwalkan ulang / lost recordings invited again",
        "",
        "## Bukti / evidence",
        "",
        f"- Jejak audit / audit trail: {whole}, {incident.trail_head}",
        "- `trail.jsonl`: entri rentang ini / entries of this span; `verdict.json`: hasil periksa",
    )
