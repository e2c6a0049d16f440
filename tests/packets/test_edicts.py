"""No keeper of the centre can sign in another's place, and no kind of edict passes for another."""

from typing import Any, Final

import pytest

from packets import endorsements, jws, recipients, releases, staff
from packets.edicts import Edict
from packets.errors import PacketCode, PacketError
from packets.receipts import TYPE as RECEIPT
from tests.fakes.keys import CENTRE_URI, NOW, STATION_URI, keys

EDICTS: Final[tuple[Edict[Any], ...]] = (
    endorsements.EDICT,
    recipients.EDICT,
    releases.EDICT,
    staff.EDICT,
)


def refused(edict: Edict[Any], typ: str, role: str) -> PacketCode:
    token = jws.sign(b"{}", keys().root.signer(role), typ)
    with pytest.raises(PacketError) as caught:
        edict.verify(token, keys().trust, NOW)
    return caught.value.code


def test_each_has_a_type_and_a_keeper_of_its_own() -> None:
    assert len({each.typ for each in EDICTS} | {RECEIPT}) == len(EDICTS) + 1
    assert len({each.role for each in EDICTS} | {CENTRE_URI}) == len(EDICTS) + 1


@pytest.mark.parametrize("edict", EDICTS, ids=lambda each: each.name)
def test_nobody_else_signs_it(edict: Edict[Any]) -> None:
    for role in {each.role for each in EDICTS} - {edict.role} | {CENTRE_URI, STATION_URI}:
        assert refused(edict, edict.typ, role) is PacketCode.SIGNATURE_ROLE
    assert refused(edict, edict.typ, f"{edict.role}x") is PacketCode.SIGNATURE_ROLE
    assert refused(edict, edict.typ, edict.role) is PacketCode.JSON_MALFORMED, "only the form fails"


@pytest.mark.parametrize("edict", EDICTS, ids=lambda each: each.name)
def test_nothing_else_passes_for_it(edict: Edict[Any]) -> None:
    for typ in {each.typ for each in EDICTS} - {edict.typ} | {RECEIPT}:
        assert refused(edict, typ, edict.role) is PacketCode.SIGNATURE_TYPE
