"""Stops a centre at any one of its durable steps: file, folder, commit; killed or cut off."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from station.centre.emulated.store import Store
from station.durable import LocalDisk

Step = Callable[[str], None]


class SteppedStore(Store):
    """Calls ``step`` before and after whatever it makes durable."""

    def __init__(self, path: Path, step: Step) -> None:
        self._step: Step = lambda _: None  # not while the tables are made
        super().__init__(path)
        self._step = step

    def _run(self, sql: str, *values: object) -> None:
        durable = sql == "COMMIT" or not (
            self._connection.in_transaction or sql.startswith("BEGIN")
        )
        if durable:
            self._step("commit")
        super()._run(sql, *values)
        if durable:
            self._step("committed")


class DyingDisk(LocalDisk):
    """Calls ``step`` before each change of the disk; a write may be torn in the middle."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def create(self, path: Path) -> int:
        self._step("create")
        return super().create(path)

    def append(self, path: Path) -> int:
        self._step("append")
        return super().append(path)

    def write(self, handle: int, data: bytes) -> None:
        half = len(data) // 2
        super().write(handle, data[:half])
        self._step("write")
        super().write(handle, data[half:])

    def sync(self, handle: int) -> None:
        self._step("sync")
        super().sync(handle)
        self._step("synced")

    def rename(self, source: Path, target: Path) -> None:
        self._step("rename")
        super().rename(source, target)
        self._step("renamed")

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(folder)
        self._step("folder_synced")


class Fuse:
    """Kills this process, as the power would, when so many steps have been taken."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def step(self, _name: str) -> None:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
