"""Draws the pictures of the sample catalog: ``python plugins/shop/sample/draw.py``. Nothing else imports this."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

WIDTH, HEIGHT = 1200, 750
SCALE = 2  # drawn twice as large and made small again, which smooths the edges
FOLDER = Path(__file__).parent / "pictures"

Points = Sequence[tuple[float, float]]


class Sheet:
    """A picture with shapes in pixels of the final size; colours may be see-through (``#rrggbbaa``)."""

    def __init__(self, top: str, bottom: str) -> None:
        grey = Image.linear_gradient("L").resize((WIDTH * SCALE, HEIGHT * SCALE))
        self.image = ImageOps.colorize(grey, top, bottom).convert("RGBA")

    def layer(self, draw: Callable[[ImageDraw.ImageDraw], None], blur: float = 0) -> None:
        """Put one layer on top, out of focus by ``blur`` pixels."""
        layer = Image.new("RGBA", self.image.size)
        draw(ImageDraw.Draw(layer))
        if blur:
            layer = layer.filter(ImageFilter.GaussianBlur(blur * SCALE))
        self.image.alpha_composite(layer)

    def shape(self, points: Points, colour: str, blur: float = 0) -> None:
        """A filled outline."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.layer(lambda draw: draw.polygon(scaled, fill=colour), blur)

    def disc(self, x: float, y: float, radius: float, colour: str, blur: float = 0, flat: float = 1) -> None:
        """A circle, or an ellipse ``flat`` times as high as wide."""
        box = [(x - radius) * SCALE, (y - radius * flat) * SCALE, (x + radius) * SCALE, (y + radius * flat) * SCALE]
        self.layer(lambda draw: draw.ellipse(box, fill=colour), blur)

    def ring(
        self, x: float, y: float, radius: float, width: float, colour: str, start: float = 0, end: float = 360
    ) -> None:
        """A circle's line, or a part of it, in degrees."""
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self.layer(lambda draw: draw.arc(box, start, end, fill=colour, width=round(width * SCALE)))

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, round_by: float = 0, blur: float = 0
    ) -> None:
        """A rectangle."""
        corners = [x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE]
        self.layer(lambda draw: draw.rounded_rectangle(corners, round_by * SCALE, fill=colour), blur)

    def line(self, points: Points, width: float, colour: str, blur: float = 0) -> None:
        """A line with round joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.layer(lambda draw: draw.line(scaled, fill=colour, width=round(width * SCALE), joint="curve"), blur)

    def stars(self, count: int, down_to: float, seed: int) -> None:
        """Small lights, the same for the same seed."""
        chance = random.Random(seed)
        for _ in range(count):
            strength = chance.choice(["55", "88", "cc"])
            self.disc(
                chance.uniform(0, WIDTH), chance.uniform(0, down_to), chance.uniform(0.8, 2.4), f"#fff6df{strength}"
            )

    def words(self, text: str, x: float, y: float, size: float, colour: str) -> None:
        """A centred text in Pillow's own font."""
        font = ImageFont.load_default(size * SCALE)
        self.layer(lambda draw: draw.text((x * SCALE, y * SCALE), text, fill=colour, font=font, anchor="mm"))

    def save(self, name: str) -> None:
        """Write the finished picture."""
        small = self.image.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(FOLDER / f"{name}.jpg", quality=86, optimize=True, progressive=True)


def wave(base: float, height: float, length: float, shift: float = 0, bottom: float = HEIGHT) -> Points:
    """A rolling line from side to side, closed at the bottom."""
    top = [(x, base + height * math.sin((x + shift) / length)) for x in range(-10, WIDTH + 20, 10)]
    return [*top, (WIDTH + 10, bottom), (-10, bottom)]


def stellar_drift() -> Sheet:
    sheet = Sheet("#12163a", "#4a2a63")
    sheet.stars(170, HEIGHT, 4)
    sheet.disc(820, 330, 250, "#f29e6d33", blur=50)
    sheet.disc(820, 330, 178, "#f2b27c")
    planet = Sheet("#000000", "#000000")
    planet.disc(820, 330, 178, "#ffffff")
    shade = Image.new("RGBA", sheet.image.size)
    pen = ImageDraw.Draw(shade)
    for number, (y, colour) in enumerate([(220, "#e0875c"), (285, "#f6c795"), (350, "#d97a5a"), (410, "#b85c58")]):
        pen.polygon([(x * SCALE, yy * SCALE) for x, yy in wave(y, 9, 70, number * 90)], fill=colour)
    shade.putalpha(ImageChops.multiply(shade.getchannel("A"), planet.image.convert("L")))
    sheet.image.alpha_composite(shade)
    for radius, width, colour in ((265, 20, "#f8dfb4"), (300, 9, "#f8dfb4aa"), (324, 4, "#f8dfb477")):
        ellipse = Image.new("RGBA", sheet.image.size)
        box = [
            (820 - radius) * SCALE,
            (330 - radius * 0.3) * SCALE,
            (820 + radius) * SCALE,
            (330 + radius * 0.3) * SCALE,
        ]
        ImageDraw.Draw(ellipse).arc(box, -12, 192, fill=colour, width=width * SCALE)
        sheet.image.alpha_composite(ellipse.rotate(14, center=(820 * SCALE, 330 * SCALE)))
    sheet.shape([(60, 640), (330, 520), (338, 536)], "#8fd7e055", blur=5)
    sheet.shape([(300, 556), (420, 480), (372, 560)], "#f7f1e3")
    sheet.shape([(420, 480), (372, 560), (354, 534)], "#b9c8d6")
    sheet.disc(374, 519, 9, "#2f7f93")
    return sheet


def harbour_lights() -> Sheet:
    sheet = Sheet("#3b2f63", "#f0a070")
    sheet.stars(40, 240, 8)
    sheet.disc(420, 480, 95, "#ffd9a0")
    sheet.disc(420, 480, 190, "#ffd9a044", blur=40)
    sheet.shape(wave(470, 18, 190, 60), "#6a4a78")
    sheet.shape([(880, 230), (0, 90), (0, 250)], "#fff1c255", blur=12)
    sheet.shape([(840, 520), (860, 250), (920, 250), (940, 520)], "#f6ead8")
    for top in (300, 400):
        sheet.shape(
            [
                (855 - (top - 300) / 9, top + 50),
                (857 - (top - 300) / 9, top),
                (923 + (top - 300) / 9, top),
                (925 + (top - 300) / 9, top + 50),
            ],
            "#c4513f",
        )
    sheet.box(852, 206, 76, 46, "#ffe9ad", 4)
    sheet.shape([(842, 208), (890, 160), (938, 208)], "#7c2f36")
    sheet.box(840, 250, 100, 10, "#4d2b3c", 3)
    sheet.shape([(740, 560), (800, 505), (980, 505), (1080, 560)], "#3d2f4e")
    sheet.shape(wave(548, 5, 60), "#39547f")
    for number in range(16):
        sheet.box(380 + (number * 37) % 90 - number * 2, 562 + number * 11, 70 - number * 2, 4, "#ffd9a099", 2)
    sheet.shape(wave(620, 7, 80, 40), "#2c4370aa")
    for x, y, size in ((180, 590, 1.0), (590, 640, 1.35)):
        sheet.shape(
            [(x - 60 * size, y), (x + 62 * size, y), (x + 40 * size, y + 28 * size), (x - 42 * size, y + 28 * size)],
            "#20294a",
        )
        sheet.shape([(x, y - 120 * size), (x, y - 8 * size), (x + 58 * size, y - 8 * size)], "#fbeedd")
        sheet.shape(
            [(x - 6 * size, y - 95 * size), (x - 6 * size, y - 8 * size), (x - 40 * size, y - 8 * size)], "#e7b394"
        )
    return sheet


def paper_kingdoms() -> Sheet:
    sheet = Sheet("#f8e8cf", "#f3cfae")
    sheet.disc(930, 200, 80, "#ef8f6a")
    for base, height, length, shift, colour in ((430, 60, 210, 0, "#9cc3b5"), (520, 45, 160, 300, "#6fa598")):
        sheet.shape([(x, y + 10) for x, y in wave(base, height, length, shift)], "#4b3a2a44", blur=9)
        sheet.shape(wave(base, height, length, shift), colour)

    def tower(x: float, y: float, width: float, height: float, wall: str, roof: str) -> None:
        sheet.box(x + 6, y + 8, width, height, "#4b3a2a44", blur=7)
        sheet.box(x, y, width, height, wall)
        sheet.shape([(x - 14, y + 2), (x + width / 2, y - width * 1.1), (x + width + 14, y + 2)], roof)
        sheet.box(x + width / 2 - 9, y + 36, 18, 34, "#5b4a5e", 9)

    tower(440, 300, 74, 320, "#f5dcc6", "#cf6a52")
    tower(690, 270, 84, 340, "#f5dcc6", "#cf6a52")
    tower(555, 210, 96, 400, "#fdf0e2", "#b9503f")
    sheet.box(420, 450, 380, 190, "#fbe8d5")
    for x in range(420, 780, 50):
        sheet.box(x, 424, 30, 30, "#fbe8d5")
    sheet.box(570, 530, 72, 120, "#6d5566", 36)
    sheet.line([(603, 106), (603, 60)], 4, "#6d5566")
    sheet.shape([(605, 60), (664, 76), (605, 94)], "#e3a33f")
    sheet.shape([(x, y + 8) for x, y in wave(640, 30, 140, 500)], "#4b3a2a55", blur=9)
    sheet.shape(wave(640, 30, 140, 500), "#4d8377")
    return sheet


def night_freight() -> Sheet:
    sheet = Sheet("#0d1b33", "#2f5570")
    sheet.stars(110, 420, 21)
    sheet.disc(240, 170, 62, "#f5eccf")
    sheet.disc(268, 155, 56, "#12233f")
    sheet.shape(wave(440, 50, 230, 700), "#1b3850")
    sheet.shape(wave(500, 26, 120, 90), "#15303f")
    for x in (90, 470, 850, 1150):
        sheet.line([(x, 300), (x, 640)], 8, "#0a1522")
        sheet.line([(x - 46, 330), (x + 46, 330)], 7, "#0a1522")
    sheet.line([(90, 330), (280, 372), (470, 330), (660, 372), (850, 330), (1000, 366), (1150, 330)], 2.5, "#0a1522")
    sheet.box(0, 620, WIDTH, 130, "#0b1622")
    sheet.box(0, 612, WIDTH, 7, "#6f8794")
    for x, colour in ((40, "#a8483c"), (300, "#4b7a78"), (560, "#c78d3e")):
        sheet.box(x, 492, 240, 96, colour, 6)
        for rib in range(x + 20, x + 230, 26):
            sheet.box(rib, 500, 5, 80, "#00000030")
        for wheel in (x + 50, x + 190):
            sheet.disc(wheel, 594, 19, "#1a2833")
            sheet.disc(wheel, 594, 8, "#7b909b")
    sheet.shape([(820, 588), (820, 450), (1010, 450), (1080, 500), (1120, 588)], "#dfe4dc")
    sheet.shape([(820, 540), (1098, 540), (1120, 588), (820, 588)], "#a8483c")
    sheet.shape([(1000, 464), (1014, 464), (1062, 502), (1000, 502)], "#ffe6a1")
    for x in (840, 890, 940):
        sheet.box(x, 468, 36, 32, "#ffe6a1", 4)
    for wheel in (870, 930, 1040):
        sheet.disc(wheel, 594, 19, "#1a2833")
        sheet.disc(wheel, 594, 8, "#7b909b")
    sheet.shape([(1112, 560), (1200, 500), (1200, 640)], "#ffe6a166", blur=10)
    return sheet


def tidepool() -> Sheet:
    sheet = Sheet("#7fd3cf", "#0f4f74")
    for number, x in enumerate((140, 400, 690, 980)):
        sheet.shape([(x, -10), (x + 90, -10), (x + 260 - number * 40, 760), (x - 40, 760)], "#ffffff16", blur=14)
    sheet.shape(wave(640, 24, 120, 10), "#0c3f5c")
    sheet.shape(wave(690, 18, 90, 200), "#e0b988")
    chance = random.Random(5)
    for x, colour in ((130, "#e8705f"), (250, "#f2a65e"), (980, "#e8705f"), (1080, "#c95a86")):
        for _ in range(9):
            lean, tall = chance.uniform(-60, 60), chance.uniform(110, 230)
            sheet.line([(x, 700), (x + lean * 0.5, 700 - tall * 0.6), (x + lean, 700 - tall)], 17, colour)
            sheet.disc(x + lean, 700 - tall, 12, colour)
    for x, y, size, colour in (
        (520, 330, 1.5, "#f6b04d"),
        (760, 240, 0.9, "#f06a5b"),
        (840, 470, 1.1, "#f9dd8a"),
        (330, 470, 0.7, "#f06a5b"),
    ):
        sheet.shape(
            [(x - 60 * size, y), (x - 130 * size, y - 52 * size), (x - 116 * size, y), (x - 130 * size, y + 52 * size)],
            colour,
        )
        sheet.disc(x, y, 84 * size, colour, flat=0.6)
        sheet.shape(
            [(x + 4 * size, y - 46 * size), (x - 32 * size, y - 84 * size), (x - 44 * size, y - 34 * size)], colour
        )
        sheet.line(
            [(x + 20 * size, y - 42 * size), (x + 10 * size, y), (x + 20 * size, y + 42 * size)], 9 * size, "#ffffffcc"
        )
        sheet.disc(x + 52 * size, y - 12 * size, 10 * size, "#ffffff")
        sheet.disc(x + 54 * size, y - 12 * size, 5 * size, "#173a4a")
    for _ in range(34):
        left, top, radius = chance.uniform(40, 1160), chance.uniform(30, 600), chance.uniform(4, 15)
        sheet.ring(left, top, radius, 2, "#ffffff88")
    return sheet


def ember_road() -> Sheet:
    sheet = Sheet("#5b2a57", "#f6a04d")
    sheet.disc(600, 400, 170, "#ffd56b")
    for y in (360, 400, 436, 468):
        sheet.box(420, y, 360, 7 + (y - 360) / 12, "#e8743f")
    sheet.shape([(0, 440), (110, 330), (210, 330), (260, 420), (360, 420), (420, 475), (0, 475)], "#7c3350")
    sheet.shape([(1200, 400), (1090, 300), (960, 300), (920, 410), (830, 410), (780, 475), (1200, 475)], "#7c3350")
    sheet.box(0, 470, WIDTH, 280, "#a64a3d")
    sheet.shape([(585, 470), (615, 470), (980, 750), (220, 750)], "#3a2436")
    for top, bottom in ((480, 496), (514, 544), (574, 622), (664, 740)):
        half = [(y - 470) / 280 * 16 + 1.5 for y in (top, bottom)]
        sheet.shape(
            [(600 - half[0], top), (600 + half[0], top), (600 + half[1], bottom), (600 - half[1], bottom)], "#ffd56b"
        )
    for x, y, tall in ((150, 560, 1.2), (1010, 540, 1.0), (1110, 660, 1.5), (60, 690, 1.3)):
        for part in ([(0, 0), (0, -110)], [(0, -40), (36, -44), (38, -82)], [(0, -58), (-34, -60), (-36, -96)]):
            sheet.line([(x + dx * tall, y + dy * tall) for dx, dy in part], 17 * tall, "#2f5a4c")
            sheet.disc(x + part[-1][0] * tall, y + part[-1][1] * tall, 8.5 * tall, "#2f5a4c")
    sheet.shape([(560, 600), (590, 566), (680, 566), (706, 600)], "#223047")
    sheet.box(545, 598, 176, 42, "#d9483b", 12)
    for x in (560, 676):
        sheet.box(x, 636, 30, 22, "#1c1420", 5)
        sheet.box(x + 2, 608, 28, 12, "#ffd9a0", 4)
    return sheet


if __name__ == "__main__":
    from draw_more import MORE  # beside this file

    FOLDER.mkdir(exist_ok=True)
    for scene in (stellar_drift, harbour_lights, paper_kingdoms, night_freight, tidepool, ember_road, *MORE):
        scene().save(scene.__name__.replace("_", "-"))
