"""What takes a second person, and which roles will do: the table of ``enrollment.toml``."""

from enum import StrEnum

from station.operators.roles import Role
from station.settings import SecondPerson


class Matter(StrEnum):
    """What a second person confirms."""

    NIK_CONFLICT = "NIK_CONFLICT"
    """NIK and biodata disagree, as on the sex."""
    CORRECTION = "CORRECTION"
    """A line of the biodata is written as the family card has it."""
    EXEMPTION = "EXEMPTION"
    """A part of the body is not recorded."""
    FORCED = "FORCED"
    """The best of the tries is taken though it is not good, or could not be compared."""
    DOUBTED = "DOUBTED"
    """What was compared speaks for another finger, or for another person."""
    DELETION = "DELETION"
    """The centre has deleted a record: it may be sent again, or its person be recorded again."""
    DISCARD = "DISCARD"
    """A draft is destroyed."""


def roles(table: SecondPerson, matter: Matter) -> frozenset[Role]:
    """Return the roles of which a second person may be; none where nobody is asked."""
    named: tuple[str, ...] = getattr(table, matter.value.lower())
    return frozenset(Role(each) for each in named)
