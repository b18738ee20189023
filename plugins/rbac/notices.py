"""What people are told of their roles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kernel import Outgoing, bold
from plugins.accounts.api import close_button

from . import rbac
from .reading import get_role


@rbac.message("rbac-notice-given")
async def given(to: Any, role_id: int, until: str) -> Outgoing | None:
    """Which role a person has now; None when it is there no more."""
    role = await get_role(role_id)
    if role is None:
        return None
    if until:
        text = to.rich("rbac-notice-until", role=bold(role.name), until=to.when(datetime.fromisoformat(until)))
    else:
        text = to.rich("rbac-notice-given", role=bold(role.name))
    return Outgoing(text, ((close_button(to),),))


@rbac.message("rbac-notice-ended")
async def ended(to: Any, role: str) -> Outgoing:
    """That a temporary role is over."""
    return Outgoing(to.rich("rbac-notice-ended", role=bold(role)), ((close_button(to),),))
