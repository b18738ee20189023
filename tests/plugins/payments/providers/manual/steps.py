"""Short ways through the screens of bank transfers."""

from __future__ import annotations

from typing import Any

from kernel import db
from plugins.accounts.api import balance, find_by_telegram_id


async def ask(person: Any, amount: str = "$20.00") -> int:
    """Press up to an invoice by transfer; its number."""
    await person.send("/topup")
    await person.press(amount)
    await person.press(f"🏛 Bank transfer: {amount}")
    return int(person.last.text.split("Invoice ")[1].split("\n")[0])


async def open_card(owner: Any, number: int) -> None:
    """Staff: the card of an invoice."""
    await owner.send(f"/transfers {number}")


async def type_amount(owner: Any, number: int, amount: str, button: str = "✏️ Another amount arrived") -> None:
    """Staff: name an amount that has arrived, up to the last question."""
    await open_card(owner, number)
    await owner.press(button)
    await owner.send(amount)


async def money_of(bot: Any, person: Any) -> int:
    """What is on a person's balance, in minor units."""
    user = await find_by_telegram_id(bot, person.id)
    return await balance(user.id)


async def payments(number: int) -> list[tuple[str, int, int, str]]:
    """(external id, paid, credited, flaw) of what came for an invoice."""
    rows = await db.fetch("SELECT * FROM payments_payment WHERE invoice_id = $1 ORDER BY id", number)
    return [(row["external_id"], row["paid_total"], row["credited"], row["flaw"]) for row in rows]


async def state_of(number: int) -> str:
    """The state of an invoice."""
    row = await db.fetch_one("SELECT state FROM payments_invoice WHERE id = $1", number)
    return row["state"] if row else ""


def seen(person: Any, words: str) -> int:
    """How many messages of the chat have these words."""
    return sum(words in message.text for message in person.messages)


def data_of(person: Any, label: str) -> str:
    """What the button of the newest message sends."""
    found = next(button.data for row in person.last.rows for button in row if button.label == label)
    assert found
    return found.decode() if isinstance(found, bytes) else found
