"""Puts pictures of nobody where a camera's transcript has hashes: one even gray, as many bytes."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from drivers.canon.container import HEADER
from drivers.canon.vocabulary import Operation
from drivers.opencv import cv2
from drivers.transports.transcript import Line, Way

_HEAD: Final = 1 + HEADER.size
_OFFSET_AT: Final = _HEAD + 4
_BLOB: Final = 1
_RECORD: Final = struct.Struct("<II")
_SIZE: Final = (240, 320)
_COMMENT: Final = struct.Struct(">HH")
_LONGEST: Final = 0xFFFF
_FETCHES: Final = frozenset({Operation.GET_PARTIAL_OBJECT, Operation.EOS_GET_PARTIAL_OBJECT})


@dataclass
class _Hidden:
    """The transfers of one picture, by their place in the transcript."""

    finder: bool
    places: list[int] = field(default_factory=list)


def pictures(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return a transcript whose finder and whose pictures can be decoded."""
    filled = list(lines)
    for picture in _hidden(lines):
        noise = b"".join(lines[each].frame.body for each in picture.places)
        told = _finder(noise) if picture.finder else gray(noise)
        for each in picture.places:
            frame = lines[each].frame
            body, told = told[: len(frame.body)], told[len(frame.body) :]
            filled[each] = replace(lines[each], frame=replace(frame, body=body))
    return tuple(filled)


def _hidden(lines: Sequence[Line]) -> Iterator[_Hidden]:
    """Find the pictures; one that is fetched in pieces begins with the one at offset 0."""
    under_way: _Hidden | None = None
    for place, line in enumerate(lines):
        head = line.frame.head
        if line.way is Way.OUT and len(head) >= _HEAD:
            _, _, code, _ = HEADER.unpack_from(head, 1)
            more = code in _FETCHES and any(head[_OFFSET_AT : _OFFSET_AT + 4])
            if under_way is not None and not more:
                yield under_way
                under_way = None
            if code in _FETCHES or code == Operation.GET_FINDER:
                under_way = under_way or _Hidden(code == Operation.GET_FINDER)
        elif line.way is Way.IN and line.frame.body and under_way is not None:
            under_way.places.append(place)
    if under_way is not None:
        yield under_way


def _finder(noise: bytes) -> bytes:
    if len(noise) < _RECORD.size:
        return noise
    return _RECORD.pack(len(noise), _BLOB) + gray(noise[_RECORD.size :])


def gray(noise: bytes) -> bytes:
    """Return a JPEG as long as ``noise``, of a gray drawn from it; the noise where it is too short.

    Comments fill it up (ITU-T T.81, B.2.4.5).
    """
    pixels = np.full((*_SIZE, 3), sum(noise[:64]) % 256, np.uint8)
    _, coded = cv2.imencode(".jpg", pixels)
    picture = coded.tobytes()
    left = len(noise) - len(picture)
    if left < 0:
        return noise
    comments = bytearray()
    while left >= _COMMENT.size:
        size = min(left, _LONGEST)
        comments += _COMMENT.pack(0xFFFE, size - 2).ljust(size, b" ")
        left -= size
    return picture[:2] + bytes(comments) + picture[2:] + bytes(left)
