"""A kiosk without a display says so instead of being ended by Qt."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from station.errors import Code, Refused
from ui.display import need_display


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":7"}])
def test_without_a_display_that_answers_no_window_is_opened(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "X7").touch()  # what a server that was killed leaves behind
    with pytest.raises(Refused) as caught:
        need_display(environment, tmp_path)
    assert caught.value.code is Code.NOT_ALLOWED_NOW
    assert "--screens" in caught.value.detail


def test_an_x_server_that_answers_is_enough(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "X7"))
        server.listen()
        need_display({"DISPLAY": ":7.0"}, tmp_path)


@pytest.mark.parametrize(
    "environment",
    [{"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}, {"DISPLAY": "far:0"}],
)
def test_other_displays_are_taken_on_trust(tmp_path: Path, environment: dict[str, str]) -> None:
    need_display(environment, tmp_path)


def test_the_command_is_refused_in_words(tmp_path: Path) -> None:
    named = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in named}
    words = (sys.executable, "-m", "station.commands", "kiosk", "--training", "--home", tmp_path)
    done = subprocess.run(words, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode > 0
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr
