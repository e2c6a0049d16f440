"""Looks: contrast by the formula of WCAG 2.2 (1.4.3, 1.4.11), and a style sheet without holes."""

import re

import pytest

from ui.theme import THEMES, Look, Theme, Tone, following, style_sheet

TEXT, LARGE_OR_LINE = 4.5, 3.0


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


TEXT_PAIRS = (
    ("ink", "ground"), ("ink", "surface"), ("quiet", "ground"), ("quiet", "surface"),
    ("on_brand", "brand"), ("brand", "surface"), ("brand", "ground"), ("on_rail", "rail"),
    ("on_rail_now", "rail_now"), ("ok", "ok_ground"), ("warn", "warn_ground"),
    ("bad", "bad_ground"), ("ok", "surface"), ("warn", "surface"), ("bad", "surface"),
    ("ok", "ground"), ("warn", "ground"), ("bad", "ground"), ("focus_edge", "focus"),
    ("ground", "ink"), ("ink", "ok_ground"), ("ink", "warn_ground"), ("ink", "bad_ground"),
)  # fmt: skip
"""Which colour is written on which (WCAG 2.2, 1.4.3); the last row: tool tips, cards of a tone."""
SHAPE_PAIRS = (
    ("line", "ground"), ("line", "surface"), ("rail_now", "rail"), ("brand", "ground"),
    ("ok", "ground"), ("bad", "ground"), ("warn", "ground"),
)  # fmt: skip
"""What is seen by its shape alone: lines, bars, symbols (1.4.11)."""
AAA_PAIRS = (("ink", "ground"), ("ink", "surface"), ("quiet", "ground"), ("quiet", "surface"))
PAINTED_OVER = {"stage": "the live picture, with guides of their own colours"}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.look.value)
class TestContrast:
    """Every pair that meets on a screen."""

    @pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids="-on-".join)
    def test_text_is_read(self, theme: Theme, text: str, ground: str) -> None:
        assert contrast(getattr(theme, text), getattr(theme, ground)) >= TEXT

    @pytest.mark.parametrize(("text", "ground"), AAA_PAIRS, ids="-on-".join)
    def test_body_text_is_aaa(self, theme: Theme, text: str, ground: str) -> None:
        assert contrast(getattr(theme, text), getattr(theme, ground)) >= 7

    @pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS, ids="-on-".join)
    def test_shapes_are_seen(self, theme: Theme, shape: str, ground: str) -> None:
        assert contrast(getattr(theme, shape), getattr(theme, ground)) >= LARGE_OR_LINE

    def test_verdicts(self, theme: Theme) -> None:
        for tone in Tone:
            text, ground = theme.tone(tone)
            assert contrast(text, ground) >= TEXT, tone

    def test_white_guides_are_seen_on_the_stage(self, theme: Theme) -> None:
        assert contrast("#FFFFFF", theme.stage) >= LARGE_OR_LINE

    def test_focus_is_seen_by_its_yellow_or_by_its_edge(self, theme: Theme) -> None:
        for ground in (theme.ground, theme.surface, theme.brand):
            best = max(contrast(theme.focus, ground), contrast(theme.focus_edge, ground))
            assert best >= LARGE_OR_LINE

    def test_no_colour_is_left_out(self, theme: Theme) -> None:
        colours = {name for name, value in vars(theme).items() if str(value).startswith("#")}
        held = {name for pair in (*TEXT_PAIRS, *SHAPE_PAIRS) for name in pair}
        assert colours == held | PAINTED_OVER.keys()

    def test_the_style_sheet_fills_every_place(self, theme: Theme) -> None:
        sheet = style_sheet(theme)
        assert "$" not in sheet
        own = {value for value in vars(theme).values() if str(value).startswith("#")}
        assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= own


def test_in_the_sun_text_is_read_through_the_glare() -> None:
    """A veil of a quarter of the screen's white lies over everything, as on a bright day."""
    veil = 0.25

    def glared(one: str, other: str) -> float:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        return (light + veil + 0.005) / (dark + veil + 0.005)

    sun = THEMES[Look.SUN]
    for text, ground in TEXT_PAIRS:
        if text != "focus_edge":
            assert glared(getattr(sun, text), getattr(sun, ground)) >= 4.0, (text, ground)
    office = THEMES[Look.OFFICE]
    assert glared(office.quiet, office.ground) < glared(sun.quiet, sun.ground)


def test_the_looks_go_round() -> None:
    assert [following(look) for look in Look] == [Look.SUN, Look.NIGHT, Look.OFFICE]


def test_scale_enlarges_type() -> None:
    theme = THEMES[Look.OFFICE]
    assert "font-size: 28px" in style_sheet(theme)
    assert "font-size: 36px" in style_sheet(theme, 1.3)
