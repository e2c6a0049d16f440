"""Review: every sample, its score and its tries; one press leads back to any of them."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from station.body import EYES, FINGERS, Part
from station.devices.messages import Guard, Verdict
from station.session.view import DeskView, Mark, PartView, Step
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import back, exception, go_on, primary
from ui.screens.capture import Ask
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.corrected import in_short
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column, label
from ui.widgets.tile import PartTile
from ui.widgets.tries import TriesStrip
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_PLACES = {
    Part.FACE: (0, 0, 1, 3),
    Part.RIGHT_EYE: (0, 3, 1, 2),
    Part.LEFT_EYE: (0, 5, 1, 2),
    Part.SIGNATURE: (0, 7, 1, 4),
    Part.RIGHT_THUMB: (1, 1, 1, 2),
    Part.RIGHT_INDEX: (1, 3, 1, 2),
    Part.RIGHT_MIDDLE: (1, 5, 1, 2),
    Part.RIGHT_RING: (1, 7, 1, 2),
    Part.RIGHT_LITTLE: (1, 9, 1, 2),
    Part.LEFT_THUMB: (2, 1, 1, 2),
    Part.LEFT_INDEX: (2, 3, 1, 2),
    Part.LEFT_MIDDLE: (2, 5, 1, 2),
    Part.LEFT_RING: (2, 7, 1, 2),
    Part.LEFT_LITTLE: (2, 9, 1, 2),
}
_SIDE_WIDTH = 90
"""Of the column that names the hands."""


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
    """All parts at one glance, and every try at the one that is picked."""

    def __init__(self, theme: Theme, desk: DeskPort, except_part: Ask) -> None:
        super().__init__(theme, desk)
        self._except_part = except_part
        self._picked: Part | None = None
        self._shown: dict[Part, PartView] = {}
        self._sides = (label("value", wrap=True), label("value", wrap=True))
        self.strip = TriesStrip(theme)
        self.tiles = {part: self._tile(theme, part) for part in _PLACES}
        fingers = [self.tiles[part] for part in FINGERS]
        for tile in fingers:
            tile.beside = fingers
        box = column(self, spacing=8)
        box.addLayout(self._grid(), 1)
        box.addWidget(self.strip)

    def _tile(self, theme: Theme, part: Part) -> PartTile:
        tile = PartTile(theme)
        tile.clicked.connect(partial(self._press, part))
        return tile

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for part, place in _PLACES.items():
            grid.addWidget(self.tiles[part], *place)
        for line, side in enumerate(self._sides, 1):
            side.setFixedWidth(_SIDE_WIDTH)
            grid.addWidget(side, line, 0)
        for line in range(3):
            grid.setRowStretch(line, 1)
        for line in range(1, 11):
            grid.setColumnStretch(line, 1)
        return grid

    def let_go(self) -> None:
        self._shown = {part: _nothing(part) for part in _PLACES}
        self._picked = None

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def arrive(self) -> None:
        self._pick(_most_telling(tuple(self._shown.values())))

    def show_view(self, view: DeskView) -> None:
        found = {each.part: each for each in view.review}
        self._shown = {part: found.get(part) or _nothing(part) for part in _PLACES}
        for part, tile in self.tiles.items():
            tile.show_part(self._shown[part])
        for side, words in zip(self._sides, _side_words(), strict=True):
            side.setText(words)
        self._show_tries()

    # --- what is picked -----------------------------------------------------------------------

    @property
    def picked(self) -> Part | None:
        """The part whose tries are shown."""
        return self._picked

    def _press(self, part: Part) -> None:
        """Show the tries at a part; pressed once more, go to its step. Nothing is lost by it."""
        if part is self._picked:
            self._record_again()
        else:
            self._pick(part)

    def _pick(self, part: Part) -> None:
        self._picked = part
        self._show_tries()
        self.changed.emit()

    def go(self, steps: int) -> None:
        parts = list(_PLACES)
        place = parts.index(self._picked) + steps if self._picked else 0
        self._pick(parts[place % len(parts)])

    def _show_tries(self) -> None:
        for part, tile in self.tiles.items():
            tile.pick(picked=part is self._picked)
        self.strip.setVisible(self._picked is not None)
        if self._picked and self._picked in self._shown:
            self.strip.show_part(self._shown[self._picked])

    def _record_again(self) -> None:
        if self._picked:
            self.desk.step_to(step_of(self._picked))

    def _ask_exception(self) -> None:
        picked = self._picked
        self._except_part((picked,) if picked and picked is not Part.FACE else (), None)

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, view: DeskView) -> Guide:
        missing = _missing(view)
        if missing:
            return self._incomplete(missing)
        weak = sum(each.verdict is not Verdict.GOOD and not each.exempt for each in view.review)
        return Guide(
            Tone.WARN if weak else Tone.OK,
            COUNTS.weak(weak) if weak else translate("Review", "Everything is recorded"),
            translate(
                "Review", "Touch a picture to see its tries; touch it again to record it anew."
            ),
            go_on(self.desk.go_on),
            self._others(),
            back=back(self.desk.back),
            note="\n".join(
                filter(None, (_counts(view.review), _not_compared(view.review), in_short(view)))
            ),
        )

    def _incomplete(self, missing: list[Step]) -> Guide:
        return Guide(
            Tone.WARN,
            translate("Review", "Not complete yet"),
            translate("Review", "Still to do: {steps}. The draft is kept, encrypted.").format(
                steps=", ".join(map(name, missing))
            ),
            primary(translate("Review", "Do it now"), partial(self.desk.step_to, missing[0])),
            (
                Action(translate("Review", "Keep for later"), self.desk.leave, "N", symbol="later"),
                *self._others(),
            ),
            back(self.desk.back),
        )

    def _others(self) -> tuple[Action, ...]:
        again = translate("Review", "Record again")
        return (
            Action(again, self._record_again, "R", self._picked is not None, symbol="again"),
            exception(self._ask_exception),
        )


def _missing(view: DeskView) -> list[Step]:
    """Return the steps still to do: those left for later, and those taken back."""
    undone = {step_of(p.part) for p in view.review if not p.exempt and not p.attempts}
    return [row.step for row in view.rail if row.mark is Mark.DEFERRED or row.step in undone]


def _most_telling(parts: tuple[PartView, ...]) -> Part:
    """Return the part to look at first: a weak one, else the one that took most tries."""
    recorded = [each for each in parts if not each.exempt]
    weak = [each for each in recorded if each.attempts and each.verdict is not Verdict.GOOD]
    found = max(weak or recorded, key=lambda each: each.attempts, default=None)
    return found.part if found else Part.FACE


def _side_words() -> tuple[str, str]:
    return translate("Review", "Right hand"), translate("Review", "Left hand")


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
