"""``perekaman nik``: what a NIK's own digits say; never whether anybody has it."""

import argparse
from datetime import date
from types import MappingProxyType
from typing import Final

from station.citizen.nik import SEVERITY, NikFinding, Severity, Sex, examine, mask
from station.clock import SystemClock
from station.commands.output import document, lines
from station.settings import load

HELP = "look at the digits of a NIK"

SENTENCES: Final = MappingProxyType(
    {
        NikFinding.NOT_16_DIGITS: "NIK harus 16 angka, tanpa spasi atau huruf.",
        NikFinding.PROVINCE_UNKNOWN: "Dua angka pertama bukan kode provinsi.",
        NikFinding.DAY_IMPOSSIBLE: "Tanggal lahir di NIK harus 01-31, atau 41-71 untuk perempuan.",
        NikFinding.MONTH_IMPOSSIBLE: "Bulan lahir di NIK harus 01-12.",
        NikFinding.DATE_IMPOSSIBLE: "Tanggal lahir di NIK tidak ada di kalender.",
        NikFinding.SERIAL_ZERO: "Nomor urut 0000 tidak pernah ada; data tidak akan ditemukan.",
        NikFinding.SEX_DIFFERS: "Jenis kelamin di NIK berbeda dari biodata; perlu orang kedua.",
        NikFinding.BIRTH_DATE_DIFFERS: (
            "Tanggal lahir di NIK berbeda dari biodata; NIK tetap berlaku, periksa biodata."
        ),
        NikFinding.OTHER_REGION: "NIK terbit di wilayah lain; perekaman luar domisili boleh.",
        NikFinding.CENTURY_AMBIGUOUS: "Tahun lahir dapat dibaca di dua abad; tanyakan tahunnya.",
    }
)
_CLEAN: Final = "Angka NIK tidak bertentangan. Ini bukan bukti bahwa NIK terdaftar."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``check``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    check = words.add_parser("check", help="tell what the digits say")
    check.add_argument("nik", metavar="NIK")
    check.add_argument("--born", type=date.fromisoformat, metavar="YYYY-MM-DD")
    check.add_argument("--sex", type=Sex, choices=tuple(Sex), metavar="L|P")
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
        "sentence": SENTENCES[finding],
    }


def _line(finding: NikFinding) -> str:
    return f"{SEVERITY[finding].value}  {finding.value}: {SENTENCES[finding]}"
