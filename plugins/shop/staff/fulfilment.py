"""Staff bring a line by hand, or say that it will not be brought."""

from __future__ import annotations

from typing import Any

from kernel import Context, File, KioskError, Refused, Rich, code, run_in_transaction
from kernel.forms import Ask, Form, Invalid, Kind, attachment, text
from plugins.shop import shop

from ..naming import shorten
from ..orders.fulfilling import deliver_by_hand, refuse_by_hand
from ..orders.refund_plans import RefundPlan, plan
from ..orders.states import LineState
from ..permissions import ORDERS
from ..stock.claims import MANUAL
from .callbacks import AskRefuse, DeliverLine, OpenStaffLine, RefuseLine
from .order_card import show_line
from .order_reading import StaffLine, staff_line
from .refunding import goes_text

REASON = 255  # characters of why something is replaced
LARGEST = 20 * 1024 * 1024  # bytes; https://core.telegram.org/bots/api#getfile


def goods() -> Any:
    """A text, or a file as a dictionary."""
    typed, sent = text(4000), attachment(LARGEST)

    def parse(ctx: Context, update: Any) -> Any:
        if not hasattr(update, "file_id"):
            try:
                return typed.parse(ctx, update)
            except Invalid as problem:
                if problem.key == "kernel-form-required":
                    raise Invalid("shop-staff-ask-goods-again") from None
                raise
        answer = sent.parse(ctx, update)
        photo = update.kind == "photo"
        mime = update.mime_type or ("image/jpeg" if photo else "application/octet-stream")
        name = answer["file_name"] or ("picture.jpg" if photo else "file")
        return {**answer, "file_name": name[:255], "mime": mime[:128]}

    return Kind(parse)


@shop.form
class Deliver(Form, id="shop.deliver"):
    """What the customer gets, then a last look at it."""

    permission = ORDERS
    reason = Ask("shop-staff-ask-replace-reason", text(REASON, one_line=True))
    goods = Ask("shop-staff-ask-goods", goods())

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Why is asked only when something was delivered before."""
        return question.name != "reason" or self.again

    async def summary(self, ctx: Context) -> Rich:
        """What goes to whom."""
        what: Rich | str = code(self.goods) if isinstance(self.goods, str) else f"📄 {self.goods['file_name']}"
        return ctx.rich("shop-staff-deliver-summary", order=self.order, item=self.item) + "\n\n" + what

    async def done(self, ctx: Context) -> Any:
        """A text is delivered with the end of the conversation; a file is fetched from Telegram after it."""
        if isinstance(self.goods, str):
            await deliver(ctx, self.line, text=self.goods, instead=self.reason or "")

        async def show() -> None:
            if not isinstance(self.goods, str):
                data = await ctx.bot.telegram.download(self.goods["file_id"])
                file = File(self.goods["file_name"], data, self.goods["mime"])
                await run_in_transaction(deliver, ctx, self.line, file=file, instead=self.reason or "")
            await show_line(ctx, self.line, ctx.rich("shop-staff-delivered"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the line."""
        await show_line(ctx, self.line)


async def deliver(ctx: Context, line_id: int, *, text: str = "", file: File | None = None, instead: str = "") -> None:
    """Give the line its goods, in the caller's transaction; Refused when somebody was faster.

    ``instead`` is the reason why they replace others.
    """
    await ctx.require(ORDERS)
    try:
        await deliver_by_hand(ctx.bot, line_id, text=text, file=file, instead=instead)
    except KioskError:
        raise Refused("shop-staff-line-changed") from None
    if instead:
        ctx.audit("shop.line_replaced", f"line:{line_id}", reason=instead)
    else:
        ctx.audit("shop.line_delivered", f"line:{line_id}")


async def waiting_line(ctx: Context, line_id: int) -> Any:
    """A paid line that is not delivered; Refused otherwise."""
    found, line = await staff_line(ctx.bot, line_id)
    if line.state != LineState.PENDING or not found.is_paid:
        raise Refused("shop-staff-line-changed")
    return line


@shop.press(DeliverLine, permission=ORDERS)
async def begin_delivery(ctx: Context, press: DeliverLine) -> None:
    """Ask for the goods."""
    line = await waiting_line(ctx, press.line_id)
    if line.kind != MANUAL:
        raise Refused("shop-staff-line-changed")
    await begin(ctx, line, again=False)


async def begin(ctx: Context, line: StaffLine, *, again: bool) -> None:
    """Ask for the goods of a manual line, and if it had some before, why."""
    item = shorten(line.name, 200)
    await Deliver.start(ctx, line=line.id, order=str(line.order_id), item=item, again=again, reason="")


@shop.press(AskRefuse, permission=ORDERS)
async def ask_refuse(ctx: Context, press: AskRefuse) -> None:
    """Say where the money goes, and ask with a button that works once."""
    line = await waiting_line(ctx, press.line_id)
    asked = line.when_out == "refund"
    goes = await plan(ctx.bot, line.order_id, line.left) if asked else RefundPlan()
    head = ctx.rich("shop-staff-refuse-ask", item=shorten(line.name, 200), amount=ctx.money(line.left))
    text = Rich("\n").join([head, *goes_text(ctx, line.left, goes, asked=asked)])
    confirm = ctx.once(RefuseLine(line.id), ctx.t("shop-staff-refuse-yes"))
    await ctx.screen(text, [[confirm], [OpenStaffLine(line.id).button(ctx.t("kernel-cancel"))]])


@shop.press(RefuseLine, permission=ORDERS)
async def refuse_line(ctx: Context, press: RefuseLine) -> None:
    """Give the line up, once."""

    async def body() -> None:
        await ctx.require(ORDERS)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        try:
            await refuse_by_hand(ctx.bot, press.line_id)
        except KioskError:
            raise Refused("shop-staff-line-changed") from None
        before, after = {"state": str(LineState.PENDING)}, {"state": str(LineState.FAILED)}
        ctx.audit("shop.line_refused", f"line:{press.line_id}", before=before, after=after)

    await run_in_transaction(body)
    await show_line(ctx, press.line_id, ctx.rich("shop-staff-refused"))
