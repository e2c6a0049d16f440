"""A comparison of status files that only writes down what it was asked, and its outcomes."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from station.errors import Code
from station.lifecycle import Status
from station.media import MediaFile
from station.reconcile.line import Damage
from station.reconcile.view import Comparison, Difference, Kind, Outcome

_AT: Final = datetime(2026, 11, 20, 3, 0, tzinfo=UTC).timestamp()
FILES: Final = tuple(
    MediaFile(path=f"/media/adb/{name}", place="adb", size=size, changed=_AT)
    for name, size in (
        ("STATUS PEREKAMAN KAB BANDUNG 20-11-2026 (1).csv", 812_345),
        ("status.json", 4_000),
        ("daftar undangan.txt", 120),
    )
)
DIGEST: Final = "0123456789abcdef" * 4


class FakeReconcile:
    """Answers to ``ui.reconcile_port.ReconcilePort`` when it is told to."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []
        self.tell_files: Callable[[tuple[MediaFile, ...]], None] = lambda _: None
        self.tell: Callable[[Outcome], None] = lambda _: None

    def find(self, hear: Callable[[tuple[MediaFile, ...]], None]) -> None:
        self.told.append(("find",))
        self.tell_files = hear

    def compare(self, path: str, hear: Callable[[Outcome], None]) -> None:
        self.told.append(("compare", path))
        self.tell = hear

    def take_over(self, path: str, confirmed: str, hear: Callable[[Outcome], None]) -> None:
        self.told.append(("take over", path, confirmed))
        self.tell = hear


def _difference(kind: Kind, line: int, theirs: str = "PRINT_READY_RECORD") -> Difference:
    return Difference(
        kind=kind,
        line=line,
        packet_id=f"{line:064x}",
        number=f"{1000 + line}-2345-6789",
        ours=Status.SENT_FOR_DEDUP,
        theirs=theirs,
    )


def comparison(*kinds: Kind) -> Comparison:
    """Return what a file came to: three lines of each kind."""
    found = [_difference(k, 3 * i + n) for i, k in enumerate(kinds, 1) for n in range(7)]
    if Kind.DAMAGED in kinds:
        found.append(Difference(kind=Kind.DAMAGED, line=99, damage=Damage.ROUNDED))
    if Kind.UNNAMED in kinds:
        found.append(_difference(Kind.UNNAMED, 77, "MENUNGGU VERIFIKASI ULANG OLEH PETUGAS PUSAT"))
    found = [each for each in found if each.kind is not Kind.AGREE]
    counts = {**Counter(each.kind for each in found), Kind.AGREE: 780}
    some = any(each.to_do for each in found)
    return Comparison(
        file="f" * 64,
        lines=12_345,
        differences=tuple(sorted(found, key=lambda each: list(Kind).index(each.kind))),
        counts=counts,
        digest=DIGEST if some else "",
    )


def scenes() -> dict[str, Outcome]:
    """Return outcomes of every kind, by name; the first kind of each is the chosen one."""
    path = FILES[0].path
    single = {each.value.lower(): Outcome(path=path, comparison=comparison(each)) for each in Kind}
    return single | {
        "every kind": Outcome(path=path, comparison=comparison(*Kind)),
        "taken over": Outcome(path=path, comparison=comparison(Kind.AHEAD), handed_over=1_234),
        "changed": Outcome(path=path, trouble=Code.STATUS_FILE_CHANGED),
        "unreadable": Outcome(path=path, trouble=Code.STATUS_FILE_UNREADABLE),
        "nobody": Outcome(path=path, trouble=Code.NOT_ALLOWED_NOW),
    }
