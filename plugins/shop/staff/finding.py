"""Reach an item quickly: by its number, or by words of its name; hidden items are found, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Context, db
from kernel.forms import Ask, Form, text
from plugins.accounts.api import staff_button
from plugins.shop import shop

from ..catalog.reading import ROW
from ..catalog.search import find
from ..naming import sort_name
from ..permissions import CATALOG
from .callbacks import FindItem, ManageCategories
from .items import item_row

if TYPE_CHECKING:
    from kernel import Bot

MOST = 20  # items shown; more words find fewer
WORDS = 8  # of what is typed, that count
FOUND = f"""SELECT {ROW}, t.hidden FROM shop_item t
WHERE t.batch_id IS NULL AND t.archived = FALSE AND ({{}}) ORDER BY {{}} t.sort_name, t.id LIMIT {MOST + 1}"""


async def find_items(bot: Bot, words: str) -> list[dict[str, Any]]:
    """Items with this number, or with all of these words in their names, A-Z; one more than are shown when there are.

    When there are none, what customers would find, typos forgiven.
    """
    args: list[Any] = []
    conditions = []
    for word in sort_name(words).split()[:WORDS]:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        args.append(f"%{escaped}%")
        conditions.append(f"t.sort_name LIKE ${len(args)} ESCAPE '\\'")
    where, first = " AND ".join(conditions) or "FALSE", ""
    number = words.strip().removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 19:
        args.append(int(number))
        where, first = f"t.id = ${len(args)} OR {where}", f"t.id <> ${len(args)},"
    rows = await db.fetch(FOUND.format(where, first), *args)
    if rows:
        return rows
    ids, _ = await find(bot, words)
    found = await db.fetch(FOUND.format(f"t.id {db.among(1, 'bigint')}", ""), ids[: MOST + 1]) if ids else []
    return sorted(found, key=lambda row: ids.index(row["id"]))


@shop.form
class Find(Form, id="shop.find-item"):
    """One question: words or a number."""

    permission = CATALOG
    words = Ask("shop-staff-find-ask", text(255, one_line=True))

    async def done(self, ctx: Context) -> Any:
        """Show what was found, after the commit."""

        async def show() -> None:
            await show_found(ctx, self.words)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the catalog."""
        await ctx.open(ManageCategories())


@shop.press(FindItem, permission=CATALOG)
async def find_item(ctx: Context, press: FindItem) -> None:
    """Ask for words or a number."""
    await Find.start(ctx)


async def show_found(ctx: Context, words: str) -> None:
    """The items that fit, or that none does."""
    found = await find_items(ctx.bot, words)
    rows: list[list[Any]] = [[item_row(ctx, row, 0, 1)] for row in found[:MOST]]
    rows.append([FindItem().button(ctx.t("shop-staff-find-again"))])
    rows.append([ManageCategories().button(ctx.t("kernel-back")), staff_button(ctx)])
    text = ctx.rich("shop-staff-found" if found else "shop-staff-found-none")
    if len(found) > MOST:
        text = text + "\n" + ctx.rich("shop-staff-found-more", count=MOST)
    await ctx.screen(text, rows)
