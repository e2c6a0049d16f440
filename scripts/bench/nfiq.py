"""Prints how our features of prints rank beside NFIQ 2's, on samples that are not shipped.

``scripts/bench/nfiq FOLDER``: pictures and a ``quality.csv`` that names them, with what NIST's
tools found (columns ``file``, ``nfiq2_OCL_mean``, ``nfiq2_LCS_mean``, ``nfiq2_FDA_mean``,
``minutiae_mindtct``; ``ppi_assumed`` 1000 where a picture has twice the pixels).
"""

import argparse
import csv
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from numpy.typing import NDArray

from station.commands.quality.pictures import Pixels, at_500_ppi, opened
from station.quality import blocks, minutiae

Reals = NDArray[np.float64]

_SPREAD: Final = 15.0
"""Gray levels of spread from which a block counts as foreground."""
_COLUMNS: Final = MappingProxyType(
    {
        "nfiq2_OCL_mean": "certainty",
        "nfiq2_LCS_mean": "clarity",
        "nfiq2_FDA_mean": "frequency",
        "minutiae_mindtct": "minutiae",
    }
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with (folder / "quality.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ours = [_features(_print(folder, row)) for row in rows]
    sys.stdout.write(f"{'theirs':20} {'ours':10} {'prints':>6} {'rank correlation':>17} off by\n")
    for theirs, name in _COLUMNS.items():
        told = [
            (float(row[theirs]), each[name])
            for row, each in zip(rows, ours, strict=True)
            if row[theirs]
        ]
        one, two = np.array(told).T
        off = float(np.median(np.abs(two - one) / one))
        sys.stdout.write(
            f"{theirs:20} {name:10} {len(told):6} {_spearman(one, two):17.2f} {off:6.0%}\n"
        )


def _print(folder: Path, row: dict[str, str]) -> Pixels:
    ppi = 1000 if row["ppi_assumed"].startswith("1000") else 500
    return at_500_ppi(opened(folder / row["file"]), ppi)[0]


def _features(print_: Pixels) -> dict[str, float]:
    local = blocks.measure(print_)
    rows, columns = local.certainty.shape
    tiles = print_[: rows * blocks.BLOCK, : columns * blocks.BLOCK]
    tiles = tiles.reshape(rows, blocks.BLOCK, columns, blocks.BLOCK)
    inked = tiles.std(axis=(1, 3)) > _SPREAD
    found = {
        name: float(getattr(local, name)[inked].mean())
        for name in ("certainty", "clarity", "frequency")
    }
    return found | {"minutiae": float(len(minutiae.extract(print_)[0]))}


def _spearman(one: Reals, two: Reals) -> float:
    return float(np.corrcoef(one.argsort().argsort(), two.argsort().argsort())[0, 1])


if __name__ == "__main__":
    main()
