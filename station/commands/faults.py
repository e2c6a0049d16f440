"""The option ``--faults`` and its table, the same wherever an emulated centre is started."""

import argparse
import shutil
from typing import Final

from station.centre.emulated import faults

_NARROWEST: Final = 60
_WIDEST: Final = 100


class _Lines(argparse.HelpFormatter):
    """Keeps a text that has lines of its own as it is, and fills all others."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the option, and under all options what each fault is."""
    parser.add_argument(
        "--faults", default="", metavar="LIST",
        help=f"what the emulated centre does wrong, in this order: {faults.FORM}",
    )  # fmt: skip
    parser.formatter_class = _Lines
    wide = shutil.get_terminal_size().columns - 2  # as argparse itself
    parser.epilog = "faults:\n" + faults.table(min(max(wide, _NARROWEST), _WIDEST))
