"""Identity files in age's text format: one key a line, comments behind ``#``."""

from packets.age_keys import Identity, Unwraps
from packets.age_x25519 import X25519Identity
from packets.errors import PacketCode, PacketError


def parse_identities(data: bytes) -> tuple[Unwraps, ...]:
    """Return the keys of an identity file, at least one. Raises KEY_MALFORMED."""
    try:
        lines = [line.strip() for line in data.decode("utf-8").splitlines()]
    except UnicodeDecodeError:
        raise PacketError(PacketCode.KEY_MALFORMED, "identity file: not UTF-8") from None
    keys = tuple(_parse(line) for line in lines if line and not line.startswith("#"))
    if not keys:
        raise PacketError(PacketCode.KEY_MALFORMED, "identity file: no key")
    return keys


def parse_hybrid_identities(data: bytes) -> tuple[Identity, ...]:
    """Return the keys of an identity file that may open packets: post-quantum ones only."""
    keys = parse_identities(data)
    hybrid = tuple(key for key in keys if isinstance(key, Identity))
    if len(hybrid) != len(keys):
        raise PacketError(PacketCode.KEY_MALFORMED, "identity file: key is not post-quantum")
    return hybrid


def _parse(line: str) -> Unwraps:
    kind = Identity if line.startswith("AGE-SECRET-KEY-PQ-") else X25519Identity
    return kind.parse(line)
