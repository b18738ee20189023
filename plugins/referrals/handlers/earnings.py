"""A customer's bonuses: all of them, and one."""

from __future__ import annotations

from kernel import Callback, Context, Refused, Rich, clip_label, pager_row
from plugins.accounts.api import find, profile_button

from .. import referrals
from ..callbacks import OpenEarning, OpenEarnings, OpenReferral, OpenReferrals
from ..reading import EarningView, earnings_of, get_earning
from ..words import NAME_SHOWN, names_of, percent_of, sources_of


@referrals.press(OpenEarnings)
async def open_earnings(ctx: Context, press: OpenEarnings) -> None:
    """Ten a page, newest first: how much, from whom, when."""
    page, earnings = await earnings_of(ctx.user.id, press)
    names = await names_of(ctx, (earning.user_id for earning in earnings))
    rows = []
    for earning in earnings:
        label = ctx.t(
            "referrals-row",
            amount=ctx.money(earning.left),
            name=clip_label(names[earning.user_id], NAME_SHOWN),
            when=ctx.when(earning.created_at),
        )
        opened = OpenEarning(earning.id, row=earnings[0].id, page=page.number)
        rows.append([opened.button(clip_label(label))])
    text = ctx.rich("referrals-earnings-title" if rows else "referrals-earnings-none")
    ways = [OpenReferrals().button(ctx.t("kernel-back")), profile_button(ctx)]
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), ways])


@referrals.press(OpenEarning)
async def open_earning(ctx: Context, press: OpenEarning) -> None:
    """One bonus: from whom, how much of what, when and from which kind of payment."""
    earning = await get_earning(ctx.user.id, press.earning_id)
    if earning is None:
        raise Refused("referrals-not-yours")
    lines = [await described(ctx, earning)]
    if earning.reversed:
        lines.append(ctx.rich("referrals-earning-back", amount=ctx.money(earning.reversed)))
    back = list_of(press, earning).button(ctx.t("kernel-back"))
    await ctx.screen(Rich("\n").join(lines), [[back, profile_button(ctx)]])


async def described(ctx: Context, earning: EarningView) -> Rich:
    """The facts of a bonus; the name leads to who it is, as long as they are there."""
    friend = await find(ctx.bot, earning.user_id)
    name: Rich | str = (await names_of(ctx, [earning.user_id]))[earning.user_id]
    if friend is not None and friend.telegram_id > 0:
        name = Rich.mention(name, friend.telegram_id)
    return ctx.rich(
        "referrals-earning",
        number=str(earning.id),
        name=name,
        amount=ctx.money(earning.amount),
        percent=percent_of(earning.percent),
        source=ctx.money(earning.source),
        kind=(await sources_of(ctx, [earning.payment_id]))[earning.payment_id],
        when=ctx.when(earning.created_at),
    )


def list_of(press: OpenEarning, earning: EarningView) -> Callback:
    """The page of the list that a bonus was opened from."""
    if not press.of_one:
        return OpenEarnings().at(press.row, press.page) if press.row else OpenEarnings()
    one = OpenReferral(earning.user_id, list_row=press.list_row, list_page=press.list_page)
    return one.at(press.row, press.page) if press.row else one
