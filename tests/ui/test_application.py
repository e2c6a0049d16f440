"""The application: all enlarged where the screen has room for it, and nothing cut where not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
from ui.application import make_application
import os
made = make_application({size})
room = made.primaryScreen().size()
left = "QT_SCALE_FACTOR" in os.environ
print(room.width(), room.height(), round(made.devicePixelRatio(), 2), left)
"""


@pytest.mark.parametrize(
    ("real", "size", "logical", "ratio"),
    [
        ((1920, 1080), 100, (1920, 1080), 1.0),
        ((1920, 1080), 115, (1920, 1080), 1.0),
        ((1920, 1080), 130, (1477, 831), 1.3),
        ((1366, 768), 130, (1366, 768), 1.0),
    ],
)
def test_everything_is_enlarged_only_where_the_whole_window_has_room(
    tmp_path: Path, real: tuple[int, int], size: int, logical: tuple[int, int], ratio: float
) -> None:
    screen = {"name": "A", "x": 0, "y": 0, "width": real[0], "height": real[1]}
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    told = {
        "synchronousWindowSystemEvents": False,
        "windowFrameMargins": False,
        "screens": [screen | more],
    }
    (tmp_path / "screens.json").write_text(json.dumps(told), encoding="utf-8")
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(size=size)],
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [*map(str, logical), str(ratio), "False"]
