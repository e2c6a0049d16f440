"""JSON read strictly into typed structures: no name twice, only finite numbers, nothing unknown.

A name twice would let two readers of one signed text see two different documents.
"""

import json
import math
from typing import Any, Final, TypeVar

import msgspec

from packets.errors import PacketCode, PacketError

T = TypeVar("T")

_LARGEST: Final = 4 * 1024 * 1024


def decode(data: bytes, form: type[T], where: str) -> T:
    """Return ``data`` as ``form``, a msgspec structure. Raises JSON_MALFORMED."""
    try:
        document = json.loads(
            _text(data),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        return msgspec.convert(document, form, strict=True)
    except (ValueError, OverflowError, RecursionError):
        raise PacketError(PacketCode.JSON_MALFORMED, where) from None


def decode_version(data: bytes, form: type[T], version: int, where: str) -> T:
    """Return ``data`` as ``form`` once it says to be of ``version``; others may look otherwise.

    Raises JSON_MALFORMED, VERSION_UNKNOWN.
    """
    if decode(data, _Versioned, where).version != version:
        raise PacketError(PacketCode.VERSION_UNKNOWN, where)
    return decode(data, form, where)


def encode(document: object) -> bytes:
    """Return compact UTF-8 JSON, members in the order of the structure.

    Raises RECORDING_INVALID for text that is none: half of a surrogate pair.
    """
    try:
        return msgspec.json.encode(document)
    except UnicodeEncodeError:
        raise PacketError(PacketCode.RECORDING_INVALID, "text that is no text") from None


class _Versioned(msgspec.Struct, frozen=True):
    version: int


def _text(data: bytes) -> str:
    if len(data) > _LARGEST:
        raise ValueError
    text = data.decode("utf-8")
    if "\\ud" in text.lower():  # halves of surrogate pairs are no characters
        json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")
    return text


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError
    return document


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _refuse_constant(_: str) -> None:
    raise ValueError
