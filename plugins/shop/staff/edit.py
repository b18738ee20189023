"""Change one field of an item or category: a question, or a choice of buttons."""

from __future__ import annotations

from typing import Any

from kernel import Context, Refused, Rich, bold, run_in_transaction
from kernel.forms import Ask, Form
from plugins.shop import shop

from ..catalog.editing import edit_category, edit_item
from ..catalog.schedule import schedule
from ..catalog.sorting import Sort, sort_options
from ..naming import shorten
from ..permissions import CATALOG
from .acts import write_down
from .callbacks import EditField, Field, ManageCategory, ManageItem, SetField, What
from .categories import show_category
from .fields import CHOICES, TYPED, belongs, option, part_of, shown, stored
from .items import show_item
from .reading import category_card, item_card

TIMES = (Field.SHOW_AT, Field.HIDE_AT)


async def subject(what: What, number: int) -> Any:
    """The item or category that a button names; Refused when it is gone."""
    return (await item_card(number)).item if what == What.ITEM else (await category_card(number)).category


async def show_card(ctx: Context, what: What, number: int, field: Field, row: int, page: int, done: str = "") -> None:
    """The card again, at the part with ``field``; ``done`` is the key of what to say above it."""
    said = ctx.rich(done) if done else None
    if what == What.ITEM:
        await show_item(ctx, ManageItem(number, part_of(field), row, page), said)
    else:
        await show_category(ctx, ManageCategory(number, row, page), said)


async def change(ctx: Context, what: What, number: int, field: Field, value: Any) -> None:
    """Give a field its new value, in the caller's transaction."""
    await ctx.require(CATALOG)
    name = what.name.lower()
    if field in TIMES:
        found = await subject(what, number)
        times = {other.column: getattr(found, other.column) for other in TIMES} | {field.column: value}
        done = await schedule(ctx.bot, name, number, **times)
    elif what == What.ITEM:
        done = await edit_item(ctx.bot, number, **{field.column: value})
    else:
        done = await edit_category(ctx.bot, number, **{field.column: value})
    write_down(ctx, "edited", done)


@shop.press(EditField, permission=CATALOG)
async def edit(ctx: Context, press: EditField) -> None:
    """Ask for the new value."""
    if not belongs(press.what, press.field):
        raise Refused("kernel-button-gone")
    found = await subject(press.what, press.id)
    now = shown(ctx, press.field, getattr(found, press.field.column))
    if press.field in CHOICES:
        await choose(ctx, press, found)
        return
    label = ctx.t(f"shop-staff-field-{press.field.key}")
    hint = ctx.t(f"shop-staff-hint-{press.field.key}")
    seed = {"what": int(press.what), "target": press.id, "row": press.row, "page": press.page}
    await FORMS[press.field].start(ctx, **seed, label=label, now=now, hint=hint, item=shorten(found.name, 100))


async def choose(ctx: Context, press: EditField, found: Any) -> None:
    """The values that there are, the present one marked."""
    rows = []
    offered = {option.sort for option in await sort_options(ctx.bot)}
    for number, value in enumerate(CHOICES[press.field]):
        if isinstance(value, Sort) and value not in offered:  # nobody rates
            continue
        mark = "✅ " if value == getattr(found, press.field.column) else ""
        button = SetField(press.what, press.id, press.field, number, press.row, press.page)
        rows.append([button.button(mark + shown(ctx, press.field, value))])
    back: Any = ManageCategory(press.id, press.row, press.page)
    if press.what == What.ITEM:
        back = ManageItem(press.id, part_of(press.field), press.row, press.page)
    rows.append([back.button(ctx.t("kernel-back"))])
    text: Rich = bold(shorten(found.name, 300)) + "\n" + ctx.t(f"shop-staff-field-{press.field.key}")
    await ctx.screen(text + "\n\n" + ctx.rich(f"shop-staff-hint-{press.field.key}"), rows)


@shop.press(SetField, permission=CATALOG)
async def set_field(ctx: Context, press: SetField) -> None:
    """Take the chosen value."""
    if not belongs(press.what, press.field):
        raise Refused("kernel-button-gone")
    value = option(press.field, press.option)
    await run_in_transaction(change, ctx, press.what, press.id, press.field, value)
    ctx.toast(ctx.t("shop-staff-saved"))
    await show_card(ctx, press.what, press.id, press.field, press.row, press.page)


def form_for(field: Field) -> type[Form]:
    """The conversation that asks for one field."""

    class Change(Form, id=f"shop.edit-{field.key}"):
        permission = CATALOG
        value = Ask("shop-staff-ask", TYPED[field])

        async def done(self, ctx: Context) -> Any:
            what = What(self.what)
            await change(ctx, what, self.target, field, stored(field, self.value))

            async def show() -> None:
                await show_card(ctx, what, self.target, field, self.row, self.page, "shop-staff-saved")

            return show

        async def cancelled(self, ctx: Context) -> None:
            await show_card(ctx, What(self.what), self.target, field, self.row, self.page)

    return shop.form(Change)


FORMS = {field: form_for(field) for field in TYPED}
