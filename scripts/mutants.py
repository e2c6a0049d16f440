"""Takes one safeguard away at a time, in a copy of the tree, and expects a test to turn red.

The table is ``mutants.toml``: a name, a file, the text that stands there once, what takes its
place, and the tests that must fail. A mutant that survives names a test that is missing; one that
no longer applies names a table that is behind. ``--power`` also runs those that only a power cut
can tell, on ``torture/forgetful.py``.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from typing import Final

import msgspec

ROOT: Final = Path(__file__).resolve().parents[1]
TABLE: Final = ROOT / "scripts" / "mutants.toml"
_LEFT_OUT: Final = (
    ".git",
    ".venv",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
)
_SECONDS: Final = 300
_RED: Final = 1  # pytest's and the torture's word for: something was wrong


class Mutant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One safeguard. ``tests`` are pytest's words; ``power`` are those of ``torture``'s program."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...] = ()
    power: tuple[str, ...] = ()
    torture: str = "outbox"

    def proof(self) -> tuple[str, ...]:
        """Return the words that show whether the safeguard stands."""
        if self.power:
            return ("-P", f"scripts/torture/{self.torture}.py", "power", *self.power)
        return ("-m", "pytest", "-q", "-x", *self.tests)


class Result(StrEnum):
    """What became of a mutant."""

    RED = "red"
    SURVIVED = "SURVIVED"
    BROKEN = "BROKEN"
    """Neither green nor red: the tests did not even run."""
    NOT_GREEN = "NOT GREEN"
    """The tests fail without the mutation."""


def mutants() -> tuple[Mutant, ...]:
    """Return the table. Raises ``msgspec.ValidationError`` for one of another form."""
    found = msgspec.toml.decode(TABLE.read_bytes(), type=dict[str, tuple[Mutant, ...]])
    return found["mutant"]


def mutated(text: str, mutant: Mutant) -> str:
    """Return a file's text without the safeguard. Raises ``ValueError`` if it stands not once."""
    if text.count(mutant.before) != 1:
        raise ValueError(f"{mutant.name}: {mutant.file} has it {text.count(mutant.before)} times")
    return text.replace(mutant.before, mutant.after)


class Trees:
    """Copies of the tree, one for each mutant that is tried at a time."""

    def __init__(self, folder: Path, count: int) -> None:
        self._free = SimpleQueue[Path]()
        for number in range(count):
            tree = folder / str(number)
            shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*_LEFT_OUT))
            self._free.put(tree)

    @contextmanager
    def one(self) -> Iterator[Path]:
        """Lend a copy."""
        tree = self._free.get()
        try:
            yield tree
        finally:
            self._free.put(tree)

    def judge(self, mutant: Mutant) -> Result:
        """Apply a mutation, run its proof, take it back."""
        with self.one() as tree:
            path = tree / mutant.file
            text = path.read_text(encoding="utf-8")
            path.write_text(mutated(text, mutant), encoding="utf-8")
            try:
                ended = run(tree, mutant.proof())
                return Result.BROKEN if ended is None else _RESULTS.get(ended, Result.BROKEN)
            finally:
                path.write_text(text, encoding="utf-8")

    def green(self, proof: tuple[str, ...]) -> bool:
        """Run a proof on what was not touched."""
        with self.one() as tree:
            return run(tree, proof) == 0


_RESULTS: Final = {0: Result.SURVIVED, _RED: Result.RED}


def run(tree: Path, proof: Sequence[str]) -> int | None:
    """Run a proof in a tree; return how it ended, None when it took too long."""
    inside = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    inside["PYTHONPATH"] = os.pathsep.join(filter(None, [str(tree), inside.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            [sys.executable, *proof], cwd=tree, env=inside, timeout=_SECONDS,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return done.returncode


def chosen(words: Iterable[str], *, power: bool) -> list[Mutant]:
    """Return the mutants whose name holds one of the words; without words, all."""
    wanted = tuple(words)
    return [
        each
        for each in mutants()
        if (power or not each.power) and (not wanted or any(word in each.name for word in wanted))
    ]


def main() -> int:
    """Try every mutant and print a table; 0 only when all are red."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*", help="only mutants whose name holds one of these")
    parser.add_argument("--jobs", type=int, default=2, help="tried at a time (2)")
    parser.add_argument("--power", action="store_true", help="also those that need /dev/fuse")
    options = parser.parse_args()
    tried = chosen(options.words, power=options.power)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        results = list(judged(Trees(Path(folder), options.jobs), tried, options.jobs))
    red = results.count(Result.RED)
    say(f"{red} of {len(tried)} red, {time.monotonic() - began:.0f} s")
    return 0 if red == len(tried) > 0 else 1


def judged(trees: Trees, tried: list[Mutant], jobs: int) -> Iterator[Result]:
    """Judge each mutant, print its line, and yield what became of it."""
    proofs = sorted({each.proof() for each in tried})
    with ThreadPoolExecutor(jobs) as pool:
        green = dict(zip(proofs, pool.map(trees.green, proofs), strict=True))
        for mutant, result in zip(tried, pool.map(trees.judge, tried), strict=True):
            told = result if green[mutant.proof()] else Result.NOT_GREEN
            say(f"{told.value:10} {mutant.name}  ({mutant.file})")
            yield told


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
