"""A PostgreSQL server of its own, and databases with the sink's schema in it."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from station.sink.database import SCHEMA

STATIONS: Final = ("DEMO-01", "DEMO-02")
_OWNER: Final = "postgres"
"""Debian's account for it; the server refuses to run as root."""


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path
    programs: Path

    def run(self, name: str, *words: str) -> None:
        """Run one of PostgreSQL's programs as its owner."""
        command = [str(self.programs / name), *words]
        if os.geteuid() == 0:
            command = ["runuser", "-u", _OWNER, "--", *command]
        subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60)

    def start(self) -> None:
        """Start, and return when it answers."""
        options = f"-c listen_addresses='' -c fsync=off -k {self.folder}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop as a power cut does."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def at(self, database: str, user: str = _OWNER) -> str:
        """Return where libpq finds a database."""
        return f"host={self.folder} dbname={database} user={user}"

    def make(self, database: str) -> None:
        """Make an empty database."""
        with closing(psycopg.connect(self.at("postgres"), autocommit=True)) as base:
            base.execute(f'CREATE DATABASE "{database}"')

    def ask(self, database: str, sql: str, user: str = _OWNER) -> list[Any]:
        """Return the rows of a question."""
        with psycopg.connect(self.at(database, user)) as base:
            return list(base.execute(sql).fetchall())


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a server for the whole run."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    folder = Path(tempfile.mkdtemp(prefix="perekaman-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _OWNER)
    made = Server(folder, programs)
    try:
        made.run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", _OWNER, "--no-sync")
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Base:
    """A database with the schema, a role for each station and one for the board."""

    server: Server
    name: str

    def at(self, user: str) -> str:
        """Return where libpq finds it."""
        return self.server.at(self.name, user)

    def ask(self, sql: str, user: str = _OWNER) -> list[Any]:
        """Return the rows of a question."""
        return self.server.ask(self.name, sql, user)


@pytest.fixture
def base(server: Server, tmp_path: Path) -> Iterator[Base]:
    """Make a database as its owner would; roles belong to the whole server and go with it."""
    name = tmp_path.name.replace("-", "_").lower()[:60]
    server.make(name)
    with psycopg.connect(server.at(name), autocommit=True) as made:
        made.execute(SCHEMA.read_text("utf-8"))
        for station in STATIONS:
            made.execute(f'CREATE ROLE "{station}" LOGIN IN ROLE perekaman_station')
        made.execute("CREATE ROLE wall LOGIN IN ROLE perekaman_board")
    yield Base(server, name)
    with psycopg.connect(server.at(name), autocommit=True) as made:
        roles = ", ".join(f'"{each}"' for each in (*STATIONS, "wall"))
        made.execute(f"DROP OWNED BY perekaman_station, perekaman_board, {roles}")
        made.execute(f"DROP ROLE {roles}, perekaman_station, perekaman_board")
