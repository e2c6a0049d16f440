"""What a thief, a spoiled file or a broken index does to the desk: told by code, nothing lost."""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from station.audit.acts import Act
from station.body import Part
from station.errors import Broken, Code
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.register.register import Register
from station.session.exemptions import Presence
from station.session.outlook import OutboxGlance
from station.session.view import DeskView, Screen, Step
from tests.fakes.day import SOMEBODY, at, now
from tests.fakes.office import CHEAP, Office

GHOST = Credentials("ghost", "975310")


def forge(folder: Path) -> None:
    """Write an account into the file around bytes of one's own."""
    Accounts(folder / "forged.json").create(
        GHOST.user, GHOST.pin, Role.SUPERVISOR, data_key=os.urandom(32), cost=CHEAP
    )
    (forged,) = json.loads((folder / "forged.json").read_bytes())["accounts"]
    file = json.loads((folder / "accounts.json").read_bytes())
    file["accounts"].append(forged)
    (folder / "accounts.json").write_text(json.dumps(file))


def lose_register(folder: Path, *, empty: bool) -> None:
    for path in folder.glob("register.db*"):
        path.unlink()
    if empty:
        (folder / "register.db").touch()


def locked_out(view: DeskView, code: Code = Code.REGISTER_LOCKED) -> None:
    assert (view.screen, view.trouble) == (Screen.LOGIN, code)
    assert (view.roster, view.operator) == ((), "")


@pytest.mark.parametrize("empty", [True, False])
def test_a_lost_register_is_not_replaced_and_the_drafts_stay(office: Office, empty: bool) -> None:
    at(office, Step.LEFT_FOUR)
    office.desk.abandon()
    drafts = {path: path.read_bytes() for path in (office.folder / "drafts").iterdir()}
    assert drafts
    lose_register(office.folder, empty=empty)
    office.open()
    locked_out(office.sign_in())
    locked_out(office.sign_in())
    assert {path: path.read_bytes() for path in (office.folder / "drafts").iterdir()} == drafts


def test_a_lost_register_lets_nobody_be_recorded_twice(office: Office) -> None:
    office.sign_in()
    office.start()
    office.record_everything()
    office.finish()
    office.desk.abandon()
    assert not list((office.folder / "drafts").iterdir())
    lose_register(office.folder, empty=False)
    office.open()
    locked_out(office.sign_in())


def test_a_new_register_sweeps_nothing(office: Office) -> None:
    at(office, Step.LEFT_FOUR)
    office.tools = dataclasses.replace(
        office.tools, open_register=lambda key: Register(office.folder / "register.db", key)
    )
    office.desk.abandon()
    lose_register(office.folder, empty=False)
    office.open()
    office.sign_in()
    assert list((office.folder / "drafts").iterdir())


def test_a_forged_account_opens_nothing_and_confirms_nothing(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    forge(office.folder)
    before = office.desk.view.rail
    office.desk.exempt(Part.RIGHT_RING, Presence.AMPUTATED, True, "", GHOST)
    view = office.settle()
    assert (view.trouble, view.rail) == (Code.ACCOUNTS_CHANGED, before)
    office.desk.sign_out()
    office.settle()
    locked_out(office.sign_in(GHOST), Code.ACCOUNTS_CHANGED)
    locked_out(office.sign_in(), Code.ACCOUNTS_CHANGED)


def test_a_whole_forged_book_opens_no_register(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.abandon()
    forge(office.folder)
    (office.folder / "forged.json").replace(office.folder / "accounts.json")
    office.open()
    locked_out(office.sign_in(GHOST))
    assert office.trail.acts[-1] is Act.LOCKED


def test_a_forged_account_makes_no_register_of_its_own(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.abandon()
    forge(office.folder)
    (office.folder / "forged.json").replace(office.folder / "accounts.json")
    lose_register(office.folder, empty=False)
    office.open()
    locked_out(office.sign_in(GHOST))
    assert not (office.folder / "register.db").exists()


def test_a_stray_folder_among_the_drafts_keeps_nobody_out(office: Office) -> None:
    office.sign_in()
    office.desk.sign_out()
    office.settle()
    (office.folder / "drafts" / "zz.draft").mkdir()
    view = office.sign_in()
    assert (view.screen, view.trouble) == (Screen.TODAY, None)


def test_a_register_that_is_a_folder_is_told(office: Office) -> None:
    office.settle()
    (office.folder / "register.db").mkdir()
    locked_out(office.sign_in())


def test_an_edited_account_is_told(office: Office) -> None:
    path = office.folder / "accounts.json"
    file = json.loads(path.read_bytes())
    file["accounts"][0]["key"]["salt"] = "AAAA"
    path.write_text(json.dumps(file))
    view = office.sign_in()
    assert (view.screen, view.trouble) == (Screen.LOGIN, Code.FILE_UNREADABLE)
    office.desk.sign_in("siti", "\ud800")
    assert office.settle().screen is Screen.LOGIN


def unreadable() -> OutboxGlance:
    raise Broken(Code.FILE_UNREADABLE, "index")


def no_statuses() -> dict[str, str]:
    raise Broken(Code.FILE_UNREADABLE, "index")


def test_an_unreadable_outbox_costs_its_numbers_only(office: Office) -> None:
    office.tools = dataclasses.replace(office.tools, glance=unreadable, statuses=no_statuses)
    office.kill()
    view = at_today(office)
    assert view.trouble is Code.FILE_UNREADABLE
    assert [row.nik for row in view.roster][:1] == [SOMEBODY.nik]
    at_step = go_to_thumbs(office)
    office.desk.lock()
    office.settle()
    view = office.sign_in()
    assert (view.screen, now(view)) == (Screen.CAPTURE, now(at_step))
    office.desk.leave()
    view = office.settle()
    assert view.screen is Screen.TODAY
    assert (view.roster[0].state, view.roster[0].draft_step) == ("DRAFT", Step.THUMBS)


def at_today(office: Office) -> DeskView:
    view = office.sign_in()
    assert view.screen is Screen.TODAY
    return view


def go_to_thumbs(office: Office) -> DeskView:
    office.start()
    office.desk.confirm_biodata()
    view = office.settle()
    while now(view) is not Step.THUMBS:
        view = office.press()
    return view


def test_a_draft_that_went_bad_while_locked_leaves_the_days_list(office: Office) -> None:
    at(office, Step.LEFT_FOUR)
    office.desk.lock()
    office.settle()
    for path in (office.folder / "drafts").iterdir():
        path.write_bytes(b"gone")
    view = office.sign_in()
    assert (view.screen, view.trouble) == (Screen.TODAY, Code.DRAFT_UNREADABLE)
    assert view.roster[0].nik == SOMEBODY.nik
