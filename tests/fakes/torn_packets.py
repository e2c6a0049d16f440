"""A small packet, layer by layer: any single bit flipped, any end cut off."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import packets
from packets.container import contents, pack, unpack
from tests.fakes.hostile_bytes import KEYS, RECIPIENTS, Met, Read, met_by, opened, resealed
from tests.fakes.packets import placed
from tests.fakes.recordings import bare_recording


def flip(data: bytes, bit: int) -> bytes:
    """Return ``data`` with one bit changed; bits are counted from the first byte's lowest."""
    at = bit // 8
    return data[:at] + bytes([data[at] ^ 1 << bit % 8]) + data[at + 1 :]


def meet_bits(name: str, bits: Iterable[int]) -> Met:
    """Flip single bits of what ``LAYERS[name]`` reads."""
    read, good = LAYERS[name]
    return met_by(name, read, (flip(good, bit) for bit in bits))


def meet_cuts(name: str, sizes: Iterable[int]) -> Met:
    """Cut what ``LAYERS[name]`` reads to some of its first bytes."""
    read, good = LAYERS[name]
    return met_by(name, read, (good[:size] for size in sizes))


def _behind_checksums(name: str) -> Read:
    """Return what opens the small packet with other bytes in one member, its CRC put right."""

    def read(data: bytes) -> object:
        return opened(pack([placed(n, each) for n, each in (_SMALL_PARTS | {name: data}).items()]))

    return read


_SMALL: Final = packets.seal(bare_recording(), recipients=RECIPIENTS, signer=KEYS.station).data
_SMALL_PARTS: Final = contents(unpack(_SMALL))

# A small packet, layer by layer: each bit of each is flipped, each end cut off.
LAYERS: Final[Mapping[str, tuple[Read, bytes]]] = MappingProxyType(
    {
        "as it is": (opened, _SMALL),
        "waybill, CRC put right": (_behind_checksums("waybill.jws"), _SMALL_PARTS["waybill.jws"]),
        "payload, CRC put right": (_behind_checksums("payload.age"), _SMALL_PARTS["payload.age"]),
        "payload, signed anew": (resealed, _SMALL_PARTS["payload.age"]),
    }
)
