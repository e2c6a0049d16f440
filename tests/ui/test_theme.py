"""Looks: contrast by the formula of WCAG 2.2 (1.4.3, 1.4.11), and a style sheet without holes."""

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


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.look.value)
class TestContrast:
    """Every pair that meets on a screen."""

    def test_body_text_is_aaa(self, theme: Theme) -> None:
        for ground in (theme.ground, theme.surface):
            assert contrast(theme.ink, ground) >= 7
            assert contrast(theme.quiet, ground) >= 7

    def test_buttons_and_rail(self, theme: Theme) -> None:
        assert contrast(theme.brand, theme.on_brand) >= TEXT
        assert contrast(theme.rail, theme.on_rail) >= TEXT
        assert contrast(theme.rail_now, theme.on_rail_now) >= TEXT
        assert contrast(theme.rail_now, theme.rail) >= LARGE_OR_LINE
        assert contrast(theme.brand, theme.surface) >= TEXT

    def test_verdicts(self, theme: Theme) -> None:
        for tone in Tone:
            text, ground = theme.tone(tone)
            assert contrast(text, ground) >= TEXT, tone

    def test_lines_and_bars(self, theme: Theme) -> None:
        for colour in (theme.line, theme.ok, theme.bad):
            assert contrast(colour, theme.ground) >= LARGE_OR_LINE
            assert contrast(colour, theme.surface) >= LARGE_OR_LINE

    def test_focus_is_seen_by_its_yellow_or_by_its_edge(self, theme: Theme) -> None:
        for ground in (theme.ground, theme.surface, theme.brand):
            best = max(contrast(theme.focus, ground), contrast(theme.focus_edge, ground))
            assert best >= LARGE_OR_LINE
        assert contrast(theme.focus, theme.focus_edge) >= TEXT

    def test_the_style_sheet_fills_every_place(self, theme: Theme) -> None:
        assert "$" not in style_sheet(theme)


def test_the_looks_go_round() -> None:
    assert [following(look) for look in Look] == [Look.SUN, Look.NIGHT, Look.OFFICE]


def test_scale_enlarges_type() -> None:
    theme = THEMES[Look.OFFICE]
    assert "font-size: 28px" in style_sheet(theme)
    assert "font-size: 36px" in style_sheet(theme, 1.3)
