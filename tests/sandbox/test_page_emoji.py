"""Emoji on a machine without a font for them."""

import re
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.sandbox.small_bot import SmallBot, key

ROOT = Path(__file__).parents[2]
EMOJI = re.compile("[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")
TEXT = set("★☆✓✗")  # in every font

# This browser alone sees the machine's plain fonts only; nothing on the machine is changed.
PLAIN_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir>
<selectfont><rejectfont><glob>*Emoji*</glob><glob>*emoji*</glob></rejectfont></selectfont></fontconfig>"""


def test_every_emoji_of_the_bots_texts_is_drawn():
    drawn = (ROOT / "sandbox/page/static/js/drawings.js").read_text("utf-8")
    texts = [file.read_text("utf-8") for top in ("kernel", "plugins") for file in (ROOT / top).rglob("*.ftl")]
    texts += [file.read_text("utf-8") for file in (ROOT / "plugins").rglob("*.py")]
    assert {sign for text in texts for sign in EMOJI.findall(text)} - set(drawn) - TEXT == set()


@pytest.mark.browser
async def test_emoji_without_a_font_are_drawn_in_line_and_stay_text(tmp_path):
    small = SmallBot()
    small.say("🛍 Welcome 🦩", rows=((key("🛒 Buy"),), (key("🏠 <b>Menu</b>"),)))
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(PLAIN_FONTS.format(folder=tmp_path))
    async with chromium(FONTCONFIG_FILE=str(fonts)) as browser, small.page() as page, browser.tab() as tab:
        await tab.look()
        await tab.open(page.url)
        await tab.until("document.querySelectorAll('.keys .emoji svg').length === 2")
        # The characters are still there for copying and for whoever reads aloud; an unknown one is left as it is.
        assert await tab.run("[...document.querySelectorAll('.key')].map(e => e.innerText)") == [
            "🛒 Buy",
            "🏠 <b>Menu</b>",
        ]
        assert "🛍 Welcome 🦩" in await tab.run("document.querySelector('.text').textContent")
        offset = """(() => {
          const [drawing, button] = [".key svg", ".key"].map((name) => document.querySelector(name).getBoundingClientRect());
          return drawing.y + drawing.height / 2 - button.y - button.height / 2;
        })()"""
        assert abs(await tab.run(offset)) < 4
        await tab.press("🛒 Buy")
        assert tab.errors == []
    assert small.pressed == ["🛒 Buy"]
