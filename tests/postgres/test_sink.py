"""The sink: every event once, rows as they are, nobody's row but one's own, nothing of anybody."""

import json
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

import psycopg
import pytest

from station.clock import iso
from station.commands import main
from station.commands.sink import follow
from station.errors import Broken, Code
from station.outbox.entries import Entry
from station.outbox.journal import Journal
from station.outbox.schema import INDEX, open_writer
from station.sink import database
from station.sink.pouring import Poured, Pouring
from tests.fakes.year import NOW, Year
from tests.postgres.conftest import STATIONS, Base, Server

YEAR = Year(seed=3, days=12)
CONFIG = Path(__file__).parents[2] / "config"
EVENTS = sum(len(life.moves) for life in YEAR.lives)
HERE, OTHER = STATIONS


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    YEAR.write(folder / "outbox", folder / "register.db")
    return folder / "outbox"


@pytest.fixture
def outbox(filled: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    folder.mkdir()
    (folder / INDEX).write_bytes((filled / INDEX).read_bytes())
    return folder


def pouring(outbox: Path, base: Base, station: str = HERE) -> Pouring:
    return Pouring(Journal(outbox), station, partial(database.connected, base.at(station)))


def told(base: Base) -> tuple[int, int]:
    ((events, packets),) = base.ask(
        "SELECT (SELECT count(*) FROM perekaman.event), (SELECT count(*) FROM perekaman.packet)"
    )
    return events, packets


def test_everything_goes_over_once(outbox: Path, base: Base) -> None:
    first = pouring(outbox, base).once()
    assert first.events == EVENTS
    assert told(base) == (EVENTS, len(YEAR.lives))
    again = pouring(outbox, base).once()
    assert (again.events, again.anew) == (0, False)
    assert told(base) == (EVENTS, len(YEAR.lives))
    states = dict(base.ask("SELECT state, count(*) FROM perekaman.packet GROUP BY state"))
    assert states == Counter(life.state.value for life in YEAR.lives)


def test_what_happens_next_follows(outbox: Path, base: Base) -> None:
    pouring(outbox, base).once()
    life = next(each for each in YEAR.lives if each.state == "PRINT_READY_RECORD")
    with closing(open_writer(outbox)) as index:
        index.execute(
            "UPDATE packet SET state = 'CARD_ISSUED' WHERE packet_id = ?", (life.packet_id,)
        )
        index.execute(
            "INSERT INTO event (packet_id, kind, before, after, at, actor, cause, attempt)"
            " VALUES (?, 'MOVE', 'PRINT_READY_RECORD', 'CARD_ISSUED', ?, 'REGION', '', 1)",
            (life.packet_id, iso(NOW)),
        )
    assert pouring(outbox, base).once().events == 1
    ((state,),) = base.ask(
        f"SELECT state FROM perekaman.packet WHERE packet_id = '{life.packet_id}'"
    )
    assert state == "CARD_ISSUED"


def test_an_index_made_anew_is_told_again_without_a_line_twice(outbox: Path, base: Base) -> None:
    pouring(outbox, base).once()
    (outbox / INDEX).unlink()
    Year(seed=3, days=5).write(outbox, outbox.parent / "register.db")
    poured = pouring(outbox, base).once()
    assert poured.anew
    assert poured.events > 0
    ((twice,),) = base.ask("SELECT count(*) - count(DISTINCT event_id) FROM perekaman.event")
    assert twice == 0
    assert not pouring(outbox, base).once().anew


class Cut(Journal):
    """A machine whose power goes while its second batch is under way."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked = 0

    def rows(self, packet_ids: set[str]) -> tuple[Entry, ...]:
        self.asked += 1
        if self.asked == 2:
            raise KeyboardInterrupt
        return super().rows(packet_ids)


def test_a_cut_leaves_whole_batches_and_the_next_pour_the_rest(outbox: Path, base: Base) -> None:
    cut = Pouring(Cut(outbox), HERE, partial(database.connected, base.at(HERE)))
    with pytest.raises(KeyboardInterrupt):
        cut.once()
    ((seq,),) = base.ask("SELECT seq FROM perekaman.cursor")
    assert seq == told(base)[0] == 1000
    assert pouring(outbox, base).once().events == EVENTS - 1000
    assert told(base) == (EVENTS, len(YEAR.lives))


def test_a_station_writes_its_own_rows_alone(outbox: Path, base: Base) -> None:
    pouring(outbox, base).once()
    assert base.ask("SELECT count(*) FROM perekaman.packet", OTHER) == [(0,)]
    with psycopg.connect(base.at(OTHER)) as other:
        assert other.execute("UPDATE perekaman.packet SET cause = 'x'").rowcount == 0
    with pytest.raises(Broken) as caught:
        Pouring(Journal(outbox), HERE, partial(database.connected, base.at(OTHER))).once()
    assert caught.value.code is Code.SINK_REFUSED
    for sql in ("DELETE FROM perekaman.event", "UPDATE perekaman.event SET cause = 'x'"):
        with psycopg.connect(base.at(HERE)) as own, pytest.raises(psycopg.Error):
            own.execute(sql)
    assert told(base) == (EVENTS, len(YEAR.lives))


def test_two_stations_share_one_board(outbox: Path, base: Base) -> None:
    for station in STATIONS:
        pouring(outbox, base, station).once()
    assert told(base) == (2 * EVENTS, 2 * len(YEAR.lives))
    board = base.ask("SELECT sum(packets) FROM perekaman.board", "wall")
    assert board == [(2 * len(YEAR.lives),)]
    assert base.ask("SELECT count(*) > 0 FROM perekaman.stuck", "wall") == [(True,)]
    assert base.ask("SELECT count(*) FROM perekaman.silent", "wall") == [(0,)]
    with pytest.raises(psycopg.Error):
        base.ask("UPDATE perekaman.packet SET cause = '' RETURNING 1", "wall")


def test_a_database_that_goes_away_costs_nothing(outbox: Path, base: Base, server: Server) -> None:
    server.stop()
    try:
        with pytest.raises(Broken) as caught:
            pouring(outbox, base).once()
        assert caught.value.code is Code.SINK_UNREACHABLE
    finally:
        server.start()
    assert pouring(outbox, base).once().events == EVENTS


class Days:
    """Lets so many waits pass at once, and then tells to stop."""

    def __init__(self, waits: int) -> None:
        self.left = waits

    def is_set(self) -> bool:
        return self.left <= 0

    def wait(self, timeout: float) -> bool:
        assert timeout >= 0
        self.left -= 1
        return self.is_set()


def test_a_database_that_is_away_is_tried_again(
    outbox: Path, base: Base, capsys: pytest.CaptureFixture[str]
) -> None:
    inner, poured = pouring(outbox, base), list[Poured]()

    def flaky() -> Poured:
        poured.append(inner.once() if poured else Poured())
        if len(poured) == 1:
            raise Broken(Code.SINK_UNREACHABLE, "away")
        return poured[-1]

    follow(flaky, Days(3), 0.0)
    assert [each.events for each in poured] == [0, EVENTS, 0]
    assert capsys.readouterr().err.count("SINK_UNREACHABLE") == 1


def test_another_schema_is_refused(outbox: Path, base: Base, server: Server) -> None:
    server.make(f"{base.name}_bare"[:60])
    with pytest.raises(Broken) as caught, database.connected(server.at(f"{base.name}_bare"[:60])):
        pass
    assert caught.value.code is Code.SINK_REFUSED
    with psycopg.connect(server.at(base.name)) as owner:
        owner.execute("INSERT INTO perekaman.version VALUES (99)")
    with pytest.raises(Broken) as caught:
        pouring(outbox, base).once()
    assert caught.value.code is Code.SINK_REFUSED
    assert "99" in caught.value.detail


def test_nothing_of_anybody_goes_over(outbox: Path, base: Base) -> None:
    pouring(outbox, base).once()
    tables = ("packet", "event", "cursor")
    dump = " ".join(str(base.ask(f"SELECT * FROM perekaman.{each}")) for each in tables)
    for life in YEAR.lives:
        assert life.nik not in dump
        assert life.name not in dump
        assert life.village not in dump


def test_the_command_pours_and_keeps_passwords_off_the_line(
    outbox: Path, base: Base, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    for each in CONFIG.glob("*.toml"):
        text = each.read_text("utf-8").replace('"3273-01-A1"', f'"{HERE}"')
        (config / each.name).write_text(text, "utf-8")
    words = ["--home", str(outbox.parent), "--config", str(config), "--json"]
    assert main(["sink", "pour", "--once", "--to", base.at(HERE), *words]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == EVENTS
    assert main(["sink", "pour", "--once", "--to", "host=db password=secret", *words]) == 1
    said = capsys.readouterr()
    assert "SINK_REFUSED" in said.err
    assert "secret" not in said.out + said.err
    assert main(["sink", "schema"]) == 0
    assert "CREATE SCHEMA perekaman" in capsys.readouterr().out
