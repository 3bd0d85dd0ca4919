"""The colours of the page and of the pages to print, read from their style sheets: contrast as WCAG 2.2 counts it."""

import re

import pytest

from tests.source_code import ROOT

# 1.4.6 (AAA) for text, 1.4.11 for edges, the focus and what else has to be seen.
TEXT, SHAPE = 7.0, 3.0
DECLARED = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
USED = re.compile(r"var\(--([\w-]+)\)")
# A colour and what it stands on, in web/style.css and in web/leaflet.css.
PAIRS = {
    "style.css": [
        *[(ink, ground, TEXT) for ink in ("text", "quiet", "accent", "alert") for ground in ("page", "surface")],
        *[(f"on-{ground}", ground, TEXT) for ground in ("accent", "adult", "leave")],
        *[(shape, ground, SHAPE) for shape in ("edge", "focus", "accent") for ground in ("page", "surface")],
        ("leave-edge", "surface", SHAPE),
        ("text", "line", SHAPE),
    ],
    "leaflet.css": [
        *[(ink, "page", TEXT) for ink in ("text", "quiet", "link", "alert")],
        ("on-leave", "leave", TEXT),
        *[(shape, "page", SHAPE) for shape in ("line", "focus", "leave-edge")],
    ],
}


def light(colour: str) -> float:
    """Return the relative luminance of "#rrggbb"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722)))


def contrast(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def schemes(name: str) -> dict[str, dict[str, str]]:
    """Return the custom properties of a style sheet, light and dark."""
    usual, dark = (ROOT / "web" / name).read_text().split("prefers-color-scheme: dark")
    return {
        "light": dict(DECLARED.findall(usual)),
        "dark": dict(DECLARED.findall(usual)) | dict(DECLARED.findall(dark)),
    }


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAIRS)
def test_text_has_seven_to_one_and_what_has_to_be_seen_three(name: str, scheme: str) -> None:
    colours = schemes(name)[scheme]
    faint = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground, least in PAIRS[name]
        if contrast(colours[ink], colours[ground]) < least
    }
    assert faint == {}


@pytest.mark.parametrize("name", PAIRS)
def test_every_colour_is_a_property_with_a_pair_and_a_dark_value(name: str) -> None:
    text = (ROOT / "web" / name).read_text()
    usual, dark = (dict(DECLARED.findall(part)) for part in text.split("prefers-color-scheme: dark"))
    assert set(usual) == set(dark)
    assert set(USED.findall(text)) == set(usual)
    # Lines between parts of the page say nothing and may be faint.
    assert set(usual) - {"line"} <= {colour for pair in PAIRS[name] for colour in pair[:2]}
    outside = re.sub(r"--[\w-]+: #\w+;|@media print \{.*", "", text, flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b", outside) == []
