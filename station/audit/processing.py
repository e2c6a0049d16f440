"""The record of processing that UU 27/2022 art. 31 asks for, filled from the station's facts."""

import msgspec


class Processing(msgspec.Struct, frozen=True, kw_only=True):
    """What one station processes; names and addresses of people are added by hand."""

    station: str
    name: str
    area_code: str
    controller: str
    steps: tuple[str, ...]
    centre: str
    recipients: tuple[str, ...]
    """Key ids that packets are sealed to, with whose they are and until when."""
    keep_days: float
    accounts: dict[str, int]
    """How many accounts of each role."""
    pin_cost: str
    months: dict[str, dict[str, int]]
    """By month: how many recordings were sealed, looked up, exported, destroyed."""
    written_at: str


def markdown(facts: Processing) -> str:
    """Return the record for people, Indonesian first."""
    return "\n".join((*_what(facts), *_who(facts), *_how(facts), *_counted(facts), ""))


def _what(facts: Processing) -> tuple[str, ...]:
    return (
        "# Rekaman kegiatan pemrosesan data pribadi",
        "*Record of processing (UU 27/2022, pasal 31)*",
        "",
        f"Disusun / written {facts.written_at}",
        "",
        "| | |",
        "|---|---|",
        f"| Pengendali / controller | {facts.controller or '[nama dan alamat]'} |",
        f"| Stasiun / station | {facts.station}, {facts.name}, kode area {facts.area_code} |",
        "| Tujuan / purpose | perekaman KTP-el / recording for the e-ID card |",
        "| Dasar / legal basis | kewajiban hukum: UU 23/2006 jo. UU 24/2013 |",
        "| Subjek / subjects | penduduk wajib KTP dan pemula 16 tahun / residents from 16 |",
        f"| Data spesifik / specific data | biometrik: {', '.join(facts.steps)};"
        " anak (16); pengecualian dapat menunjukkan disabilitas |",
        "| Data umum / general data | NIK, nama, kelahiran, alamat, agama, status, pekerjaan |",
    )


def _who(facts: Processing) -> tuple[str, ...]:
    people = ", ".join(f"{count} {role}" for role, count in sorted(facts.accounts.items()))
    return (
        f"| Penerima / recipient | pusat data / data centre: {facts.centre} |",
        *(f"| Kunci penerima / recipient key | {each} |" for each in facts.recipients),
        "| Transfer ke luar negeri / transfer abroad | tidak ada / none |",
        f"| Yang berhak / who may | {people or 'tidak ada / nobody'} |",
    )


def _how(facts: Processing) -> tuple[str, ...]:
    return (
        f"| Penyimpanan / retention | paket tersegel {facts.keep_days:g} hari setelah status akhir;"
        " draf sampai disegel; kunci draf dihancurkan / sealed packets that many days after the"
        " last status; drafts until sealed, their keys destroyed |",
        "| Keamanan / security | segel ML-KEM-768 + X25519; SQLCipher; draf AES-256-GCM;"
        f" PIN Argon2id ({facts.pin_cost}); dua orang untuk pengecualian dan konflik; jejak audit"
        " berantai dan bertanda tangan |",
        "",
    )


def _counted(facts: Processing) -> tuple[str, ...]:
    names = sorted({name for counts in facts.months.values() for name in counts})
    if not names:
        return ("Belum ada kegiatan / nothing was done yet",)
    rows = (
        f"| {month} | " + " | ".join(str(counts.get(name, 0)) for name in names) + " |"
        for month, counts in sorted(facts.months.items())
    )
    return (
        "## Menurut jejak audit / by the audit trail",
        "",
        "| bulan / month | " + " | ".join(names) + " |",
        "|---|" + "---:|" * len(names),
        *rows,
    )
