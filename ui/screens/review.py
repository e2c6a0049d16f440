"""Review: every sample, its score and its tries; one press leads back to any of them."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from station.body import EYES, FINGERS, Part
from station.devices.messages import Guard, Verdict
from station.session.view import DeskView, Mark, PartView, Step
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import back, go_on, primary
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.tile import PartTile
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_PLACES = {
    Part.FACE: (0, 0, 2, 4),
    Part.RIGHT_EYE: (0, 4, 1, 3),
    Part.LEFT_EYE: (0, 7, 1, 3),
    Part.SIGNATURE: (1, 4, 1, 6),
    Part.RIGHT_THUMB: (2, 0, 1, 2),
    Part.RIGHT_INDEX: (2, 2, 1, 2),
    Part.RIGHT_MIDDLE: (2, 4, 1, 2),
    Part.RIGHT_RING: (2, 6, 1, 2),
    Part.RIGHT_LITTLE: (2, 8, 1, 2),
    Part.LEFT_THUMB: (3, 0, 1, 2),
    Part.LEFT_INDEX: (3, 2, 1, 2),
    Part.LEFT_MIDDLE: (3, 4, 1, 2),
    Part.LEFT_RING: (3, 6, 1, 2),
    Part.LEFT_LITTLE: (3, 8, 1, 2),
}


def step_of(part: Part) -> Step:
    """Return the step at which a part is recorded."""
    if part is Part.FACE:
        return Step.PHOTO
    if part is Part.SIGNATURE:
        return Step.SIGNATURE
    if part in EYES:
        return Step.IRISES
    if part in (Part.RIGHT_THUMB, Part.LEFT_THUMB):
        return Step.THUMBS
    return Step.RIGHT_FOUR if part.startswith("RIGHT") else Step.LEFT_FOUR


class Review(Work):
    """All parts at one glance."""

    def __init__(self, theme: Theme, desk: DeskPort) -> None:
        super().__init__(theme, desk)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.tiles: dict[Part, PartTile] = {}
        for part, place in _PLACES.items():
            tile = PartTile(theme)
            tile.clicked.connect(partial(desk.step_to, step_of(part)))
            grid.addWidget(tile, *place)
            self.tiles[part] = tile
        fingers = [self.tiles[part] for part in FINGERS]
        for tile in fingers:
            tile.beside = fingers
        for line in range(4):
            grid.setRowStretch(line, 1)
        for line in range(10):
            grid.setColumnStretch(line, 1)

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        shown = {each.part: each for each in view.review}
        for part, tile in self.tiles.items():
            tile.show_part(shown.get(part) or _nothing(part))

    def guide(self, view: DeskView) -> Guide:
        way_back = back(self.desk.back)
        missing = [row.step for row in view.rail if row.mark is Mark.DEFERRED]
        if missing:
            return Guide(
                Tone.WARN,
                translate("Review", "Not complete yet"),
                translate("Review", "Still to do: {steps}. The draft is kept, encrypted.").format(
                    steps=", ".join(map(name, missing))
                ),
                primary(translate("Review", "Do it now"), partial(self.desk.step_to, missing[0])),
                (Action(translate("Review", "Keep for later"), self.desk.leave, symbol="later"),),
                way_back,
            )
        weak = sum(each.verdict is not Verdict.GOOD and not each.exempt for each in view.review)
        return Guide(
            Tone.WARN if weak else Tone.OK,
            COUNTS.weak(weak) if weak else translate("Review", "Everything is recorded"),
            translate("Review", "Touch a picture to record it again, or go on."),
            go_on(self.desk.go_on),
            back=way_back,
            note="\n".join(filter(None, (_counts(view.review), _not_compared(view.review)))),
        )


def _counts(parts: tuple[PartView, ...]) -> str:
    fingers = sum(p.part in FINGERS and not p.exempt for p in parts)
    eyes = sum(p.part in EYES and not p.exempt for p in parts)
    exempt = sum(bool(p.exempt) for p in parts)
    return translate(
        "Review", "{fingers} of 10 fingers, {eyes} of 2 eyes, {exempt} exceptions"
    ).format(fingers=fingers, eyes=eyes, exempt=exempt)


def _not_compared(parts: tuple[PartView, ...]) -> str:
    """Return what no finger was compared with; empty where every comparison could be made."""
    seen = [set(each.unchecked) for each in parts if each.part in FINGERS and each.tries]
    missing = set.intersection(*seen) if seen else set()
    guards = ", ".join(name(guard) for guard in Guard if guard in missing)
    return translate("Review", "Not compared: {guards}").format(guards=guards) if guards else ""


def _nothing(part: Part) -> PartView:
    return PartView(part=part, score=None, verdict=Verdict.NOT_CHECKED, attempts=0)
