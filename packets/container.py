"""ZIP of one narrow kind, so that a file has one meaning: written plainly, read by its exact form.

Members follow each other without gaps from byte 0; local and central headers say the same; no
comments, extra fields, flags, data descriptors, folders, ZIP64 or encryption; nothing before and
nothing behind. Method 0 (stored) or 8 (deflated). Source: PKWARE APPNOTE 6.3.
"""

import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from packets.errors import PacketCode, PacketError

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of a container, and of all its members together when inflated."""
_MOST_MEMBERS: Final = 64
STORED, DEFLATED = 0, 8
_SMALL, _MIDDLE = 64 * 1024, 1024 * 1024
"""Bytes in which repetitions are searched for within a millisecond or two, and within 40."""
_VERSION: Final = 20
_TIME, _DATE = 0, 0x0021
"""1980-01-01: times of capture stand in the manifest, not in file headers."""
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")


@dataclass(frozen=True)
class Member:
    """One file: its name, its contents, and whether it is deflated."""

    name: str
    data: bytes
    deflated: bool = False


@dataclass(frozen=True)
class _Entry:
    """The facts of a member that both its headers hold."""

    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    def local(self) -> bytes:
        facts = (_VERSION, 0, self.method, _TIME, _DATE, self.crc, self.packed, self.size)
        return _LOCAL.pack(b"PK\3\4", *facts, len(self.name), 0) + self.name

    def central(self) -> bytes:
        facts = (_VERSION, _VERSION, 0, self.method, _TIME, _DATE, self.crc, self.packed, self.size)
        rest = (len(self.name), 0, 0, 0, 0, 0, self.offset)
        return _CENTRAL.pack(b"PK\1\2", *facts, *rest) + self.name


def pack(members: Sequence[Member]) -> bytes:
    """Return the container of ``members``, in their order. Raises TOO_LARGE."""
    if sum(len(member.data) for member in members) > LARGEST:
        raise PacketError(PacketCode.TOO_LARGE, "container")
    parts: list[bytes] = []
    entries: list[_Entry] = []
    offset = 0
    for member in members:
        packed = _deflate(member.data) if member.deflated else member.data
        entry = _entry(member, len(packed), offset)
        parts += [entry.local(), packed]
        offset += len(parts[-2]) + len(packed)
        entries.append(entry)
    directory = b"".join(entry.central() for entry in entries)
    return b"".join([*parts, directory, _end(len(entries), len(directory), offset)])


def unpack(
    data: bytes,
    *,
    limits: Mapping[str, int] | None = None,
    methods: Collection[int] = (STORED, DEFLATED),
) -> tuple[Member, ...]:
    """Return the members in their order. Raises CONTAINER_MALFORMED, CONTAINER_MEMBERS, TOO_LARGE.

    What is inflated is bounded by what the headers claim, and that by ``LARGEST`` and by
    ``limits``: the names that may be there, with the most bytes of each. A container whose members
    are all stored has one form only; deflate has many spellings of one content.
    """
    if len(data) > LARGEST:
        raise PacketError(PacketCode.TOO_LARGE, "container")
    try:
        entries = list(_entries(data))
    except struct.error:
        raise _malformed("cut short") from None
    if any(entry.method not in methods for entry in entries):
        raise _malformed("compression method")
    if sum(entry.size for entry in entries) > LARGEST:
        raise PacketError(PacketCode.TOO_LARGE, "container inflated")
    names = [_name(entry.name) for entry in entries]
    if len(set(names)) != len(names):
        raise PacketError(PacketCode.CONTAINER_MEMBERS, "a member twice")
    if limits is not None:
        sizes = {name: entry.size for name, entry in zip(names, entries, strict=True)}
        _check_limits(sizes, limits)
    return tuple(
        Member(name, _contents(data, entry), entry.method == DEFLATED)
        for name, entry in zip(names, entries, strict=True)
    )


def contents(members: Iterable[Member]) -> dict[str, bytes]:
    """Return the members' bytes by name, in their order."""
    return {member.name: member.data for member in members}


def check_members(
    found: Iterable[str], required: Sequence[str], optional: Sequence[str] = ()
) -> None:
    """Hold the names of a container to the expected set. Raises CONTAINER_MEMBERS."""
    names = set(found)
    if not set(required) <= names or names - set(required) - set(optional):
        raise PacketError(PacketCode.CONTAINER_MEMBERS, "missing or unknown members")


def _check_limits(sizes: Mapping[str, int], limits: Mapping[str, int]) -> None:
    check_members(sizes, (), tuple(limits))
    for name, size in sizes.items():
        if size > limits[name]:
            raise PacketError(PacketCode.TOO_LARGE, name)


def _entry(member: Member, packed: int, offset: int) -> _Entry:
    method = DEFLATED if member.deflated else STORED
    name = member.name.encode("ascii")
    return _Entry(name, method, zlib.crc32(member.data), packed, len(member.data), offset)


def _end(count: int, size: int, offset: int) -> bytes:
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)


def _entries(data: bytes) -> Iterator[_Entry]:
    """Yield the members; whatever is not exactly what ``pack`` would write is refused."""
    last = len(data) - _END.size
    _, _, _, count, _, size, offset, _ = _END.unpack_from(data, max(last, 0))
    if data[last:] != _end(count, size, offset) or offset + size != last:
        raise _malformed("end of the directory")
    if not 0 < count <= _MOST_MEMBERS:
        raise PacketError(PacketCode.CONTAINER_MEMBERS, "number of members")
    at, start = offset, 0
    for _ in range(count):
        entry = _read_entry(data, at)
        local = entry.local()
        if entry.offset != start or data[start : start + len(local)] != local:
            raise _malformed("headers differ")
        start += len(local) + entry.packed
        at += _CENTRAL.size + len(entry.name)
        yield entry
    if start != offset or at != last:
        raise _malformed("gap")


def _read_entry(data: bytes, at: int) -> _Entry:
    fields = _CENTRAL.unpack_from(data, at)
    method, crc, packed, size, length, offset = (fields[i] for i in (4, 7, 8, 9, 10, 16))
    name = data[at + _CENTRAL.size : at + _CENTRAL.size + length]
    entry = _Entry(name, method, crc, packed, size, offset)
    if data[at : at + _CENTRAL.size + length] != entry.central():
        raise _malformed("directory entry")
    return entry


def _name(name: bytes) -> str:
    try:
        return name.decode("ascii")
    except UnicodeDecodeError:
        raise PacketError(PacketCode.CONTAINER_MEMBERS, "a name is not ASCII") from None


def _contents(data: bytes, entry: _Entry) -> bytes:
    start = entry.offset + _LOCAL.size + len(entry.name)
    packed = memoryview(data)[start : start + entry.packed]
    contents = _inflate(packed, entry.size) if entry.method == DEFLATED else bytes(packed)
    if len(contents) != entry.size:
        raise _malformed("member")
    if zlib.crc32(contents) != entry.crc:
        raise _malformed("checksum")
    return contents


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=_strategy(len(data)))
    return packer.compress(data) + packer.flush()


def _strategy(size: int) -> int:
    """Return how hard to look for repetitions.

    What is large is mostly base64 of pictures. Huffman coding alone takes that back to the size of
    the bytes; short repetitions are chance there, and coding them costs more than it saves.
    """
    if size > _MIDDLE:
        return zlib.Z_HUFFMAN_ONLY
    return zlib.Z_FILTERED if size > _SMALL else zlib.Z_DEFAULT_STRATEGY


def _inflate(packed: memoryview, size: int) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        contents = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise _malformed("deflated member") from None
    if not unpacker.eof or unpacker.unused_data:
        raise _malformed("deflated member")
    return contents


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.CONTAINER_MALFORMED, f"zip: {where}")
