"""The cart in words and buttons, within Telegram's limits whatever the items are called."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, clip_label
from plugins.accounts.api import menu_button, profile_button
from plugins.shop.api import OpenShop

from .callbacks import AskCheckout, AskClear, OpenCart, OpenLine, PutRight, RemoveLine, SetQuantity
from .quantities import at_most, fewer, more
from .quoting import Priced, PricedCart

ROOM = 4000  # UTF-16 units of a text, of Telegram's 4096
NAME_LENGTHS = (120, 60, 30, 16)  # characters of each name: the first that lets the text fit
LABEL = 30  # characters of a name on a button that shares its row with three others

# What is wrong with a line, in fewer words than the shop's, because the name stands above.
TROUBLES = {
    "cart-asks": "cart-line-asks",
    "shop-item-gone": "cart-line-gone",
    "shop-sold-out": "cart-line-sold-out",
    "shop-too-few": "cart-line-few",
    "shop-limit-left": "cart-line-limit-left",
    "shop-limit-reached": "cart-line-limit",
    "shop-quantity-min": "cart-line-quantity",
    "shop-quantity-max": "cart-line-quantity",
    "shop-quantity-step": "cart-line-quantity",
}


def cart_text(ctx: Context, cart: PricedCart, notice: Rich | None = None) -> Rich:
    """Every line with its price and what is wrong with it, then the total; ``notice`` comes first."""
    if not cart.lines:
        empty = ctx.rich("cart-empty")
        return notice + "\n\n" + empty if notice else empty
    text = Rich()
    for length in NAME_LENGTHS:
        parts = [notice] if notice else []
        parts += [ctx.rich("cart-title"), *(line_text(ctx, line, length) for line in cart.lines), _end(ctx, cart)]
        text = Rich("\n\n").join(parts)
        if len(text) <= ROOM:
            break
    return text


def line_text(ctx: Context, row: Priced, length: int) -> Rich:
    """A line: name, quantity times price, what changes it, what is wrong."""
    text = bold(clip_label(row.line.name, length))
    if row.item is not None:
        text = text + "\n" + sum_text(ctx, row)
    for adjustment in row.adjustments:
        label = clip_label(ctx.t(adjustment.label, **adjustment.args), length)
        text = text + "\n" + ctx.rich("cart-adjustment", label=label, amount=ctx.money(adjustment.amount))
    if row.problem is not None:
        text = text + "\n⚠️ " + trouble(ctx, row.problem)
    return text


def sum_text(ctx: Context, row: Priced) -> Rich:
    """Quantity times price; the old sum is struck through where the line has adjustments of its own."""
    facts = {
        "count": row.line.quantity,
        "price": ctx.money(row.line.unit_price),
        "sum": ctx.money(row.total),
    }
    if row.net == row.total:
        return ctx.rich("cart-sum", **facts)
    return ctx.rich("cart-sum-changed", **facts, net=ctx.money(row.net))


def trouble(ctx: Context, problem: Refused) -> Rich:
    """What is wrong with a line."""
    key = TROUBLES.get(problem.key, problem.key)
    return ctx.rich(key, **problem.args_for_text)


def _end(ctx: Context, cart: PricedCart) -> Rich:
    text = Rich()
    for adjustment in cart.adjustments:
        label = clip_label(ctx.t(adjustment.label, **adjustment.args))
        text = text + ctx.rich("cart-adjustment", label=label, amount=ctx.money(adjustment.amount)) + "\n"
    text = text + ctx.rich("cart-total", total=ctx.money(cart.total))
    if cart.problems:
        text = text + "\n\n" + ctx.rich("cart-problems")
    if cart.refusal is not None:
        text = text + "\n\n⚠️ " + trouble(ctx, cart.refusal)
    return text


def cart_rows(ctx: Context, cart: PricedCart) -> list[list[Button]]:
    """A row for each line, then what can be done with all of them, then the ways back."""
    rows = [line_row(row) for row in cart.lines]
    shop = OpenShop().button(ctx.t("cart-to-shop"))
    if cart.problems:
        label = "cart-put-right" if any(row.cure for row in cart.problems) else "cart-remove-gone"
        rows.append([PutRight().button(ctx.t(label))])
    elif cart.lines and cart.refusal is None:
        rows.append([AskCheckout(cart.total).button(ctx.t("cart-checkout", total=ctx.money(cart.total)))])
    rows.append([AskClear().button(ctx.t("cart-clear")), shop] if cart.lines else [shop])
    rows.append([profile_button(ctx), menu_button(ctx)])
    return rows


def line_row(row: Priced) -> list[Button]:
    """➖, the name and quantity, ➕ and ✖ for a line; without what its item does not allow."""
    line = row.line
    buttons = [OpenLine(line.id).button(f"{clip_label(line.name, LABEL)} · {line.quantity}")]
    if row.item is not None and row.problem is None:
        less, raised = fewer(row.item, line.quantity), upwards(row, 1)
        if 0 < less < line.quantity:
            buttons.insert(0, SetQuantity(line.id, less).button("➖"))
        if raised > line.quantity:
            buttons.append(SetQuantity(line.id, raised).button("➕"))
    return [*buttons, RemoveLine(line.id).button("✖")]


def line_rows(ctx: Context, row: Priced, others: list[list[Button]]) -> list[list[Button]]:
    """The buttons of a line's own screen; ``others`` are those of other plugins."""
    line, changes = row.line, []
    if row.item is not None and row.problem is None:
        down = sorted({fewer(row.item, line.quantity, steps) for steps in (10, 1)})
        up = sorted({upwards(row, steps) for steps in (1, 10)})
        changes += [(f"➖ {line.quantity - target}", target) for target in down if 0 < target < line.quantity]
        changes += [(f"➕ {target - line.quantity}", target) for target in up if target > line.quantity]
    return [
        [SetQuantity(line.id, target, line=True).button(label) for label, target in changes],
        *others,
        [RemoveLine(line.id).button(ctx.t("cart-remove"))],
        [OpenCart().button(ctx.t("cart-back")), menu_button(ctx)],
    ]


def upwards(row: Priced, steps: int) -> int:
    """The quantity so many steps above, as far as rules and stock allow; at least what there is."""
    item, now = row.item, row.line.quantity
    if item is None:
        return now
    target = more(item, now, steps)
    if item.available is not None and not item.presell and target > item.available:
        target = at_most(item, item.available)
    return max(target, now)
