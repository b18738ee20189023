"""Those whom a customer has brought, and what each of them has earned them."""

from __future__ import annotations

from kernel import Button, Context, Refused, clip_label, pager_row
from plugins.accounts.api import profile_button

from .. import referrals
from ..callbacks import OpenEarning, OpenInvited, OpenReferral, OpenReferrals
from ..reading import EarningView, earnings_of, invited_by, is_own_referral
from ..words import NAME_SHOWN, names_of, sources_of


@referrals.press(OpenInvited)
async def open_invited(ctx: Context, press: OpenInvited) -> None:
    """Ten a page, "name | earned", who earned most first."""
    page = await invited_by(ctx.user.id, press)
    names = await names_of(ctx, (row["id"] for row in page.rows))
    first = page.rows[0]["id"] if page.rows else 0
    rows = [
        [
            OpenReferral(row["id"], list_row=first, list_page=page.number).button(
                f"{clip_label(names[row['id']], NAME_SHOWN)} | {ctx.money(int(row['earned']))}"
            )
        ]
        for row in page.rows
    ]
    text = ctx.rich("referrals-invited-title", count=page.total) if rows else ctx.rich("referrals-invited-none")
    await ctx.screen(
        text, [*rows, pager_row(ctx, press, page), _ways(ctx, OpenReferrals().button(ctx.t("kernel-back")))]
    )


@referrals.press(OpenReferral)
async def open_referral(ctx: Context, press: OpenReferral) -> None:
    """The bonuses from one of them, newest first, each with its source."""
    if not await is_own_referral(ctx.user.id, press.user_id):
        raise Refused("referrals-not-yours")
    page, earnings = await earnings_of(ctx.user.id, press, press.user_id)
    name = (await names_of(ctx, [press.user_id]))[press.user_id]
    sources = await sources_of(ctx, (earning.payment_id for earning in earnings))
    first = earnings[0].id if earnings else 0
    rows = [
        [_earning_button(ctx, press, earning, sources[earning.payment_id], first, page.number)] for earning in earnings
    ]
    text = ctx.rich("referrals-referral-title" if rows else "referrals-referral-none", name=name)
    back = OpenInvited().at(press.list_row, press.list_page) if press.list_row else OpenInvited()
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), _ways(ctx, back.button(ctx.t("kernel-back")))])


def _earning_button(
    ctx: Context, press: OpenReferral, earning: EarningView, source: str, first: int, page: int
) -> Button:
    place = {"row": first, "page": page, "list_row": press.list_row, "list_page": press.list_page}
    label = ctx.t(
        "referrals-row-of-one", amount=ctx.money(earning.left), when=ctx.when(earning.created_at), source=source
    )
    return OpenEarning(earning.id, of_one=True, **place).button(clip_label(label))


def _ways(ctx: Context, back: Button) -> list[Button]:
    return [back, profile_button(ctx)]
