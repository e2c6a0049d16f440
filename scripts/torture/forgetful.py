"""A file system in memory that forgets what was not synced; its power fails at a given step.

Linux only; needs /dev/fuse, libfuse3 (Debian: fuse3) and the Python package ``mfusepy``; no test of
the suite needs it. It is driven through the file ``.control`` at its root:

    write  {"pid": 7, "step": 12}   let the process die, and nothing work any more, at the 13th step
    write  {"come_back": "cut"}     switch on again: only what was synced is there
    write  {"come_back": "kill"}    the machine had gone on: everything written is there
    write  {"clear": true}          begin anew, empty
    write  {"settle": true}         count everything as synced
    read                            {"steps": 40, "dead": true, "last": "fsync new"}

A step is whatever changes the disk: create, write, truncate, fsync, rename, unlink, fsync of a
folder. A write that is stopped is torn in the middle. Without ``--strict`` the fsync of a file
makes its present name durable too, as ext4 does; with it a name needs the fsync of its folder.
"""

import argparse
import errno
import importlib
import json
import os
import posixpath
import signal
import stat
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

CONTROL: Final = "/.control"


@dataclass
class _File:
    live: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    changed: int = field(default_factory=time.time_ns)
    mode: int = 0o600


@dataclass
class Memory:
    """What programs see, what is synced, and when the power fails."""

    strict: bool
    live: dict[str, _File] = field(default_factory=dict)
    durable: dict[str, _File] = field(default_factory=dict)
    folders: set[str] = field(default_factory=lambda: {"/"})
    steps: int = 0
    stop_at: int | None = None
    pid: int = 0
    dead: bool = False
    last: str = ""

    def obey(self, words: dict[str, Any]) -> None:
        if "clear" in words:
            self.live, self.durable, self.folders = {}, {}, {"/"}
        if "settle" in words:
            for file in self.live.values():
                file.durable = bytes(file.live)
            self.durable = dict(self.live)
        if words.get("come_back") == "cut":
            self._cut()
        self.dead, self.steps, self.stop_at = False, 0, words.get("step")
        self.pid = words.get("pid", 0)

    def step(self, name: str, path: str) -> None:
        """Count a step; raise ``OSError`` when the power is off, or fails now."""
        if self.dead:
            raise OSError(errno.EIO, "no power")
        if self.stop_at is not None and self.steps >= self.stop_at:
            self.dead, self.last = True, f"{name} {posixpath.basename(path)[-24:]}"
            if self.pid:
                os.kill(self.pid, signal.SIGKILL)
            raise OSError(errno.EIO, "no power")
        self.steps += 1

    def sync(self, path: str) -> None:
        file = self.live[path]
        file.durable = bytes(file.live)
        if not self.strict:
            self.durable[path] = file

    def sync_folder(self, path: str) -> None:
        others = {p: f for p, f in self.durable.items() if posixpath.dirname(p) != path}
        here = {p: f for p, f in self.live.items() if posixpath.dirname(p) == path}
        self.durable = others | here

    def _cut(self) -> None:
        self.live = dict(self.durable)
        for file in self.live.values():
            file.live = bytearray(file.durable)
            file.changed = time.time_ns()  # the kernel drops the pages it keeps

    def told(self) -> bytes:
        return json.dumps({"steps": self.steps, "dead": self.dead, "last": self.last}).encode()


def serve(folder: Path, *, strict: bool) -> None:
    """Mount an empty file system on a folder and serve it until it is unmounted."""
    mfusepy: Any = importlib.import_module("mfusepy")  # only whoever cuts the power has it
    memory = Memory(strict)

    def failing(number: int) -> OSError:
        error: OSError = mfusepy.FuseOSError(number)
        return error

    def found(path: str) -> _File:
        if path not in memory.live:
            raise failing(errno.ENOENT)
        return memory.live[path]

    def step(name: str, path: str) -> None:
        try:
            memory.step(name, path)
        except OSError as error:
            raise failing(error.errno or errno.EIO) from error

    class Calls:
        """The calls of the kernel."""

        use_ns = True

        def getattr(self, path: str, _fh: int | None = None) -> dict[str, int]:
            if path in memory.folders:
                return {"st_mode": stat.S_IFDIR | 0o700, "st_nlink": 2}
            if path == CONTROL:
                return {"st_mode": stat.S_IFREG | 0o600, "st_nlink": 1, "st_size": 4096}
            file = found(path)
            times = dict.fromkeys(("st_mtime", "st_atime", "st_ctime"), file.changed)
            size = len(file.live)
            return {"st_mode": stat.S_IFREG | file.mode, "st_nlink": 1, "st_size": size,
                    "st_blocks": (size + 511) // 512, **times}  # fmt: skip

        def readdir(self, path: str, _fh: int) -> list[str]:
            inside = [p for p in (*memory.live, *memory.folders) if p != "/"]
            names = [posixpath.basename(p) for p in inside if posixpath.dirname(p) == path]
            return [".", "..", *names]

        def mkdir(self, path: str, _mode: int) -> None:
            memory.folders.add(path)

        def rmdir(self, path: str) -> None:
            memory.folders.discard(path)

        def create(self, path: str, mode: int, _fi: object = None) -> int:
            step("create", path)
            memory.live[path] = _File(mode=mode & 0o777)
            return 0

        def open(self, path: str, _flags: int) -> int:
            if path != CONTROL:
                found(path)
            return 0

        def read(self, path: str, size: int, offset: int, _fh: int) -> bytes:
            data = memory.told() if path == CONTROL else found(path).live
            return bytes(data[offset : offset + size])

        def write(self, path: str, data: bytes, offset: int, _fh: int) -> int:
            if path == CONTROL:
                memory.obey(json.loads(data))
                return len(data)
            half = len(data) // 2
            self._put(path, data[:half], offset)
            step("write", path)
            self._put(path, data[half:], offset + half)
            return len(data)

        def _put(self, path: str, data: bytes, offset: int) -> None:
            if memory.dead:
                raise failing(errno.EIO)
            file = found(path)
            file.live.extend(bytes(max(0, offset - len(file.live))))
            file.live[offset : offset + len(data)] = data
            file.changed = time.time_ns()

        def truncate(self, path: str, length: int, _fh: int | None = None) -> None:
            if path == CONTROL:
                return
            step("truncate", path)
            file = found(path)
            del file.live[length:]
            file.live.extend(bytes(length - len(file.live)))
            file.changed = time.time_ns()

        def fsync(self, path: str, _datasync: int, _fh: int) -> None:
            step("fsync", path)
            found(path)
            memory.sync(path)

        def fsyncdir(self, path: str, _datasync: int, _fh: int) -> None:
            step("fsyncdir", path)
            memory.sync_folder(path)

        def rename(self, old: str, new: str, *_flags: object) -> None:
            step("rename", old)
            memory.live[new] = found(old)
            if new != old:
                del memory.live[old]

        def unlink(self, path: str) -> None:
            step("unlink", path)
            found(path)
            del memory.live[path]

        def chmod(self, path: str, mode: int) -> None:
            if path in memory.live:
                memory.live[path].mode = mode & 0o777

        def chown(self, _path: str, _uid: int, _gid: int) -> None:
            return

        def utimens(self, _path: str, _times: object = None) -> None:
            return

        def statfs(self, _path: str) -> dict[str, int]:
            return {"f_bsize": 4096, "f_blocks": 1 << 20, "f_bavail": 1 << 19, "f_bfree": 1 << 19,
                    "f_namemax": 255}  # fmt: skip

    served = type("Served", (Calls, mfusepy.Operations), {})()
    mfusepy.FUSE(served, str(folder), foreground=True, nothreads=True,
                 auto_cache=True, attr_timeout=0, entry_timeout=0)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    serve(options.folder, strict=options.strict)
    return 0


if __name__ == "__main__":
    sys.exit(main())
