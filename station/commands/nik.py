"""``perekaman nik``: what a NIK's own digits say; never whether anybody has it."""

import argparse
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from station.citizen.nik import SEVERITY, NikFinding, Severity, Sex, examine, mask
from station.clock import SystemClock
from station.commands.output import document, lines
from station.settings import load

HELP = "look at the digits of a NIK"


class Sentence(NamedTuple):
    """One finding in both languages."""

    english: str
    indonesian: str


# The screens have words of their own for these codes, short ones for a chip beside the biodata, in
# Qt's catalogue; the station knows no Qt. A whole sentence for a terminal stands here only.
SENTENCES: Final = MappingProxyType(
    {
        NikFinding.NOT_16_DIGITS: Sentence(
            "A NIK has 16 digits, no spaces and no letters.",
            "NIK harus 16 angka, tanpa spasi atau huruf.",
        ),
        NikFinding.PROVINCE_UNKNOWN: Sentence(
            "The first two digits are not the code of a province.",
            "Dua angka pertama bukan kode provinsi.",
        ),
        NikFinding.DAY_IMPOSSIBLE: Sentence(
            "The day of birth in a NIK is 01-31, or 41-71 for a woman.",
            "Tanggal lahir di NIK harus 01-31, atau 41-71 untuk perempuan.",
        ),
        NikFinding.MONTH_IMPOSSIBLE: Sentence(
            "The month of birth in a NIK is 01-12.",
            "Bulan lahir di NIK harus 01-12.",
        ),
        NikFinding.DATE_IMPOSSIBLE: Sentence(
            "The date of birth in the NIK is in no calendar.",
            "Tanggal lahir di NIK tidak ada di kalender.",
        ),
        NikFinding.SERIAL_ZERO: Sentence(
            "The serial 0000 was never given out; no data will be found.",
            "Nomor urut 0000 tidak pernah ada; data tidak akan ditemukan.",
        ),
        NikFinding.SEX_DIFFERS: Sentence(
            "The sex in the NIK differs from the biodata; a second person must decide.",
            "Jenis kelamin di NIK berbeda dari biodata; perlu orang kedua.",
        ),
        NikFinding.BIRTH_DATE_DIFFERS: Sentence(
            "The date of birth in the NIK differs; the NIK stays valid, check the biodata.",
            "Tanggal lahir di NIK berbeda dari biodata; NIK tetap berlaku, periksa biodata.",
        ),
        NikFinding.OTHER_REGION: Sentence(
            "The NIK was issued in another region; recording here is allowed.",
            "NIK terbit di wilayah lain; perekaman luar domisili boleh.",
        ),
        NikFinding.CENTURY_AMBIGUOUS: Sentence(
            "The year of birth can be read in two centuries; ask for it.",
            "Tahun lahir dapat dibaca di dua abad; tanyakan tahunnya.",
        ),
    }
)
_CLEAN: Final = "The digits do not contradict each other. That does not prove a registered NIK."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``check``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    check = words.add_parser("check", help="tell what the digits say")
    check.add_argument("nik", metavar="NIK")
    check.add_argument("--born", type=_day, metavar="YYYY-MM-DD")
    check.add_argument("--sex", type=_sex, metavar="L|P")
    check.add_argument("--area", default="", help="PPKKCC to compare with; --here takes our own")
    check.add_argument("--here", action="store_true", help="compare with this station's area")


def run(options: argparse.Namespace) -> int:
    """Tell every finding; 0 when nothing blocks and nobody else must decide."""
    area = load(options.config).station.station.area_code if options.here else options.area
    today = SystemClock().now().astimezone().date()
    findings = examine(options.nik, today=today, born=options.born, sex=options.sex, area=area)
    if options.json:
        document({"nik": mask(options.nik), "findings": [_row(each) for each in findings]})
    else:
        lines([mask(options.nik), *(_line(each) for each in findings)] + [_CLEAN] * (not findings))
    return int(any(SEVERITY[each] is not Severity.WARN for each in findings))


def _row(finding: NikFinding) -> dict[str, str]:
    return {
        "code": finding.value,
        "severity": SEVERITY[finding].value,
        "sentence": SENTENCES[finding].english,
        "sentence_id": SENTENCES[finding].indonesian,
    }


def _line(finding: NikFinding) -> str:
    return f"{SEVERITY[finding].value}  {finding.value}: {SENTENCES[finding].english}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day as 1990-01-31") from None


def _sex(text: str) -> Sex:
    try:
        return Sex(text.upper())
    except ValueError:
        raise argparse.ArgumentTypeError("L for a man, P for a woman") from None
