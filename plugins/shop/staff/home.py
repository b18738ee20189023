"""What the shop puts on the staff's console beside its orders."""

from __future__ import annotations

from kernel import Button, Context
from plugins.shop import shop

from ..permissions import CATALOG
from .callbacks import ManageCategories


@shop.menu("staff", order=10)
async def catalog_entry(ctx: Context) -> Button | None:
    """The catalog."""
    return ManageCategories().button(ctx.t("shop-staff-catalog")) if await ctx.allowed(CATALOG) else None
