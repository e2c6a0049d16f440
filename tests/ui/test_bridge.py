"""The bridge: views arrive on the GUI thread, of frames only the newest."""

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from station.devices.messages import FrameReady
from station.events import Publisher
from station.session.view import DeskView, Screen
from tests.fakes.desk import FakeDesk
from ui.bridge import Bridge, Relay


def _notice(slot: int) -> FrameReady:
    return FrameReady(request=1, slot=slot, width=4, height=4, at_ns=0)


def test_a_view_published_by_another_thread_arrives_on_the_gui_thread(qtbot: QtBot) -> None:
    desk, threads = FakeDesk(), list[QThread]()
    bridge = Bridge(desk)
    bridge.arrived.connect(lambda _: threads.append(QThread.currentThread()))
    view = DeskView(screen=Screen.TODAY)
    with qtbot.waitSignal(bridge.arrived) as caught:
        threading.Thread(target=desk.views.publish, args=(view,)).start()
    assert caught.args == [view]
    assert threads == [bridge.thread()]


def test_of_many_frames_only_the_newest_is_delivered_with_one_wake_up(qtbot: QtBot) -> None:
    desk, seen = FakeDesk(), list[int]()
    bridge = Bridge(desk)
    bridge.frame_came.connect(lambda notice: seen.append(notice.slot))

    def publish() -> None:
        for slot in range(50):
            desk.frames.publish(_notice(slot))

    source = threading.Thread(target=publish)
    source.start()
    source.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [49]
    with qtbot.waitSignal(bridge.frame_came):
        desk.frames.publish(_notice(3))


def test_a_closed_bridge_hears_nothing(qtbot: QtBot) -> None:
    desk = FakeDesk()
    bridge = Bridge(desk)
    bridge.close()
    with qtbot.assertNotEmitted(bridge.arrived):
        desk.views.publish(DeskView(screen=Screen.TODAY))


def test_a_relay_brings_answers_to_the_thread_of_the_screens_and_ends(qtbot: QtBot) -> None:
    source: Publisher[str] = Publisher()
    relay = Relay(source)
    threads = list[QThread]()
    relay.arrived.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(relay.arrived) as caught:
        threading.Thread(target=source.publish, args=("answer",)).start()
    assert caught.args == ["answer"]
    assert threads == [relay.thread()]
    relay.close()
    with qtbot.assertNotEmitted(relay.arrived):
        source.publish("after the end")
