"""How ``perekaman packet`` says that a packet is refused: by code, what it means, what to do."""

import argparse
from types import MappingProxyType
from typing import Final

import msgspec

from packets.errors import PacketCode, PacketError
from station.commands.output import document, progress
from station.errors import Code

_AGAIN: Final = "copy it again from where it came; a packet is never repaired"
_SOFTWARE: Final = "take a newer Perekaman"
_STATION: Final = "do not use it; tell who runs the station"
_KEY: Final = "give another file"

NEXT: Final = MappingProxyType(
    {
        PacketCode.KEY_MALFORMED: f"a key or certificate file is not one; {_KEY}",
        PacketCode.RECORDING_INVALID: f"the recording contradicts itself; {_STATION}",
        PacketCode.TOO_LARGE: f"larger than a packet may be; {_STATION}",
        PacketCode.CONTAINER_MALFORMED: f"no packet, or a damaged one; {_AGAIN}",
        PacketCode.CONTAINER_MEMBERS: f"no packet, or one with parts missing or added; {_AGAIN}",
        PacketCode.JSON_MALFORMED: f"a document in it is damaged; {_AGAIN}",
        PacketCode.VERSION_UNKNOWN: f"written in a later version; {_SOFTWARE}",
        PacketCode.SIGNATURE_MALFORMED: f"a signature is damaged; {_AGAIN}",
        PacketCode.SIGNATURE_ALGORITHM: f"signed in a way that is not allowed; {_STATION}",
        PacketCode.SIGNATURE_TYPE: f"a signature made for something else; {_STATION}",
        PacketCode.SIGNATURE_CHAIN: "if the root is right, do not use it",
        PacketCode.SIGNATURE_TIME: "the certificate was not valid then; give the time of receipt"
        " with --at, or check this machine's clock",
        PacketCode.SIGNATURE_USAGE: f"the certificate is not for signing; {_STATION}",
        PacketCode.SIGNATURE_ROLE: f"signed by somebody who may not; {_STATION}",
        PacketCode.SIGNATURE_INVALID: f"changed after it was signed; {_AGAIN}",
        PacketCode.WAYBILL_MISMATCH: f"waybill and contents are of two packets; {_AGAIN}",
        PacketCode.AGE_HEADER: f"the seal is damaged or not allowed; {_AGAIN}",
        PacketCode.AGE_NO_MATCH: "this identity is not a recipient of the packet; give the one"
        " whose key id the waybill names, with --identity",
        PacketCode.AGE_MAC: f"the seal was changed; {_AGAIN}",
        PacketCode.AGE_PAYLOAD: f"the sealed contents were changed or cut; {_AGAIN}",
        PacketCode.MANIFEST_MISMATCH: f"a part is not the one that was signed; {_STATION}",
        PacketCode.CODESTREAM_MALFORMED: f"a picture in it is none; {_STATION}",
        PacketCode.RECORD_MALFORMED: f"a record in it is none; {_STATION}",
        PacketCode.RECORD_MISMATCH: f"its parts contradict each other; {_STATION}",
        PacketCode.CBEFF_MALFORMED: f"the envelope of its records is none; {_STATION}",
        PacketCode.RECEIPT_MALFORMED: f"not a receipt; {_AGAIN}",
    }
)
"""For every code what it means for whoever typed the command, and what to do."""


class Refusal(msgspec.Struct, frozen=True):
    """Why a packet is refused, as a machine reads it."""

    code: Code
    packet_code: PacketCode
    where: str
    detail: str


def refusal(error: PacketError, options: argparse.Namespace) -> Refusal:
    """Return a refusal in words."""
    return Refusal(Code.PACKET_REFUSED, error.code, error.where, _meaning(error, options))


def refused(error: PacketError, options: argparse.Namespace) -> None:
    """Say that a packet is refused."""
    told = refusal(error, options)
    if options.json:
        document({"error": told})
    say(told)


def say(told: Refusal) -> None:
    """Tell a person, on stderr."""
    progress(f"perekaman: {told.code.value}: {told.packet_code.value}: {told.detail}")


def _meaning(error: PacketError, options: argparse.Namespace) -> str:
    if error.code is PacketCode.SIGNATURE_CHAIN:
        root = "the root given" if options.trust else "the root of this home"
        return f"not signed under {root} ({error.where}); {NEXT[error.code]}"
    where = f" ({error.where})" if error.where else ""
    return f"{NEXT[error.code]}{where}"
