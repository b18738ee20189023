"""Items that staff bring by hand may ask something first: the questions, then the order as a confirm screen."""

from __future__ import annotations

import json
from typing import Any

from kernel import Context, Refused, Rich, db
from kernel.forms import Ask, Form, text
from plugins.accounts.api import balance
from plugins.shop import shop

from ..callbacks import AskBuy, OpenItem
from ..naming import MOST_QUESTIONS, shorten
from ..orders.drawing_up import quote
from ..orders.placing import Outcome, make_paid, make_reserved
from ..orders.views import ItemView, Wanted
from .checkout import checkout_text, show_outcome, show_refusal

SHOWN = 200  # UTF-16 units of an answer on the confirm screen
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
    await Answers.start(ctx, item_id=item.id, quantity=quantity, price=found.order.total, **seed)


@shop.form
class Answers(Form, id="shop.answers"):
    """Up to five questions of an item, and then its purchase."""

    answer_1 = Ask("shop-answer-1", text(1000))
    answer_2 = Ask("shop-answer-2", text(1000))
    answer_3 = Ask("shop-answer-3", text(1000))
    answer_4 = Ask("shop-answer-4", text(1000))
    answer_5 = Ask("shop-answer-5", text(1000))

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Only what the item asks."""
        return bool(self.answers.get(question.name.replace("answer", "question")))

    async def summary(self, ctx: Context) -> Rich:
        """What was answered and what it costs now; confirming pays, or reserves when the balance is short."""
        found = await quote(ctx.bot, ctx.user, [self.wanted()])
        if found.problems:
            raise found.problems[0].refusal
        self.answers["price"] = found.order.total
        held = await balance(ctx.user.id)
        lines = [ctx.rich("shop-answered", question=q, answer=shorten(a, SHOWN)) for q, a in self.given()]
        key = "shop-answers-pay" if held >= found.order.total else "shop-answers-reserve"
        parts = [*lines, checkout_text(ctx, found, held), ctx.rich(key)]
        return Rich("\n\n").join(parts)

    async def done(self, ctx: Context) -> Any:
        """Buy it, or reserve it where the money does not suffice."""
        answers = {0: ctx.bot.keys.encrypt(json.dumps(self.given(), ensure_ascii=False))}
        make = make_paid if await balance(ctx.user.id) >= self.answers["price"] else make_reserved
        outcome: Outcome = await make(ctx.bot, ctx.user, self.instance, [self.wanted()], self.answers["price"], answers)

        async def show() -> None:
            await show_outcome(ctx, outcome)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await ctx.open(OpenItem(self.answers["item_id"]))

    def wanted(self) -> Wanted:
        """The line that is bought."""
        return Wanted(self.answers["item_id"], self.answers["quantity"])

    def given(self) -> list[tuple[str, str]]:
        """Questions and answers, in order."""
        numbers = range(1, MOST_QUESTIONS + 1)
        pairs = [(self.answers.get(f"question_{n}"), self.answers.get(f"answer_{n}")) for n in numbers]
        return [(question, answer) for question, answer in pairs if question and answer]
