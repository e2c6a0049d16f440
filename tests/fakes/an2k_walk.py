"""A small reader of ANSI/NIST-ITL files (traditional encoding), by annex B alone."""

import struct

FS, GS, RS, US = b"\x1c", b"\x1d", b"\x1e", b"\x1f"
Record = dict[str, bytes]
"""Fields by number, such as ``14.013``; of a binary Type-8 record all its bytes, as ``8``."""


def records(data: bytes) -> list[tuple[int, Record]]:
    """Take a file apart by annex B alone: lengths, separators, the list of contents in 1.003."""
    first = _fields(data[: _length(data, 0)])
    contents = [item.split(US) for item in first["1.003"].split(RS)][1:]
    at, found = _length(data, 0), [(1, first)]
    for kind, _ in contents:
        end = at + (_binary(data, at) if kind == b"8" else _length(data, at))
        found.append((int(kind), {"8": data[at:end]} if kind == b"8" else _fields(data[at:end])))
        at = end
    assert at == len(data)
    return found


def _binary(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", data, at)[0])


def _length(data: bytes, at: int) -> int:
    head = data[at : data.index(GS, at)]
    return int(head.split(b":")[1])


def _fields(record: bytes) -> Record:
    assert record.endswith(FS)
    fields: Record = {}
    rest = record[:-1]
    while rest:
        name, _, rest = rest.partition(b":")
        if name.endswith(b".999"):
            fields[name.decode()], rest = rest, b""
        else:
            value, _, rest = rest.partition(GS)
            fields[name.decode()] = value
    return fields
