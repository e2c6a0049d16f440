"""Decodes one WSQ picture of a device in a process of its own, which may crash instead of the host.

The decoder is native code that was written for pictures of friends. What a device sends has passed
``wsq_form`` before, and is decoded here all the same: with little memory, little time, no files.

    python -P -m station.host.wsq_child < picture > width and height (4 bytes each), then pixels
"""

import resource
import struct
import subprocess
import sys
from typing import Final

import _wsq

SECONDS: Final = 10.0
"""What a print takes is a tenth of a second, most of it to start the interpreter."""
_CPU_SECONDS: Final = 5
_MEMORY: Final = 512 << 20
_HEAD: Final = struct.Struct(">II")
_LIMITS: Final = (
    (resource.RLIMIT_CPU, _CPU_SECONDS),
    (resource.RLIMIT_AS, _MEMORY),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_NPROC, 0),
)


class Undecoded(Exception):
    """The decoder refused, crashed, or did not come to an end."""


def decompress(data: bytes, seconds: float = SECONDS) -> tuple[bytes, int, int]:
    """Return pixels (one byte each, row by row), width and height. Raises :class:`Undecoded`."""
    command = (sys.executable, "-P", "-m", "station.host.wsq_child")
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Undecoded(type(error).__name__) from error
    return _read(done.stdout)


def _read(answer: bytes) -> tuple[bytes, int, int]:
    if len(answer) < _HEAD.size:
        raise Undecoded("answer")
    width, height = _HEAD.unpack_from(answer)
    pixels = answer[_HEAD.size :]
    if len(pixels) != width * height:
        raise Undecoded("answer")
    return pixels, width, height


def main() -> int:
    """Decode standard input to standard output."""
    for limit, value in _LIMITS:
        resource.setrlimit(limit, (value, value))
    pixels, width, height, _ppi = _wsq.decompress(sys.stdin.buffer.read())
    sys.stdout.buffer.write(_HEAD.pack(width, height) + pixels)
    return 0


if __name__ == "__main__":
    sys.exit(main())
