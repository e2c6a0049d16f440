"""Takes ANSI/NIST-ITL files apart by annex B alone: ``python scripts/peers/an2k.py FILE...``.

For what ``perekaman packet export --format an2k`` writes, and for anybody else's files, such as the
samples of NIST: both must come apart to their last byte. Ends with 0 when all do.
"""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fakes.an2k_walk import Record, records


def main(paths: list[Path]) -> int:
    """List the records of each file; return how many files do not come apart."""
    return sum(not _listed(path) for path in paths)


def _listed(path: Path) -> bool:
    try:
        found = records(path.read_bytes())
    except (AssertionError, KeyError, ValueError, IndexError) as error:
        _say(f"{path.name}: does not come apart ({type(error).__name__})")
        return False
    _say(f"{path.name}: {len(found)} records")
    for kind, fields in found:
        _say(f"  Type-{kind:<3} {_facts(kind, fields)}")
    return True


def _facts(kind: int, fields: Record) -> str:
    data = fields.get(f"{kind}.999")
    if data is None:
        return f"{len(fields)} fields"
    named = [fields.get(f"{kind}.{number:03}", b"").decode() for number in (6, 7, 11, 13)]
    told = fields.get(f"{kind}.996", b"").decode().lower()
    held = hashlib.sha256(data).hexdigest() == told if told else "no hash"
    return "{}x{} {} {}".format(*named) + f", {len(data)} bytes, as hashed: {held}"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main([Path(each) for each in sys.argv[1:]]))
