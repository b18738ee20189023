"""The other half of the sample pictures: programs, courses and gift cards. See draw.py."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from draw import WIDTH, Sheet, wave


def quiet_gambit() -> Sheet:
    sheet = Sheet("#2d3b36", "#16201d")
    sheet.disc(640, 240, 330, "#d8e6b733", blur=90)

    def place(column: float, row: float) -> tuple[float, float]:
        depth = 1 + row * 0.16
        return 600 + (column - 4) * 105 * depth, 380 + row * 44 * depth / 1.25

    for row in range(-1, 8):
        for column in range(-1, 9):
            corners = [place(column, row), place(column + 1, row), place(column + 1, row + 1), place(column, row + 1)]
            sheet.shape(corners, "#e9dcc0" if (row + column) % 2 else "#7b5b43")

    def piece(x: float, y: float, size: float, colour: str, light: str, king: bool) -> None:
        sheet.disc(x + 16 * size, y + 4 * size, 62 * size, "#00000055", blur=10, flat=0.32)
        sheet.disc(x, y, 54 * size, colour, flat=0.36)
        sheet.shape(
            [
                (x - 50 * size, y - 4 * size),
                (x - 18 * size, y - 110 * size),
                (x + 18 * size, y - 110 * size),
                (x + 50 * size, y - 4 * size),
            ],
            colour,
        )
        sheet.shape(
            [
                (x - 30 * size, y - 8 * size),
                (x - 12 * size, y - 104 * size),
                (x - 4 * size, y - 104 * size),
                (x - 12 * size, y - 2 * size),
            ],
            light,
        )
        sheet.disc(x, y - 112 * size, 34 * size, colour, flat=0.3)
        if not king:
            sheet.disc(x, y - 145 * size, 31 * size, colour)
            sheet.disc(x - 9 * size, y - 154 * size, 9 * size, light)
            return
        sheet.shape(
            [
                (x - 26 * size, y - 116 * size),
                (x - 42 * size, y - 212 * size),
                (x + 42 * size, y - 212 * size),
                (x + 26 * size, y - 116 * size),
            ],
            colour,
        )
        sheet.shape(
            [
                (x - 18 * size, y - 120 * size),
                (x - 30 * size, y - 206 * size),
                (x - 18 * size, y - 206 * size),
                (x - 8 * size, y - 120 * size),
            ],
            light,
        )
        sheet.box(x - 6 * size, y - 262 * size, 12 * size, 54 * size, colour)
        sheet.box(x - 20 * size, y - 246 * size, 40 * size, 12 * size, colour)

    piece(330, 470, 0.8, "#f4ead4", "#ffffff", False)
    piece(470, 440, 0.75, "#f4ead4", "#ffffff", False)
    piece(880, 480, 0.9, "#332824", "#6b574d", False)
    piece(700, 600, 1.25, "#332824", "#6b574d", True)
    return sheet


def inkwell_writer() -> Sheet:
    sheet = Sheet("#e9e2d2", "#d3c6ab")
    sheet.shape([(218, 92), (820, 60), (868, 760), (180, 760)], "#3b2f2044", blur=14)
    sheet.shape([(200, 80), (800, 48), (850, 760), (160, 760)], "#fffdf6")
    chance = random.Random(3)
    for number in range(9):
        y, left = 160 + number * 58, 268 - number * 3
        length = chance.uniform(360, 470) if number % 4 != 3 else 210
        sheet.line([(left, y), (left + length, y - length * 0.052)], 13, "#c9c2b2" if number else "#2c5663")
    sheet.line([(420, 566), (452, 548), (478, 570), (512, 546), (552, 566)], 5, "#2c5663")
    sheet.shape([(560, 575), (612, 452), (662, 486)], "#d9a94a")
    sheet.line([(560, 575), (622, 490)], 4, "#7a5a1e")
    sheet.disc(622, 488, 8, "#7a5a1e")
    sheet.shape([(606, 446), (672, 490), (690, 462), (624, 418)], "#f0d38c")
    sheet.shape([(624, 418), (690, 462), (1010, -20), (930, -60)], "#20404c")
    sheet.shape([(640, 428), (656, 439), (980, -40), (960, -50)], "#3d6f7f")
    sheet.box(926, 560, 190, 140, "#16303a", 26)
    sheet.box(966, 520, 110, 60, "#16303a", 12)
    sheet.disc(1021, 522, 52, "#0b1d24", flat=0.24)
    sheet.box(944, 590, 150, 64, "#f3e7c6", 6)
    return sheet


def layer_studio() -> Sheet:
    sheet = Sheet("#f4efe6", "#e5dbe6")
    for number, colour in enumerate(("#f0705acc", "#f5b64dcc", "#4fb3a4cc", "#4c63b6cc")):
        x, y = 330 + number * 66, 470 - number * 92
        corners = [(x, y), (x + 270, y - 110), (x + 540, y), (x + 270, y + 110)]
        sheet.shape([(px, py + 30) for px, py in corners], "#3a2c4a33", blur=16)
        sheet.shape(corners, colour)
    sheet.disc(798, 194, 46, "#fff7e6", flat=0.42)
    sheet.shape([(900, 250), (900, 420), (938, 384), (968, 446), (996, 432), (966, 372), (1016, 368)], "#2b2438")
    return sheet


def nimbus_vpn() -> Sheet:
    sheet = Sheet("#2b6cb0", "#9fd3e8")
    for x, y, size in ((170, 180, 0.5), (1010, 240, 0.65), (220, 610, 0.7)):
        for dx, dy, radius in ((0, 0, 90), (100, -30, 110), (200, 10, 85)):
            sheet.disc(x + dx * size, y + dy * size, radius * size, "#79b3dc")
    for dx, dy, radius in ((-210, 60, 130), (-70, -60, 180), (120, -20, 160), (240, 70, 120)):
        sheet.disc(600 + dx, 404 + dy, radius, "#1b4a7c44", blur=16)
    for dx, dy, radius in ((-210, 60, 130), (-70, -60, 180), (120, -20, 160), (240, 70, 120)):
        sheet.disc(600 + dx, 380 + dy, radius, "#ffffff")
    sheet.box(390, 430, 440, 140, "#ffffff", 70)
    sheet.ring(600, 352, 62, 24, "#2b6cb0", 180, 360)
    sheet.box(538, 350, 24, 50, "#2b6cb0")
    sheet.box(638, 350, 24, 50, "#2b6cb0")
    sheet.box(505, 385, 190, 140, "#2b6cb0", 24)
    sheet.disc(600, 442, 20, "#ffe08a")
    sheet.box(592, 446, 16, 44, "#ffe08a", 8)
    return sheet


def vault_keeper() -> Sheet:
    sheet = Sheet("#3b4652", "#1d242c")
    sheet.box(300, 70, 600, 600, "#00000066", 40, blur=20)
    sheet.box(300, 60, 600, 600, "#6d7d8c", 36)
    sheet.box(326, 86, 548, 548, "#56646f", 26)
    for x in (356, 844):
        for y in (116, 604):
            sheet.disc(x, y, 12, "#8fa0ad")
    sheet.disc(600, 360, 220, "#3c4852")
    sheet.disc(600, 360, 202, "#93a5b2")
    sheet.disc(600, 360, 178, "#73848f")
    for number in range(48):
        angle = math.radians(number * 7.5)
        inner = 150 if number % 4 else 138
        ends = [(600 + math.sin(angle) * r, 360 - math.cos(angle) * r) for r in (inner, 168)]
        sheet.line(ends, 4, "#e8eef1" if number else "#f2b84b")
    for angle in (20, 140, 260):
        a = math.radians(angle)
        sheet.line([(600, 360), (600 + math.cos(a) * 118, 360 + math.sin(a) * 118)], 26, "#e8eef1")
        sheet.disc(600 + math.cos(a) * 118, 360 + math.sin(a) * 118, 24, "#f2b84b")
    sheet.disc(600, 360, 44, "#e8eef1")
    sheet.disc(600, 360, 24, "#56646f")
    for y in (190, 470):
        sheet.box(884, y, 40, 80, "#8fa0ad", 10)
    return sheet


def watercolour_evenings() -> Sheet:
    sheet = Sheet("#fdfaf2", "#f6efe0")
    chance = random.Random(12)
    for x, y, size, colour in (
        (330, 280, 190, "#3f8fb0"),
        (560, 430, 210, "#e58a6a"),
        (790, 260, 180, "#e9b949"),
        (460, 560, 120, "#6f9e6b"),
    ):
        for _ in range(26):
            angle, far = chance.uniform(0, math.tau), chance.uniform(0, size * 0.5)
            sheet.disc(
                x + math.cos(angle) * far,
                y + math.sin(angle) * far,
                chance.uniform(size * 0.3, size * 0.66),
                f"{colour}16",
                blur=2,
            )
        for _ in range(7):
            angle, far = chance.uniform(0, math.tau), size * chance.uniform(0.9, 1.25)
            sheet.disc(x + math.cos(angle) * far, y + math.sin(angle) * far, chance.uniform(3, 10), f"{colour}99")
    sheet.shape([(640, 452), (1110, 690), (1130, 650)], "#6b4a3344", blur=8)
    sheet.shape([(760, 486), (1200, 690), (1200, 650), (776, 462)], "#9b5d3b")
    sheet.shape([(700, 462), (714, 434), (782, 460), (764, 494)], "#c9cdd0")
    sheet.shape([(610, 420), (650, 410), (716, 434), (702, 464), (650, 448)], "#5b3a2a")
    sheet.shape([(610, 420), (640, 412), (646, 438)], "#e58a6a")
    return sheet


def slow_piano_loops() -> Sheet:
    sheet = Sheet("#f3d9c6", "#caa0a8")
    sheet.disc(930, 190, 110, "#fff3dc")
    for number in range(5):
        sheet.line([(x, 180 + number * 26 + 22 * math.sin(x / 160)) for x in range(-10, 1220, 12)], 2.5, "#7a4a5a66")
    for x, step in ((210, 3), (330, 1), (470, 4), (640, 2)):
        y = 180 + step * 22 + 22 * math.sin(x / 160)
        sheet.disc(x, y, 20, "#5b3145", flat=0.75)
        sheet.line([(x + 17, y - 2), (x + 17, y - 96)], 5, "#5b3145")
    sheet.box(0, 392, WIDTH, 40, "#40222f")
    for number in range(11):
        sheet.box(number * 110 - 4, 432, 106, 340, "#fffaf0", 10)
    for number in (0, 1, 3, 4, 5, 7, 8, 10):
        sheet.box(number * 110 + 70, 424, 64, 200, "#2c1a24", 8)
        sheet.box(number * 110 + 80, 424, 12, 184, "#5a3d4a", 6)
    sheet.box(436, 432, 106, 330, "#e58a6a55", 10)
    return sheet


def _card(amount: str, top: str, bottom: str, ribbon: str) -> Callable[[], Sheet]:
    def gift_card() -> Sheet:
        sheet = Sheet("#f3ece0", "#e3d8c6")
        sheet.box(236, 150, 728, 470, "#3a2c1a55", 40, blur=24)
        card = Sheet(top, bottom)
        for number in range(4):
            card.shape(wave(420 + number * 60, 36, 130, number * 170), "#ffffff18")
        mask = Sheet("#000000", "#000000")
        mask.box(220, 130, 760, 490, "#ffffff", 40)
        sheet.image.paste(card.image, mask=mask.image.convert("L"))
        sheet.box(330, 130, 60, 490, ribbon)
        sheet.box(220, 260, 760, 60, ribbon)
        for side in (-1, 1):
            sheet.shape([(360, 290), (360 + side * 150, 210), (360 + side * 150, 330)], "#ffffff")
            sheet.shape([(360, 290), (360 + side * 138, 226), (360 + side * 138, 316)], ribbon)
        sheet.disc(360, 290, 34, "#ffffff")
        sheet.words(amount, 690, 450, 150, "#ffffff")
        return sheet

    gift_card.__name__ = f"gift_card_{amount}"
    return gift_card


MORE = (
    quiet_gambit,
    inkwell_writer,
    layer_studio,
    nimbus_vpn,
    vault_keeper,
    watercolour_evenings,
    slow_piano_loops,
    _card("10", "#2f9c8f", "#1b6b74", "#f2c14e"),
    _card("25", "#d9694f", "#a63c4c", "#f7dfa5"),
    _card("50", "#5a58a8", "#343a78", "#f0a95b"),
)
