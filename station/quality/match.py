"""Are two prints of the same finger? A 1:1 comparison by minutiae, within one session.

Every pair of minutiae proposes a turn and a shift by which one print may lie on the other, and the
proposals vote (Ratha, Karu, Chen, Jain, IEEE TPAMI 18(8), 1996). Under the few that win, minutiae
are paired, the pull of the skin between the two presses is undone, and they are paired again. What
counts is the share of minutiae that found their like where both prints are readable.
It guards against mix-ups at one desk; it does not identify anyone.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality import minutiae
from station.quality.minutiae import Gray, Mask, Minutiae, Reals

_MOST_TURN: Final = np.deg2rad(50.0)
"""Two presses of one finger at one desk seldom differ by more."""
_TURN_BIN: Final = np.deg2rad(10.0)
_SHIFT_BIN: Final = 16.0
_MOST_SHIFT: Final = 480.0
"""Pixels, about the pictures' upper left corners: a turn of a whole thumb moves it so far."""
_SHIFT_BINS: Final = 2 * int(_MOST_SHIFT / _SHIFT_BIN) + 1
_WINNERS: Final = 5

_FIRST: Final = 18.0
_THEN: Final = 14.0
_LAST: Final = 9.0
"""Pixels within which minutiae are alike: as proposed, after one stretch, after local pulls."""
_PULL_SPREAD: Final = 45.0
"""Pixels over which skin is pulled alike."""
_SAME_WAY: Final = np.deg2rad(20.0)
_LEAST_PAIRS: Final = 4
_MOST_STRETCH: Final = 0.2
"""Share of length by which a press can pull the skin; more is a chance agreement."""
_FEW: Final = 8.0
"""Minutiae that chance may pair; they are taken as unpaired ones on top."""


@dataclass(frozen=True)
class Template:
    """What is compared of a print."""

    found: Minutiae
    readable: Mask
    """Where minutiae could have been found: the print in cells of ``minutiae.CELL`` pixels."""


@dataclass(frozen=True)
class Pairs:
    """Minutiae of two prints that lie on each other: their numbers in the one and in the other."""

    one: NDArray[np.intp]
    two: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.one)


def template(picture: Gray) -> Template:
    """Prepare a print (height x width, 500 ppi) for comparisons."""
    return Template(*minutiae.extract(picture))


def similarity(one: Template, two: Template) -> float:
    """Compare two prints: 0..1, where prints of different fingers seldom reach 0.35."""
    if min(len(one.found), len(two.found)) < _LEAST_PAIRS:
        return 0.0
    return max((_agreement(one, two, way) for way in _proposals(one.found, two.found)), default=0.0)


def _proposals(one: Minutiae, two: Minutiae) -> list[Reals]:
    """Return the 2 x 3 movements of ``two`` onto ``one`` for which most pairs vote."""
    turns = _angle(one.directions[:, np.newaxis] - two.directions[np.newaxis])
    i, j = np.nonzero(np.abs(turns) <= _MOST_TURN)
    turn = turns[i, j]
    cos, sin = np.cos(turn), np.sin(turn)
    x, y = two.places[j].T
    shift = one.places[i] - np.column_stack([cos * x - sin * y, sin * x + cos * y])
    likely = (np.abs(shift) < _MOST_SHIFT).all(axis=1)
    turn, shift = turn[likely], shift[likely]
    votes, cells = _votes(turn, shift)
    return [_movement(turn[here], shift[here]) for here in _winners(votes, cells)]


def _votes(turn: Reals, shift: Reals) -> tuple[Reals, NDArray[np.intp]]:
    bins = 2 * int(np.ceil(_MOST_TURN / _TURN_BIN)) + 1
    turned = np.round(turn / _TURN_BIN) + bins // 2
    shifted = np.round(shift / _SHIFT_BIN) + _SHIFT_BINS // 2
    cells = np.column_stack([turned, shifted]).astype(np.intp)
    size = (bins, _SHIFT_BINS, _SHIFT_BINS)
    flat = np.ravel_multi_index(tuple(cells.T), size)
    count = np.bincount(flat, minlength=int(np.prod(size))).reshape(size).astype(np.float32)
    wide = np.stack([cv2.blur(each, (3, 3), borderType=cv2.BORDER_CONSTANT) for each in count])
    wide[1:-1] = wide[:-2] + wide[1:-1] + wide[2:]
    return np.asarray(wide, np.float32), cells


def _winners(votes: Reals, cells: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Return, for the cells with most votes around them, the numbers of the pairs that voted."""
    winners = []
    for _ in range(_WINNERS):
        peak = np.array(np.unravel_index(int(votes.argmax()), votes.shape))
        winners.append(np.flatnonzero((np.abs(cells - peak) <= 1).all(axis=1)))
        low = np.maximum(peak - 1, 0)
        votes[low[0] : peak[0] + 2, low[1] : peak[1] + 2, low[2] : peak[2] + 2] = 0
    return [each for each in winners if each.size]


def _movement(turns: Reals, shifts: Reals) -> Reals:
    turn = float(np.median(turns))
    x, y = np.median(shifts, axis=0)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.array([[cos, -sin, x], [sin, cos, y]], np.float32)


def _agreement(one: Template, two: Template, way: Reals) -> float:
    """Return the share of minutiae that found their like, in what both prints show."""
    pairs = _paired(one.found, two.found, _moved(two.found.places, way), way, _FIRST)
    if len(pairs) < _LEAST_PAIRS:
        return 0.0
    way = _unpulled(one.found.places[pairs.one], two.found.places[pairs.two], way)
    moved = _moved(two.found.places, way)
    pairs = _paired(one.found, two.found, moved, way, _THEN)
    moved = moved + _pull(moved, one.found.places[pairs.one] - moved[pairs.two], moved[pairs.two])
    pairs = _paired(one.found, two.found, moved, way, _LAST)
    back = np.asarray(cv2.invertAffineTransform(way), np.float32)
    mine = max(len(pairs), _seen_by(two, _moved(one.found.places, back)))
    theirs = max(len(pairs), _seen_by(one, moved))
    return float(len(pairs) / (np.sqrt(mine * theirs) + _FEW))


def _paired(one: Minutiae, two: Minutiae, moved: Reals, way: Reals, near: float) -> Pairs:
    """Pair minutiae that are each other's nearest and point the same way."""
    turn = float(np.arctan2(way[1, 0], way[0, 0]))
    apart = np.linalg.norm(one.places[:, np.newaxis] - moved[np.newaxis], axis=2)
    askew = np.abs(_angle(one.directions[:, np.newaxis] - two.directions[np.newaxis] - turn))
    cost = np.where(askew < _SAME_WAY, apart, np.inf)
    nearest, back = cost.argmin(axis=1), cost.argmin(axis=0)
    numbers = np.arange(len(one))
    good = (back[nearest] == numbers) & (cost[numbers, nearest] < near)
    return Pairs(numbers[good], nearest[good])


def _pull(places: Reals, slips: Reals, at: Reals) -> Reals:
    """Return by how much the skin at each place was pulled, as the pairs around it slipped."""
    apart = np.linalg.norm(places[:, np.newaxis] - at[np.newaxis], axis=2)
    weight = np.exp(-0.5 * (apart / _PULL_SPREAD) ** 2)
    return np.asarray((weight @ slips) / (weight.sum(axis=1, keepdims=True) + 0.5), np.float32)


def _unpulled(one: Reals, two: Reals, before: Reals) -> Reals:
    """Return the turn, stretch and shear by which the pairs lie on each other best."""
    places = np.column_stack([two, np.ones(len(two), np.float32)])
    weight = np.eye(3, dtype=np.float32) * 1e-3
    found = np.linalg.solve(places.T @ places + weight, places.T @ one + weight @ before.T).T
    stretches = np.linalg.svd(found[:, :2], compute_uv=False)
    return before if np.abs(stretches - 1).max() > _MOST_STRETCH else np.asarray(found, np.float32)


def _seen_by(other: Template, places: Reals) -> int:
    """Count the places at which the other print is readable."""
    cells = (places / minutiae.CELL).astype(np.intp)
    rows, columns = other.readable.shape
    inside = (cells >= 0).all(axis=1) & (cells[:, 0] < columns) & (cells[:, 1] < rows)
    x, y = cells[inside].T
    return int(other.readable[y, x].sum())


def _moved(places: Reals, way: Reals) -> Reals:
    return np.asarray(places @ way[:, :2].T + way[:, 2], np.float32)


def _angle(radians: Reals) -> Reals:
    return np.asarray((radians + np.pi) % (2 * np.pi) - np.pi, np.float32)
