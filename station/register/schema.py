"""The tables of the register, their version, and what brings an older one to it."""

from types import MappingProxyType
from typing import Final

VERSION: Final = 3

_FIRST: Final = """
CREATE TABLE packet (
    packet_id   TEXT PRIMARY KEY,
    session     TEXT NOT NULL UNIQUE,
    nik         TEXT NOT NULL,
    name        TEXT NOT NULL,
    number      TEXT NOT NULL,
    village     TEXT NOT NULL,
    operator    TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    kept        INTEGER NOT NULL CHECK (kept IN (0, 1)),
    status      TEXT NOT NULL
) STRICT;
CREATE INDEX packet_nik ON packet (nik);
CREATE INDEX packet_captured_at ON packet (captured_at);

CREATE TABLE draft (
    session    TEXT PRIMARY KEY,
    nik        TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    village    TEXT NOT NULL,
    key        BLOB NOT NULL CHECK (length(key) = 32),
    revision   INTEGER NOT NULL,
    step       TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE history (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    session TEXT NOT NULL,
    who     TEXT NOT NULL,
    event   TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;
CREATE INDEX history_session ON history (session);
"""

_RECAPTURE: Final = """
CREATE TABLE appointment (
    packet_id TEXT PRIMARY KEY,
    day       TEXT NOT NULL,
    contact   TEXT NOT NULL,
    at        TEXT NOT NULL,
    who       TEXT NOT NULL
) STRICT;
CREATE INDEX appointment_day ON appointment (day);

CREATE TABLE deed (
    id        INTEGER PRIMARY KEY,
    packet_id TEXT NOT NULL,
    deed      TEXT NOT NULL,
    at        TEXT NOT NULL,
    who       TEXT NOT NULL,
    second    TEXT NOT NULL,
    reference TEXT NOT NULL
) STRICT;
CREATE INDEX deed_packet ON deed (packet_id);
CREATE INDEX deed_reference ON deed (reference);
CREATE INDEX packet_village ON packet (village, kept, packet_id);
CREATE INDEX packet_operator ON packet (operator, kept, packet_id);
"""
"""What people noted about recordings that came back."""

_DAYS: Final = """
CREATE TABLE listed (
    nik     TEXT PRIMARY KEY,
    place   INTEGER NOT NULL,
    citizen BLOB NOT NULL
) STRICT;

CREATE TABLE turn (
    day       TEXT NOT NULL,
    nik       TEXT NOT NULL,
    number    INTEGER NOT NULL,
    rank      INTEGER NOT NULL,
    ahead     INTEGER NOT NULL CHECK (ahead IN (0, 1)),
    called_at TEXT NOT NULL,
    PRIMARY KEY (day, nik),
    UNIQUE (day, number)
) STRICT;

CREATE TABLE absence (
    id     INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    day    TEXT NOT NULL,
    nik    TEXT NOT NULL,
    kind   TEXT NOT NULL,
    reason TEXT NOT NULL,
    who    TEXT NOT NULL
) STRICT;
CREATE INDEX absence_nik ON absence (nik);
CREATE INDEX absence_day ON absence (day);

CREATE TABLE recording (
    session    TEXT PRIMARY KEY,
    day        TEXT NOT NULL,
    at         TEXT NOT NULL,
    packet_id  TEXT NOT NULL,
    number     TEXT NOT NULL,
    queue      INTEGER NOT NULL,
    village    TEXT NOT NULL,
    operator   TEXT NOT NULL,
    young      INTEGER NOT NULL CHECK (young IN (0, 1)),
    exceptions TEXT NOT NULL
) STRICT;
CREATE INDEX recording_day ON recording (day);

CREATE TABLE effort (
    session TEXT NOT NULL,
    step    TEXT NOT NULL,
    seconds REAL NOT NULL,
    tries   INTEGER NOT NULL,
    PRIMARY KEY (session, step)
) STRICT;

CREATE TABLE fault (
    id       INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    day      TEXT NOT NULL,
    operator TEXT NOT NULL,
    modality TEXT NOT NULL,
    code     TEXT NOT NULL
) STRICT;
CREATE INDEX fault_day ON fault (day);

CREATE TABLE closing (
    day    TEXT PRIMARY KEY,
    at     TEXT NOT NULL,
    who    TEXT NOT NULL,
    drafts INTEGER NOT NULL,
    unsent INTEGER NOT NULL
) STRICT;
"""
"""Who is expected and in which turn; what each day's recordings took."""

_SECOND: Final = _RECAPTURE + _DAYS
"""All that version 2 has and version 1 has not."""

_THIRD: Final = """
ALTER TABLE listed ADD COLUMN at TEXT NOT NULL DEFAULT '';
UPDATE listed SET at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now');
CREATE TABLE opening (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    turn INTEGER NOT NULL
) STRICT;
INSERT INTO opening (id, turn) VALUES (1, 0);
CREATE INDEX packet_name ON packet (name, kept, packet_id);
"""
"""Since when somebody is expected; how often the register was opened, which tells an older one;
names in an index that a search reads instead of every packet's row."""

SCHEMA: Final = _FIRST + _SECOND + _THIRD
UPGRADES: Final = MappingProxyType({1: _SECOND, 2: _THIRD})
"""What brings a register of an older version to the next one."""
