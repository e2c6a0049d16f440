"""A machine that is to be a station, its centre, and the technician who walks through it."""

import argparse
from contextlib import closing
from pathlib import Path

from station import keys, settings
from station.assembly.commissioning import Commission
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.enrolling import fingerprint
from station.centre.https import HttpsCentre
from station.commands.provisioning import Walk
from station.home import Home
from tests.fakes.keepers import PIN
from tests.fakes.movable_clock import MovableClock
from tests.fakes.office import CONFIG

FOUND = settings.load(CONFIG).station
STATION = FOUND.station
WHO, SECRET = "tini", "864297"


class Technician:
    """Answers questions by their first words; says so if asked something else."""

    def __init__(self, **answers: str) -> None:
        self.answers = {"is this station": "yes", "user name": WHO, "PIN, six": SECRET,
                        "the same PIN": SECRET, "PIN": SECRET, "administrator's": WHO,
                        "the token's PIN": PIN, "keeper": "software"} | answers  # fmt: skip
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)

    def ask(self, question: str, default: str = "") -> str:
        known = [v for k, v in self.answers.items() if question.startswith(k.replace("_", " "))]
        return known[-1] if known else default

    secret = ask


def options(home: Home, **given: object) -> argparse.Namespace:
    plain: dict[str, object] = {
        "home": home.root, "config": CONFIG, "json": False, "demo": False, "keeper": None,
        "tpm": "/none", "module": None, "request_to": None, "answer": None, "recovery": None,
    }  # fmt: skip
    return argparse.Namespace(**plain | given)


class Far:
    """The centre, and a machine that is to be a station of it."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root / "machine").make()
        self.clock = MovableClock()
        self.authority = Authority.create(root / "centre")

    @property
    def read_aloud(self) -> str:
        return " ".join(fingerprint(self.authority.root_pem).split()[:4])

    def invite(self, area: str = STATION.area_code) -> str:
        return self.authority.registry.invite(STATION.id, area, self.clock.now())

    def walk(self, url: str, talk: Technician, **given: object) -> Walk:
        work = Commission(self.home, STATION)
        walk = Walk(work, options(self.home, **given), talk, url)
        walk.go()
        return walk

    def commission(self, url: str, **given: object) -> Walk:
        talk = Technician(**{"one-time code": self.invite(), "first four": self.read_aloud})
        return self.walk(url, talk, **given)

    def address(self, url: str, home: Home | None = None) -> Address:
        files = keys.client_files(home or self.home)
        return Address(url=url, key=files.key, certificate=files.chain, root=files.root,
                       stall=1.0, patience=5.0, password=files.password)  # fmt: skip

    def calls(self, url: str, home: Home | None = None) -> str:
        with closing(HttpsCentre(self.address(url, home))) as line:
            return line.feed(0)
