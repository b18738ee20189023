"""Searching by words: from the menu, by ``/search words``, and page by page."""

from __future__ import annotations

from typing import Any, cast

from kernel import Context, Rich, bold, pager_row
from kernel.forms import Ask, Form, text
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..callbacks import AskWords, OpenCategory, OpenSearch, OpenShop
from ..catalog.search import LONGEST, Found, find_again, remember
from ..limits import SEARCHES
from ..naming import shorten
from ..places import in_search
from .browse import category_label, item_button, open_shop, show_gone


@shop.form
class SearchWords(Form, id="shop.search"):
    """One question: which words?"""

    limit = SEARCHES
    words = Ask("shop-ask-words", text(LONGEST, one_line=True))

    async def done(self, ctx: Context):
        """Keep the words; what they find is shown after the commit."""
        search_id = await remember(ctx.bot, ctx.user.id, self.words)

        async def show() -> None:
            await open_search(ctx, OpenSearch(search_id))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the shop."""
        await open_shop(ctx, OpenShop())


@shop.command("search", menu="shop-menu-search", order=15, limit=SEARCHES)
async def search(ctx: Context) -> None:
    """Show what the words after the command find; without words, ask for them."""
    words = ctx.payload.strip()
    if not words:
        await SearchWords.start(ctx)
        return
    await open_search(ctx, OpenSearch(await remember(ctx.bot, ctx.user.id, words)))


@shop.press(AskWords)
async def ask_words(ctx: Context, press: AskWords) -> None:
    """Ask for the words."""
    await SearchWords.start(ctx)


@shop.press(OpenSearch)
async def open_search(ctx: Context, press: OpenSearch) -> None:
    """Show a page of what one's own search found."""
    found = await find_again(ctx.bot, ctx.user.id, press.search_id, press)
    if found is None:
        await show_gone(ctx, "shop-search-gone")
        return
    ctx.bot.metrics.event("search", "shop")
    place = in_search(press.search_id)
    rows = [[item_button(ctx, row, place, found.number)] for row in found.rows]
    rows.append(pager_row(ctx, press, cast(Any, found)))  # it reads rows, number and pages
    if found.category:
        category_id, name = found.category
        rows.append([OpenCategory(category_id).button(category_label(name))])
    rows.append([AskWords().button(ctx.t("shop-search-again")), OpenShop().button(ctx.t("shop-to-shop"))])
    rows.append([menu_button(ctx)])
    await ctx.screen(found_text(ctx, found), rows)


def found_text(ctx: Context, found: Found) -> Rich:
    """What was searched for and how much there is."""
    words = bold("🔎 " + shorten(found.text, LONGEST)) + "\n\n"
    if not found.total:
        return words + ctx.rich("shop-search-nothing-but" if found.category else "shop-search-nothing")
    if not found.rows:
        return words + ctx.rich("shop-search-sold-off")
    return words + ctx.rich("shop-search-best" if found.most else "shop-search-found", count=found.total)
