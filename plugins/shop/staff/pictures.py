"""The pictures of an item for staff: looked at one by one, added, taken off and put in order."""

from __future__ import annotations

from functools import partial
from typing import Any

from kernel import Context, Refused, Rich, run_in_transaction
from kernel.forms import Ask, Form, attachment
from plugins.accounts.api import staff_button
from plugins.shop import shop

from ..catalog.pictures import LARGEST, MOST, add_picture, arrange_pictures, pictures_of, read_picture, remove_picture
from ..naming import shorten
from ..permissions import CATALOG
from .acts import write_down
from .callbacks import AddPicture, AskRemovePicture, ManageItem, ManagePictures, PicturePlace, RemovePicture
from .reading import item_card


@shop.press(ManagePictures, permission=CATALOG)
async def open_pictures(ctx: Context, press: ManagePictures) -> None:
    """One of the pictures, and what can be done with it."""
    await show_pictures(ctx, press.item_id, press.number)


async def show_pictures(ctx: Context, item_id: int, number: int = 0, said: Rich | None = None) -> None:
    """Picture ``number`` of an item, from 0, or the nearest that there is; ``said`` stands above it."""
    item = (await item_card(item_id)).item
    shown = await pictures_of(item_id)
    number = max(0, min(number, len(shown) - 1))
    text = ctx.rich("shop-staff-picture-title", name=shorten(item.name, 200))
    rows: list[list[Any]] = []
    photo = None
    if shown:
        text = text + "\n" + ctx.rich("shop-staff-picture-number", number=number + 1, count=len(shown))
        photo = await read_picture(item_id, number)
        rows += _picture_rows(ctx, item_id, shown[number].id, number, len(shown))
    else:
        text = text + "\n" + ctx.rich("shop-staff-picture-none")
    if len(shown) < MOST:
        rows.append([AddPicture(item_id).button(ctx.t("shop-staff-picture-add"))])
    rows.append([ManageItem(item_id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(text if said is None else said + "\n\n" + text, rows, photo)


def _picture_rows(ctx: Context, item_id: int, picture_id: int, number: int, count: int) -> list[list[Any]]:
    turn, place = [], []
    if number:
        turn.append(ManagePictures(item_id, number - 1).button("◀️"))
        place.append(PicturePlace(item_id, picture_id, number - 1).button(ctx.t("shop-staff-picture-earlier")))
    if number + 1 < count:
        turn.append(ManagePictures(item_id, number + 1).button("▶️"))
        place.append(PicturePlace(item_id, picture_id, number + 1).button(ctx.t("shop-staff-picture-later")))
    return [turn, place, [AskRemovePicture(item_id, picture_id, number).button(ctx.t("shop-staff-picture-remove"))]]


@shop.press(PicturePlace, permission=CATALOG)
async def place_picture(ctx: Context, press: PicturePlace) -> None:
    """Put a picture at another place."""

    async def body() -> None:
        await ctx.require(CATALOG)
        ids = [picture.id for picture in await pictures_of(press.item_id)]
        if press.picture_id not in ids:
            raise Refused("shop-staff-picture-gone")
        ids.remove(press.picture_id)
        ids.insert(press.to, press.picture_id)
        write_down(ctx, "edited", await arrange_pictures(ctx.bot, press.item_id, ids))

    await run_in_transaction(body)
    await show_pictures(ctx, press.item_id, press.to)


@shop.press(AskRemovePicture, permission=CATALOG)
async def ask_remove(ctx: Context, press: AskRemovePicture) -> None:
    """Show the picture once more before it goes: the bot does not keep it."""
    item = (await item_card(press.item_id)).item
    shown = [picture.id for picture in await pictures_of(press.item_id)]
    if press.picture_id not in shown:
        raise Refused("shop-staff-picture-gone")
    number = shown.index(press.picture_id)
    yes = ctx.once(RemovePicture(press.item_id, press.picture_id), ctx.t("shop-staff-picture-remove-yes"))
    back = ManagePictures(press.item_id, number).button(ctx.t("kernel-cancel"))
    text = ctx.rich("shop-staff-picture-remove-sure", name=shorten(item.name, 200))
    await ctx.screen(text, [[yes], [back]], await read_picture(press.item_id, number))


@shop.press(RemovePicture, permission=CATALOG)
async def take_off(ctx: Context, press: RemovePicture) -> None:
    """Take a picture off the item."""

    async def body() -> None:
        await ctx.require(CATALOG)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        write_down(ctx, "edited", await remove_picture(ctx.bot, press.item_id, press.picture_id))

    await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-picture-removed"))
    await show_pictures(ctx, press.item_id)


@shop.form
class NewPicture(Form, id="shop.new-picture"):
    """One question: the picture."""

    permission = CATALOG
    picture = Ask("shop-staff-ask-picture", attachment(LARGEST))

    async def done(self, ctx: Context) -> Any:
        """The picture is fetched from Telegram after the conversation has ended."""

        async def show() -> None:
            said = await take_picture(ctx, self.item_id, self.picture["file_id"])
            await show_pictures(ctx, self.item_id, MOST, said)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the pictures."""
        await show_pictures(ctx, self.item_id)


@shop.press(AddPicture, permission=CATALOG)
async def ask_picture(ctx: Context, press: AddPicture) -> None:
    """Ask for a picture."""
    item = (await item_card(press.item_id)).item
    await NewPicture.start(ctx, item_id=item.id)


async def take_picture(ctx: Context, item_id: int, file_id: str) -> Rich:
    """Fetch a picture from Telegram and put it behind the others; what to tell, also when it does not do."""
    data = await ctx.bot.telegram.download(file_id)
    try:
        await run_in_transaction(partial(_add, ctx, item_id, data))
    except Refused as refusal:
        return ctx.rich(refusal.key, **refusal.args_for_text)
    return ctx.rich("shop-staff-picture-added")


async def _add(ctx: Context, item_id: int, data: bytes) -> None:
    await ctx.require(CATALOG)
    write_down(ctx, "edited", await add_picture(ctx.bot, item_id, data))
