"""What reviews answer to the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import reviews
from .writing import forget

if TYPE_CHECKING:
    from kernel import Bot


@reviews.hook
async def delete_user_data(user: Any, bot: Bot) -> None:
    """Take away a person's reviews, and their stars from the ratings."""
    await forget(bot, user.id)
