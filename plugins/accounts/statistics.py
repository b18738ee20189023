"""What accounts tells the statistics: people, and the money that they hold and owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db

from . import accounts
from .figures import Figure, Period

if TYPE_CHECKING:
    from kernel import Context

PEOPLE, FUNDS = "accounts-figures-people", "accounts-figures-funds"
NEW = "SELECT count(*) AS people FROM accounts_user WHERE registered_at >= $1 AND registered_at < $2"
# who is forgotten has a Telegram id below zero
ALL = """
SELECT count(*) AS people, COALESCE(sum(CASE WHEN is_blocked THEN 1 ELSE 0 END), 0) AS blocked,
    COALESCE(sum(CASE WHEN is_reachable THEN 0 ELSE 1 END), 0) AS gone
FROM accounts_user WHERE telegram_id > 0"""
HELD = """
SELECT CAST(COALESCE(sum(balance), 0) AS BIGINT) AS held, CAST(COALESCE(sum(owed), 0) AS BIGINT) AS owed
FROM accounts_wallet"""


@accounts.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """New people; of the present, how many there are and what is on their balances."""
    row = await db.fetch_one(NEW, period.start, period.end)
    new = row["people"] if row else 0
    figures = [Figure(PEOPLE, 200, ctx.t("accounts-figure-new"), str(new), new)]
    if not period.present:
        return figures
    people, money = await db.fetch_one(ALL), await db.fetch_one(HELD)
    assert people is not None
    assert money is not None
    labels = {"people": "accounts-figure-people", "blocked": "accounts-figure-blocked", "gone": "accounts-figure-gone"}
    figures += [
        Figure(PEOPLE, 210 + place, ctx.t(label), str(people[name]))
        for place, (name, label) in enumerate(labels.items())
    ]
    figures.append(Figure(FUNDS, 250, ctx.t("accounts-figure-held"), ctx.money(money["held"])))
    figures.append(Figure(FUNDS, 251, ctx.t("accounts-figure-owed"), ctx.money(money["owed"])))
    return figures
