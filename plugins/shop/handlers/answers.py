"""Items that staff bring by hand may ask something first: the questions, then the order as a confirm screen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kernel import Context, Refused, Rich, db
from kernel.forms import Ask, Form, text
from plugins.accounts.api import balance
from plugins.shop import shop

from ..callbacks import AskBuy, AskBuyWhole, OpenItem, OpenOrder
from ..limits import PURCHASES
from ..naming import MOST_QUESTIONS, shorten
from ..orders.drawing_up import quote
from ..orders.paying import amount_due, methods_for
from ..orders.placing import Outcome, make_paid, make_reserved
from ..orders.views import ItemView, OrderView, PayMethod, Wanted
from .checkout import checkout_text, show_outcome, show_refusal
from .paying import MOST_METHODS, start_payment, ways_text

SHOWN = 200  # UTF-16 units of an answer on the confirm screen
BALANCE, RESERVE = 0, 1  # numbers of confirm buttons; those of the methods follow
FIRST_METHOD = 2
QUESTIONS = "SELECT questions FROM shop_item WHERE id = $1"


async def ask_questions(ctx: Context, press: AskBuy, item: ItemView) -> None:
    """Begin the conversation; whether the item can be had at all is said before anything is asked."""
    quantity = press.quantity or item.min_quantity
    back = OpenItem(item.id, row=press.row, page=press.page).button(ctx.t("kernel-back"))
    try:
        found = await quote(ctx.bot, ctx.user, [Wanted(item.id, quantity)])
        if found.problems:
            raise found.problems[0].refusal
    except Refused as refusal:
        await show_refusal(ctx, ctx.rich(refusal.key, **refusal.args_for_text), back)
        return
    row = await db.fetch_one(QUESTIONS, item.id)
    asked = [str(question) for question in (row["questions"] if row else [])][:MOST_QUESTIONS]
    seed: dict[str, Any] = {f"question_{number}": "" for number in range(1, MOST_QUESTIONS + 1)}
    seed |= {f"question_{number}": question for number, question in enumerate(asked, 1)}
    seed["from_balance"] = not isinstance(press, AskBuyWhole)
    await Answers.start(ctx, item_id=item.id, quantity=quantity, price=found.order.total, **seed)


@shop.form
class Answers(Form, id="shop.answers"):
    """Up to five questions of an item, and then its purchase."""

    limit = PURCHASES
    drawn_up: OrderView | None = None
    answer_1 = Ask("shop-answer-1", text(1000))
    answer_2 = Ask("shop-answer-2", text(1000))
    answer_3 = Ask("shop-answer-3", text(1000))
    answer_4 = Ask("shop-answer-4", text(1000))
    answer_5 = Ask("shop-answer-5", text(1000))

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Only what the item asks."""
        return bool(self.answers.get(question.name.replace("answer", "question")))

    async def summary(self, ctx: Context) -> Rich:
        """What was answered and what it costs now, and the ways to pay it."""
        found = await quote(ctx.bot, ctx.user, [self.wanted()])
        if found.problems:
            raise found.problems[0].refusal
        self.drawn_up = found.order
        held = await balance(ctx.user.id)
        self.answers["price"] = found.order.total
        self.answers["mixed"] = self.from_balance and 0 < held < found.order.total
        lines = [ctx.rich("shop-answered", question=q, answer=shorten(a, SHOWN)) for q, a in self.given()]
        parts = [*lines, checkout_text(ctx, found, held)]
        if held >= found.order.total:
            parts.append(ctx.rich("shop-answers-pay"))
        elif await self.methods(ctx, found.order, held):
            parts.append(ways_text(ctx, found.order.total, held, from_balance=self.from_balance))
        else:
            parts.append(ctx.rich("shop-answers-reserve"))
        return Rich("\n\n").join(parts)

    async def changes(self, ctx: Context) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Whether a balance below the price is used first, where a method can bring the rest."""
        held, order = await balance(ctx.user.id), await self.order(ctx)
        if not 0 < held < order.total or not await self.methods(ctx, order, held):
            return []
        key = "shop-use-balance" if self.from_balance else "shop-use-balance-not"
        return [(ctx.t(key, amount=ctx.money(held)), {"from_balance": not self.from_balance})]

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """Pay from the balance, or by a method, or only reserve."""
        held, order = await balance(ctx.user.id), await self.order(ctx)
        methods = await self.methods(ctx, order, held)
        offered = [(number, method.label) for number, method in list(methods.items())[:MOST_METHODS]]
        if held >= order.total:
            return [(BALANCE, ctx.t("kernel-confirm")), *offered]
        return [*offered, (RESERVE, ctx.t("shop-reserve"))]

    async def done(self, ctx: Context) -> Any:
        """Buy it, or reserve it; then a method shows its invoice."""
        answers = {0: ctx.bot.keys.encrypt(json.dumps(self.given(), ensure_ascii=False))}
        method, price = self.confirmed - FIRST_METHOD, self.answers["price"]
        pays = self.confirmed == BALANCE and await balance(ctx.user.id) >= price
        make = make_paid if pays else make_reserved
        outcome: Outcome = await make(ctx.bot, ctx.user, self.instance, [self.wanted()], price, answers)
        self.outcome = OpenOrder(outcome.order_id)

        async def show() -> None:
            if method >= 0:
                await start_payment(ctx, outcome.order_id, method, from_balance=self.mixed)
            else:
                await show_outcome(ctx, outcome)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await ctx.open(OpenItem(self.answers["item_id"]))

    async def order(self, ctx: Context) -> OrderView:
        """The order as it would be now, or was a moment ago on the summary."""
        if self.drawn_up is None:
            self.drawn_up = (await quote(ctx.bot, ctx.user, [self.wanted()])).order
        return self.drawn_up

    async def methods(self, ctx: Context, order: OrderView, held: int) -> dict[int, PayMethod]:
        """The methods that bring what the balance does not, by the numbers of their buttons."""
        found = await methods_for(ctx, order, amount_due(order.total, held, from_balance=self.from_balance))
        return {number + FIRST_METHOD: method for number, method in found.items()}

    def wanted(self) -> Wanted:
        """The line that is bought."""
        return Wanted(self.answers["item_id"], self.answers["quantity"])

    def given(self) -> list[tuple[str, str]]:
        """Questions and answers, in order."""
        numbers = range(1, MOST_QUESTIONS + 1)
        pairs = [(self.answers.get(f"question_{n}"), self.answers.get(f"answer_{n}")) for n in numbers]
        return [(question, answer) for question, answer in pairs if question and answer]
