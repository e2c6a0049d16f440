"""What is noted in the trail: one member per kind of act, one row per field an act may carry."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Act(StrEnum):
    """One kind of act. A name, once published, is never given another meaning."""

    TRAIL_BEGUN = "TRAIL_BEGUN"
    TRAIL_TORN = "TRAIL_TORN"
    """A power cut left half a line: it was set aside; ``count`` bytes of ``sha256``."""

    SIGNED_IN = "SIGNED_IN"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED"
    SIGNED_OUT = "SIGNED_OUT"
    LOCKED = "LOCKED"
    RELIEVED = "RELIEVED"
    """Somebody else than before goes on with what was locked; ``before`` is whose it was."""

    SECOND_ASKED = "SECOND_ASKED"
    SECOND_GIVEN = "SECOND_GIVEN"
    SECOND_REFUSED = "SECOND_REFUSED"

    RECORDING_BEGUN = "RECORDING_BEGUN"
    RECORDING_RESUMED = "RECORDING_RESUMED"
    RECORDING_REFUSED = "RECORDING_REFUSED"
    BIODATA_CONFIRMED = "BIODATA_CONFIRMED"
    BIODATA_CORRECTED = "BIODATA_CORRECTED"
    """A line was corrected, or noted as disputed: ``field``, and in ``status`` the own finger."""
    CORRECTION_REFUSED = "CORRECTION_REFUSED"
    """The own finger was somebody else's, or nobody agreed: ``reason``."""
    CORRECTION_WITHDRAWN = "CORRECTION_WITHDRAWN"
    CONFLICT_CONFIRMED = "CONFLICT_CONFIRMED"
    EXEMPTED = "EXEMPTED"
    EXEMPTION_WITHDRAWN = "EXEMPTION_WITHDRAWN"
    FORCED = "FORCED"
    PHOTO_REJECTED = "PHOTO_REJECTED"
    DRAFT_DISCARDED = "DRAFT_DISCARDED"
    SEALED = "SEALED"

    PUSHED = "PUSHED"
    PAUSED = "PAUSED"
    RESUMED = "RESUMED"
    RECAPTURE_NOTED = "RECAPTURE_NOTED"
    """Something was done about a recording that came back: ``matter`` says what."""
    EXPORTED = "EXPORTED"
    IMPORTED = "IMPORTED"
    LOOKED_UP = "LOOKED_UP"
    COMPARED = "COMPARED"
    """A status file was laid beside the outbox; ``count`` lines, ``sha256`` of the file."""
    RECONCILED = "RECONCILED"
    """What an unsigned status file says was taken over, of ``count`` packets."""
    BACKED_UP = "BACKED_UP"
    RESTORED = "RESTORED"
    DESTROYED = "DESTROYED"

    REGISTER_OPENED = "REGISTER_OPENED"
    """For the ``serial``-th time."""
    REGISTER_OLDER = "REGISTER_OLDER"
    """An older copy lies in its place: fewer openings, or ``count`` packets it does not know."""

    SETTING_CHANGED = "SETTING_CHANGED"
    PROVISIONED = "PROVISIONED"
    KEYS_MADE = "KEYS_MADE"
    """``target`` is the keeper: SOFTWARE, TPM, TOKEN."""
    KEY_ENCRYPTED = "KEY_ENCRYPTED"
    """A signing key lay in clear; now the software keeper has it."""
    KEY_WORD_CHANGED = "KEY_WORD_CHANGED"
    CERTIFICATES_INSTALLED = "CERTIFICATES_INSTALLED"
    CERTIFICATES_RENEWED = "CERTIFICATES_RENEWED"
    """Both are good ``until`` a day."""
    RECIPIENTS_INSTALLED = "RECIPIENTS_INSTALLED"
    SETTINGS_ENDORSED = "SETTINGS_ENDORSED"
    """The station works by no other settings than those of ``sha256``, number ``count``."""
    UPDATE_TAKEN = "UPDATE_TAKEN"
    """A release was laid ready; ``count`` is its number."""
    FINGER_ENROLLED = "FINGER_ENROLLED"

    ACCOUNT_ADDED = "ACCOUNT_ADDED"
    ACCOUNT_ADMITTED = "ACCOUNT_ADMITTED"
    ACCOUNT_LOCKED = "ACCOUNT_LOCKED"
    ACCOUNT_UNLOCKED = "ACCOUNT_UNLOCKED"
    ACCOUNT_RESET = "ACCOUNT_RESET"
    PIN_CHANGED = "PIN_CHANGED"
    ACCOUNTS_MENDED = "ACCOUNTS_MENDED"
    ACCOUNTS_INSTALLED = "ACCOUNTS_INSTALLED"
    ACCOUNTS_REFUSED = "ACCOUNTS_REFUSED"

    TRAIL_EXPORTED = "TRAIL_EXPORTED"
    TRAIL_ASKED = "TRAIL_ASKED"
    """Somebody was told what was done with one person's data."""
    INCIDENT_WRITTEN = "INCIDENT_WRITTEN"


_NAME: Final = r"[A-Za-z][A-Za-z0-9_.:-]{0,63}"
_WORD: Final = r"[A-Z][A-Z0-9_]{0,63}"
_ACCOUNT: Final = r"[A-Za-z0-9_-]{1,64}"
_NUMBER: Final = r"[0-9]{1,12}"
_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,15}(Z|\+00:00))?"

FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "account": _ACCOUNT,
        "before": _ACCOUNT,
        "bytes": _NUMBER,
        "code": _WORD,
        "command": r"[a-z][a-z -]{0,40}",
        "count": _NUMBER,
        "field": _WORD,
        "finding": _WORD,
        "form": r"[a-z]{1,12}",
        "from": _DATE,
        "language": r"[a-z]{2}",
        "matter": _WORD,
        "part": _WORD,
        "person": r"p-[0-9a-f]{32}",
        "presence": _WORD,
        "reason": _WORD,
        "role": _WORD,
        "second": _ACCOUNT,
        "serial": _NUMBER,
        "setting": _NAME,
        "session": r"[0-9a-f]{32}",
        "sha256": r"[0-9a-f]{64}",
        "status": _WORD,
        "step": _WORD,
        "target": _WORD,
        "until": _DATE,
        "value": r"[A-Za-z0-9_.:+-]{0,40}",
    }
)
"""What an act may carry, and how it must look: codes, counts, hashes, account ids, dates."""

_WHO: Final = re.compile(rf"({_ACCOUNT})?")
_ABOUT: Final = re.compile(r"[A-Za-z0-9._:-]{0,96}")
_PATTERNS: Final = MappingProxyType({name: re.compile(text) for name, text in FIELDS.items()})
_NIK: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{16}(?![0-9A-Za-z])")


def check(who: str, about: str, details: Mapping[str, str]) -> None:
    """Raise ``ValueError`` for what must not stand in the trail; the text repeats no value."""
    if not _WHO.fullmatch(who):
        raise ValueError("who is no account id")
    if not _ABOUT.fullmatch(about):
        raise ValueError("about is neither a packet, a session nor a pseudonym")
    for name, value in details.items():
        pattern = _PATTERNS.get(name)
        if pattern is None or not pattern.fullmatch(value):
            raise ValueError(f"{name!r} is no field of the trail, or does not look like one")
    if any(_NIK.search(text) for text in (who, about, *details.values())):
        raise ValueError("a NIK does not stand in the trail")
