"""What to do about a centre that has no keys yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from station.errors import Broken, Code


@contextmanager
def hinting() -> Iterator[None]:
    """Say how keys are made where one is missing. Raises ``Broken`` with KEY_MISSING."""
    try:
        yield
    except Broken as trouble:
        if trouble.code is not Code.KEY_MISSING:
            raise
        hint = f"{trouble.detail}; run 'perekaman centre keygen' first"
        raise Broken(Code.KEY_MISSING, hint) from trouble
