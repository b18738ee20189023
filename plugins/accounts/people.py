"""Who writes to the bot: registration at first contact, names and languages kept fresh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kernel import db, run_in_transaction
from kernel.forms import has_controls, is_blank

from . import names
from .models import NAME_LENGTH, PAYLOAD_LENGTH
from .settings import AccountsSettings
from .zones import zone

if TYPE_CHECKING:
    from kernel import Bot

NOTICES = "notices"  # the version that counts who may want notices

COLUMNS = """id, telegram_id, first_name, last_name, username, language AS chosen, language_code, registered_at,
is_blocked, blocked_reason, blocked_until, is_reachable, timezone AS chosen_timezone, seen_on"""
BY_TELEGRAM_ID = f"SELECT {COLUMNS} FROM accounts_user WHERE telegram_id = $1"
BY_ID = f"SELECT {COLUMNS} FROM accounts_user WHERE id = $1"
VALUES = "($1, $2, $3, $4, $5, $6, $7, '', false, true, $8)"
REGISTER = f"""INSERT INTO accounts_user (telegram_id, first_name, last_name, username, language_code, registered_at,
    start_payload, language, is_blocked, is_reachable, seen_on)
VALUES {VALUES} ON CONFLICT (telegram_id) DO NOTHING RETURNING id"""
WALLET = "INSERT INTO accounts_wallet (user_id, balance, owed) {} RETURNING user_id AS id"
WORDS = """INSERT INTO accounts_name_word (user_id, word)
SELECT made.id, w.word FROM made, unnest($9::bytea[]) AS w (word)"""
REGISTER_AT_ONCE = f"""WITH made AS ({REGISTER}), words AS ({WORDS})
{WALLET.format("SELECT id, 0, 0 FROM made")}"""
WALLET_ALONE = WALLET.format("VALUES ($1, 0, 0)")
REFRESH = """UPDATE accounts_user SET first_name = $2, last_name = $3, username = $4, language_code = $5,
    is_reachable = true, seen_on = $6 WHERE id = $1"""
SEEN = "UPDATE accounts_user SET seen_on = $2 WHERE id = $1"
FORGET = """UPDATE accounts_user SET telegram_id = -id, first_name = '', last_name = '', username = '', language = '',
    language_code = '', timezone = '', start_payload = '', blocked_reason = '', is_reachable = false, seen_on = NULL
    WHERE id = $1"""


@dataclass(frozen=True, slots=True)
class Customer:
    """A person, as handlers see them. ``chosen`` is the language they chose ('' for none), ``language`` the one to use;
    ``chosen_timezone`` and ``timezone`` (an IANA name) likewise. ``is_blocked`` is false again after ``blocked_until``."""

    id: int
    telegram_id: int
    first_name: str
    last_name: str
    username: str
    chosen: str
    language_code: str
    registered_at: datetime
    is_blocked: bool
    blocked_reason: str
    blocked_until: datetime | None
    is_reachable: bool
    chosen_timezone: str
    seen_on: date | None
    language: str
    timezone: str

    @property
    def name(self) -> str:
        """First and last name, or the username, or the Telegram id: never empty."""
        return f"{self.first_name} {self.last_name}".strip() or self.username or str(self.telegram_id)


async def load(bot: Bot, sender: Any, payload: str = "") -> Customer:
    """The person behind an update, registered when new. One statement for somebody known, unchanged and seen today.

    ``sender`` is what the kernel knows of a Telegram account (``update.sender``).
    """
    row = await db.fetch_one(BY_TELEGRAM_ID, sender.telegram_id)
    if row is None:
        return await run_in_transaction(_register, bot, sender, clean(payload, PAYLOAD_LENGTH))
    customer = _customer(bot, row)
    now = _facts(sender, customer.language_code)
    known = (customer.first_name, customer.last_name, customer.username, customer.language_code)
    today = bot.clock.now().date()
    if not sender.first_name:  # only an id
        if customer.seen_on != today:
            await db.execute(SEEN, customer.id, today)
        return replace(customer, seen_on=today)
    if now == known and customer.is_reachable and customer.seen_on == today:
        return customer
    if now[:3] == known[:3]:
        await db.execute(REFRESH, customer.id, *now, today)
    else:
        await run_in_transaction(_rename, customer.id, now, today)
    language = bot.texts.language(customer.chosen, now[3])
    first, last, username, code = now
    return replace(
        customer,
        first_name=first,
        last_name=last,
        username=username,
        language_code=code,
        language=language,
        is_reachable=True,
        seen_on=today,
    )


async def find(bot: Bot, user_id: int) -> Customer | None:
    """The person with this id (``user.id``, not Telegram's)."""
    row = await db.fetch_one(BY_ID, user_id)
    return None if row is None else _customer(bot, row)


async def find_many(bot: Bot, user_ids: Sequence[int]) -> dict[int, Customer]:
    """The people with these ids, by id, in one statement; those that do not exist are left out."""
    if not user_ids:
        return {}
    rows = await db.fetch(f"SELECT {COLUMNS} FROM accounts_user WHERE id {db.among(1, 'bigint')}", list(user_ids))
    return {row["id"]: _customer(bot, row) for row in rows}


async def find_by_telegram_id(bot: Bot, telegram_id: int) -> Customer | None:
    """The person with this Telegram id; None when they never wrote to the bot."""
    row = await db.fetch_one(BY_TELEGRAM_ID, telegram_id)
    return None if row is None else _customer(bot, row)


async def choose_language(user_id: int, language: str) -> None:
    """Remember the language a person chose; an empty string follows Telegram."""
    await db.execute("UPDATE accounts_user SET language = $2 WHERE id = $1", user_id, language)


async def choose_timezone(user_id: int, name: str) -> None:
    """Remember the time zone a person chose, an IANA name; an empty string follows the shop."""
    await db.execute("UPDATE accounts_user SET timezone = $2 WHERE id = $1", user_id, name)


def timezone_in_use(bot: Bot, chosen: str) -> str:
    """The chosen time zone, or the shop's (TIMEZONE) for who chose none, or one that does not exist any more."""
    return chosen if chosen and zone(chosen) else bot.setting(AccountsSettings).timezone


async def set_reachable(telegram_id: int, reachable: bool) -> None:
    """Remember whether messages reach a person: they block and unblock the bot."""
    await db.execute("UPDATE accounts_user SET is_reachable = $2 WHERE telegram_id = $1", telegram_id, reachable)


async def forget(user_id: int) -> None:
    """Remove what says who a person is. The row stays, for the journal, under a Telegram id nobody has."""
    await db.execute(FORGET, user_id)
    await names.index(user_id, [])


def clean(text: str, limit: int) -> str:
    """``text`` without what the databases cannot store (NUL, halves of surrogate pairs), at most ``limit`` long."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()[:limit]


async def _register(bot: Bot, sender: Any, payload: str) -> Customer:
    now, facts = bot.clock.now(), _facts(sender, "")
    values, words = (sender.telegram_id, *facts, now, payload, now.date()), names.words_of(*facts[:3])
    if db.dialect() == "postgres":
        made = await db.fetch_one(REGISTER_AT_ONCE, *values, words)
    else:
        made = await db.fetch_one(REGISTER, *values)
        if made is not None:
            await db.execute(WALLET_ALONE, made["id"])
            await names.index(made["id"], words)
    if made is not None and sender.telegram_id == bot.settings.owner_id:
        await bot.versions.bump(NOTICES)  # now there is somebody to tell
    if made is not None:
        await bot.hooks.notify("user_registered", user_id=made["id"], payload=payload, bot=bot)
    row = await db.fetch_one(BY_TELEGRAM_ID, sender.telegram_id)
    assert row is not None
    return _customer(bot, row)


async def _rename(user_id: int, facts: tuple[str, str, str, str], today: date) -> None:
    await db.execute(REFRESH, user_id, *facts, today)
    await names.index(user_id, names.words_of(*facts[:3]))


def clean_name(text: str) -> str:
    """A name as other people may read it: nothing in it hides, or turns round what stands beside it."""
    if has_controls(text, one_line=True):
        text = "".join(char for char in text if not has_controls(char, one_line=True))
    return "" if is_blank(text) else clean(text, NAME_LENGTH)


def _facts(sender: Any, language_code: str) -> tuple[str, str, str, str]:
    return (
        clean_name(sender.first_name),
        clean_name(sender.last_name),
        clean(sender.username, NAME_LENGTH),
        clean(sender.language_code, 16) or language_code,
    )


def _customer(bot: Bot, row: dict[str, Any]) -> Customer:
    until = row["blocked_until"]
    is_blocked = bool(row["is_blocked"]) and (until is None or until > bot.clock.now())
    values = {**row, "is_blocked": is_blocked, "is_reachable": bool(row["is_reachable"])}
    language = bot.texts.language(row["chosen"], row["language_code"])
    return Customer(**values, language=language, timezone=timezone_in_use(bot, row["chosen_timezone"]))
