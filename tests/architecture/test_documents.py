"""The documents name only what is there: links, pictures, commands and paths."""

import re
from pathlib import Path

import pytest

from station.commands import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", ".home", "out", "node_modules"} & set(path.relative_to(ROOT).parts)
)
LINK = re.compile(r"\]\(([^)#\s]+)\)")
PLACE = re.compile(r"`((?:packets|drivers|station|ui|config|tests|scripts)/[\w./-]*)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_page_points_at_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [page.parent / link for link in LINK.findall(text) if "://" not in link]
    places = [ROOT / place for place in PLACE.findall(text)]
    assert not [str(path) for path in (*links, *places) if not path.exists()]


def test_the_readme_names_every_command_and_no_other() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^perekaman (\w+)", text, re.MULTILINE)) == set(COMMANDS)
