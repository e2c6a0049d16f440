"""An older register put back: it is noticed by trail and outbox, and said."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from station.assembly.older import OlderRegister
from station.audit.acts import Act
from station.audit.reading import entries
from station.audit.trail import Trail
from station.errors import Code
from station.home import Home
from station.outbox.spool import Outbox, Spool
from station.register.entries import PacketEntry
from station.register.register import Register
from station.session.outlook import Fitness
from tests.fakes.clock import StillClock
from tests.fakes.parcels import parcels
from ui.words.troubles import CODES

KEY = bytes(range(32))
PARCEL = parcels()[0]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home").make()
    Spool(made.outbox).make()
    return made


@pytest.fixture
def watch(home: Home) -> OlderRegister:
    return OlderRegister(home, Trail(home.audit, StillClock()))


def opened(home: Home, watch: OlderRegister) -> Fitness:
    """Open the register as a sign-in does; return what the day's list is told."""
    with closing(Register(home.register, KEY)) as register:
        watch.look(register)
    return watch.saying(Fitness)()


def record(home: Home) -> None:
    """Seal somebody, as the desk does."""
    with closing(Register(home.register, KEY)) as register:
        register.intend(
            PacketEntry(packet_id=PARCEL.packet_id, session="5" * 32, nik="3273010509820001",
                        name="SITI", number="1", village="X", operator="op-1",
                        captured_at="2026-11-21T02:00:00.000Z", status="BIO_CAPTURED")
        )  # fmt: skip
        Outbox(home.outbox).put(PARCEL.packet_id, PARCEL.data)
        register.keep(PARCEL.packet_id)


def acts(home: Home) -> list[str]:
    return [each.act for each in entries(home.audit)]


def test_a_register_that_nobody_touched_is_not_called_older(
    home: Home, watch: OlderRegister
) -> None:
    assert opened(home, watch) == Fitness()
    record(home)
    assert [opened(home, watch) for _ in range(2)] == [Fitness()] * 2
    assert Act.REGISTER_OLDER not in acts(home)


@pytest.mark.expects_warnings
def test_a_register_of_before_a_recording_is_noticed_by_the_outbox(
    home: Home, watch: OlderRegister, tmp_path: Path
) -> None:
    opened(home, watch)
    shutil.copy(home.register, tmp_path / "older.db")
    record(home)
    shutil.copy(tmp_path / "older.db", home.register)
    shutil.rmtree(home.audit)  # even where the trail is gone, too
    assert opened(home, watch) == Fitness(code=Code.REGISTER_OLDER)
    told = [each for each in entries(home.audit) if each.act == Act.REGISTER_OLDER]
    assert [each.details for each in told] == [{"count": "1"}]
    assert CODES[Code.REGISTER_OLDER]


@pytest.mark.expects_warnings
def test_a_register_of_before_a_sign_in_is_noticed_by_the_trail(
    home: Home, watch: OlderRegister, tmp_path: Path
) -> None:
    opened(home, watch)
    shutil.copy(home.register, tmp_path / "older.db")
    opened(home, watch)
    shutil.copy(tmp_path / "older.db", home.register)
    assert opened(home, watch) == Fitness(code=Code.REGISTER_OLDER)
    assert opened(home, watch) == Fitness(), "said of each time it was put back"


def test_what_blocks_is_told_before_it(home: Home, watch: OlderRegister) -> None:
    graver = Fitness(code=Code.CLOCK_OFF, blocks=True)
    opened(home, watch)
    assert watch.saying(lambda: graver)() == graver
