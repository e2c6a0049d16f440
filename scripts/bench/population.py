"""Prints the milliseconds of processor time that each synthetic picture costs, on one core."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from threading import Event

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from drivers.emulators.camera import POSES, EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.population import face, fingerprint, iris, pen, ridges
from drivers.population.person import FOUR_RIGHT, Person

FRAMES = 100


def milliseconds(work: Callable[[int], object], rounds: int) -> list[float]:
    """Return the processor time of ``work(0)``, ``work(1)`` ..."""
    spent = []
    for number in range(rounds):
        before = time.process_time()
        work(number)
        spent.append(1000 * (time.process_time() - before))
    return spent


def live_frames() -> Callable[[int], object]:
    """Return what films a seated person whose poses have all been drawn."""
    chair = Chair(Person(1))
    stream = EmulatedFrames(chair, fps=100_000).open()
    halt = Event()
    for _ in range(POSES * FRAMES):
        stream.read(halt)
    return lambda _number: stream.read(halt)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    cv2.setNumThreads(1)
    person = Person(1)
    table: dict[str, tuple[Callable[[int], object], int]] = {
        "skin of a new finger": (lambda n: ridges.skin(n, "LEFT_INDEX"), rounds),
        "finger, known skin": (lambda n: fingerprint.finger(person, "LEFT_INDEX", n), rounds),
        "slap, known skins": (lambda n: fingerprint.slap(person, FOUR_RIGHT, n), rounds),
        "texture of a new iris": (lambda n: iris.texture(n, "LEFT_EYE"), rounds),
        "eye, known texture": (lambda n: iris.eye(person, "LEFT_EYE", n), rounds),
        "portrait": (lambda n: face.portrait(Person(n)), rounds),
        "signature": (lambda n: pen.signature(Person(n)), rounds),
        "live camera frame": (live_frames(), FRAMES),
    }
    sys.stdout.write(f"{'':24}{'median':>8}{'worst':>8}  ms on one core\n")
    for name, (work, count) in table.items():
        spent = milliseconds(work, count)
        sys.stdout.write(f"{name:24}{median(spent):8.1f}{max(spent):8.1f}\n")


if __name__ == "__main__":
    main()
