"""The digest of the code that runs: what a centre can tell one release from another by."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("drivers", "packets", "station", "ui")


@cache
def digest() -> str:
    """Return the SHA-256, hex, over name and SHA-256 of every source file, in order of the names.

    A changed program can say what it likes: this tells releases apart, and honest mistakes. Some
    600 files, read once in a process.
    """
    whole = hashlib.sha256()
    for name, path in sorted(_sources()):
        whole.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def _sources() -> list[tuple[str, Path]]:
    found = []
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).parent
            paths = folder.rglob("*.py")
            found += [(f"{package}/{path.relative_to(folder).as_posix()}", path) for path in paths]
    return found
