"""How changes of the catalog are written down for the audit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kernel import Context

from ..catalog.changes import Change

ACTS = {
    ("item", "added"): "shop.item_added",
    ("item", "edited"): "shop.item_edited",
    ("item", "deleted"): "shop.item_deleted",
    ("category", "added"): "shop.category_added",
    ("category", "edited"): "shop.category_edited",
    ("category", "deleted"): "shop.category_deleted",
}


def write_down(ctx: Context, act: str, change: Change) -> None:
    """Audit a change of the catalog in its transaction; ``act`` is added, edited or deleted. Nothing that is as before."""
    if change or act == "added":
        before, after = _plain(change.before), _plain(change.after)
        ctx.audit(ACTS[change.what, act], f"{change.what}:{change.id}", before=before, after=after)


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in fields.items()}
