"""The shop's hooks: where other plugins take part in an order and in what a customer sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot, Button, Context, Refused, Rich

    from .api import (
        Adjustment,
        ItemView,
        LineState,
        LineView,
        OpenItem,
        OrderView,
        PaidOut,
        PayMethod,
        RefundPlan,
        RefundView,
        SortOption,
    )


@hookspec
def check_order(order: OrderView, bot: Bot) -> Refused | None:
    """Called ``first``: may this order be made? Return a ``Refused`` to forbid it, None to let it pass.

    Runs twice: outside a transaction when the confirm screen is shown, and inside the purchase's transaction before
    anything is written (``order.id`` is 0 both times). Only read. An error cancels the screen or the purchase. Not
    called when the item is hidden, gone or has another price than the pressed button.
    """


@hookspec
def price_order(order: OrderView, bot: Bot) -> list[Adjustment] | None:
    """Called ``collect``: what changes the price? Return Adjustments; they are applied in order of ``order``.

    Runs outside a transaction for the quote on the confirm screen, and inside the purchase's transaction before
    anything is written. Only read: usage is counted in ``order_paid``. The total never falls below zero. An error
    cancels the screen or the purchase. If the total of the two differs, the customer is asked again.
    """


@hookspec
def order_reserved(order: OrderView, bot: Bot) -> None:
    """Called ``join`` in the transaction that reserves an unpaid order: take what must be held for it.

    An error cancels the reservation. Not called for a purchase from the balance, which is paid at once.
    """


@hookspec
def order_paid(order: OrderView, bot: Bot) -> None:
    """Called ``join`` in the transaction in which an order becomes paid: write what must hold together with it.

    ``order`` has its id, its lines and the adjustments that counted. The goods are claimed; the money moves after
    this, because wallets are locked last. An error, or a ``Refused``, cancels the purchase. Network calls are
    refused. Not called again when a customer presses the same confirm button twice.
    """


@hookspec
def order_released(order: OrderView, reason: str, bot: Bot) -> None:
    """Called ``join`` in the transaction in which a reserved order expires or is cancelled: give back what was held.

    ``reason`` is ``expired`` or ``cancelled``. An error cancels the release, which is tried again. Not called for
    paid orders: these are refunded.
    """


@hookspec
def order_refunded(order: OrderView, refund: RefundView, bot: Bot) -> None:
    """Called ``join`` in the transaction that completes a refund: reverse what ``order_paid`` did, in proportion.

    ``refund.shares`` says what each line gets back of it; an order that is refunded as a whole may be one refund.
    An error cancels this step; the refund stays requested and is tried again. Not called when a refund failed.
    """


@hookspec
def plan_refund(order: OrderView, amount: int, refund_id: int, bot: Bot) -> RefundPlan | None:
    """Called ``first``: how much of ``amount`` (minor units) of a paid order can go back to where it came from?

    Return a ``RefundPlan`` or an object with its fields, with ``outside`` 0 when nothing can, and None for orders that
    you took no money for. Asked outside a transaction with ``refund_id`` 0 for what staff read before they decide: only
    read. Asked again in the refund's transaction, database only: set the same amount aside for ``refund_id``, so that
    nobody else gives it back; when it differs from what staff read, the refund is not made. When nobody answers, all of
    it goes to the wallet. An error cancels the screen or the refund. Not called for refunds to the wallet.
    """


@hookspec
def pay_refund(order: OrderView, refund: RefundView, bot: Bot) -> PaidOut | str | None:
    """Called ``first``, outside any transaction, for a refund of which something goes to where the money came from.

    May use the network. Pay out what you planned and return a ``PaidOut`` (or an object with its fields): the parts and
    the journal accounts that they came from, such as ``clearing:stars``; or just the account, when it was all of
    ``refund.amount``. The shop then books it, puts the rest on the wallet, and tells ``order_refunded``. An order that
    staff give back as a whole is one refund, with ``refund.shares`` for its lines. Retried with back-off after an error, and again after a kill,
    so be idempotent by ``refund.id``. Return an empty text when it is under way and takes its time: you are asked every
    few minutes for as long as that is so. Return None for payments of others; a ``Refused`` says that it will never be
    paid out. When nobody answers, or errors go on, the money goes to the wallet. Not called for
    refunds to the wallet.
    """


@hookspec
def allocate(line: LineView, bot: Bot) -> LineState | None:
    """Called ``first`` in the transaction in which a line is paid: claim what is sold. Database only.

    Answer only for your own ``line.kind`` and return None for all others; it is not called for ``unique``, ``file``,
    ``shared`` and ``manual``, which are the shop's own, nor when an order is reserved: hold what must be held in
    ``order_reserved``. Return ``LineState.FULFILLED`` when the value is assigned (the shop writes it
    down; bringing it to the customer is yours). Return ``LineState.PENDING`` when ``fulfil`` or staff will bring it.
    Raise ``Refused`` when there is nothing to sell; that, or an error, cancels the purchase. When no plugin answers,
    the purchase is refused. For an order that was reserved and is paid now, a refusal sends the line's money back by
    the item's rule instead.
    """


@hookspec
def fulfil(line: LineView, bot: Bot) -> LineState | None:
    """Called ``first`` after the commit, outside any transaction, for lines that ``allocate`` left pending.

    May use the network. Retried with back-off, so be idempotent by ``line.id``. Return ``LineState.FULFILLED`` or
    ``LineState.FAILED``, or None for kinds of others. An error means "try again later", as does None from everybody;
    it never undoes the payment. FAILED, or an error for half a day, sends the line's money back by the item's rule.
    Not called for unique, file and shared values, which are fulfilled with the payment, and manual ones, which staff
    bring.
    """


@hookspec
def pay_methods(order: OrderView, amount: int, ctx: Context) -> list[PayMethod] | None:
    """Called ``collect`` outside a transaction: ways to pay ``amount`` (minor units) other than the balance.

    ``amount`` is the order's total, or what the balance leaves of it; ``order.id`` is 0 while it is only quoted. Return
    ``PayMethod``s, or objects with its fields. Called for the screen and again when a method's button is pressed: by
    then the order is reserved, and the method of that name is started. Only read. An error cancels the screen. Not
    called for what costs nothing.
    """


@hookspec
def order_buttons(order: OrderView, ctx: Context) -> list[Button] | None:
    """Called ``show`` outside a transaction for every order that its owner opens: buttons under the receipt.

    A plugin that fails is left out and reported. Not called for the lists of orders, and not for staff.
    """


@hookspec
def staff_order_buttons(order: OrderView, ctx: Context) -> list[Button] | None:
    """Called ``show`` outside a transaction for every order that staff open: buttons on its card.

    Ask ``ctx.allowed`` for each, and again when it is pressed. A plugin that fails is left out and reported. Not called
    for the lists of orders, and not for the order's owner.
    """


@hookspec
def item_buttons(item: ItemView, press: OpenItem, ctx: Context) -> list[Button] | None:
    """Called ``show`` outside a transaction for every item card: buttons to put under it, two a row.

    ``press`` opened the card: with ``press.row`` and ``press.page`` in your own callback, ``ctx.open(OpenItem(...))``
    shows it again with the way back to the same page of the list. A plugin that fails is left out and reported. Not
    called for hidden items and not on list rows.
    """


@hookspec
def item_lines(item: ItemView, press: OpenItem, ctx: Context) -> list[Rich | str] | None:
    """Called ``show`` outside a transaction for every item card: lines to put under price and stock.

    A plugin that fails is left out and reported. Not called for hidden items and not on list rows.
    """


@hookspec
def extra_sorts(bot: Bot) -> list[SortOption] | None:
    """Called ``collect`` outside a transaction for every list of items: sorts that need your plugin.

    ``[SortOption(Sort.RATED, "reviews-sort-rated")]`` offers "best rated", for which you keep ``set_rating`` up to
    date; the shop's own sorts cannot be replaced. While no plugin offers it, categories that are sorted so are listed
    by hand. Called often, so answer without a query. An error cancels the screen. Not called for lists of categories.
    """
