"""For tests of plugins that meet promos: codes to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import run_in_transaction

from .codes import normalise
from .creating import Terms, create

if TYPE_CHECKING:
    from kernel import Bot


async def add_code(bot: Bot, code: str = "SUMMER", kind: str = "percent", value: int = 1000, **terms: Any) -> int:
    """Make a code (``value``: hundredths of a percent, or minor units) with these terms (see ``Terms``); its id."""
    terms = {name: frozenset(item) if name in ("items", "categories") else item for name, item in terms.items()}
    made = await run_in_transaction(create, bot, normalise(code), Terms(kind, value, **terms))
    if made is None:
        raise LookupError(f"there is a code {code!r} already")
    return made
