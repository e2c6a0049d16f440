"""Makes the refused vectors: ``python -m tests.packets.make_refusals tests/vectors/v1-refusals``.

The folder keeps the keys it was made with, so a later run adds what is new in the tables of
``refusals.py`` and ``refusals_inside.py``, and leaves every file that is there as it is.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

import packets
from packets import PacketError, issue_receipt, verify_receipt
from packets.age_identities import parse_hybrid_identities
from packets.age_keys import Identity
from packets.checks import Check
from tests.fakes.keys import NOW, Authority, Keys
from tests.packets import refusals, refusals_inside
from tests.packets.forge import Forge
from tests.packets.refusals import Refusal

EXPECTED = "expected.json"


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader with the centre's key says of a file: its code, None where it is good.

    ``check`` is the number of the check that does not hold, ``verify`` the code that a reader
    without the centre's key gives; both of packets only.
    """

    file: str
    code: str | None
    check: int | None = None
    verify: str | None = None
    why: str


class Expectations(msgspec.Struct, frozen=True, kw_only=True):
    """All that is expected of a folder, at the time ``at``."""

    at: str
    files: tuple[Expected, ...]


def all_refusals(forge: Forge) -> Iterator[Refusal]:
    """Yield every vector, in the order of a reader's checks."""
    for table in (
        refusals.containers,
        refusals.tokens,
        refusals.chains,
        refusals.waybills,
        refusals_inside.seals,
        refusals_inside.payloads,
        refusals_inside.manifests,
        refusals_inside.records,
        refusals_inside.beside_packets,
    ):
        yield from table(forge)


def main(folder: Path) -> None:
    """Add to ``folder`` whatever is missing, and write down what is expected of all."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = _keys(folder)
    forge = Forge.of(keys)
    good = {
        "good-whole.packet": forge.whole.data,
        "good-bare.packet": forge.bare.data,
        "good.receipt": issue_receipt(refusals_inside.RECEIPT, keys.centre).encode(),
    }
    why = dict.fromkeys(good, "nothing is wrong")
    for name, data in good.items():
        _add(folder / name, data)
    for each in all_refusals(forge):
        name = f"{each.code.value}-{each.about}.{each.kind}"
        why[name] = each.why
        _add(folder / name, each.make())
    files = tuple(judged(folder / name, keys, text) for name, text in why.items())
    at = NOW.isoformat().replace("+00:00", "Z")
    document = msgspec.json.encode(Expectations(at=at, files=files))
    (folder / EXPECTED).write_bytes(msgspec.json.format(document) + b"\n")


def judged(path: Path, keys: Keys, why: str) -> Expected:
    """Return what this reader says of a file."""
    if path.suffix != ".packet":
        return Expected(file=path.name, code=_code_beside(path, keys), why=why)
    passed: list[Check] = []
    try:
        packets.open_packet(
            path.read_bytes(), [keys.identity], keys.trust, NOW, passed=passed.append
        )
    except PacketError as error:
        code = error.code.value
        early = code if len(passed) < Check.PAYLOAD else None
        return Expected(file=path.name, code=code, check=len(passed) + 1, verify=early, why=why)
    return Expected(file=path.name, code=None, why=why)


def _code_beside(path: Path, keys: Keys) -> str | None:
    try:
        if path.suffix == ".receipt":
            verify_receipt(path.read_text("ascii"), keys.trust, NOW)
        else:
            parse_hybrid_identities(path.read_bytes())
    except PacketError as error:
        return error.code.value
    return None


def _add(path: Path, data: bytes) -> None:
    if not path.exists():
        path.write_bytes(data)


def _keys(folder: Path) -> Keys:
    """Return the keys in ``folder``, made when there are none."""
    if not (folder / "identity.txt").exists():
        _write_keys(folder, Keys())
    return read_keys(folder)


def read_keys(folder: Path) -> Keys:
    """Return the keys that the vectors of ``folder`` were made with."""
    key = load_pem_private_key((folder / "root.key").read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("root.key")
    root = Authority(key, x509.load_pem_x509_certificate((folder / "root.pem").read_bytes()))
    centre, recovery = parse_hybrid_identities((folder / "identity.txt").read_bytes())
    return Keys(root, centre, recovery)


def _write_keys(folder: Path, keys: Keys) -> None:
    private = keys.root.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "root.key").write_bytes(private)
    (folder / "root.pem").write_bytes(keys.root.certificate.public_bytes(Encoding.PEM))
    names: dict[str, Identity] = {"centre": keys.identity, "recovery": keys.recovery}
    lines = [f"# {name}, for tests alone\n{key.reveal()}\n" for name, key in names.items()]
    (folder / "identity.txt").write_text("".join(lines), "ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
