"""A workshop that only writes down what it was told, and its views in every state."""

from datetime import UTC, datetime

from msgspec.structs import replace

from station.body import Modality
from station.devices.findings import Finding, Group, Outcome
from station.errors import Code
from station.events import Publisher
from station.workshop import Exam, Phase, WorkshopView

ACCESSORIES = ("PRINTER", "POSITION")
ALL = (*(each.value for each in Modality), *ACCESSORIES)
AT = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


class FakeWorkshop:
    """Answers to every call of ``ui.workshop_port.WorkshopPort``."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []
        self.view = WorkshopView(accessories=ACCESSORIES)
        self.views: Publisher[WorkshopView] = Publisher()

    def examine(self, what: str) -> None:
        self.told.append(("examine", what))

    def cancel(self) -> None:
        self.told.append(("cancel",))

    def save_ticket(self) -> None:
        self.told.append(("save_ticket",))


def found(modality: Modality, code: str, verdict: Outcome) -> Finding:
    """Return a finding about a device that says who it is."""
    facts: dict[str, float | int | str] = {"make": "Contoh", "model": "Alat 500", "serial": "0042"}
    return Finding(
        code=code,
        group=Group.LINK,
        verdict=verdict,
        cause="told to a technician",
        modality=modality,
        facts=facts,
    )


def _good(*modalities: Modality) -> tuple[Finding, ...]:
    return tuple(found(each, "LINK_GOOD", Outcome.PASS) for each in modalities)


_MIXED = (
    *_good(Modality.CAMERA, Modality.SIGNATURE),
    found(Modality.FINGER, "DIRTY_GLASS", Outcome.WARN),
    found(Modality.IRIS, "EXPECTED_MISSING", Outcome.FAIL),
)


def _with_accessories(view: WorkshopView) -> WorkshopView:
    """Return the view of a station that has a printer without paper and a receiver."""
    if not view.findings:
        return replace(view, accessories=ACCESSORIES)
    paper = replace(found(Modality.CAMERA, "PAPER_OUT", Outcome.FAIL), modality=None)
    place = replace(found(Modality.CAMERA, "PLACE_GOOD", Outcome.PASS), modality=None)
    others = {"PRINTER": (paper,), "POSITION": (place,)}
    return replace(view, accessories=ACCESSORIES, others=others)


def scenes() -> dict[str, WorkshopView]:
    """Return the workshop in all states."""
    return {each: _with_accessories(view) for each, view in _scenes().items()}


def _scenes() -> dict[str, WorkshopView]:
    return {
        "idle": WorkshopView(),
        "letting-go": WorkshopView(phase=Phase.LETTING_GO, what=Exam.ALL),
        "running": WorkshopView(
            phase=Phase.RUNNING,
            what=Exam.ALL,
            planned=ALL,
            answered=ALL[:2],
            findings=_good(Modality.CAMERA, Modality.FINGER),
        ),
        "corners": WorkshopView(
            phase=Phase.RUNNING, what=Exam.CORNERS, planned=("SIGNATURE",), findings=_MIXED
        ),
        "good": WorkshopView(
            phase=Phase.DONE, planned=ALL, answered=ALL, findings=_good(*Modality), at=AT
        ),
        "mixed": WorkshopView(phase=Phase.DONE, planned=ALL, answered=ALL, findings=_MIXED, at=AT),
        "saved": WorkshopView(
            phase=Phase.DONE,
            findings=_MIXED,
            at=AT,
            ticket="/media/petugas/USB-DISK/perekaman-3273-01-A1-20261121-023000.zip",
        ),
        "unsaved": WorkshopView(
            phase=Phase.DONE, findings=_MIXED, at=AT, ticket_trouble=Code.DISK_UNWRITABLE
        ),
        "cancelled": WorkshopView(phase=Phase.CANCELLED, findings=_MIXED, at=AT),
        "failed": WorkshopView(phase=Phase.FAILED, at=AT),
    }
