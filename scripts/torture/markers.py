"""A day of people with names that occur nowhere else; then every byte that was written is searched.

The day is lived by real processes: device host, uploader, centre, the desk of ``perekaman demo``.
One person is left half recorded, one number is refused. Then every command is run. Searched are
the home, the temporary folder, the ticket, the slips, and what every program said.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.torture.searching import Search
from station.assembly import provision
from station.citizen.biodata import Citizen
from station.commands.demo.operator import RehearsedOperator
from station.session.view import Screen
from tests.fakes.patience import until
from tests.fakes.premises import Premises, crowd, opened

ROOT: Final = Path(__file__).resolve().parents[2]
SEED: Final = 9
_PICTURE: Final = 1000
_LETTERS: Final = "QXZJVWKY"
_REFUSED: Final = "3273990000000001"
_SHOWN: Final = frozenset(
    {"desk.out", "desk.csv", "board.out", "board.csv", "report.out", "report.csv", "book.csv",
     "paste.txt", "one.out", "nik.out"}
)  # fmt: skip
"""What somebody who signed in asked to see, or typed: for their eyes, and left out by name."""


def marked(count: int) -> tuple[Citizen, ...]:
    """Return people whose names and addresses stand in no other text of the world."""
    chance = random.Random(SEED)

    def word() -> str:
        return "".join(chance.choices(_LETTERS, k=10))

    return tuple(
        msgspec.structs.replace(
            each,
            biodata=msgspec.structs.replace(
                each.biodata, name=f"{word()} {word()}", address=f"JL {word()} {word()}"
            ),
        )
        for each in crowd(count)
    )


def secrets(people: Sequence[Citizen]) -> Iterator[str]:
    """Yield what may stand nowhere."""
    yield _REFUSED
    for each in people:
        yield from (each.nik, each.biodata.family_card, each.biodata.name, each.biodata.address)
        yield from each.biodata.name.split()


def live(folder: Path, count: int) -> None:
    """Record ``count`` people, begin with one more, refuse one; in this process."""
    people = marked(count + 1)
    with Premises(folder, people) as stage:
        operator = RehearsedOperator(stage.desk, provision.OPERATOR, provision.SUPERVISOR)
        operator.sign_in()
        done = [operator.record(each.nik).packet_id for each in people[:count]]
        stage.desk.start(_REFUSED)
        until(lambda: stage.desk.view.trouble is not None)
        stage.desk.start(people[count].nik)
        until(lambda: stage.desk.view.screen is Screen.BIODATA)
        stage.desk.confirm_biodata()
        until(lambda: stage.desk.view.screen is Screen.CAPTURE)
        stage.desk.lock()
        until(lambda: stage.desk.view.screen is Screen.LOGIN)
        stage.await_final(done, 120.0)


def commands(folder: Path, people: Sequence[Citizen]) -> Iterator[tuple[str, list[str], str]]:
    """Yield every command: a name for what it says, its words, what is typed."""
    who, pin = provision.OPERATOR.user, f"{provision.OPERATOR.pin}\n"
    boss, word = provision.SUPERVISOR.user, f"{provision.SUPERVISOR.pin}\n"
    paste = folder / "said" / "paste.txt"
    paste.write_text("".join(f"NIK {each.nik} {each.biodata.name}\n" for each in people))
    said, signed, one = folder / "said", ["--as", who, "--pin-stdin"], people[0].nik
    by_boss = ["--as", boss, "--pin-stdin"]
    yield "board", ["board", "--csv", str(said / "board.csv"), *signed], pin
    yield "bare-board", ["board"], ""
    yield "desk", ["desk", str(paste), "--csv", str(said / "desk.csv"), *signed], pin
    yield "report", ["report", "--csv", str(said / "report.csv"), "--book",
                     str(said / "book.csv"), *signed], pin  # fmt: skip
    yield "list", ["outbox", "list"], ""
    yield "list-json", ["outbox", "list", "--json"], ""
    yield "verify", ["outbox", "verify"], ""
    yield "audit", ["audit", "verify"], ""
    yield "trail", ["audit", "export", "--from", "2020-01-01", *by_boss], word
    yield "one", ["audit", "export", "--person", *by_boss], f"{word}{one}\n"
    yield "processing", ["audit", "processing"], ""
    yield "diagnose", ["devices", "diagnose", "--ticket", str(folder / "ticket.zip")], ""
    yield "keys", ["station", "keys"], ""
    yield "accounts", ["station", "account", "list"], ""
    yield "retention", ["station", "retention", "--now", *by_boss], word
    yield "nik", ["nik", "check", one], ""
    yield "backup", ["outbox", "backup", str(folder / "stick")], ""
    yield "export", ["outbox", "export", str(folder / "stick")], ""
    yield "nobody", ["desk", str(paste), "--as", "nobody", "--pin-stdin"], "000000\n"
    yield "nonsense", ["outbox", "show", one], ""


def run(
    folder: Path, people: Sequence[Citizen], without: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Run every command as a process of its own; return how each ended."""
    (folder / "stick").mkdir()
    codes = {}
    for name, words, typed in commands(folder, people):
        if name in without:
            continue
        program = [sys.executable, "-m", "station.commands", *words, "--home",
                   str(folder / "home"), "--config", str(folder / "config")]  # fmt: skip
        with (
            (folder / "said" / f"{name}.out").open("wb") as out,
            (folder / "said" / f"{name}.err").open("wb") as err,
        ):
            done = subprocess.run(
                program, input=typed.encode(), stdout=out, stderr=err, check=False, cwd=ROOT,
                env=_surroundings(folder),
            )  # fmt: skip
        codes[name] = done.returncode
    return codes


def day(
    folder: Path, count: int, without: frozenset[str] = frozenset()
) -> tuple[Search, dict[str, int]]:
    """Live the day and search all of it; return what was found and how each command ended."""
    people = marked(count + 1)
    for name in ("said", "temporary"):
        (folder / name).mkdir(parents=True)
    with (folder / "said" / "day.err").open("wb") as said:
        subprocess.run(
            [sys.executable, "-P", str(Path(__file__)), "--live", str(folder), "--people",
             str(count)], check=True, stdout=said, stderr=said, cwd=ROOT,
            env=_surroundings(folder),
        )  # fmt: skip
    codes = run(folder, people, without)
    search = Search()
    search.texts(secrets(people))
    search.pictures(_pictures(folder / "home" / "centre"))
    search.folder(folder, leave=_SHOWN)
    return search, codes


def _pictures(centre: Path) -> Iterator[bytes]:
    """Yield every picture that was recorded, as the centre finds it."""
    for path in sorted((centre / "packets").glob("*.packet")):
        yield from _long(msgspec.to_builtins(opened(centre, path.stem), builtin_types=(bytes,),
                                             enc_hook=vars))  # fmt: skip


def _long(found: object) -> Iterator[bytes]:
    match found:
        case bytes():
            if len(found) > _PICTURE:
                yield found
        case dict():
            for each in found.values():
                yield from _long(each)
        case list() | tuple():
            for each in found:
                yield from _long(each)


def _surroundings(folder: Path) -> dict[str, str]:
    there = {"TMPDIR": str(folder / "temporary"), "PYTHONPATH": str(ROOT)}
    return os.environ | there | {"QT_QPA_PLATFORM": "offscreen"}


def table(search: Search, codes: dict[str, int]) -> list[str]:
    """Return what was searched and found, for people."""
    lines = [
        f"{'command':<12} ended",
        *(f"{name:<12} {code}" for name, code in codes.items()),
        f"looked for   {len(search.needles)} forms of texts and pictures",
        f"searched     {search.files} files, {search.size >> 20} MiB, {search.streams} streams",
        f"found        {sum(search.found.values())}",
    ]
    return lines + [f"  {form}: {place} ({n})" for (form, place), n in search.found.items()]


def main() -> int:
    """Live a day, or all of it and search; 0 only where nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20, metavar="N")
    parser.add_argument("--live", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.live:
        live(options.live, options.people)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        search, codes = day(Path(folder) / "station", options.people)
    sys.stdout.write("\n".join(table(search, codes)) + "\n")
    return 1 if search.found else 0


if __name__ == "__main__":
    sys.exit(main())
