"""Releases: only the centre's, only whole, only onwards; what is laid ready is what was hashed."""

import hashlib
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from packets.releases import ROLE, Release, ReleaseFile, issue_release
from station import clock
from station.commands import main
from station.errors import Broken, Code, Refused
from station.updating import bundle, taking
from station.updating.taking import Shelf, Standing
from tests.fakes.keys import CENTRE_URI, NOW, Authority, keys

FILES = {
    "perekaman-0.2.0-py3-none-any.whl": b"new code",
    "requirements.txt": b"numpy==2.4.6 --hash=sha256:00",
}


@dataclass(frozen=True)
class Offer:
    """A release as somebody brings it; every field may be wrong."""

    sequence: int = 7
    software: str = "0.2.0"
    issued: timedelta = timedelta(days=-1)
    ends: timedelta = timedelta(days=30)
    role: str = ROLE
    root: Authority | None = None

    def release(self, files: dict[str, bytes]) -> Release:
        return Release(
            sequence=self.sequence,
            software=self.software,
            issued_at=clock.iso(NOW + self.issued),
            not_after=clock.iso(NOW + self.ends),
            files=tuple(
                ReleaseFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
                for name, data in files.items()
            ),
        )

    def token(self) -> str:
        return issue_release(self.release(FILES), (self.root or keys().root).signer(self.role))

    def lay(self, path: Path, files: dict[str, bytes] | None = None) -> Path:
        bundle.write(path, self.token(), FILES if files is None else files)
        return path


@dataclass(frozen=True)
class Site:
    """A station's shelf and what runs there."""

    folder: Path
    software: str = "0.1.0"

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "releases", self.folder / "release.jws")

    def here(self) -> Standing:
        return taking.standing(self.shelf, keys().trust, self.software)

    def verify(self, path: Path) -> Release:
        return taking.verify(path, keys().trust, self.here(), NOW)

    def take(self, path: Path) -> Release:
        return taking.stage(path, keys().trust, self.here(), NOW, self.shelf)

    def refuses(self, path: Path) -> Code:
        with pytest.raises(Refused) as verified:
            self.verify(path)
        with pytest.raises(Refused) as taken:
            self.take(path)
        assert verified.value.code is taken.value.code
        assert not [each for each in self.laid() if not each.endswith(".part")]
        return taken.value.code

    def laid(self) -> list[str]:
        return sorted(each.name for each in self.shelf.folder.glob("*"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "station").mkdir()
    return Site(tmp_path / "station")


def test_a_release_of_the_centre_is_laid_ready_whole(site: Site, tmp_path: Path) -> None:
    path = Offer().lay(tmp_path / "bundle")
    assert site.verify(path).sequence == 7
    assert site.laid() == []
    assert site.take(path) == site.take(path)
    assert site.laid() == ["7"]
    folder = site.shelf.folder / "7"
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == FILES
    assert site.here().latest == Offer().release(FILES)


@pytest.mark.parametrize(
    ("offer", "code"),
    [
        (Offer(role=CENTRE_URI), Code.UPDATE_INVALID),
        (Offer(role="urn:perekaman:station:DEMO-01"), Code.UPDATE_INVALID),
        (Offer(root=Authority.root("Somebody else")), Code.UPDATE_INVALID),
        (Offer(issued=timedelta(days=2)), Code.UPDATE_INVALID),
        (Offer(ends=timedelta(seconds=-1)), Code.UPDATE_EXPIRED),
        (Offer(software="0.0.9"), Code.UPDATE_OLDER),
        (Offer(software="newest"), Code.UPDATE_INVALID),
    ],
)
def test_a_release_that_must_not_be_believed(
    site: Site, tmp_path: Path, offer: Offer, code: Code
) -> None:
    assert site.refuses(offer.lay(tmp_path / "bundle")) is code


@pytest.mark.parametrize(
    "files",
    [
        {**FILES, "requirements.txt": b"numpy==2.4.6 --hash=sha256:01"},
        {**FILES, "requirements.txt": b""},
        {**FILES, "requirements.txt": FILES["requirements.txt"] + b"\n"},
        {"requirements.txt": FILES["requirements.txt"]},
        {**FILES, "sitecustomize.py": b"import os"},
        {**FILES, "../keys/signing.pem": b"mine"},
    ],
)
def test_other_files_than_the_release_names(
    site: Site, tmp_path: Path, files: dict[str, bytes]
) -> None:
    assert site.refuses(Offer().lay(tmp_path / "bundle", files)) is Code.UPDATE_INVALID


def test_nothing_goes_back(site: Site, tmp_path: Path) -> None:
    site.take(Offer(sequence=9).lay(tmp_path / "new"))
    older = Offer(sequence=8).lay(tmp_path / "old")
    with pytest.raises(Refused) as caught:
        site.take(older)
    assert caught.value.code is Code.UPDATE_OLDER
    other = Offer(sequence=9, software="0.3.0").lay(tmp_path / "other")
    with pytest.raises(Refused) as caught:
        site.verify(other)
    assert caught.value.code is Code.UPDATE_OLDER
    # Who takes the token away does not get below what runs.
    site.shelf.latest.unlink()
    runs = replace(site, software="0.2.1")
    with pytest.raises(Refused) as caught:
        runs.take(older)
    assert caught.value.code is Code.UPDATE_OLDER


@pytest.mark.parametrize("token", ["", "a.b.c", "\xff", Offer(role=CENTRE_URI).token()])
def test_a_damaged_token_is_not_the_same_as_none(site: Site, token: str) -> None:
    site.shelf.latest.write_text(token, "latin-1")
    with pytest.raises(Broken) as caught:
        site.here()
    assert caught.value.code is Code.FILE_UNREADABLE


def test_every_flipped_or_missing_byte_is_refused(site: Site, tmp_path: Path) -> None:
    whole = Offer().lay(tmp_path / "bundle").read_bytes()
    data_end = whole.index(b"PK\x01\x02")
    starts = [whole.index(data) for data in FILES.values()]
    hurt = tmp_path / "hurt"
    for at in range(0, data_end, 37):
        hurt.write_bytes(whole[:at])
        assert site.refuses(hurt) is Code.UPDATE_INVALID
    for at in starts:
        hurt.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert site.refuses(hurt) is Code.UPDATE_INVALID


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_or_compressed_files_are_refused(site: Site, tmp_path: Path) -> None:
    path = Offer().lay(tmp_path / "bundle")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("requirements.txt", b"evil")
    assert site.refuses(path) is Code.UPDATE_INVALID
    packed = tmp_path / "packed"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(bundle.TOKEN, Offer().token())
        for name, data in FILES.items():
            archive.writestr(name, data)
    assert site.refuses(packed) is Code.UPDATE_INVALID


def test_no_file_is_named(site: Site, tmp_path: Path) -> None:
    with pytest.raises(Broken) as caught:
        site.verify(tmp_path / "none")
    assert caught.value.code is Code.FILE_UNREADABLE


def test_the_commands_release_verify_and_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, wheels, file = tmp_path / "home", tmp_path / "wheels", tmp_path / "new.release"
    wheels.mkdir()
    for name, data in FILES.items():
        (wheels / name).write_bytes(data)
    words = ["--home", str(home)]
    assert main(["station", "provision", "--demo", *words]) == 0
    made = ["centre", "release", str(wheels), str(file), "--software", "9.0.0", "--sequence"]
    assert main([*made, "4", *words]) == 0
    assert main(["update", "verify", str(file), *words]) == 0
    assert not (home / "releases").exists()
    assert main(["update", "take", str(file), *words]) == 0
    assert sorted(each.name for each in (home / "releases" / "4").iterdir()) == sorted(FILES)
    assert main([*made, "3", *words]) == 0
    capsys.readouterr()
    assert main(["update", "take", str(file), "--json", *words]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == Code.UPDATE_OLDER


@pytest.mark.parametrize("name", ["7", "7.part"])
def test_a_link_in_the_way_leads_nothing_astray(site: Site, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "own.whl").write_bytes(b"not the centre's")
    site.shelf.folder.mkdir()
    (site.shelf.folder / name).symlink_to(elsewhere)
    assert site.take(Offer().lay(tmp_path / "bundle")).sequence == 7
    ready = site.shelf.folder / "7"
    assert not ready.is_symlink()
    assert {each.name for each in ready.iterdir()} == set(FILES)
    assert [each.name for each in elsewhere.iterdir()] == ["own.whl"]


def test_a_disk_that_takes_nothing_is_told_by_code(site: Site, tmp_path: Path) -> None:
    site.shelf.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(Broken) as caught:
        site.take(Offer().lay(tmp_path / "bundle"))
    assert caught.value.code is Code.DISK_UNWRITABLE
    assert site.here().latest is None
