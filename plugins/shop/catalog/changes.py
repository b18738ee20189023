"""What every change of the catalog does at its end: every process forgets what it has cached of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kernel import Bot


@dataclass(frozen=True, slots=True)
class Change:
    """What staff changed: a ``category`` or an ``item``, with the fields that differ, as they were and as they are.

    For the audit and for what the screen says. A new thing has an empty ``before``, a deleted one an empty ``after``.
    """

    what: str
    id: int
    before: dict[str, Any]
    after: dict[str, Any]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return self.before != self.after


async def forget(bot: Bot) -> None:
    """Bump the catalog's version here and in every other process, when the open transaction is committed."""
    bot.cache.bump("catalog")
    await bot.versions.bump("catalog")
