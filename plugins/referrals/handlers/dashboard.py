"""The link, what it gives, and what it has brought."""

from __future__ import annotations

from urllib.parse import quote

from kernel import Button, Context, Rich
from plugins.accounts.api import Customer, menu_button, profile_button

from .. import referrals
from ..callbacks import OpenEarnings, OpenInvited, OpenReferrals
from ..links import link_of
from ..reading import summary_of
from ..settings import ReferralsSettings
from ..words import percent_of

SHARE = "https://t.me/share/url?url={}&text={}"  # https://core.telegram.org/widgets/share


@referrals.menu("profile", order=45)
async def referrals_entry(ctx: Context) -> Button | None:
    """The way to the link, while there is something to earn."""
    earns = ctx.setting(ReferralsSettings).hundredths > 0
    return OpenReferrals().button(ctx.t("referrals-open")) if earns else None


@referrals.hook
async def profile_lines(user: Customer, ctx: Context) -> list[Rich]:
    """How many came and what they earned, once somebody came."""
    found = await summary_of(user.id)
    if not found.invited:
        return []
    return [ctx.rich("referrals-profile", invited=found.invited, earned=ctx.money(found.earned))]


@referrals.command("referrals")
async def show_referrals(ctx: Context) -> None:
    """The same by command."""
    await open_referrals(ctx, OpenReferrals())


@referrals.press(OpenReferrals)
async def open_referrals(ctx: Context, press: OpenReferrals) -> None:
    """Show the link with a button to share it, what it gives, and figures once there are some."""
    found, link = await summary_of(ctx.user.id), await link_of(ctx.bot, ctx.user.id)
    share = ctx.setting(ReferralsSettings).hundredths
    parts = [ctx.rich("referrals-title")]
    parts.append(ctx.rich("referrals-offer", percent=percent_of(share)) if share else ctx.rich("referrals-paused"))
    parts.append(ctx.rich("referrals-link", link=link))
    figures = [ctx.rich("referrals-invited-count", count=found.invited)]
    if found.earnings:
        figures.append(
            ctx.rich(
                "referrals-figures",
                active=found.active,
                earned=ctx.money(found.earned),
                paid=ctx.money(found.paid),
                count=found.earnings,
            )
        )
    parts.append(Rich("\n").join(figures))
    url = SHARE.format(quote(link, safe=""), quote(ctx.t("referrals-share-text"), safe=""))
    lists = []
    if found.invited:
        lists.append(OpenInvited().button(ctx.t("referrals-invited")))
    if found.earnings:
        lists.append(OpenEarnings().button(ctx.t("referrals-earnings")))
    rows = [[Button(ctx.t("referrals-share"), url=url)], lists, [profile_button(ctx), menu_button(ctx)]]
    await ctx.screen(Rich("\n\n").join(parts), rows)
