"""Endorsed settings: once the centre endorsed some, nobody new is recorded by others."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from packets.endorsements import ROLE, Endorsement, issue_endorsement
from station import clock, settings
from station.assembly import endorsement, obstacle, provision
from station.centre.emulated.authority import CENTRE_ROLE, Authority
from station.commands import main
from station.errors import Broken, Code, Trouble
from station.home import Home
from station.settings import Settings
from tests.fakes.clock import StillClock

CONFIG = Path(__file__).parents[2] / "config"
NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Word:
    """What the centre says; every field may be wrong."""

    sequence: int = 5
    station: str = "3273-01-A1"
    sha256: str | None = None
    issued: timedelta = timedelta(0)
    ends: timedelta = timedelta(days=30)
    role: str = ROLE


@dataclass(frozen=True)
class Site:
    """A demonstration station, its centre, its settings folder."""

    home: Home
    config: Path

    @property
    def settings(self) -> Settings:
        return settings.load(self.config)

    def token(self, word: Word) -> str:
        said = Endorsement(
            sequence=word.sequence,
            station=word.station,
            settings_sha256=word.sha256 or self.settings.sha256,
            issued_at=clock.iso(NOW + word.issued),
            not_after=clock.iso(NOW + word.ends),
        )
        return issue_endorsement(said, Authority.load(self.home.centre).office(word.role))

    def install(self, word: Word) -> Endorsement:
        return endorsement.install(self.home, self.settings, self.token(word), NOW)

    def obstacle(self, after: timedelta = timedelta(0)) -> Code | None:
        return obstacle.make(self.home, self.settings, StillClock(NOW + after))()

    def refuses(self, word: Word) -> Code:
        with pytest.raises(Trouble) as caught:
            self.install(word)
        return caught.value.code


@pytest.fixture
def site(tmp_path: Path) -> Site:
    home, config = Home(tmp_path / "home"), tmp_path / "config"
    copytree(CONFIG, config)
    provision.demonstration(home, settings.load(config))
    return Site(home, config)


def change_a_limit(site: Site) -> None:
    path = site.config / "enrollment.toml"
    path.write_text(path.read_text("utf-8").replace("match = 0.42", "match = 0.01"), "utf-8")


def test_without_an_endorsement_the_settings_are_the_stations_own(site: Site) -> None:
    assert endorsement.check(site.home, site.settings, NOW) is None
    change_a_limit(site)
    assert site.obstacle() is None


def test_changed_settings_record_nobody(site: Site) -> None:
    assert site.install(Word()).sequence == 5
    assert site.obstacle() is None
    change_a_limit(site)
    assert site.obstacle() is Code.SETTINGS_NOT_ENDORSED


def test_an_endorsement_ends(site: Site) -> None:
    site.install(Word())
    assert site.obstacle(after=timedelta(days=29)) is None
    assert site.obstacle(after=timedelta(days=30)) is Code.SETTINGS_NOT_ENDORSED


@pytest.mark.parametrize(
    "word",
    [
        Word(station="3273-01-A2"),
        Word(sha256="0" * 64),
        Word(issued=timedelta(days=2)),
        Word(issued=timedelta(days=-9), ends=timedelta(days=-1)),
        Word(role=CENTRE_ROLE),
    ],
)
def test_a_word_that_is_not_the_centres_for_this_station_now(site: Site, word: Word) -> None:
    assert site.refuses(word) is Code.SETTINGS_NOT_ENDORSED
    assert site.obstacle() is None


def test_an_older_word_is_refused(site: Site) -> None:
    site.install(Word(sequence=5))
    assert site.refuses(Word(sequence=4)) is Code.SETTINGS_OLDER
    assert site.install(Word(sequence=5)).sequence == 5
    assert site.install(Word(sequence=6)).sequence == 6


@pytest.mark.parametrize("text", ["", "a.b.c", "\xff\xfe"])
def test_a_damaged_word_is_not_the_same_as_none(site: Site, text: str) -> None:
    (site.home.trust / "settings.jws").write_text(text, "latin-1")
    assert site.obstacle() is Code.SETTINGS_NOT_ENDORSED
    with pytest.raises(Broken):
        endorsement.check(site.home, site.settings, NOW)


def test_another_stations_folder_does_not_help(site: Site) -> None:
    site.install(Word())
    path = site.config / "station.toml"
    path.write_text(path.read_text("utf-8").replace("3273-01-A1", "3273-01-A2"), "utf-8")
    assert site.obstacle() is Code.SETTINGS_NOT_ENDORSED
    assert replace(site, config=CONFIG).obstacle() is None


def test_the_commands_endorse_and_bind(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(site.home.root / "settings.endorsement")
    words = ["--home", str(site.home.root), "--config", str(site.config)]
    assert main(["centre", "endorse", file, *words]) == 0
    assert main(["station", "endorse", file, *words]) == 0
    assert "endorsed until" in capsys.readouterr().out
    change_a_limit(site)
    assert main(["station", "endorse", file, *words]) == 1
    assert "SETTINGS_NOT_ENDORSED" in capsys.readouterr().err
