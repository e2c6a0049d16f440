"""Writes LICENCES.md: what is installed beside this project, and under which licence."""

import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from scripts.supply.pins import ROOT, Licences, pins

PAGE: Final = ROOT / "LICENCES.md"
_HEAD: Final = """# Licences

Perekaman itself is under the Apache License 2.0 ([LICENSE](LICENSE)). A station runs it beside
these, none of which is contained in this repository but the fonts and icons. This page is made by
`scripts/licences`; the bill of materials, with the hashes that every file is held to, by
`scripts/sbom` (CycloneDX 1.6). A test refuses a package whose licence is not listed below.
"""


def page() -> str:
    """Return the page. Raises ``KeyError`` for a licence that nobody has allowed."""
    licences = Licences.load()
    installed = pins(ROOT / "requirements.txt", licences)
    packages = [f"| {each.name} | {each.version} | {each.licence} |" for each in installed]
    parts = [f"| {each.name} | {each.of} | {each.licence} |" for each in licences.parts]
    used = sorted({each.licence for each in installed})
    reasons = [f"| {each} | {licences.allowed[each]} |" for each in used]
    tables = (
        ("| package | version | licence |", packages),
        ("| carried inside | by | licence |", parts),
        ("| licence | why it will do |", reasons),
    )
    return "\n".join([_HEAD, *(_table(head, rows) for head, rows in tables)])


def _table(head: str, rows: list[str]) -> str:
    line = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, line, *rows, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
