"""A release in one file: a ZIP of ``release.jws`` and the files it names, read within limits."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from packets.jws import LARGEST
from packets.releases import Release, ReleaseFile
from station.errors import Broken, Code, Refused

TOKEN: Final = "release.jws"
_MOST: Final = 2 << 30
"""Bytes of a whole release; the wheels of this one have a tenth of it."""
_FORMER: Final = (1980, 1, 1, 0, 0, 0)


class Bundle:
    """An open bundle. Sizes and hashes are those of a release, never its own."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = _members(archive)

    def token(self) -> str:
        """Return the signed list of files, not verified."""
        return self._read(TOKEN, LARGEST).decode("ascii", "replace").strip()

    def content(self, file: ReleaseFile) -> bytes:
        """Return the bytes of a file. Raises ``Refused`` where they are not the release's."""
        data = self._read(file.name, file.size)
        if len(data) != file.size or hashlib.sha256(data).hexdigest() != file.sha256:
            raise Refused(Code.UPDATE_INVALID, f"{file.name}: not the file of the release")
        return data

    def check_names(self, release: Release) -> None:
        """Refuse a bundle that lacks a file of the release, or holds one more."""
        if set(self._members) != {TOKEN, *(each.name for each in release.files)}:
            raise Refused(Code.UPDATE_INVALID, "the bundle's files are not those of the release")
        if sum(each.size for each in release.files) > _MOST:
            raise Refused(Code.UPDATE_INVALID, "the release is larger than any of ours")

    def _read(self, name: str, most: int) -> bytes:
        info = self._members.get(name)
        if info is None:
            raise Refused(Code.UPDATE_INVALID, f"{name} is missing")
        try:
            with self._archive.open(info) as file:
                return file.read(most + 1)
        except (
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
            zipfile.BadZipFile,
        ) as error:
            raise Refused(Code.UPDATE_INVALID, f"{name}: damaged; copy the bundle anew") from error


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Open a bundle. Raises ``Broken`` where it cannot be read, ``Refused`` where it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        detail = f"{path.name}: {error.strerror or 'unreadable'}; give the bundle's file"
        raise Broken(Code.FILE_UNREADABLE, detail) from None
    except (ValueError, NotImplementedError, zipfile.BadZipFile):
        raise Refused(Code.UPDATE_INVALID, f"{path.name} is no bundle, or cut short") from None
    with archive:
        yield Bundle(archive)


def write(path: Path, token: str, files: Mapping[str, bytes]) -> None:
    """Write a bundle: the same bytes for the same release."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {TOKEN: token.encode("ascii"), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, _FORMER), data)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    found = {each.filename: each for each in infos}
    if len(found) != len(infos):
        raise Refused(Code.UPDATE_INVALID, "a name stands twice in the bundle")
    if any(each.compress_type != zipfile.ZIP_STORED for each in infos):
        raise Refused(Code.UPDATE_INVALID, "the bundle is compressed; a release's is not")
    return found
