"""Bech32 as age uses it: BIP 173 without the length limit; text keys of recipients and identities.

Source: BIP 173 (checksum, alphabet), C2SP age.md "Conventions".
"""

from typing import Final

from packets.errors import PacketCode, PacketError

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM: Final = 6
_LONGEST: Final = 8192


def encode(prefix: str, data: bytes) -> str:
    """Return the lower-case text of ``data`` under a lower-case ``prefix``."""
    values = _regroup(data, 8, 5)
    if rest := len(data) * 8 % 5:
        values.append(_last_bits(data, rest))
    polymod = _polymod([*_expanded(prefix), *values, *[0] * _CHECKSUM]) ^ 1
    checksum = [polymod >> 5 * (5 - i) & 31 for i in range(_CHECKSUM)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values + checksum)


def decode(text: str, prefix: str) -> bytes:
    """Return the bytes of ``text``, whose prefix (in lower case) must be ``prefix``."""
    if len(text) > _LONGEST or (text != text.lower() and text != text.upper()):
        raise _malformed("mixed case or too long")
    found, separator, rest = text.lower().rpartition("1")
    if not separator or found != prefix or len(rest) < _CHECKSUM or set(rest) - _VALUES.keys():
        raise _malformed("not a key of this kind")
    values = [_VALUES[letter] for letter in rest]
    if _polymod(_expanded(prefix) + values) != 1:
        raise _malformed("checksum")
    return _packed(values[:-_CHECKSUM])


def _packed(values: list[int]) -> bytes:
    spare = len(values) * 5 % 8
    if spare > 4 or (values and values[-1] & (1 << spare) - 1):
        raise _malformed("padding")
    return bytes(_regroup(values, 5, 8))


def _regroup(values: bytes | list[int], width: int, wanted: int) -> list[int]:
    """Cut a row of ``width``-bit numbers into ``wanted``-bit ones; leftover bits are dropped."""
    held = bits = 0
    groups: list[int] = []
    for value in values:
        held, bits = held << width | value, bits + width
        while bits >= wanted:
            bits -= wanted
            groups.append(held >> bits)
            held &= (1 << bits) - 1
    return groups


def _last_bits(data: bytes, count: int) -> int:
    return (data[-1] & (1 << count) - 1) << (5 - count)


def _expanded(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _polymod(values: list[int]) -> int:
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            state ^= generator if top >> i & 1 else 0
    return state


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.KEY_MALFORMED, f"bech32: {where}")
