"""The currency of a database never changes under the amounts that are stored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import db, run_in_transaction

if TYPE_CHECKING:
    from kernel import Bot

OPEN = """INSERT INTO accounts_book (name, currency, opened_at) VALUES ('main', $1, $2)
ON CONFLICT (name) DO NOTHING RETURNING currency"""


async def check_currency(bot: Bot) -> list[str]:
    """Store PAY_CURRENCY at the first start; afterwards, why the bot must not start with another one."""
    return await run_in_transaction(_check, bot)


async def _check(bot: Bot) -> list[str]:
    wanted = bot.currency.code
    if await db.fetch_one(OPEN, wanted, bot.clock.now()):
        return []
    row = await db.fetch_one("SELECT currency FROM accounts_book WHERE name = 'main'")
    stored = row["currency"] if row else wanted
    if stored == wanted:
        return []
    counted = await db.fetch_one("SELECT count(*) AS entries FROM accounts_entry")
    held = [f"{counted['entries']} journal entries"] if counted and counted["entries"] else []
    held += await bot.hooks.collect("amounts_stored", bot=bot)
    if not held:
        await db.execute("UPDATE accounts_book SET currency = $1 WHERE name = 'main'", wanted)
        return []
    return [
        f"PAY_CURRENCY is {wanted}, but this database holds {', '.join(held)} in {stored}. "
        f"Set PAY_CURRENCY={stored}, or start with an empty database."
    ]
