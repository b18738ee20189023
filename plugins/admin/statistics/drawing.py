"""Draws the picture of the statistics: rows of bars, light and large enough for a phone. Slow: call it in a thread."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
WIDTH, PANEL, HEAD, MARGIN = 1080, 400, 110, 48  # pixels
AXIS, GAP = 118, 78  # room for the numbers on the left, and for a panel's name above its bars
SHARP = 2  # drawn twice as large and made small again, which smooths the edges
PAPER, INK, PALE, LINE = "#ffffff", "#1d2733", "#7b8794", "#e6eaef"
COLOURS = ("#2f7de1", "#2aa876", "#e0912f", "#8a5cd6")


@dataclass(frozen=True, slots=True)
class Panel:
    """One row of bars. ``total`` is said beside the name; ``short`` says a number on the axis."""

    name: str
    total: str
    values: Sequence[int]
    short: Callable[[int], str]


def draw(title: str, panels: Sequence[Panel], labels: Sequence[str]) -> bytes:
    """A PNG with a panel below the other; ``labels`` are those of the bars, as many as there is room for."""
    from PIL import Image, ImageDraw

    height = HEAD + len(panels) * PANEL + MARGIN // 2
    image = Image.new("RGB", (WIDTH * SHARP, height * SHARP), PAPER)
    sheet = _Sheet(ImageDraw.Draw(image))
    sheet.text(MARGIN, 40, title, 40, INK, bold=True)
    for number, panel in enumerate(panels):
        _panel(sheet, panel, labels, HEAD + number * PANEL, COLOURS[number % len(COLOURS)])
    return _png(image.reduce(SHARP))


def scale(largest: int) -> tuple[int, int]:
    """The step between the lines of an axis (1, 2 or 5 and noughts), and its top: three to five lines."""
    if largest <= 0:
        return 1, 1
    step = 1
    while largest > 4 * step:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step, -(-largest // step) * step


def _panel(sheet: _Sheet, panel: Panel, labels: Sequence[str], top: int, colour: str) -> None:
    sheet.text(MARGIN, top, panel.name, 32, INK, bold=True)
    sheet.text(WIDTH - MARGIN, top, panel.total, 32, colour, bold=True, anchor="ra")
    left, right, ceiling, floor = MARGIN + AXIS, WIDTH - MARGIN, top + GAP, top + PANEL - 62
    step, highest = scale(max(panel.values, default=0))
    for value in range(0, highest + 1, step):
        y = floor - (floor - ceiling) * value / highest
        sheet.line(left, right, y, PALE if value == 0 else LINE)
        sheet.text(left - 14, y, panel.short(value), 24, PALE, anchor="rm")
    slot = (right - left) / max(len(panel.values), 1)
    every = _every(sheet, labels, slot)
    for place, value in enumerate(panel.values):
        middle = left + slot * (place + 0.5)
        if value > 0:
            half = min(slot * 0.36, 48)
            sheet.bar(middle - half, middle + half, floor - (floor - ceiling) * value / highest, floor, colour)
        if place % every == 0:
            sheet.text(middle, floor + 12, labels[place], 24, PALE, anchor="ma")


def _every(sheet: _Sheet, labels: Sequence[str], slot: float) -> int:
    """Every how manieth label is written, so that they do not touch."""
    widest = max((sheet.width(label, 24) for label in labels), default=0) + 16
    return next((every for every in (1, 2, 3, 4, 5, 6, 7, 10, 14) if every * slot >= widest), 31)


class _Sheet:
    """What is drawn on, in pixels of the final picture."""

    def __init__(self, canvas: ImageDraw.ImageDraw):
        self._canvas = canvas

    def text(
        self, x: float, y: float, text: str, size: int, ink: str, *, bold: bool = False, anchor: str = "la"
    ) -> None:
        self._canvas.text((x * SHARP, y * SHARP), text, ink, font(size * SHARP, bold), anchor)

    def width(self, text: str, size: int) -> float:
        return self._canvas.textlength(text, font(size * SHARP, False)) / SHARP

    def line(self, left: float, right: float, y: float, ink: str) -> None:
        self._canvas.line((left * SHARP, y * SHARP, right * SHARP, y * SHARP), ink, 2 * SHARP)

    def bar(self, left: float, right: float, top: float, bottom: float, ink: str) -> None:
        box = [left * SHARP, min(top, bottom - 3) * SHARP, right * SHARP, bottom * SHARP]
        radius = min((right - left) / 4, 8, (box[3] - box[1]) / SHARP / 2) * SHARP
        self._canvas.rounded_rectangle(box, radius, ink, corners=(True, True, False, False))


@lru_cache(16)
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """DejaVu Sans, which has Cyrillic letters and signs of currencies; Pillow's own font has neither."""
    from PIL import ImageFont

    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)


def _png(image: Image.Image) -> bytes:
    file: Any = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()
