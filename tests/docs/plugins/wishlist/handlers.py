"""The heart on every item card, and the list itself."""

from kernel import Context, Refused, clip_label, db, keyset, pager_row
from plugins.accounts.api import menu_button
from plugins.shop.api import OpenItem, get_item, get_items

from . import wishlist
from .callbacks import AskIdea, OpenWishes, SetWish
from .models import Wish
from .settings import WishlistSettings

ADD = """INSERT INTO wishlist_wish (user_id, item_id, price) VALUES ($1, $2, $3)
ON CONFLICT (user_id, item_id) DO NOTHING"""


@wishlist.hook
async def item_buttons(item, press, ctx):
    """A heart under every item card; what it does is in the button."""
    wished = await Wish.exists(user_id=ctx.user.id, item_id=item.id)
    heart = SetWish(item.id, on=not wished, row=press.row, page=press.page)
    return [heart.button(ctx.t("wishlist-remove" if wished else "wishlist-add"))]


@wishlist.press(SetWish)
async def set_wish(ctx: Context, press: SetWish) -> None:
    """Do what the button says, and show the card with the other button."""
    if press.on:
        await add(ctx, press.item_id)
        ctx.toast(ctx.t("wishlist-added"))
    else:
        await Wish.filter(user_id=ctx.user.id, item_id=press.item_id).delete()
        ctx.toast(ctx.t("wishlist-removed"))
    await ctx.open(OpenItem(press.item_id, row=press.row, page=press.page))


async def add(ctx: Context, item_id: int) -> None:
    """Put an item on the list; what a button carries is never trusted, so the item is looked up."""
    item = await get_item(item_id)
    if item is None:
        raise Refused("wishlist-item-gone")
    size = ctx.setting(WishlistSettings).wishlist_size
    if await Wish.filter(user_id=ctx.user.id).count() >= size:
        raise Refused("wishlist-full", size=size)
    await db.execute(ADD, ctx.user.id, item.id, item.price)


@wishlist.command("wishlist", menu="wishlist-menu", order=40)
async def my_wishes(ctx: Context) -> None:
    """The list by command or from the main menu."""
    await show_wishes(ctx, OpenWishes())


@wishlist.press(OpenWishes)
async def show_wishes(ctx: Context, press: OpenWishes) -> None:
    """A page of the list, newest first."""
    page = await keyset(
        press,
        table="wishlist_wish",
        columns="t.id, t.item_id",
        where="t.user_id = $1",
        args=[ctx.user.id],
        descending=True,
    )
    found = await get_items([row["item_id"] for row in page.rows])
    items = [found[row["item_id"]] for row in page.rows if row["item_id"] in found]
    rows = [[OpenItem(item.id).button(clip_label(f"{item.name} · {ctx.money(item.price)}"))] for item in items]
    text = ctx.rich("wishlist-title", count=page.total) if page.total else ctx.rich("wishlist-empty")
    last = [AskIdea().button(ctx.t("wishlist-suggest")), menu_button(ctx)]
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), last])


@wishlist.owed_hook
async def delete_user_data(user):
    """Forget what a person wished for."""
    await Wish.filter(user_id=user.id).delete()
