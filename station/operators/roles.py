"""What each role may do: one table, asked by the desk before anything else."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """Who somebody is at the station. ADMINISTRATOR is the ADB of the region."""

    OPERATOR = "OPERATOR"
    SUPERVISOR = "SUPERVISOR"
    TECHNICIAN = "TECHNICIAN"
    ADMINISTRATOR = "ADMINISTRATOR"


class Right(StrEnum):
    """One thing somebody may do."""

    RECORD = "RECORD"
    """Sit at the desk: see citizens, record, seal."""
    CONFIRM = "CONFIRM"
    """Be the second person: exceptions, conflicts of the NIK, discarded drafts."""
    MANAGE_ACCOUNTS = "MANAGE_ACCOUNTS"
    """Make and lock accounts."""
    ARRANGE_STEPS = "ARRANGE_STEPS"
    """Say in which order a person is recorded."""
    RECONCILE = "RECONCILE"
    """Take over what a status file says that nobody signed."""
    READ_TRAIL = "READ_TRAIL"
    """Read the audit trail, tell a person what was done with their data, report an incident."""
    TEST_DEVICES = "TEST_DEVICES"
    """See lamps, tests and logs; never a citizen."""


RIGHTS: Final = MappingProxyType(
    {
        Role.OPERATOR: frozenset({Right.RECORD, Right.CONFIRM, Right.TEST_DEVICES}),
        Role.SUPERVISOR: frozenset(
            {
                Right.RECORD,
                Right.CONFIRM,
                Right.ARRANGE_STEPS,
                Right.RECONCILE,
                Right.READ_TRAIL,
                Right.TEST_DEVICES,
            }
        ),
        Role.TECHNICIAN: frozenset({Right.TEST_DEVICES}),
        Role.ADMINISTRATOR: frozenset(
            {
                Right.RECORD,
                Right.CONFIRM,
                Right.MANAGE_ACCOUNTS,
                Right.ARRANGE_STEPS,
                Right.RECONCILE,
                Right.READ_TRAIL,
                Right.TEST_DEVICES,
            }
        ),
    }
)

SEES_CITIZENS: Final = frozenset(role for role in Role if Right.RECORD in RIGHTS[role])
"""Roles whose accounts hold the station's data key; the others could not read it if they tried."""
