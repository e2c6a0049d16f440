"""What can go wrong at the station, each with a stable code.

``Trouble`` is the one base. It carries a :class:`Code`, which decides and which screens translate,
and a detail for the log that never holds personal data. Nobody decides from the text.

    Trouble
      +-- Refused      the request cannot be carried out as asked; the caller puts it right
      +-- Broken       a part of the station (disk, key, device, line) is not in order
"""

from enum import StrEnum


class Code(StrEnum):
    """Stable names of troubles; a name, once published, is never given another meaning."""

    SETTINGS_INVALID = "SETTINGS_INVALID"
    PREFERENCES_DAMAGED = "PREFERENCES_DAMAGED"
    SETTINGS_MISSING = "SETTINGS_MISSING"
    SETTINGS_NOT_ENDORSED = "SETTINGS_NOT_ENDORSED"
    SETTINGS_OLDER = "SETTINGS_OLDER"
    AREA_CODE_INVALID = "AREA_CODE_INVALID"
    ROSTER_INVALID = "ROSTER_INVALID"
    CITIZEN_UNKNOWN = "CITIZEN_UNKNOWN"
    CITIZEN_NOT_ELIGIBLE = "CITIZEN_NOT_ELIGIBLE"
    CITIZEN_ALREADY_RECORDED = "CITIZEN_ALREADY_RECORDED"
    NIK_REFUSED = "NIK_REFUSED"
    NOT_ALLOWED_NOW = "NOT_ALLOWED_NOW"
    SECOND_PERSON_NEEDED = "SECOND_PERSON_NEEDED"
    LOGIN_REFUSED = "LOGIN_REFUSED"
    LOGIN_WAIT = "LOGIN_WAIT"
    SECOND_PERSON_ROLE = "SECOND_PERSON_ROLE"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED"
    ACCOUNT_ENDED = "ACCOUNT_ENDED"
    ACCOUNTS_CHANGED = "ACCOUNTS_CHANGED"
    ACCOUNTS_OLDER = "ACCOUNTS_OLDER"
    ACCOUNTS_UNTRUSTED = "ACCOUNTS_UNTRUSTED"
    PIN_MUST_CHANGE = "PIN_MUST_CHANGE"
    PIN_TOO_WEAK = "PIN_TOO_WEAK"
    DEVICE_GONE = "DEVICE_GONE"
    DEVICE_LENT = "DEVICE_LENT"
    DEVICE_BUSY = "DEVICE_BUSY"
    DEVICE_FAULT = "DEVICE_FAULT"
    DEVICE_UNTRUSTED = "DEVICE_UNTRUSTED"
    DEVICE_TIMEOUT = "DEVICE_TIMEOUT"
    DEVICE_PERMISSION = "DEVICE_PERMISSION"
    HOST_GONE = "HOST_GONE"
    DRAFT_UNREADABLE = "DRAFT_UNREADABLE"
    REGISTER_LOCKED = "REGISTER_LOCKED"
    DISK_FULL = "DISK_FULL"
    DISK_UNWRITABLE = "DISK_UNWRITABLE"
    OUTBOX_MISMATCH = "OUTBOX_MISMATCH"
    OUTBOX_UNKNOWN_PACKET = "OUTBOX_UNKNOWN_PACKET"
    UPLOADER_RUNNING = "UPLOADER_RUNNING"
    KEY_MISSING = "KEY_MISSING"
    KEY_UNUSABLE = "KEY_UNUSABLE"
    KEY_CLEAR = "KEY_CLEAR"
    KEY_LOCKED = "KEY_LOCKED"
    KEEPER_GONE = "KEEPER_GONE"
    KEEPER_FORBIDDEN = "KEEPER_FORBIDDEN"
    KEEPER_LOCKED = "KEEPER_LOCKED"
    KEEPER_WORD_WRONG = "KEEPER_WORD_WRONG"
    KEEPER_FAULT = "KEEPER_FAULT"
    CERTIFICATE_WRONG = "CERTIFICATE_WRONG"
    CODE_REFUSED = "CODE_REFUSED"
    RECIPIENT_EXPIRED = "RECIPIENT_EXPIRED"
    RECIPIENTS_OLDER = "RECIPIENTS_OLDER"
    CERTIFICATE_EXPIRED = "CERTIFICATE_EXPIRED"
    CERTIFICATE_EARLY = "CERTIFICATE_EARLY"
    PACKET_REFUSED = "PACKET_REFUSED"
    ONLINE_REQUIRED = "ONLINE_REQUIRED"
    LINE_DOWN = "LINE_DOWN"
    LINE_STALLED = "LINE_STALLED"
    LINE_BUFFERED = "LINE_BUFFERED"
    CENTRE_BUSY = "CENTRE_BUSY"
    CENTRE_REFUSED = "CENTRE_REFUSED"
    CENTRE_UNTRUSTED = "CENTRE_UNTRUSTED"
    RECEIPT_INVALID = "RECEIPT_INVALID"
    LOOKUP_TOO_LARGE = "LOOKUP_TOO_LARGE"
    LOOKUPS_SPENT = "LOOKUPS_SPENT"
    STATUS_FILE_UNREADABLE = "STATUS_FILE_UNREADABLE"
    STATUS_FILE_CHANGED = "STATUS_FILE_CHANGED"
    UPDATE_INVALID = "UPDATE_INVALID"
    UPDATE_EXPIRED = "UPDATE_EXPIRED"
    UPDATE_OLDER = "UPDATE_OLDER"
    FILE_UNREADABLE = "FILE_UNREADABLE"
    AUDIT_UNWRITABLE = "AUDIT_UNWRITABLE"
    BUG = "BUG"


class Trouble(Exception):
    """Something the operator or a technician must know, by a stable code."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(f"{code.value}: {detail}" if detail else code.value)
        self.code = code
        self.detail = detail


class Refused(Trouble):
    """The request cannot be carried out as asked: wrong NIK, wrong moment, wrong PIN."""


class Broken(Trouble):
    """A part of the station is not in order: disk full, key missing, device gone, line down."""
