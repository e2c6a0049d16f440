"""The keeper on a token (PKCS#11 2.40): it signs and agrees inside; the PIN is tried once.

Any token that signs ES256 can also agree on a key (ECDH1), which not all can do with an HMAC or a
sealed object; so the secret is what the token's second key agrees on with a point kept outside.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from station.errors import Broken, Code, Refused
from station.keys.derived import derive
from station.keys.kept import TokenKeys

_P256: Final = bytes.fromhex("06082a8648ce3d030107")  # the curve's name in DER (RFC 5480)
_LABEL: Final = "perekaman station"
_SIGNING, _AGREEMENT = "signing", "agreement"
_CODES: Final = MappingProxyType(
    {
        "PinIncorrect": (Code.KEEPER_WORD_WRONG, "the token refused the PIN"),
        "PinInvalid": (Code.KEEPER_WORD_WRONG, "the token refused the PIN"),
        "PinLenRange": (Code.KEEPER_WORD_WRONG, "the token refused the PIN"),
        "PinLocked": (Code.KEEPER_LOCKED, "the token's PIN is locked; its issuer unlocks it"),
        "PinExpired": (Code.KEEPER_LOCKED, "the token's PIN has expired"),
        "NoSuchKey": (Code.KEY_MISSING, "the station's key is not on this token"),
        "MechanismInvalid": (Code.KEEPER_FAULT, "the token cannot sign ES256 or agree by ECDH"),
        "TokenWriteProtected": (Code.KEEPER_FAULT, "the token takes no new keys"),
        "FunctionNotSupported": (Code.KEEPER_FAULT, "the token lacks a function"),
    }
)
"""Everything else means that the token is not to be spoken to: pulled out, or out of order."""


class TokenKeeper:
    """Signed in to one token for as long as it is open."""

    def __init__(self, keys: TokenKeys, pin: bytes) -> None:
        self._keys = keys
        self._pin = pin
        self._session: Any = None

    @classmethod
    def make(cls, module: str, serial: str, pin: bytes) -> TokenKeys:
        """Make both keys on the token. Raises ``Broken``."""
        key_id, point = os.urandom(8), _point()
        keys = TokenKeys(module=module, serial=serial, key_id=key_id, point=point)
        keeper = cls(keys, pin)
        try:
            with keeper._signed_in(writing=True) as session:
                for use in (_SIGNING, _AGREEMENT):
                    _generate(session, use, key_id)
        finally:
            keeper.close()
        return keys

    def public_key(self) -> ec.EllipticCurvePublicKey:
        pkcs11 = _library()
        with self._signed_in() as session:
            key = session.get_key(
                object_class=pkcs11.ObjectClass.PUBLIC_KEY,
                label=f"{_LABEL} {_SIGNING}",
                id=self._keys.key_id,
            )
            encoded = bytes(key[pkcs11.Attribute.EC_POINT])
        try:  # a DER octet string around the point (PKCS#11 2.40, 2.3.3)
            return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), encoded[-65:])
        except ValueError as error:
            raise Broken(Code.KEY_UNUSABLE, "the token's public key is damaged") from error

    def sign(self, digest: bytes) -> bytes:
        with self._signed_in() as session:
            key = self._private(session, _SIGNING)
            return bytes(key.sign(digest, mechanism=_library().Mechanism.ECDSA))

    def secret(self) -> bytes:
        pkcs11 = _library()
        with self._signed_in() as session:
            agreed = self._private(session, _AGREEMENT).derive_key(
                pkcs11.KeyType.GENERIC_SECRET,
                256,
                mechanism=pkcs11.Mechanism.ECDH1_DERIVE,
                mechanism_param=(pkcs11.mechanisms.KDF.NULL, None, self._keys.point),
                template={
                    pkcs11.Attribute.SENSITIVE: False,
                    pkcs11.Attribute.EXTRACTABLE: True,
                    pkcs11.Attribute.TOKEN: False,
                },
            )
            return derive(bytes(agreed[pkcs11.Attribute.VALUE]), "station secret")

    def check(self) -> None:
        find(self._keys.module, self._keys.serial)

    def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            _let_go(session)

    def _private(self, session: Any, use: str) -> Any:
        kind = _library().ObjectClass.PRIVATE_KEY
        return session.get_key(object_class=kind, label=f"{_LABEL} {use}", id=self._keys.key_id)

    @contextmanager
    def _signed_in(self, *, writing: bool = False) -> Iterator[Any]:
        """Give a session; any trouble ends it, so that a token put back is signed in to anew."""
        pkcs11 = _library()
        try:
            if self._session is None:
                token = find(self._keys.module, self._keys.serial)
                _spare(token)
                self._session = token.open(rw=writing, user_pin=self._pin.decode())
            yield self._session
        except pkcs11.exceptions.PKCS11Error as error:
            self.close()
            if isinstance(error, pkcs11.exceptions.NoSuchKey):
                find(self._keys.module, self._keys.serial)  # pulled out, it has no keys either
            raise _broken(error) from error


def find(module: str, serial: str) -> Any:
    """Return the token with this serial number. Raises ``Broken`` with KEEPER_GONE.

    Some modules look for tokens only when they begin; so one that is missed is begun anew.
    """
    for anew in (False, True):
        for token in tokens(module, anew=anew):
            if _text(token.serial) == serial:
                return token
    raise Broken(Code.KEEPER_GONE, "the station's token is not plugged in")


def tokens(module: str, *, anew: bool = True) -> list[Any]:
    """Return the initialized tokens a module sees. Raises ``Broken`` with KEEPER_GONE."""
    pkcs11 = _library()
    try:
        library = pkcs11.lib(str(Path(module).resolve()))  # by two names it would begin twice
        if anew:
            library.reinitialize()
        found = list(library.get_tokens())
    except pkcs11.exceptions.PKCS11Error as error:
        if not anew:
            return []
        raise _broken(error) from error
    except (RuntimeError, OSError) as error:
        raise Broken(Code.KEEPER_GONE, f"{module}: no PKCS#11 module") from error
    return [each for each in found if each.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]


def serials(module: str) -> list[tuple[str, str]]:
    """Return label and serial number of every token."""
    return [(_text(each.label), _text(each.serial)) for each in tokens(module)]


def tries(module: str, serial: str) -> str:
    """Say what the token tells of tries left: it gives no number, only two warnings."""
    flag, flags = _library().TokenFlag, find(module, serial).flags
    if flags & flag.USER_PIN_LOCKED:
        return "locked"
    if flags & flag.USER_PIN_FINAL_TRY:
        return "one try left"
    return "a PIN was missed" if flags & flag.USER_PIN_COUNT_LOW else "all tries left"


def _spare(token: Any) -> None:
    """Keep from trying where one wrong PIN would lock the token for good."""
    flag = _library().TokenFlag
    if token.flags & flag.USER_PIN_LOCKED:
        raise Broken(Code.KEEPER_LOCKED, "the token's PIN is locked; its issuer unlocks it")
    if token.flags & flag.USER_PIN_FINAL_TRY:
        detail = "one try is left: sign in with the token's own tool, which resets the count"
        raise Broken(Code.KEEPER_LOCKED, detail)


def _generate(session: Any, use: str, key_id: bytes) -> None:
    pkcs11 = _library()
    curve = session.create_domain_parameters(
        pkcs11.KeyType.EC, {pkcs11.Attribute.EC_PARAMS: _P256}, local=True
    )
    signs = use == _SIGNING
    curve.generate_keypair(
        store=True,
        id=key_id,
        label=f"{_LABEL} {use}",
        mechanism=pkcs11.Mechanism.EC_KEY_PAIR_GEN,
        public_template={pkcs11.Attribute.VERIFY: signs, pkcs11.Attribute.DERIVE: False},
        private_template={
            pkcs11.Attribute.SIGN: signs,
            pkcs11.Attribute.DERIVE: not signs,
            pkcs11.Attribute.SENSITIVE: True,
            pkcs11.Attribute.EXTRACTABLE: False,
            pkcs11.Attribute.PRIVATE: True,
        },
    )


def _point() -> bytes:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _let_go(session: Any) -> None:
    try:
        session.close()
    except _library().exceptions.PKCS11Error:
        return  # the token went first


def _library() -> Any:
    try:
        return import_module("pkcs11")
    except ImportError as error:
        detail = "python-pkcs11 is not installed: install perekaman[pkcs11]"
        raise Refused(Code.KEEPER_FAULT, detail) from error


def _broken(error: Exception) -> Broken:
    code, words = _CODES.get(
        type(error).__name__, (Code.KEEPER_GONE, f"the token is gone ({type(error).__name__})")
    )
    return Broken(code, words)


def _text(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.strip().strip("\0")
