"""Holds CBEFF documents to a schema, read by libxml2: ``python scripts/peers/cbeff.py XSD XML...``.

The schema is that of ISO/IEC 19785-3, edition 2; a document comes from ``perekaman packet export
--format cbeff``. Says of each what it holds, or where it fails; ends with 0 when all are valid.
"""

import sys
from collections import Counter
from pathlib import Path

from lxml import etree


def main(schema: Path, documents: list[Path]) -> int:
    """Judge the documents; return how many are refused."""
    held = etree.XMLSchema(etree.parse(schema))
    return sum(not _judged(held, path) for path in documents)


def _judged(schema: etree.XMLSchema, path: Path) -> bool:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        document = etree.parse(path, parser)
    except etree.XMLSyntaxError as error:
        _say(path, f"not XML: {error.msg}")
        return False
    valid = bool(schema.validate(document))
    _say(path, f"valid: {_contents(document)}" if valid else f"NOT VALID: {schema.error_log}")
    return valid


def _contents(document: etree._ElementTree) -> str:
    space = {"c": etree.QName(document.getroot()).namespace}
    found = Counter(str(kind.text) for kind in document.iterfind(".//c:BDBInfo/c:Type", space))
    return ", ".join(f"{number} {kind}" for kind, number in found.items())


def _say(path: Path, text: str) -> None:
    sys.stdout.write(f"{path.name}: {text}\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]]))
