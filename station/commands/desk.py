"""``perekaman desk``: what this station knows of the people in a pasted text of complaints."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from station.assembly.complaints import means
from station.citizen.nik import NikFinding
from station.commands import private, signing_in
from station.commands.nik import SENTENCES
from station.commands.output import document, lines, progress
from station.complaints.answering import LARGEST, answer
from station.complaints.table import sentences, table
from station.complaints.view import Answer, Answers, Standing
from station.complaints.words import DECIDED, FAULTS, SCOPE
from station.errors import Broken, Code, Refused
from station.home import Home
from station.session.lending import Lent
from station.settings import load

HELP: Final = "answer complaints: paste NIK and family card numbers in any layout"
_HOUR: Final = 3600.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the text as it was pasted; - for stdin")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write a table for the ADB")
    signing_in.arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Answer. 0 where every line could be read as somebody's NIK. Raises ``Trouble``."""
    home = Home(options.home)
    session = signing_in.signed_in(options)
    text = _text(options.file)
    found = means(home, load(options.config), session.data_key)
    register = signing_in.register(home, session)
    try:
        answers = answer(text, Lent(session, register), found)
    finally:
        register.close()
    if options.csv:
        _write(options.csv, table(answers))
    if options.json:
        document(
            {
                "answers": [_row(each) for each in answers.rows],
                "scope": {each.value: text for each, text in SCOPE.items()},
            }
        )
    else:
        lines(_told(answers))
    return int(any(each.standing in _UNCLEAR for each in answers.rows) or not answers.rows)


_UNCLEAR: Final = frozenset(
    {Standing.UNREADABLE, Standing.MALFORMED, Standing.NO_NIK, Standing.AMBIGUOUS}
)


def _text(name: str) -> str:
    data = contents(name, 4 * LARGEST)
    if len(data) > 4 * LARGEST:
        raise Refused(Code.LOOKUP_TOO_LARGE, f"{name}: larger than a text of complaints")
    # What was pasted may come from anywhere; digits are the same in all of these encodings.
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return data.decode("utf-16" if wide else "utf-8-sig", "replace")


def contents(name: str, most: int) -> bytes:
    """Return a file, or stdin for ``-``; one byte more than ``most`` of what is longer.

    Raises ``Broken`` with FILE_UNREADABLE.
    """
    if name == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        detail = f"{name}: {error.strerror or 'unreadable'}"
        raise Broken(Code.FILE_UNREADABLE, detail) from None


def _write(path: Path, data: bytes) -> None:
    private.write(path, data)
    progress(f"{path}: holds NIKs; give it to the ADB and to nobody else")


def _row(each: Answer) -> dict[str, object]:
    meaning, operator, citizen = sentences(each)
    facts: dict[str, object] = msgspec.to_builtins(each)
    return facts | {"hours": round(each.age / _HOUR, 1), "decided_by": DECIDED[each.decided],
                    "meaning": meaning, "operator": operator, "citizen": citizen}  # fmt: skip


def _told(answers: Answers) -> Iterator[str]:
    if not answers.rows:
        yield "no number of 16 digits is in this text"
    for each in answers.rows:
        yield from _lines(each)
    yield "not answered here:"
    yield from (f"  {text}" for text in SCOPE.values())


def _lines(each: Answer) -> Iterator[str]:
    meaning, operator, citizen = sentences(each)
    card = f"  family card {each.family_card}" if each.family_card else ""
    yield f"line {each.line}: NIK {each.nik or '-'}{card}  ({DECIDED[each.decided]})"
    yield f"  {_heading(each)}: {meaning}"
    yield from (f"  {text}" for text in _faults(each))
    yield f"  {each.who.value} acts: {operator}"
    yield f"  tell the person: {citizen}"


def _heading(each: Answer) -> str:
    if not each.packet_id:
        return each.standing.value
    stuck = ", STUCK" if each.stuck else ""
    cause = f", {each.why.value}" if each.why and each.why != each.status else ""
    status = each.stated or (each.status.value if each.status else "")
    return f"{status}, {each.age / _HOUR:.1f} h{stuck}{cause}, {each.number}"


def _faults(each: Answer) -> Iterator[str]:
    if each.fault:
        yield FAULTS[each.fault].format(count=len(each.nik))
    for finding in each.findings:
        if finding is not NikFinding.CENTURY_AMBIGUOUS:
            yield SENTENCES[finding].english
    if each.family_card_doubtful:
        yield "The other number does not look like a family card's."
