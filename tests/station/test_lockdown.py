"""Nothing of a process's memory comes to the disk when it dies badly."""

import subprocess
import sys
from pathlib import Path

PROBE = """
import os, resource, signal, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
if "locked" in sys.argv:
    from station.lockdown import lock_down
    lock_down()
    import ctypes
    assert ctypes.CDLL(None).prctl(3, 0) == 0, "dumpable"
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    open("private", "w").close()
    assert os.stat("private").st_mode & 0o077 == 0
os.kill(os.getpid(), signal.SIGSEGV)
"""


def test_a_process_that_dies_badly_leaves_no_core(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "locked"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == -11, done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["private"]


def test_the_command_line_locks_itself_down_first() -> None:
    probe = (
        "from station.commands import main; import resource;"
        "main(['nik', 'check', '1', '--json']);"
        "raise SystemExit(resource.getrlimit(resource.RLIMIT_CORE) != (0, 0))"
    )
    subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True)
