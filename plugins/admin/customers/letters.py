"""Staff write to one customer through the bot: a text or a picture, which arrives as the shop's."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from kernel import Button, Context, File, Outgoing, Rich
from kernel.forms import Ask, Form, Invalid, Kind, attachment, text
from plugins.accounts.api import Customer, OpenCustomer, close_button, find, support_url

from .. import admin
from ..permissions import USERS
from .callbacks import WriteToCustomer
from .card import show_customer
from .rights import existing

LETTER, FAILED = "admin-letter", "admin-letter-failed"
LONGEST, LONGEST_CAPTION = 3500, 900  # characters; with the shop's own words less than Telegram's 4096 and 1024
LARGEST = 10 * 1024 * 1024  # bytes of a picture; https://core.telegram.org/bots/api#sendphoto
NAME = 100  # characters of a name

TYPED, CAPTION = text(LONGEST), text(LONGEST_CAPTION)
PICTURE = attachment(LARGEST, kinds=("photo",))


def _letter(ctx: Context, update: Any) -> dict[str, str]:
    """A text, or a picture with or without one."""
    if hasattr(update, "file_id"):
        try:
            sent = PICTURE.parse(ctx, update)
        except Invalid as problem:
            raise Invalid("admin-write-kind") if problem.key == "kernel-form-file" else problem from None
        if len(update.caption) > LONGEST_CAPTION:
            raise Invalid("kernel-form-length", max=LONGEST_CAPTION)
        return {"text": update.caption, "file_id": sent["file_id"]}
    return {"text": TYPED.parse(ctx, update), "file_id": ""}


@admin.form
class Write(Form, id="admin.write"):
    """The message, then a last look at it."""

    permission = USERS
    letter = Ask("admin-write-ask", Kind(_letter))

    async def summary(self, ctx: Context) -> Rich:
        """Who gets what."""
        head = ctx.rich("admin-write-summary", name=self.name, kind="photo" if self.letter["file_id"] else "text")
        return head + "\n\n" + self.letter["text"] if self.letter["text"] else head

    async def confirms(self, ctx: Context) -> list[tuple[int, str]]:
        """One button."""
        return [(0, ctx.t("admin-write-yes"))]

    async def done(self, ctx: Context) -> Any:
        """Queue it in the transaction that ends the conversation; in the queue it is encrypted."""
        customer = await existing(ctx, self.customer)
        sealed = ctx.bot.keys.encrypt(json.dumps(self.letter))
        ctx.bot.send(customer, LETTER, sealed=sealed, customer_id=customer.id, staff_id=ctx.user.id)
        kind = "photo" if self.letter["file_id"] else "text"
        ctx.audit("admin.message_sent", f"user:{customer.id}", kind=kind, length=len(self.letter["text"]))

        async def show() -> None:
            await show_customer(ctx, OpenCustomer(customer.id), ctx.rich("admin-write-done"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the customer."""
        await show_customer(ctx, OpenCustomer(self.customer))


@admin.press(WriteToCustomer, permission=USERS)
async def write_to_customer(ctx: Context, press: WriteToCustomer) -> None:
    """Ask what to write."""
    customer = await existing(ctx, press.customer_id)
    reachable = "yes" if customer.is_reachable else "no"
    await Write.start(ctx, customer=customer.id, name=customer.name[:NAME], reachable=reachable)


@admin.message(LETTER)
async def letter(to: Any, sealed: str, customer_id: int, staff_id: int) -> Outgoing:
    """What was written, under the shop's name, with the way to support: the bot itself takes no answer."""
    content = json.loads(to.bot.keys.decrypt(sealed))
    url = support_url(to.bot)
    body = to.rich(LETTER) + ("\n\n" + content["text"] if content["text"] else "")
    support = (Button(to.t("admin-letter-support"), url=url),) if url else ()
    message = Outgoing(body, (support, (close_button(to),)) if support else ((close_button(to),),))
    if not content["file_id"]:
        return message
    data = await to.bot.telegram.download(content["file_id"])
    return replace(message, photo=File("picture.jpg", data, "image/jpeg"))


@admin.on_failed(LETTER)
async def letter_failed(bot: Any, reason: str, sealed: str, customer_id: int, staff_id: int) -> None:
    """Tell whoever wrote it that it did not arrive."""
    writer = await find(bot, staff_id)
    if writer is not None and writer.telegram_id > 0:
        bot.send(writer, FAILED, customer_id=customer_id)


@admin.message(FAILED)
async def failed(to: Any, customer_id: int) -> Outgoing:
    """That a message did not arrive, with the way to the customer."""
    customer = await find(to.bot, customer_id)
    return Outgoing(
        to.rich(FAILED, name=_name(to, customer)),
        ((OpenCustomer(customer_id).button(to.t("admin-customer-open")),), (close_button(to),)),
    )


def _name(to: Any, customer: Customer | None) -> str:
    known = customer is not None and customer.telegram_id > 0
    return customer.name[:NAME] if known and customer is not None else to.t("admin-customer-forgotten")
