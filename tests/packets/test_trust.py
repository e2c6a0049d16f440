"""Certificates that look right but for one thing, each at its place in the chain."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from packets.errors import PacketCode, PacketError
from tests.fakes.keys import NOW, STATION_URI, Authority, keys, usage

Extension = tuple[x509.ExtensionType, bool]
ROLE: Extension = (
    x509.SubjectAlternativeName([x509.UniformResourceIdentifier(STATION_URI)]),
    False,
)
SIGNS: Extension = (usage(), True)
ISSUES: Extension = (usage(signs=False, issues=True), True)
END: Extension = (x509.BasicConstraints(ca=False, path_length=None), True)
AUTHORITY: Extension = (x509.BasicConstraints(ca=True, path_length=None), True)
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.5"), b"\x05\x00")

CLIENT, SERVER = ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.SERVER_AUTH
ANY = ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE


def purposes(*named: x509.ObjectIdentifier, critical: bool = False) -> Extension:
    return x509.ExtendedKeyUsage(named), critical


def issued(by: Authority, name: str, extensions: Sequence[Extension]) -> Authority:
    """Return a key and its certificate with exactly these extensions."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(by.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Authority(key, builder.sign(by.key, SHA256()))


def checked(chain: Sequence[Authority]) -> str:
    return keys().trust.check([each.certificate for each in chain], NOW, "station")


def refusal(chain: Sequence[Authority]) -> PacketCode:
    with pytest.raises(PacketError) as caught:
        checked(chain)
    return caught.value.code


@pytest.mark.parametrize(
    "extensions",
    [
        [ROLE, SIGNS, END],
        [ROLE, SIGNS],
        [ROLE, SIGNS, (UNKNOWN, False)],
        [ROLE, SIGNS, purposes(SERVER, CLIENT)],
        [ROLE, SIGNS, purposes(ANY)],
    ],
)
def test_a_leaf_that_is_believed(extensions: list[Extension]) -> None:
    assert checked([issued(keys().root, "Leaf", extensions)]) == STATION_URI


@pytest.mark.parametrize(
    ("extensions", "code"),
    [
        ([ROLE, SIGNS, AUTHORITY], PacketCode.SIGNATURE_USAGE),
        ([ROLE, SIGNS, END, (UNKNOWN, True)], PacketCode.SIGNATURE_CHAIN),
        ([ROLE, END], PacketCode.SIGNATURE_USAGE),
        ([SIGNS, END], PacketCode.SIGNATURE_ROLE),
        ([ROLE, SIGNS, END, purposes(SERVER)], PacketCode.SIGNATURE_USAGE),
        ([ROLE, SIGNS, END, purposes(SERVER, critical=True)], PacketCode.SIGNATURE_USAGE),
    ],
)
def test_a_leaf_that_is_not(extensions: list[Extension], code: PacketCode) -> None:
    assert refusal([issued(keys().root, "Leaf", extensions)]) is code


@pytest.mark.parametrize("more", [[], [purposes(CLIENT, SERVER)]])
def test_an_issuer_that_is_believed(more: list[Extension]) -> None:
    below = issued(keys().root, "Issuer", [ISSUES, AUTHORITY, *more])
    assert checked([issued(below, "Leaf", [ROLE, SIGNS, END]), below]) == STATION_URI


@pytest.mark.parametrize(
    "extensions",
    [
        [AUTHORITY],
        [SIGNS, AUTHORITY],
        [ISSUES],
        [ISSUES, END],
        [ISSUES, (AUTHORITY[0], False)],
        [ISSUES, AUTHORITY, (UNKNOWN, True)],
        [ISSUES, AUTHORITY, purposes(SERVER)],
    ],
)
def test_an_issuer_that_is_not(extensions: list[Extension]) -> None:
    below = issued(keys().root, "Issuer", extensions)
    leaf = issued(below, "Leaf", [ROLE, SIGNS, END])
    assert refusal([leaf, below]) is PacketCode.SIGNATURE_CHAIN
