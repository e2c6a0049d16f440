"""What each keeper costs: a signature, the secret, a start from nothing; as a ratio to bare ECDSA.

The TPM and the token are emulators on this machine: they tell what our own side costs, and that a
TPM is asked no more often than it must be. A real TPM takes 20 to 200 ms for what swtpm does at
once.
"""

import argparse
import hashlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from station import keys
from station.home import Home
from station.keys import making, token
from station.keys.kept import Kind
from station.keys.making import Choice
from tests.fakes.keepers import MODULE, PIN, SoftToken, swtpm

_MESSAGE: Final = bytes(4096)
_DIGEST: Final = hashlib.sha256(_MESSAGE).digest()


@dataclass(frozen=True)
class Figures:
    """Medians in seconds."""

    name: str
    sign: float
    secret: float
    start: float


def measure(rounds: int) -> list[Figures]:
    """Measure bare ECDSA and every keeper."""
    bare = ec.generate_private_key(ec.SECP256R1())
    sign = _median(lambda: bare.sign(_MESSAGE, ec.ECDSA(SHA256())), rounds)
    found = [Figures("bare ECDSA", sign, 0.0, 0.0)]
    with _choices() as choices:
        for name, choice in choices:
            found.append(_keeper(name, choice, rounds))
    return found


def table(found: list[Figures]) -> str:
    """Return the figures as lines for a person."""
    unit = found[0].sign
    lines = [f"{'keeper':<16}{'sign':>10}{'ratio':>8}{'secret':>10}{'start':>10}"]
    lines += [
        f"{each.name:<16}{each.sign * 1e3:>8.3f}ms{each.sign / unit:>8.1f}"
        f"{each.secret * 1e3:>8.2f}ms{each.start * 1e3:>8.2f}ms"
        for each in found
    ]
    return "\n".join(lines)


def _keeper(name: str, choice: Choice, rounds: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder)).make()
        making.make(home, choice, making.PUBLIC)

        def start() -> None:
            keys.shut(home)
            keys.keeper(home).secret()
            keys.keeper(home).sign(_DIGEST)

        def secret() -> None:
            keys.shut(home)
            keys.keeper(home).secret()

        few = max(3, rounds // 10)
        started, opened = _median(start, few), _median(secret, few)
        found = Figures(
            name, _median(lambda: keys.keeper(home).sign(_DIGEST), rounds), opened, started
        )
        keys.shut(home)
        return found


@contextmanager
def _choices() -> Iterator[list[tuple[str, Choice]]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tpm = stack.enter_context(swtpm(folder / "tpm"))
        stick = SoftToken(folder / "hsm").make()
        os.environ["SOFTHSM2_CONF"] = str(stick.configuration)
        serial = token.serials(MODULE)[0][1]
        yield [
            ("software", making.SOFTWARE),
            ("TPM", Choice(Kind.TPM, address=tpm.address)),
            ("TPM, word", Choice(Kind.TPM, address=tpm.address, guarded=True)),
            ("token", Choice(Kind.TOKEN, module=MODULE, serial=serial, pin=PIN.encode())),
        ]


def _median(work: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    sys.stdout.write(table(measure(parser.parse_args().rounds)) + "\n")


if __name__ == "__main__":
    main()
