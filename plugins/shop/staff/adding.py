"""New categories and new items, each in one conversation."""

from __future__ import annotations

from typing import Any

from kernel import Context
from kernel.forms import Ask, Form, attachment, choice, money, text
from plugins.shop import shop

from ..catalog.editing import create_category, create_item
from ..catalog.pictures import LARGEST
from ..importing.facts import NOTHING
from ..naming import DESCRIPTION_LIMIT, NAME_LIMIT, shorten
from ..permissions import CATALOG
from ..stock.claims import SHARED, UNIQUE
from ..stock.intake import put_intake, work_off
from .acts import write_down
from .callbacks import AddCategory, AddItem, Field, ManageCategories, ManageCategory, ManageItem, ManageItems
from .categories import show_category
from .fields import CHOICES
from .items import show_item
from .pictures import take_picture
from .reading import category_card


@shop.form
class NewCategory(Form, id="shop.new-category"):
    """What a category needs: a name."""

    permission = CATALOG
    name = Ask("shop-staff-ask-category-name", text(NAME_LIMIT, one_line=True))

    async def done(self, ctx: Context) -> Any:
        """Make it, in the transaction that ends the conversation."""
        made = await create_category(ctx.bot, self.name, self.parent_id or None)
        write_down(ctx, "added", made)

        async def show() -> None:
            await show_category(ctx, ManageCategory(made.id), ctx.rich("shop-staff-category-added"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(ManageCategories(self.parent_id))


@shop.press(AddCategory, permission=CATALOG)
async def add_category(ctx: Context, press: AddCategory) -> None:
    """Ask for the name."""
    if press.parent_id:
        await category_card(press.parent_id)
    await NewCategory.start(ctx, parent_id=press.parent_id)


async def kinds(ctx: Context, form: Form) -> list[tuple[str, str]]:
    """The ways to deliver, each in words."""
    return [(kind, ctx.t(f"shop-staff-choice-kind-{kind}")) for kind in CHOICES[Field.KIND]]


@shop.form
class NewItem(Form, id="shop.new-item"):
    """What an item needs; everything else has a sensible value and is changed on its card."""

    permission = CATALOG
    name = Ask("shop-staff-ask-item-name", text(NAME_LIMIT, one_line=True))
    description = Ask("shop-staff-ask-item-description", text(DESCRIPTION_LIMIT), skip=True)
    price = Ask("shop-staff-ask-item-price", money(0))
    kind = Ask("shop-staff-ask-item-kind", choice(kinds))
    values = Ask("shop-staff-ask-item-values", text(4000), skip=True)
    value = Ask("shop-staff-ask-item-value", text(4000), skip=True)
    picture = Ask("shop-staff-ask-item-picture", attachment(LARGEST), skip=True)

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Texts to sell are asked for where the item sells texts; files are added on its card."""
        return self.kind == {"values": UNIQUE, "value": SHARED}.get(question.name, self.kind)

    async def done(self, ctx: Context) -> Any:
        """Make it with what it sells, in the transaction that ends the conversation; its picture is fetched after that."""
        made = await create_item(
            ctx.bot, self.category_id, self.name, self.price, description=self.description or "", kind=self.kind
        )
        write_down(ctx, "added", made)
        goods = self.values or self.value
        if goods:
            name = ctx.t("shop-stock-written")
            await put_intake(ctx.bot, made.id, ctx.user.id, name=name, text=goods, whole=False, facts=NOTHING)

        async def show() -> None:
            if goods:
                ctx.bot.background(work_off(ctx.bot))
            said = ctx.rich("shop-staff-item-added")
            if self.picture:
                said = said + "\n" + await take_picture(ctx, made.id, self.picture["file_id"])
            await show_item(ctx, ManageItem(made.id), said)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(ManageItems(self.category_id))


@shop.press(AddItem, permission=CATALOG)
async def add_item(ctx: Context, press: AddItem) -> None:
    """Ask for the first thing."""
    category = (await category_card(press.category_id)).category
    await NewItem.start(ctx, category_id=category.id, shelf=shorten(category.name, 100))
