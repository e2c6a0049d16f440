"""What is installed beside this project: every pin, its hashes, licence and what asks for it."""

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parents[2]
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One package at one version; ``hashes`` are of the files that may be installed (SHA-256)."""

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Somebody's work inside a wheel, or inside this repository."""

    of: str
    name: str
    licence: str


@dataclass(frozen=True)
class Licences:
    """The table of ``licences.toml``: which are allowed and why, and what metadata do not tell."""

    allowed: dict[str, str]
    told: dict[str, str]
    parts: tuple[Part, ...]

    @classmethod
    def load(cls) -> "Licences":
        """Read the table beside this file."""
        document = tomllib.loads(Path(__file__).with_name("licences.toml").read_text("utf-8"))
        parts = tuple(Part(**each) for each in document["part"])
        return cls(document["allowed"], document["told"], parts)


def pins(file: Path, licences: Licences) -> tuple[Pin, ...]:
    """Return the pins of a requirements file, in its order. They must be installed."""
    found = list(_entries(file.read_text("utf-8")))
    names = {name for name, _, _ in found}
    return tuple(
        Pin(name, version, hashes, _licence(name, licences), _needs(name, names))
        for name, version, hashes in found
    )


def asked(name: str, among: set[str]) -> tuple[str, ...]:
    """Return what a package asks for, of those that are pinned here."""
    return _needs(name, among)


def _entries(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    starts = [*_PIN.finditer(text)]
    ends = [each.start() for each in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        hashes = tuple(sorted(_HASH.findall(text[start.start() : end])))
        yield canonicalize_name(start.group(1)), start.group(2), hashes


def _licence(name: str, licences: Licences) -> str:
    return licences.told.get(name) or expression(name) or "unknown"


def expression(name: str) -> str | None:
    """Return the SPDX expression in an installed package's metadata, if it holds one."""
    said = importlib.metadata.metadata(name).get_all("License-Expression")
    return said[0] if said else None


def _needs(name: str, among: set[str]) -> tuple[str, ...]:
    asked = map(Requirement, importlib.metadata.requires(name) or ())
    ours = (each for each in asked if each.marker is None or each.marker.evaluate({"extra": ""}))
    return tuple(sorted({canonicalize_name(each.name) for each in ours} & among))
