"""The far side of the sink: PostgreSQL through psycopg, which only who pours has to install."""

import importlib
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from station.errors import Broken, Code

SCHEMA: Final = Path(__file__).with_name("schema.sql")
VERSION: Final = 1
_SECONDS: Final = 10
# psycopg is no dependency of the station: where it is missing, only this module says so.
Connection = Any
_INSTALL: Final = (
    f"install it with: {sys.executable} -m pip install --require-hashes"
    " -r requirements-postgres.txt"
)
_NEXT: Final = MappingProxyType(
    {
        "42P01": "its owner makes the schema once: `perekaman sink schema | psql DATABASE`",
        "42501": "sign in as the role that bears this station's id and is in perekaman_station",
    }
)
"""What to do next, by PostgreSQL's SQLSTATE: undefined_table, insufficient_privilege."""


@contextmanager
def connected(where: str) -> Iterator[Connection]:
    """Connect as libpq does; passwords come from its own places (``~/.pgpass``, a service file).

    Raises ``Broken`` with SINK_MISSING, SINK_UNREACHABLE or SINK_REFUSED.
    """
    psycopg = _library()
    try:
        with psycopg.connect(where, connect_timeout=_SECONDS, autocommit=False) as connection:
            _check(connection)
            yield connection
    except psycopg.OperationalError as error:
        raise Broken(Code.SINK_UNREACHABLE, _short(error)) from error
    except psycopg.Error as error:
        advice = _NEXT.get(error.sqlstate or "")
        detail = "; ".join(part for part in (_short(error), advice) if part)
        raise Broken(Code.SINK_REFUSED, detail) from error


def check_address(where: str) -> None:
    """Refuse a password on the command line: everybody on the machine can read it there.

    Raises ``Broken`` with SINK_MISSING or SINK_REFUSED.
    """
    psycopg = _library()
    try:
        found = psycopg.conninfo.conninfo_to_dict(where)
    except psycopg.Error as error:
        raise Broken(Code.SINK_REFUSED, _short(error)) from error
    if found.get("password"):
        detail = "--to holds a password; put it into ~/.pgpass or a service file"
        raise Broken(Code.SINK_REFUSED, detail)


def _library() -> Any:
    try:
        found = importlib.import_module("psycopg")
    except ImportError as error:
        raise Broken(Code.SINK_MISSING, f"psycopg is not installed; {_INSTALL}") from error
    # What goes wrong is raised here; its warnings would say the same once more, with addresses.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    return found


def _check(connection: Connection) -> None:
    row = connection.execute("SELECT max(number) FROM perekaman.version").fetchone()
    connection.rollback()
    if row[0] != VERSION:
        detail = f"schema version {row[0]}, wanted {VERSION}; see 'perekaman sink schema'"
        raise Broken(Code.SINK_REFUSED, detail)


def _short(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
