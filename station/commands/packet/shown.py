"""Text of a packet as a terminal may show it: whoever wrote it must not move the cursor."""


def shown(text: str) -> str:
    """Return ``text`` with ``?`` for each character that cannot be printed."""
    return "".join(each if each.isprintable() else "?" for each in text)
