"""Ties a child process to its parent: when the parent is gone, by whatever means, so is it."""

import ctypes
import os
import signal
import sys
from typing import Final

VARIABLE: Final = "PEREKAMAN_PARENT"
"""Names the process id that a command is tied to; set by whoever starts it as a child."""
_PR_SET_PDEATHSIG: Final = 1


def tied_to(parent: int) -> bool:
    """Have the kernel end this process with its parent; False when that is gone already.

    On Linux only; elsewhere a child ends when it notices that its pipe or socket is closed. The
    kernel watches the *thread* that started the child: it must live as long as the child may.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    return os.getppid() == parent


def tied_as_asked() -> bool:
    """Do the same for the parent named in the environment, if one is named."""
    parent = os.environ.get(VARIABLE)
    return parent is None or tied_to(int(parent))
