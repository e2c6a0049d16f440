"""The tables of the register and their version."""

from typing import Final

VERSION: Final = 1

SCHEMA: Final = """
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
