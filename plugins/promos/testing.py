"""For tests of plugins that meet promos: codes to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import run_in_transaction
from plugins.accounts.testing import customer_of

from .applying import Place, apply_typed
from .codes import normalise
from .creating import Terms, create
from .reading import CARD

if TYPE_CHECKING:
    from kernel import Bot


async def add_code(bot: Bot, code: str = "SUMMER", kind: str = "percent", value: int = 1000, **terms: Any) -> int:
    """Make a code (``value``: hundredths of a percent, or minor units) with these terms (see ``Terms``); its id."""
    terms = {name: frozenset(item) if name in ("items", "categories") else item for name, item in terms.items()}
    made = await run_in_transaction(create, bot, normalise(code), Terms(kind, value, **terms))
    if made is None:
        raise LookupError(f"there is a code {code!r} already")
    return made


async def apply_code(bot: Bot, person: Any, code: str, item_id: int) -> None:
    """Apply a code to an item's card, as if the person (of ``kernel.testing``) had entered it there."""
    user = await customer_of(bot, person)
    refused = await run_in_transaction(apply_typed, bot, user, code, Place(CARD, item_id, item_id))
    if refused is not None:
        raise LookupError(f"{code!r} does not count: {refused.key}")
