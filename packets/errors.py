"""What can be wrong with a packet or a key, each with a stable code.

A code decides, the ``where`` is for people and never holds a byte of the packet's contents.
"""

from enum import StrEnum


class PacketCode(StrEnum):
    """Stable names; a name, once published, is never given another meaning."""

    KEY_MALFORMED = "KEY_MALFORMED"
    """A recipient, identity, certificate or key file is not what it should be."""
    RECORDING_INVALID = "RECORDING_INVALID"
    """What was handed over for sealing contradicts itself or the standards."""
    TOO_LARGE = "TOO_LARGE"
    """A limit of the format is passed."""
    CONTAINER_MALFORMED = "CONTAINER_MALFORMED"
    """Not a ZIP of the narrow kind the format allows."""
    CONTAINER_MEMBERS = "CONTAINER_MEMBERS"
    """A member is missing, extra, repeated or wrongly named."""
    JSON_MALFORMED = "JSON_MALFORMED"
    """Not JSON, a name twice, or not of the document's form."""
    VERSION_UNKNOWN = "VERSION_UNKNOWN"
    """A later or foreign version of the format."""
    SIGNATURE_MALFORMED = "SIGNATURE_MALFORMED"
    """Not a compact JWS of the profile."""
    SIGNATURE_ALGORITHM = "SIGNATURE_ALGORITHM"
    """Any algorithm but ES256 with P-256."""
    SIGNATURE_TYPE = "SIGNATURE_TYPE"
    """A token made for another purpose."""
    SIGNATURE_CHAIN = "SIGNATURE_CHAIN"
    """The certificates do not lead, one by one, to a pinned root."""
    SIGNATURE_TIME = "SIGNATURE_TIME"
    """A certificate was not valid at the time asked for."""
    SIGNATURE_USAGE = "SIGNATURE_USAGE"
    """The certificate's key is not for signing."""
    SIGNATURE_ROLE = "SIGNATURE_ROLE"
    """The signer may not sign this: a station where the centre must, or another station."""
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    """The signature is not that of these bytes."""
    WAYBILL_MISMATCH = "WAYBILL_MISMATCH"
    """The waybill and the payload beside it do not belong together."""
    AGE_HEADER = "AGE_HEADER"
    """The age header is malformed."""
    AGE_NO_MATCH = "AGE_NO_MATCH"
    """None of the identities opens it."""
    AGE_MAC = "AGE_MAC"
    """The age header was changed."""
    AGE_PAYLOAD = "AGE_PAYLOAD"
    """The encrypted body was changed, cut or extended."""
    MANIFEST_MISMATCH = "MANIFEST_MISMATCH"
    """A member is not what the signed manifest says."""
    CODESTREAM_MALFORMED = "CODESTREAM_MALFORMED"
    """Not a JPEG 2000 or WSQ picture of the allowed kind."""
    RECORD_MALFORMED = "RECORD_MALFORMED"
    """Not an ISO/IEC 19794 record of the profile."""
    RECORD_MISMATCH = "RECORD_MISMATCH"
    """A record contradicts its picture, its envelope or the manifest."""
    CBEFF_MALFORMED = "CBEFF_MALFORMED"
    """Not ISO/IEC 19785-3 XML of the profile."""
    RECEIPT_MALFORMED = "RECEIPT_MALFORMED"
    """The signed document is not a receipt."""


class PacketError(Exception):
    """A packet, token or key is refused."""

    def __init__(self, code: PacketCode, where: str = "") -> None:
        super().__init__(f"{code.value}: {where}" if where else code.value)
        self.code = code
        self.where = where
