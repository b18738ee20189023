"""What staff see of a customer's referrals: who brought them, whom they brought, and every bonus."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, clip_label, pager_row
from plugins.accounts.api import Customer, OpenCustomer, find, sees_customers, staff_button

from . import referrals
from .callbacks import StaffEarning, StaffEarnings, StaffInvited
from .handlers.earnings import described
from .reading import EarningView, earnings_of, get_earning, invited_by, is_own_referral, referrer_of, summary_of
from .words import NAME_SHOWN, names_of


@referrals.hook
async def customer_lines(customer: Customer, ctx: Context) -> list[Rich]:
    """Who brought a customer, and what their own link has brought."""
    lines = []
    brought_by = await referrer_of(customer.id)
    if brought_by is not None:
        referrer = await find(ctx.bot, brought_by)
        name: Rich | str = (await names_of(ctx, [brought_by]))[brought_by]
        if referrer is not None and referrer.telegram_id > 0:
            name = Rich.mention(name, referrer.telegram_id)
        lines.append(ctx.rich("referrals-customer-brought", name=name))
    found = await summary_of(customer.id)
    if found.invited or found.earnings:
        figures = {"invited": found.invited, "earned": ctx.money(found.earned)}
        lines.append(ctx.rich("referrals-customer-invited", **figures))
    return lines


@referrals.hook
async def customer_buttons(customer: Customer, ctx: Context) -> list[Button]:
    """The way to the referrer, to those who were brought, and to the bonuses, as far as there are some."""
    buttons = []
    brought_by, found = await referrer_of(customer.id), await summary_of(customer.id)
    if brought_by is not None:
        buttons.append(OpenCustomer(brought_by).button(ctx.t("referrals-staff-referrer")))
    if found.invited:
        buttons.append(StaffInvited(customer.id).button(ctx.t("referrals-staff-invited")))
    if found.earnings:
        buttons.append(StaffEarnings(customer.id).button(ctx.t("referrals-staff-earnings")))
    return buttons


@referrals.press(StaffInvited)
async def staff_invited(ctx: Context, press: StaffInvited) -> None:
    """Ten a page, "name | earned", who earned most first."""
    name = await _looked_at(ctx, press.customer_id)
    page = await invited_by(press.customer_id, press)
    names = await names_of(ctx, (row["id"] for row in page.rows))
    rows = [
        [
            StaffEarnings(press.customer_id, row["id"]).button(
                f"{clip_label(names[row['id']], NAME_SHOWN)} | {ctx.money(int(row['earned']))}"
            )
        ]
        for row in page.rows
    ]
    key = "referrals-staff-invited-title" if rows else "referrals-staff-invited-none"
    text = ctx.rich(key, name=name, count=page.total) if rows else ctx.rich(key, name=name)
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), _ways(ctx, press.customer_id)])


@referrals.press(StaffEarnings)
async def staff_earnings(ctx: Context, press: StaffEarnings) -> None:
    """Ten bonuses a page, newest first: all of a customer's, or those from one whom they have brought."""
    name = await _looked_at(ctx, press.customer_id)
    if press.referral_id and not await is_own_referral(press.customer_id, press.referral_id):
        raise Refused("referrals-not-yours")
    page, earnings = await earnings_of(press.customer_id, press, press.referral_id)
    names = await names_of(ctx, {press.referral_id or press.customer_id, *(earning.user_id for earning in earnings)})
    first = earnings[0].id if earnings else 0
    rows = [[_earning_button(ctx, press, earning, names[earning.user_id], first, page.number)] for earning in earnings]
    text = ctx.rich("referrals-staff-earnings-title" if rows else "referrals-staff-earnings-none", name=name)
    if press.referral_id:
        text = text + "\n" + ctx.rich("referrals-staff-earnings-from", name=names[press.referral_id])
        back = StaffInvited(press.customer_id).button(ctx.t("kernel-back"))
        ways = [back, OpenCustomer(press.referral_id).button(ctx.t("referrals-staff-customer")), staff_button(ctx)]
    else:
        ways = _ways(ctx, press.customer_id)
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), ways])


@referrals.press(StaffEarning)
async def staff_earning(ctx: Context, press: StaffEarning) -> None:
    """One bonus of a customer."""
    name = await _looked_at(ctx, press.customer_id)
    earning = await get_earning(press.customer_id, press.earning_id)
    if earning is None:
        raise Refused("referrals-not-yours")
    lines = [ctx.rich("referrals-staff-earning-of", name=name), await described(ctx, earning)]
    if earning.reversed:
        lines.append(ctx.rich("referrals-earning-back", amount=ctx.money(earning.reversed)))
    back = StaffEarnings(press.customer_id, earning.user_id if press.of_one else 0)
    back = back.at(press.row, press.page) if press.row else back
    friend = OpenCustomer(earning.user_id).button(ctx.t("referrals-staff-customer"))
    await ctx.screen(Rich("\n").join(lines), [[back.button(ctx.t("kernel-back")), friend, staff_button(ctx)]])


def _earning_button(
    ctx: Context, press: StaffEarnings, earning: EarningView, name: str, first: int, page: int
) -> Button:
    when, amount = ctx.when(earning.created_at), ctx.money(earning.left)
    label = ctx.t("referrals-row", amount=amount, name=clip_label(name, NAME_SHOWN), when=when)
    opened = StaffEarning(press.customer_id, earning.id, bool(press.referral_id), first, page)
    return opened.button(clip_label(label))


async def _looked_at(ctx: Context, customer_id: int) -> str:
    """The name of the customer whose referrals are shown; Refused for those who may not look, and when there is none."""
    if not await sees_customers(ctx):
        raise Refused("kernel-not-allowed")
    if await find(ctx.bot, customer_id) is None:
        raise Refused("referrals-not-yours")
    return (await names_of(ctx, [customer_id]))[customer_id]


def _ways(ctx: Context, customer_id: int) -> list[Button]:
    return [OpenCustomer(customer_id).button(ctx.t("kernel-back")), staff_button(ctx)]
