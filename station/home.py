"""Where everything lies under ``--home``: one name for each path, private to its owner."""

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from station.errors import Broken, Code

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Home:
    """The station's state on disk. Nothing outside it is ever written, except on request."""

    root: Path

    @property
    def outbox(self) -> Path:
        """Spool and index of sealed packets; holds no personal data."""
        return self.root / "outbox"

    @property
    def register(self) -> Path:
        """SQLCipher database: whose packet it is."""
        return self.root / "register.db"

    @property
    def drafts(self) -> Path:
        """Encrypted enrollments in progress."""
        return self.root / "drafts"

    @property
    def accounts(self) -> Path:
        """Operators, and the station's data key wrapped to each of them."""
        return self.root / "accounts.json"

    @property
    def keys(self) -> Path:
        """The station's own keys and certificates."""
        return self.root / "keys"

    @property
    def trust(self) -> Path:
        """What the station trusts: root certificates, the centre's recipients."""
        return self.root / "trust"

    @property
    def centre(self) -> Path:
        """State of the emulated centre, where it runs on this machine."""
        return self.root / "centre"

    @property
    def preferences(self) -> Path:
        """What the people of this station chose for themselves; nothing about a person."""
        return self.root / "preferences.json"

    @property
    def reports(self) -> Path:
        """Daily reports that somebody kept, by day; those of the day book hold personal data."""
        return self.root / "reports"

    @property
    def slips(self) -> Path:
        """Slips that found no printer, as PDF, named by their number; nobody's name or NIK."""
        return self.root / "slips"

    @property
    def releases(self) -> Path:
        """Releases of the software that were taken in, each in a folder named by its number."""
        return self.root / "releases"

    @property
    def audit(self) -> Path:
        """The trail of who did what; no names, no NIK, no biometrics."""
        return self.root / "audit"

    @property
    def lookups(self) -> Path:
        """How many people each account looked up today; account ids and counts."""
        return self.root / "lookups.json"

    @property
    def logs(self) -> Path:
        """JSON lines without personal data."""
        return self.root / "logs"

    def make(self) -> "Home":
        """Create the folders, readable by their owner only.

        Raises ``Broken`` with a DISK_ code, and as :meth:`guard` does.
        """
        self.guard()
        for folder in (self.root, self.outbox, self.drafts, self.keys, self.trust, self.audit,
                       self.logs):  # fmt: skip
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                code = Code.DISK_FULL if error.errno == errno.ENOSPC else Code.DISK_UNWRITABLE
                detail = f"--home: {folder}: {error.strerror}; choose a folder of your own"
                raise Broken(code, detail) from error
        return self.guard()

    def guard(self) -> "Home":
        """Look whether others can reach in; nothing to look at is no error.

        Raises ``Broken`` with HOME_FOREIGN for a home of another user, and with HOME_OPEN for one
        that others may enter, or in which a link leads elsewhere: what is written there could be
        read or replaced outside. Names one path; no file's name here holds a person.
        """
        if os.name == "posix" and self.root.exists():
            self._closed(self.root, self.root.stat())
            for folder in (self.root, self.drafts, self.keys, self.trust, self.audit, self.logs,
                           self.outbox, self.slips, self.reports):  # fmt: skip
                if folder.is_dir():
                    self._contents(folder)
        return self

    def _closed(self, folder: Path, found: os.stat_result) -> None:
        if found.st_uid != os.geteuid():
            raise Broken(
                Code.HOME_FOREIGN,
                f"--home: {folder} belongs to user {found.st_uid}, and you are {os.geteuid()}",
            )
        if found.st_mode & _OTHERS:
            raise Broken(Code.HOME_OPEN, f"--home: others may enter {folder}: chmod 700 {folder}")

    def _contents(self, folder: Path) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # what is being replaced at this moment
                    _own(entry.path, entry.stat(follow_symlinks=False))


def _own(path: str, found: os.stat_result) -> None:
    linked = stat.S_ISREG(found.st_mode) and found.st_nlink > 1
    if linked or stat.S_ISLNK(found.st_mode):
        raise Broken(Code.HOME_OPEN, f"--home: {path} is a link: take it away")
    if found.st_uid != os.geteuid():
        raise Broken(Code.HOME_FOREIGN, f"--home: {path} belongs to user {found.st_uid}")
