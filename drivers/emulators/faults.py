"""Faults of emulated wires by name, for a command line: words into the frozen scripts.

    scripted("zfm", ["bad_sums=3", "glass.stuck=true", "line.unplug_at=9000"])
    scripted("sbi", ["captures=BAD_SIGNATURE,ONE_LESS", "place_seconds=0"])

A name is a field of the wire's script; ``glass.`` stands before those of the window of a sensor and
``line.`` before those of its cable. What each does is said where the script is defined.
"""

import dataclasses
import difflib
import types
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import msgspec

from drivers.emulators.bench import Scripts
from drivers.trouble import Fault, FaultCode

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType({"wacom-stu": "pad"})
"""Wires whose script has another name in ``Scripts``."""
LINE: Final = "line"
CABLES: Final = frozenset({"barcode", "escpos", "nmea", "sfm", "topaz", "zfm"})
"""Wires that have a serial cable."""


def scripted(wire: str, words: Sequence[str]) -> Scripts:
    """Return scripts with these faults. Raises ``Fault`` UNSUPPORTED for what is not known."""
    scripts = Scripts()
    for word in words:
        name, _, text = word.partition("=")
        scripts = _with(scripts, _place(wire, name), text)
    return scripts


def faults(wire: str) -> tuple[str, ...]:
    """Return the names of all that can go wrong on a wire."""
    return tuple(_names(wire))


def _names(wire: str) -> Iterator[str]:
    script = getattr(Scripts(), _script(wire), None)
    if dataclasses.is_dataclass(script):
        yield from _fields(script, "")
    elif script is not None:
        yield from (trouble.value for trouble in _keys(wire))
    if wire in CABLES:
        yield from _fields(Scripts().serial, f"{LINE}.")


def _fields(script: Any, before: str) -> Iterator[str]:
    for each in dataclasses.fields(script):
        value = getattr(script, each.name)
        if dataclasses.is_dataclass(value):
            yield from _fields(value, f"{before}{each.name}.")
        elif isinstance(value, Mapping):
            yield from (f"{before}{each.name}.{trouble.value}" for trouble in _keys("camera"))
        else:
            yield f"{before}{each.name}"


def _keys(wire: str) -> tuple[StrEnum, ...]:
    """Return the troubles of a script that maps each to the moment when it begins."""
    hint = get_args(get_type_hints(Scripts)[_script(wire)])[0]
    return tuple(hint)


def _script(wire: str) -> str:
    return SCRIPTS.get(wire, wire)


def _place(wire: str, name: str) -> tuple[str, ...]:
    """Return where in ``Scripts`` a fault is set."""
    known = faults(wire)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        raise Fault(FaultCode.UNSUPPORTED, f"no fault {name} of {wire}{hint}")
    steps = tuple(name.split("."))
    return ("serial", *steps[1:]) if steps[0] == LINE else (_script(wire), *steps)


def _with(record: Any, place: tuple[str, ...], text: str) -> Any:
    """Return the record with one field, however deep, read from text."""
    first, rest = place[0], place[1:]
    if isinstance(record, Mapping):
        return MappingProxyType({**record, _moment(first): int(text or 0)})
    if rest:
        return dataclasses.replace(record, **{first: _with(getattr(record, first), rest, text)})
    wanted = get_type_hints(type(record))[first]
    return dataclasses.replace(record, **{first: _value(text, wanted, first)})


def _moment(name: str) -> StrEnum:
    return next(each for each in _keys("camera") if each.value == name)


def _value(text: str, wanted: Any, name: str) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    try:
        if wanted is bytes:
            return bytes.fromhex(text)
        if origin in {tuple, frozenset}:
            return origin(_value(each, arguments[0], name) for each in text.split(",") if each)
        if origin in {Union, types.UnionType}:
            return None if text in {"", "none"} else _value(text, arguments[0], name)
        return msgspec.convert(text or "true", wanted, strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise Fault(FaultCode.UNSUPPORTED, f"value of {name}{_choices(wanted)}") from error


def _choices(wanted: Any) -> str:
    """Return what may stand there, where that is one of a few words."""
    if not (isinstance(wanted, type) and issubclass(wanted, StrEnum)):
        return ""
    return f", of {', '.join(each.value for each in wanted)}"
