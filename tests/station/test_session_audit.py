"""What the desk notes: who came and went, who confirmed what; never who was recorded."""

from datetime import timedelta

import msgspec

from station import clock
from station.audit.acts import Act
from station.body import Part, Target
from station.devices.messages import Verdict
from station.errors import Broken, Code
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.session.exemptions import Presence
from station.session.matters import Matter
from station.session.view import Screen, Step
from tests.fakes.day import SOMEBODY, at
from tests.fakes.office import BUDI, CHEAP, PEOPLE, PIN, SITI, TONO, Office


def account(office: Office, user: str) -> str:
    book = Accounts(office.folder / "accounts.json").book
    return next(each.id for each in book.accounts if each.user == user)


def noted(office: Office, act: Act) -> list[tuple[str, str, dict[str, str]]]:
    return [(who, about, details) for a, who, about, details in office.trail.noted if a is act]


def test_a_day_is_noted_and_holds_nobodys_data(office: Office) -> None:
    office.sign_in()
    office.start()
    office.record_everything()
    view = office.finish()
    assert view.done is not None
    office.desk.sign_out()
    office.settle()
    assert office.trail.acts == [
        Act.SIGNED_IN, Act.RECORDING_BEGUN, Act.BIODATA_CONFIRMED, Act.SEALED, Act.LOCKED,
        Act.SIGNED_OUT,
    ]  # fmt: skip
    assert office.trail.days == 1
    siti = account(office, "siti")
    assert {who for _, who, _, _ in office.trail.noted} == {siti}
    ((_, about, details),) = noted(office, Act.SEALED)
    assert about == view.done.packet_id
    ((_, session, begun),) = noted(office, Act.RECORDING_BEGUN)
    assert details["session"] == session
    assert begun["person"] == office.trail.pseudonym(SOMEBODY.nik)
    told = repr(office.trail.noted)
    assert SOMEBODY.nik not in told
    assert SOMEBODY.biodata.name not in told


def test_who_is_refused_is_noted_by_account_and_never_by_what_was_typed(office: Office) -> None:
    office.sign_in(Credentials("siti", "wrong!"))
    office.sign_in(Credentials("135790", PIN))
    siti = account(office, "siti")
    code = {"code": Code.LOGIN_REFUSED.value}
    assert noted(office, Act.SIGN_IN_REFUSED) == [(siti, "", code), ("", "", code)]


def test_a_lock_and_another_who_goes_on_are_noted(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.lock()
    office.settle()
    assert office.trail.data_key is None
    view = office.sign_in(BUDI)
    assert view.screen is Screen.CAPTURE
    siti, budi = account(office, "siti"), account(office, "budi")
    assert noted(office, Act.LOCKED) == [(siti, "", {})]
    assert noted(office, Act.RELIEVED) == [(budi, "", {"before": siti})]


def test_the_same_officer_who_comes_back_relieves_nobody(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.lock()
    office.settle()
    assert office.sign_in(SITI).screen is Screen.CAPTURE
    assert noted(office, Act.RELIEVED) == []


def test_second_persons_are_noted_as_asked_given_and_refused(office: Office) -> None:
    office.devices.will(Target.PHOTO, Verdict.RETRY, Verdict.RETRY, Verdict.RETRY)
    at(office, Step.PHOTO)
    for _ in range(2):
        office.desk.retake()
        office.settle()
    for second in (None, Credentials("budi", "wrong!"), SITI, TONO, BUDI):
        office.desk.force(second)
        office.settle()
    siti, budi = account(office, "siti"), account(office, "budi")
    forced = Matter.FORCED.value
    assert [each[2] for each in noted(office, Act.SECOND_ASKED)] == [{"matter": forced}]
    assert [each[2]["code"] for each in noted(office, Act.SECOND_REFUSED)] == [
        Code.LOGIN_REFUSED.value,
        Code.SECOND_PERSON_NEEDED.value,
        Code.SECOND_PERSON_NEEDED.value,
    ]
    ((who, session, details),) = noted(office, Act.SECOND_GIVEN)
    assert (who, details) == (siti, {"matter": forced, "second": budi})
    assert noted(office, Act.FORCED) == [(siti, session, {"target": "PHOTO"})]


def test_an_exception_taken_and_taken_back_is_noted(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.exempt(Part.RIGHT_RING, Presence.AMPUTATED, True, "as SITI says", BUDI)
    office.settle()
    office.desk.withdraw_exemption(Part.RIGHT_RING)
    office.settle()
    ((_, _, details),) = noted(office, Act.EXEMPTED)
    assert details == {"part": "RIGHT_RING", "presence": "AMPUTATED"}
    assert [each[2] for each in noted(office, Act.EXEMPTION_WITHDRAWN)] == [{"part": "RIGHT_RING"}]


def test_a_destroyed_draft_and_a_refused_start_are_noted_by_pseudonym(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.leave()
    office.settle()
    office.desk.discard(SOMEBODY.nik, BUDI)
    office.settle()
    office.desk.start("3273010101010001")
    assert office.settle().trouble is Code.CITIZEN_UNKNOWN
    person = office.trail.pseudonym(SOMEBODY.nik)
    ((_, about, details),) = noted(office, Act.DRAFT_DISCARDED)
    assert (about, details["second"]) == (person, account(office, "budi"))
    ((_, _, refused),) = noted(office, Act.RECORDING_REFUSED)
    assert refused == {"code": Code.CITIZEN_UNKNOWN.value}


def test_who_cannot_be_noted_does_not_come_in(office: Office) -> None:
    office.trail.broken = Broken(Code.AUDIT_UNWRITABLE)
    view = office.sign_in()
    assert (view.screen, view.trouble) == (Screen.LOGIN, Code.AUDIT_UNWRITABLE)
    assert (view.operator, view.roster) == ("", ())
    office.trail.broken = None
    assert office.sign_in().screen is Screen.TODAY


def test_a_technician_is_noted_and_gets_no_pseudonyms(office: Office) -> None:
    office.sign_in(TONO)
    assert noted(office, Act.SIGNED_IN)[0][0] == account(office, "tono")
    assert office.trail.data_key is None


def test_the_packet_carries_the_head_of_the_trail(office: Office) -> None:
    office.sign_in()
    office.start(PEOPLE[1])
    office.record_everything()
    office.finish()
    (recording,) = office.outbox.recordings
    values = {gate.name: gate.value for gate in recording.gates}
    assert values["audit_trail"] == f"3:{'0' * 64}"


def colleague(office: Office, user: str, role: Role, **more: object) -> Credentials:
    """Add somebody to the office."""
    made = office.tools.accounts
    key = made.sign_in(SITI.user, SITI.pin, office.clock.now()).data_key
    assert key is not None
    account = made.create(user, PIN, role, data_key=key, cost=CHEAP)
    if more:
        made.change(msgspec.structs.replace(account, **more), key)
    return Credentials(user, PIN)


def test_fingers_of_another_person_take_a_supervisor_and_not_another_operator(
    office: Office,
) -> None:
    ani = colleague(office, "ani", Role.OPERATOR)
    at(office, Step.INDEX_CHECK)
    office.devices.match = 0.01
    for _ in range(3):
        office.desk.check_index()
        office.settle()
    capture = office.desk.view.capture
    assert capture is not None
    assert capture.force_matter is Matter.DOUBTED
    assert office.desk.view.confirmers[Matter.DOUBTED] == {Role.SUPERVISOR, Role.ADMINISTRATOR}
    office.desk.force(ani)
    assert office.settle().trouble is Code.SECOND_PERSON_ROLE
    office.desk.force(BUDI)
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on
    assert [each[2]["code"] for each in noted(office, Act.SECOND_REFUSED)] == ["SECOND_PERSON_ROLE"]


def test_another_operator_is_enough_where_own_eyes_can_judge(office: Office) -> None:
    ani = colleague(office, "ani", Role.OPERATOR)
    at(office, Step.RIGHT_FOUR)
    office.desk.exempt(Part.RIGHT_RING, Presence.AMPUTATED, True, "", ani)
    assert office.settle().trouble is None
    assert noted(office, Act.SECOND_GIVEN)[0][2]["second"] == account(office, "ani")


def test_a_one_time_code_becomes_a_pin_at_the_kiosk(office: Office) -> None:
    until = clock.iso(office.clock.now() + timedelta(hours=1))
    colleague(office, "dewi", Role.OPERATOR, code_until=until)
    office.desk.sign_in("dewi", PIN)
    assert office.settle().trouble is Code.PIN_MUST_CHANGE
    office.desk.sign_in("dewi", PIN, "123456")
    assert office.settle().trouble is Code.PIN_TOO_WEAK
    office.desk.sign_in("dewi", PIN, "918273")
    view = office.settle()
    assert (view.screen, view.operator) == (Screen.TODAY, "dewi")
    assert office.trail.acts[-2:] == [Act.PIN_CHANGED, Act.SIGNED_IN]
    office.desk.sign_out()
    office.settle()
    assert office.sign_in(Credentials("dewi", PIN)).trouble is Code.LOGIN_REFUSED
    assert office.sign_in(Credentials("dewi", "918273")).screen is Screen.TODAY


def test_who_ends_soon_is_told_and_who_has_ended_stays_out(office: Office) -> None:
    ends = clock.iso(office.clock.now() + timedelta(days=10))
    colleague(office, "dewi", Role.OPERATOR, ends=ends)
    assert office.sign_in().account_days is None
    office.desk.sign_out()
    office.settle()
    assert office.sign_in(Credentials("dewi", PIN)).account_days == 10
    office.desk.sign_out()
    office.settle()
    office.clock.advance(timedelta(days=10).total_seconds())
    view = office.sign_in(Credentials("dewi", PIN))
    assert (view.screen, view.trouble) == (Screen.LOGIN, Code.ACCOUNT_ENDED)
