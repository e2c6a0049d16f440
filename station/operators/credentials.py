"""What a person types to prove who they are; the PIN never shows in a log or a traceback."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Credentials:
    """A user name and a PIN, as typed."""

    user: str
    pin: str = field(repr=False)
