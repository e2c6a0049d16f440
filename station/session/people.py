"""Who is at the desk: signs in, confirms as a second person; every act of theirs is noted.

What cannot be noted does not happen: a trail that takes no entry lets nobody in.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from station.audit.acts import Act
from station.audit.trail import Deed
from station.errors import Code, Refused, Trouble
from station.operators.accounts import Session
from station.operators.credentials import Credentials
from station.operators.roles import Right
from station.session.collaborators import Collaborators
from station.session.matters import Matter, roles
from station.session.record import AuditLine, Record

_OF_RECORD: Final = MappingProxyType(
    {
        "biodata_confirmed": (Act.BIODATA_CONFIRMED, ()),
        "biodata_corrected": (Act.BIODATA_CORRECTED, ("field", "status")),
        "correction_refused": (Act.CORRECTION_REFUSED, ("reason",)),
        "correction_withdrawn": (Act.CORRECTION_WITHDRAWN, ("field",)),
        "forced": (Act.FORCED, ("target",)),
        "exempted": (Act.EXEMPTED, ("part", "presence")),
        "exemption_withdrawn": (Act.EXEMPTION_WITHDRAWN, ("part",)),
        "photo_rejected": (Act.PHOTO_REJECTED, ()),
    }
)
"""Lines of a record's own trail that are acts of the office, too, and what their words are."""


class People:
    """Whoever is signed in, and what they answer for. On the desk's thread alone."""

    def __init__(self, tools: Collaborators) -> None:
        self._tools = tools
        self._trail = tools.trail
        self._before = ""
        self.session: Session | None = None

    @property
    def there(self) -> Session:
        """Who is signed in. Refused with NOT_ALLOWED_NOW where nobody is."""
        if self.session is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody is signed in")
        return self.session

    @property
    def days_left(self) -> int | None:
        """In how many days the account of whoever is signed in ends, where that is near."""
        ends = self.session.ends if self.session else None
        return max(0, (ends - self._tools.clock.now()).days) if ends else None

    # --- coming and going -------------------------------------------------------------------------

    def arrive(self, who: Credentials, *, chosen: str = "", kept: bool = False) -> Session:
        """Sign somebody in and note it; ``kept`` says that an enrollment waits for them.

        ``chosen`` is the PIN of their own with which they replace a one-time code. Raises as
        ``Accounts.sign_in`` and ``choose_pin`` do.
        """
        accounts, now = self._tools.accounts, self._tools.clock.now()
        try:
            if chosen:
                session = accounts.choose_pin(who.user, who.pin, chosen, now)
                self._trail.note(Act.PIN_CHANGED, who=session.account)
            session = accounts.sign_in(who.user, chosen or who.pin, now)
        except Trouble as trouble:
            self._refused(Act.SIGN_IN_REFUSED, self._id_of(who.user), trouble)
            raise
        self._trail.note(
            Act.SIGNED_IN,
            who=session.account,
            role=session.role.value,
            sha256=self._tools.settings.sha256,
            serial=str(accounts.book.serial),
        )
        self._trail.unlock(session.data_key)
        self.session = session
        if kept and self._before not in {"", session.account}:
            self._trail.note(Act.RELIEVED, who=session.account, before=self._before)
        return session

    def leave(self, *, kept: bool) -> None:
        """Note that the desk is locked; ``kept`` says that an enrollment waits for whoever comes.

        Nobody stays signed in because the trail takes no entry.
        """
        gone, self.session = self.session, None
        if gone is None:
            return
        self._trail.unlock(None)
        self._before = gone.account if kept else ""
        self._trail.note(Act.LOCKED, who=gone.account)

    def end_day(self, who: str) -> None:
        """Note that somebody signed out, and sign what was noted."""
        self._trail.note(Act.SIGNED_OUT, who=who)
        self._trail.close_day()

    # --- two persons ------------------------------------------------------------------------------

    def second(
        self, credentials: Credentials | None, matter: Matter, about: str, *, needed: bool
    ) -> str:
        """Return the account id of a second person; empty where none is needed and none came.

        Raises ``Refused``: SECOND_PERSON_NEEDED, SECOND_PERSON_ROLE, and as a sign-in does.
        """
        if credentials is None and not needed:
            return ""
        first = self.there
        if credentials is None:
            self._trail.note(Act.SECOND_ASKED, who=first.account, about=about, matter=matter.value)
            raise Refused(Code.SECOND_PERSON_NEEDED)
        wanted = roles(self._tools.settings.enrollment.second_person, matter)
        try:
            other = self._tools.accounts.confirm(
                credentials,
                self._tools.clock.now(),
                first=first,
                right=Right.CONFIRM,
                roles=wanted or None,
            )
        except Trouble as trouble:
            tried = self._id_of(credentials.user)
            details = {"matter": matter.value, "second": tried} if tried else {}
            self._refused(Act.SECOND_REFUSED, first.account, trouble, about, **details)
            raise
        self._trail.note(
            Act.SECOND_GIVEN, who=first.account, about=about, matter=matter.value, second=other
        )
        return other

    # --- enrollments ------------------------------------------------------------------------------

    def note(self, act: Act, about: str = "", **details: str) -> None:
        """Note an act of whoever is signed in."""
        self._trail.note(act, who=self.there.account, about=about, **details)

    def person(self, nik: str) -> str:
        """Return what stands for a citizen in the trail."""
        return self._trail.pseudonym(nik)

    def note_lines(self, record: Record, lines: Iterable[AuditLine]) -> None:
        """Note what of a record's own trail the office answers for."""
        deeds = [
            Deed(act, self.there.account, record.session, _details(names, line.detail))
            for line in lines
            if line.event in _OF_RECORD
            for act, names in (_OF_RECORD[line.event],)
        ]
        self._trail.note_all(deeds)

    def _refused(
        self, act: Act, who: str, trouble: Trouble, about: str = "", **details: str
    ) -> None:
        self._trail.note(act, who=who, about=about, code=trouble.code.value, **details)

    def _id_of(self, user: str) -> str:
        """Return the account of a name; what was typed in its place may be a PIN."""
        try:
            accounts = self._tools.accounts.book.accounts
        except Trouble:
            return ""
        return next((each.id for each in accounts if each.user == user), "")


def _details(names: tuple[str, ...], detail: str) -> dict[str, str]:
    return dict(zip(names, detail.split(), strict=False))
