"""A disk in memory that forgets what was not synced, fails where told, and notes every step."""

import errno
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class PowerCut(BaseException):
    """The machine stops here; nothing of the program runs any more."""


@dataclass
class _File:
    data: bytes = b""
    synced: bytes = b""


class ForgetfulDisk:
    """Implements ``station.durable.Disk`` as POSIX promises it, and not a bit better.

    ``stop_at`` names the step (from 0) at which ``failure`` is raised instead; a write that is
    stopped is torn in the middle. ``power_cut`` drops every byte and every name not synced.
    """

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.stop_at: int | None = None
        self.failure: BaseException = PowerCut()
        self.flips = False
        self._files: dict[int, _File] = {}
        self._names: dict[Path, int] = {}
        self._synced_names: dict[Path, int] = {}
        self._numbers = itertools.count(3)

    def power_cut(self) -> None:
        """Lose what was not synced and switch on again, with no failure in sight."""
        self.stop_at = None
        self._names = dict(self._synced_names)
        for file in self._files.values():
            file.data = file.synced

    def arm(self, steps_from_now: int | None, failure: BaseException) -> None:
        """Fail at a later step, or never."""
        self.stop_at = None if steps_from_now is None else len(self.steps) + steps_from_now
        self.failure = failure

    def create(self, path: Path) -> int:
        self._step(f"create {path.parent.name}")
        if path in self._names:
            raise FileExistsError(errno.EEXIST, "there already")
        number = next(self._numbers)
        self._files[number] = _File()
        self._names[path] = number
        return number

    def append(self, path: Path) -> int:
        if path not in self._names:
            return self.create(path)
        self._step(f"append {path.parent.name}")
        return self._names[path]

    def write(self, handle: int, data: bytes) -> None:
        file = self._files[handle]
        try:
            self._step("write")
        except BaseException:
            file.data += data[: len(data) // 2]
            raise
        file.data += data

    def sync(self, handle: int) -> None:
        self._step("sync")
        self._files[handle].synced = self._files[handle].data

    def close(self, handle: int) -> None:
        assert handle in self._files

    def read(self, path: Path) -> bytes:
        self._step(f"read {path.parent.name}")
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such name")
        data = self._files[self._names[path]].data
        return data[:-1] + bytes([data[-1] ^ 1]) if self.flips else data

    def rename(self, source: Path, target: Path) -> None:
        self._step(f"rename {source.parent.name} {target.parent.name}")
        if source not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such name")
        self._names[target] = self._names.pop(source)

    def remove(self, path: Path) -> None:
        self._step(f"remove {path.parent.name}")
        self._names.pop(path, None)

    def sync_folder(self, folder: Path) -> None:
        self._step(f"sync_folder {folder.name}")
        elsewhere = {p: n for p, n in self._synced_names.items() if p.parent != folder}
        here = {p: n for p, n in self._names.items() if p.parent == folder}
        self._synced_names = elsewhere | here

    def exists(self, path: Path) -> bool:
        return path in self._names

    def names(self, folder: Path) -> Sequence[str]:
        return sorted(p.name for p in self._names if p.parent == folder)

    def size(self, path: Path) -> int:
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, "no such name")
        return len(self._files[self._names[path]].data)

    def modified(self, path: Path) -> float:
        assert path in self._names
        return 0.0

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if self.stop_at is not None and len(self.steps) > self.stop_at:
            raise self.failure
