"""How a gate came out: the words of ``packets.enrollment.Gate``."""

from enum import StrEnum


class Outcome(StrEnum):
    """Passed, failed, failed and accepted by people, or not checked at all."""

    PASSED = "passed"
    FAILED = "failed"
    OVERRIDDEN = "overridden"
    NOT_CHECKED = "not_checked"
