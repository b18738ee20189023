"""Making codes in the chat: one with a name of its own, or a batch of random ones."""

from __future__ import annotations

from typing import Any

from kernel import Context, Refused, Rich, bold, code
from kernel.forms import Ask, Form, money, text, whole_number
from plugins.accounts.api import staff_button

from .. import MANAGE, creating, promos
from ..callbacks import NewBatch, NewCode, OpenBatch, OpenCode, OpenCodes
from ..creating import LARGEST_BATCH, Terms
from ..models import MOST_USES
from ..reading import find_code
from ..views import BALANCE, PERCENT
from .answers import COMING_DAY, DAY_KIND, IDS, KIND, NEW_CODE, PERCENTAGE, YES_OR_NO, end_of, start_of
from .facts import bound_names, facts

FOR_BATCH = ("name", "count")
FOR_ONE = ("total_limit", "customer_limit")
FOR_ORDERS = ("min_sum", "first_only", "stacks", "items", "categories")
MOST = 10**9


@promos.form
class NameCode(Form, id="promos.name"):
    """How is the new code written? Asked first, so that a code that exists is told at once."""

    permission = MANAGE
    code = Ask("promos-ask-new", NEW_CODE)

    async def done(self, ctx: Context):
        """Go on to the terms, or to the code that there is."""
        found = await find_code(self.code)

        async def show() -> None:
            if found is None:
                await MakeCode.start(ctx, code=self.code)
                return
            there = OpenCode(found.id).button(ctx.t("promos-open-code", code=found.code))
            again = NewCode().button(ctx.t("promos-again"))
            await ctx.screen(ctx.rich("promos-exists", code=found.code), [[there, again], [staff_button(ctx)]])

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenCodes())


@promos.form
class MakeCode(Form, id="promos.make"):
    """The terms of one code (``code`` is known) or of a batch (``code`` is empty), shown once more before they count."""

    permission = MANAGE
    name = Ask("promos-ask-name", text(max_length=100, one_line=True))
    count = Ask("promos-ask-count", whole_number(1, LARGEST_BATCH))
    kind = Ask("promos-ask-kind", KIND)
    percentage = Ask("promos-ask-percentage", PERCENTAGE)
    amount = Ask("promos-ask-amount", money(minimum=1))
    total_limit = Ask("promos-ask-total", whole_number(1, MOST), skip=True)
    customer_limit = Ask("promos-ask-each", whole_number(1, MOST_USES), skip=True)
    starts = Ask("promos-ask-starts", DAY_KIND, skip=True)
    ends = Ask("promos-ask-ends", COMING_DAY, skip=True)
    min_sum = Ask("promos-ask-minimum", money(minimum=1), skip=True)
    first_only = Ask("promos-ask-first", YES_OR_NO)
    stacks = Ask("promos-ask-stacks", YES_OR_NO)
    items = Ask("promos-ask-items", IDS, skip=True)
    categories = Ask("promos-ask-categories", IDS, skip=True)

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """A batch has a name and a size but no limits; a gift to the balance has nothing to do with orders."""
        name = question.name
        if name in FOR_BATCH:
            return not self.code
        if name in FOR_ONE:
            return bool(self.code)
        if name == "percentage":
            return self.kind == PERCENT
        if name == "amount":
            return self.kind != PERCENT
        return name not in FOR_ORDERS or self.kind != BALANCE

    def terms(self) -> Terms:
        """The answers as what a code is made of; what was answered before another answer changed is left out."""
        gift = self.kind == BALANCE
        return Terms(
            self.kind,
            self.percentage if self.kind == PERCENT else self.amount,
            self.total_limit if self.code else 1,
            (self.customer_limit or 1) if self.code else 1,
            first_only=bool(self.first_only) and not gift,
            min_sum=0 if gift else self.min_sum or 0,
            starts_at=start_of(self.starts) if self.starts else None,
            ends_at=end_of(self.ends) if self.ends else None,
            stacks=bool(self.stacks) and not gift,
            items=frozenset(() if gift else self.items or ()),
            categories=frozenset(() if gift else self.categories or ()),
        )

    async def summary(self, ctx: Context) -> Rich:
        """Everything once more; a code gives money away, so its button works once."""
        if self.code:
            head = ctx.rich("promos-sure", code=code(self.code))
        else:
            head = ctx.rich("promos-sure-batch", name=bold(self.name), count=self.count)
        return head + "\n\n" + await facts(ctx, self.terms())

    async def done(self, ctx: Context):
        """Make the code or the batch, in the transaction that ends the conversation, and show it."""
        terms = self.terms()
        await check(ctx, terms)
        screen: Any
        actor = f"user:{ctx.user.id}"
        if self.code:
            code_id = await creating.create(ctx.bot, self.code, terms, actor)
            if code_id is None:
                raise Refused("promos-exists", code=self.code)
            screen = OpenCode(code_id)
        else:
            screen = OpenBatch(await creating.create_batch(ctx.bot, self.name, self.count, terms, actor))

        async def show() -> None:
            await ctx.open(screen)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenCodes())


async def check(ctx: Context, terms: Terms) -> None:
    """Raise Refused for terms that can never count: the conversation stays, and *Back* leads to the answer."""
    if terms.starts_at and terms.ends_at and terms.ends_at <= terms.starts_at:
        raise Refused("promos-days-crossed")
    unknown = [f"#{bound_id}" for (_, bound_id), name in (await bound_names(ctx, terms)).items() if not name]
    if unknown:
        raise Refused("promos-unknown-bound", ids=", ".join(unknown))


@promos.press(NewCode, permission=MANAGE)
async def new_code(ctx: Context, press: NewCode) -> None:
    """Begin with the code."""
    await NameCode.start(ctx)


@promos.press(NewBatch, permission=MANAGE)
async def new_batch(ctx: Context, press: NewBatch) -> None:
    """Begin with the name of the batch."""
    await MakeCode.start(ctx, code="")
