"""The wrong-person guard: whose fingers are these, and did one of them come twice?

Each finger is compared with the others of its capture, with those recorded before, with the person
before and with the operator. A comparison that cannot be made is NOT_CHECKED, never good.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType
from typing import Final

from station.body import Part
from station.devices.messages import Begin, Guard, Verdict
from station.host import codec
from station.host.delivery import Received
from station.host.remembered import Remembered
from station.quality import match
from station.quality.match import Template
from station.quality.packing import unpacked
from station.reasons import Reason

log = logging.getLogger(__name__)

COMPARABLE: Final = 8
"""Minutiae below which two prints of one finger cannot reach the threshold of a match."""

REASONS: Final = MappingProxyType(
    {
        Guard.HAND: Reason.FINGER_HAND,
        Guard.TWICE: Reason.FINGER_TWICE,
        Guard.PREVIOUS: Reason.FINGER_PREVIOUS,
        Guard.OPERATOR: Reason.FINGER_OPERATOR,
    }
)
"""What the person is told when a guard finds something."""

Verdicts = Mapping[Guard, Verdict]


@dataclass(frozen=True)
class Compared:
    """What the guards said of each finger, and the templates they were compared by."""

    verdicts: Mapping[Part, Verdicts]
    templates: Mapping[Part, Template] = field(default_factory=lambda: MappingProxyType({}))
    like: Mapping[Part, tuple[Part, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Of a finger, those recorded before under other names that it is the same as."""
    failed: bool = False
    """A comparison broke: what it was to say is not known."""

    def reasons(self, part: Part) -> tuple[Reason, ...]:
        """Return what speaks against a finger."""
        found = self.verdicts.get(part, {})
        return tuple(REASONS[guard] for guard in Guard if found.get(guard) is Verdict.RETRY)


def compare(
    prints: Sequence[Received],
    begin: Begin,
    remembered: Remembered,
    *,
    limit: float,
    hand: Verdict = Verdict.NOT_CHECKED,
) -> Compared:
    """Compare every finger of a capture; never raises."""
    try:
        return _compare(prints, begin, remembered, limit, hand)
    except Exception:  # an unforeseen picture, or an unreadable reference, must not cost a capture
        log.exception("match_failed")
        unknown = dict.fromkeys(Guard, Verdict.NOT_CHECKED) | {Guard.HAND: hand}
        return Compared({each.part: unknown for each in prints}, failed=True)


def _compare(
    prints: Sequence[Received], begin: Begin, remembered: Remembered, limit: float, hand: Verdict
) -> Compared:
    templates = {each.part: match.template(each.gray) for each in prints}
    twice = _together(templates, limit)
    before = remembered.before(begin.whose)
    operator = tuple(map(unpacked, begin.operator)) or None
    recorded = _recorded(begin.references, remembered)
    verdicts: dict[Part, Verdicts] = {}
    like: dict[Part, tuple[Part, ...]] = {}
    for part, template in templates.items():
        like[part] = tuple(
            each
            for each, other in recorded.items()
            if each is not part and match.similarity(template, other) >= limit
        )
        verdicts[part] = {
            Guard.HAND: hand,
            Guard.TWICE: Verdict.RETRY
            if part in twice or like[part]
            else _found(template, (), limit),
            Guard.PREVIOUS: _found(template, before, limit),
            Guard.OPERATOR: _found(template, operator, limit),
        }
    return Compared(verdicts, templates, like)


def _found(template: Template, others: Sequence[Template] | None, limit: float) -> Verdict:
    """Look for a finger among others; None: there is nobody to compare it with."""
    if others is None:
        return Verdict.NOT_CHECKED
    if any(match.similarity(template, other) >= limit for other in others):
        return Verdict.RETRY
    return Verdict.GOOD if len(template.found) >= COMPARABLE else Verdict.NOT_CHECKED


def _together(templates: Mapping[Part, Template], limit: float) -> frozenset[Part]:
    """Return the fingers of one capture that are the same as another one of it."""
    pairs = combinations(templates, 2)
    same = (p for p in pairs if match.similarity(templates[p[0]], templates[p[1]]) >= limit)
    return frozenset(part for pair in same for part in pair)


def _recorded(references: Mapping[Part, bytes], remembered: Remembered) -> Mapping[Part, Template]:
    """Return the templates of the fingers recorded before."""
    return {
        part: remembered.of(data) or match.template(codec.decoded(data))
        for part, data in references.items()
    }
