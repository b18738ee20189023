"""What is to be sent back at the bank: the list, and one sum with the word that it was sent or cannot be."""

from __future__ import annotations

import structlog

from kernel import Context, Refused, keyset, pager_row, run_in_transaction
from plugins.accounts.api import staff_button

from .. import CONFIRM, manual
from ..callbacks import DecideSendBack, OpenSendBack, OpenSendBacks, OpenTransfers
from ..sending_back import REFUSED, SENT, WAITING, decide, read_send_back
from ..words import customer_name, sum_of

log = structlog.get_logger(__name__)


@manual.press(OpenSendBacks, permission=CONFIRM)
async def open_send_backs(ctx: Context, press: OpenSendBacks) -> None:
    """A page of the sums that wait to be sent back, oldest first."""
    page = await keyset(press, table="manual_send_back", columns="t.id", where="t.state = 'waiting'")
    rows = []
    for row in page.rows:
        found = await read_send_back(row["id"])
        assert found is not None
        payment, amount = await sum_of(ctx, found)
        label = ctx.t("manual-send-back-row", amount=amount, invoice=str(payment.invoice_id))
        rows.append([OpenSendBack(found.id).button(label)])
    rows.append(pager_row(ctx, press, page))
    back = OpenTransfers().button(ctx.t("kernel-back"))
    await ctx.screen(ctx.rich("manual-send-back-list", count=page.total), [*rows, [back, staff_button(ctx)]])


@manual.press(OpenSendBack, permission=CONFIRM)
async def open_send_back(ctx: Context, press: OpenSendBack) -> None:
    """Who gets how much back, and for what it had come."""
    found = await read_send_back(press.send_back_id)
    if found is None:
        raise Refused("manual-missing")
    payment, amount = await sum_of(ctx, found)
    text = ctx.rich(
        "manual-send-back-card",
        customer=await customer_name(ctx, payment.user_id),
        amount=amount,
        paid=ctx.money(payment.paid.total),
        arrived=ctx.when(payment.received_at),
        invoice=str(payment.invoice_id),
        state=ctx.t(f"manual-send-back-{found.state}"),
    )
    rows = []
    if found.state == WAITING:
        rows = [
            [ctx.once(DecideSendBack(found.id, True), ctx.t("manual-sent", amount=amount))],
            [ctx.once(DecideSendBack(found.id, False), ctx.t("manual-cannot-send"))],
        ]
    back = OpenSendBacks().button(ctx.t("kernel-back"))
    await ctx.screen(text, [*rows, [back, staff_button(ctx)]])


@manual.press(DecideSendBack, permission=CONFIRM)
async def decide_send_back(ctx: Context, press: DecideSendBack) -> None:
    """Write it down, once; payments ends the refund within a minute, or puts the money back on the balance."""

    async def write() -> bool:
        await ctx.require(CONFIRM)
        if not (await press.use(ctx) and await decide(ctx.bot, press.send_back_id, press.sent)):
            return False
        after = {"state": SENT if press.sent else REFUSED}
        ctx.audit("manual.sent_back", f"send_back:{press.send_back_id}", before={"state": WAITING}, after=after)
        return True

    if await run_in_transaction(write):
        log.info("transfer_sent_back", send_back=press.send_back_id, sent=press.sent, by=ctx.user.id)
        ctx.toast(ctx.t("manual-noted"))
    else:
        ctx.alert(ctx.t("manual-decided-before"))
    await open_send_back(ctx, OpenSendBack(press.send_back_id))
