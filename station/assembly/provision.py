"""Makes a demonstration station: emulated authority, station certificate, four accounts."""

import os
from typing import Final

from station import keys
from station.assembly import records
from station.assembly.desk import used
from station.assembly.trail import trail
from station.audit.acts import Act
from station.centre.emulated.authority import Authority
from station.home import Home
from station.keys import kept, making
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.operators.wrapped import KEY_BYTES, Cost
from station.settings import Settings

OPERATOR: Final = Credentials("siti", "135790")
SUPERVISOR: Final = Credentials("budi", "246801")
ADMINISTRATOR: Final = Credentials("rini", "864209")
TECHNICIAN: Final = Credentials("tono", "970531")
PEOPLE: Final = (OPERATOR, SUPERVISOR, ADMINISTRATOR, TECHNICIAN)
_ROLES: Final = (Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.TECHNICIAN)


def demonstration(home: Home, settings: Settings) -> None:
    """Provision what is missing; what stands is left alone. The PINs are public."""
    home.make()
    authority = Authority.create(home.centre)
    if kept.clear_key(home):
        making.encrypt_clear(home, making.PUBLIC)
    if not keys.provisioned(home):
        if not kept.stamp(home):
            making.make(home, making.SOFTWARE, making.PUBLIC)
        chain = authority.enroll(keys.request(home, settings.station.station.id))
        keys.install(
            home,
            chain=chain,
            root=authority.root_pem,
            recipients=authority.recipients_file.read_bytes(),
        )
    accounts = Accounts(home.accounts)
    if len(accounts) == 0:
        data_key, cost = os.urandom(KEY_BYTES), Cost()
        for who, role in zip(PEOPLE, _ROLES, strict=True):
            made = accounts.create(who.user, who.pin, role, data_key=data_key, cost=cost)
            told = {"account": made.id, "role": role.value}
            trail(home).note(Act.ACCOUNT_ADDED, who="station", **told)
        # Made here, so that no account written into the file later can bring a register of its own.
        records.register(home, data_key, lambda: used(home)).close()
        trail(home).note(Act.PROVISIONED, who="station", serial=str(accounts.book.serial))
