"""What is installed is pinned, hashed, licensed and listed: the bill says all of it."""

import importlib.metadata
import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.supply import licences, pins, sbom

ROOT = Path(__file__).parents[2]
TABLE = pins.Licences.load()
RUNTIME = pins.pins(ROOT / "requirements.txt", TABLE)


@pytest.mark.parametrize("pin", RUNTIME, ids=lambda pin: pin.name)
def test_every_pin_is_hashed_installed_and_licensed(pin: pins.Pin) -> None:
    assert pin.hashes
    assert importlib.metadata.version(pin.name) == pin.version
    assert pin.licence in TABLE.allowed


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_nothing_is_installed_without_a_hash_or_from_an_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    assert entries
    for each in entries:
        assert re.match(r"[\w.-]+==[\w.]+ \\\n(\s+--hash=sha256:[0-9a-f]{64}( \\)?\n)+", each), each
    assert "://" not in text


def test_what_the_metadata_tell_is_not_told_again() -> None:
    assert not [name for name in TABLE.told if pins.expression(name)]
    assert set(TABLE.told) <= {each.name for each in RUNTIME}
    assert {each.licence for each in RUNTIME} <= set(TABLE.allowed)


def test_the_page_of_licences_is_what_its_script_writes() -> None:
    assert licences.PAGE.read_text("utf-8") == licences.page()


def bill() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(sbom.text(sbom.bill()))
    return document


def test_the_bill_names_every_pin_with_its_hashes() -> None:
    found = {each["name"]: each for each in bill()["components"]}
    assert set(found) == {each.name for each in RUNTIME}
    for pin in RUNTIME:
        (files,) = found[pin.name]["externalReferences"]
        assert {each["content"] for each in files["hashes"]} == set(pin.hashes)
        assert found[pin.name]["purl"] == f"pkg:pypi/{pin.name}@{pin.version}"


def test_everything_on_the_bill_is_asked_for_by_something() -> None:
    graph = {each["ref"]: each.get("dependsOn", []) for each in bill()["dependencies"]}
    reached, open_ = set[str](), ["perekaman"]
    while open_:
        ref = open_.pop()
        if ref not in reached:
            reached.add(ref)
            open_ += graph[ref]
    assert reached == {"perekaman", *(each["bom-ref"] for each in bill()["components"])}


def test_the_bill_is_the_same_every_time() -> None:
    assert sbom.text(sbom.bill()) == sbom.text(sbom.bill())
