"""What a code is worth and when it counts, as the lines that staff read."""

from __future__ import annotations

from typing import Any

from kernel import Context, Rich, clip_label

from .. import goods
from ..rules import last_day
from ..words import value_text

NAME = 60  # characters of the name of a product or category that a code is bound to


async def facts(ctx: Context, terms: Any) -> Rich:
    """The lines about ``terms`` (a code or what one is made of); at most two statements, for what it is bound to."""
    lines = [ctx.rich("promos-fact-value", value=value_text(ctx, terms))]
    if terms.total_limit is None:
        lines.append(ctx.rich("promos-fact-unlimited", each=terms.customer_limit))
    else:
        lines.append(ctx.rich("promos-fact-limits", total=terms.total_limit, each=terms.customer_limit))
    if terms.starts_at:
        lines.append(ctx.rich("promos-fact-starts", date=terms.starts_at.date()))
    if terms.ends_at:
        lines.append(ctx.rich("promos-fact-ends", date=last_day(terms.ends_at)))
    if terms.min_sum:
        lines.append(ctx.rich("promos-fact-minimum", sum=ctx.money(terms.min_sum)))
    if terms.first_only:
        lines.append(ctx.rich("promos-fact-first"))
    if terms.stacks:
        lines.append(ctx.rich("promos-fact-stacks"))
    names = await bound_names(ctx, terms)
    for (thing, bound_id), name in names.items():
        if thing == "item":
            lines.append(ctx.rich("promos-fact-item", id=str(bound_id), name=name or ctx.t("promos-fact-unknown")))
        else:
            lines.append(ctx.rich("promos-fact-category", id=str(bound_id), name=name or ctx.t("promos-fact-unknown")))
    return Rich("\n").join(lines)


async def bound_names(ctx: Context, terms: Any) -> dict[tuple[str, int], str]:
    """The names of what ``terms`` are bound to, by kind and id; empty for what nobody knows (any more)."""
    items = await goods.items(ctx.bot, terms.items)
    categories = await goods.categories(ctx.bot, terms.categories)
    found = {("item", key): clip_label(items[key].name, NAME) if key in items else "" for key in sorted(terms.items)}
    for key in sorted(terms.categories):
        found["category", key] = clip_label(categories.get(key, ""), NAME)
    return found
