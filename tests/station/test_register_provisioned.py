"""A provisioned station has its register at once, and never gets another one quietly."""

import pytest

from station import settings
from station.assembly import desk as assembly
from station.assembly import records
from station.assembly.provision import OPERATOR, demonstration
from station.citizen.roster import Roster
from station.errors import Broken, Code
from station.home import Home
from station.operators.accounts import Accounts
from station.register.register import Register
from station.session.view import DeskView, Screen
from tests.fakes.clock import MORNING
from tests.fakes.devices import FakeDevices
from tests.fakes.office import CONFIG, PEOPLE


@pytest.fixture(scope="module")
def provisioned(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("station"))
    demonstration(home, settings.load(CONFIG))
    return home


def signed_in(home: Home) -> DeskView:
    desk = assembly.desk(home, settings.load(CONFIG), Roster(PEOPLE), devices=FakeDevices())
    desk.open()
    try:
        desk.sign_in(OPERATOR.user, OPERATOR.pin)
        return desk.settle()
    finally:
        desk.close()


def test_the_register_is_there_before_anybody_signs_in(provisioned: Home) -> None:
    key = Accounts(provisioned.accounts).sign_in(OPERATOR.user, OPERATOR.pin, MORNING).data_key
    assert key is not None
    register = records.register(provisioned, key, lambda: True)
    assert not register.created
    register.close()
    for wrong in (key, bytes(32)):  # what the accounts hold is not enough
        with pytest.raises(Broken) as caught:
            Register(provisioned.register, wrong)
    assert caught.value.code is Code.REGISTER_LOCKED
    assert not assembly.used(provisioned)
    assert signed_in(provisioned).screen is Screen.TODAY


@pytest.mark.parametrize("place", ["outbox/new/a.packet", "outbox/done/a.packet", "drafts/a.draft"])
def test_a_station_that_recorded_without_a_register_lets_nobody_in(
    provisioned: Home, place: str
) -> None:
    trace = provisioned.root / place
    trace.parent.mkdir(parents=True, exist_ok=True)
    trace.write_bytes(b"x")
    aside = provisioned.register.rename(provisioned.root / "aside")
    view = signed_in(provisioned)
    trace_left = trace.exists()
    aside.rename(provisioned.register)
    trace.unlink()
    assert (view.screen, view.trouble) == (Screen.LOGIN, Code.REGISTER_LOCKED)
    assert trace_left
