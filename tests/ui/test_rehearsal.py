"""The pictured demo counts the seconds of every screen, the last one included."""

from msgspec.structs import replace

from station.body import Target
from station.commands.demo.operator import Performance, place
from station.reasons import Reason
from station.session.view import Screen
from tests.fakes import views
from ui.rehearsal import Watch


def test_every_screen_is_booked_to_the_sealing() -> None:
    clock = iter((0.0, 2.0, 5.0, 5.5, 6.0))
    performance = Performance("3273015708950001")
    watch = Watch(performance, lambda: next(clock))
    for view in (
        views.desk(Screen.BIODATA),
        views.desk(Screen.CAPTURE, capture=views.capture(Target.PHOTO)),
        views.desk(Screen.CAPTURE, capture=views.judged(Target.PHOTO)),
        views.desk(Screen.STATEMENT),
        views.desk(Screen.SEALING),
        views.desk(Screen.DONE),
    ):
        watch.see(view)
    assert performance.seconds == {
        "biodata": 2.0,
        "photo": 3.0,
        "statement": 0.5,
        "sealing": 0.5,
    }


def test_the_operator_sees_that_weak_fingers_were_accepted() -> None:
    weak = views.weak(Target.RIGHT_FOUR, Reason.FINGER_DRY, attempt=3, may_force=True)
    accepted = replace(weak, may_force=False, may_go_on=True)
    before, after = (views.desk(Screen.CAPTURE, capture=each) for each in (weak, accepted))
    assert place(before) != place(after)
