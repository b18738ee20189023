"""One payment for staff: what came, what it was for, what became of it, and what can be done."""

from __future__ import annotations

from decimal import Decimal

import structlog

from kernel import Context, Refused, Rich, run_in_transaction
from kernel.money import percent
from plugins.accounts.api import staff_button

from .. import MANAGE, payments
from ..callbacks import ActOnPayment, AskPayment, OpenCases, OpenPayment
from ..contract import InvoiceView, PaymentView
from ..deciding import Act, act_on, possible
from ..messages import name_of
from ..reading import read_invoice, read_payment
from ..refunds import settle_refunds
from ..registry import providers
from ..words import fee_percent, price_text

log = structlog.get_logger(__name__)


@payments.press(OpenPayment, permission=MANAGE)
async def open_payment(ctx: Context, press: OpenPayment) -> None:
    """Everything about a payment."""
    payment, invoice = await read(ctx, press.payment_id)
    acts = await possible(ctx.bot, payment, invoice)
    rows = [[AskPayment(payment.id, act).button(ctx.t(f"payments-act-{act.name.lower()}"))] for act in acts]
    back = OpenCases(all=not acts).button(ctx.t("kernel-back"))
    await ctx.screen(await payment_text(ctx, payment, invoice), [*rows, [back, staff_button(ctx)]])


async def read(ctx: Context, payment_id: int) -> tuple[PaymentView, InvoiceView | None]:
    """The payment and its invoice; raises Refused when there is no such payment."""
    payment = await read_payment(payment_id)
    if payment is None:
        raise Refused("payments-payment-missing")
    invoice = await read_invoice(ctx.bot, payment.invoice_id) if payment.invoice_id is not None else None
    return payment, invoice


async def payment_text(ctx: Context, payment: PaymentView, invoice: InvoiceView | None) -> Rich:
    """The facts of a payment, and those of its invoice when there is one."""
    lines = [
        ctx.rich(
            "payments-staff-payment",
            number=str(payment.id),
            provider=payment.provider,
            charge=payment.external_id,
            customer=await name_of(ctx, payment),
            paid=price_text(ctx, payment.paid),
            credited=ctx.money(payment.credited),
            refunded=ctx.money(payment.refunded),
            state=ctx.t(f"payments-staff-state-{payment.state.replace('_', '-')}"),
            when=ctx.when(payment.received_at),
        )
    ]
    if payment.given:
        given, back = ctx.money(payment.given), ctx.money(payment.given_back)
        lines[0] = lines[0] + "\n" + ctx.rich("payments-staff-given", given=given, back=back)
    provider = providers(ctx.bot).get(payment.provider)
    fee = provider.capabilities.fee if provider is not None else 0
    if fee and payment.credited:
        amount = ctx.money(percent(payment.credited, Decimal(fee) / 100))
        lines[0] = lines[0] + "\n" + ctx.rich("payments-staff-fee", percent=fee_percent(fee), amount=amount)
    if invoice is not None:
        lines.append(
            ctx.rich(
                "payments-staff-invoice",
                number=str(invoice.id),
                asked=price_text(ctx, invoice.asked),
                amount=ctx.money(invoice.amount),
                state=ctx.t(f"payments-state-{invoice.state}"),
                purpose=f"{invoice.purpose} {invoice.reference}".strip(),
            )
        )
    if payment.flaw:
        lines.append(ctx.rich("payments-staff-flaw", flaw=ctx.t(f"payments-staff-flaw-{payment.flaw}")))
    return Rich("\n\n").join(lines)


@payments.press(AskPayment, permission=MANAGE)
async def ask(ctx: Context, press: AskPayment) -> None:
    """Is it really to be done? With the amount, and what it does to the customer."""
    payment, invoice = await read(ctx, press.payment_id)
    acts = await possible(ctx.bot, payment, invoice)
    if press.act not in acts:
        raise Refused("payments-changed")
    act = Act(press.act)
    amount = acts[act]
    yes = ctx.once(ActOnPayment(payment.id, act, amount), ctx.t("payments-sure-yes"))
    text = ctx.rich(
        f"payments-sure-{act.name.lower()}",
        customer=await name_of(ctx, payment),
        amount=ctx.money(amount),
        paid=price_text(ctx, payment.paid),
    )
    await ctx.screen(text, [[yes], [OpenPayment(payment.id).button(ctx.t("kernel-cancel"))]])


@payments.press(ActOnPayment, permission=MANAGE)
async def act(ctx: Context, press: ActOnPayment) -> None:
    """Do it, once."""

    async def decide() -> bool:
        if not await press.use(ctx):
            return False
        await ctx.require(MANAGE)
        if press.act not in tuple(Act):
            raise Refused("payments-changed")
        await act_on(ctx.bot, press.payment_id, Act(press.act), press.amount, press.nonce, by=ctx.user.id)
        return True

    if not await run_in_transaction(decide):
        ctx.alert(ctx.t("kernel-already-used"))
        await open_payment(ctx, OpenPayment(press.payment_id))
        return
    if press.act == Act.REFUND:
        ctx.bot.background(settle_refunds(ctx.bot))  # the job would come a little later
    log.info("payment_decided", payment=press.payment_id, act=press.act, by=ctx.user.id)
    ctx.toast(ctx.t("payments-done"))
    await open_payment(ctx, OpenPayment(press.payment_id))
