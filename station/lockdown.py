"""Keeps a process's memory and files from others: no core dump, no tracing, private files.

A core dump would put on disk, in clear, what is nowhere else in clear: the person at the desk.
"""

import ctypes
import importlib
import os
import sys
from typing import Final

PRIVATE: Final = 0o077
_PR_SET_DUMPABLE: Final = 4


def lock_down() -> None:
    """Apply to this process, first thing; a child does it again for itself.

    Both are needed on Linux: a piped core handler ignores the limit, and not being dumpable also
    stops other programs of the same user from attaching. Windows has neither.
    """
    os.umask(PRIVATE)
    if os.name == "posix":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)
