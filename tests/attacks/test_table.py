"""The table of attacks is true: every attacker of SECURITY.md is in it, every test is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("README.md").read_text("utf-8")
MODEL = (ROOT / "SECURITY.md").read_text("utf-8").partition("## What is promised")[0]
FIRST = (
    "Stolen laptop",
    "Stolen stick",
    "Evil operator",
    "Curious technician",
    "Patched client",
    "Hostile device service",
    "Hostile line",
    "Lost centre key",
    "Quantum computer later",
)
"""Whom the attack model has to name at least."""


def test_every_attacker_of_the_model_is_tried() -> None:
    modelled = set(re.findall(r"^\| \*\*([^*]+)\*\*", MODEL, re.MULTILINE))
    tried = set(re.findall(r"^\| ([A-Z][^|]+?) \|", TABLE, re.MULTILINE))
    assert modelled == tried
    assert modelled >= set(FIRST)


def test_every_answer_says_what_is_not_answered() -> None:
    rows = [line for line in MODEL.splitlines() if line.startswith("| **")]
    assert all(line.count("|") == 4 for line in rows)


def test_every_test_of_the_table_is_there() -> None:
    named = set(re.findall(r"`(test_[a-z0-9_]+)`", TABLE))
    texts = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    assert named - there == set()


def test_every_attack_of_this_folder_is_in_the_table() -> None:
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        names = re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        if path.name != Path(__file__).name:
            assert any(f"`{name}`" in TABLE for name in names), path.name
