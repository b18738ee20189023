"""Migrations: made from the models for both dialects at once, applied in order, each whole or not at all."""

from pathlib import Path

from .apply import applied, downgrade, pending, upgrade_all
from .files import Migration, migrations_of

__all__ = ["Migration", "applied", "downgrade", "make", "migrations_of", "pending", "up_to_date", "upgrade_all"]


Apps = dict[str, list[str]]


async def make(
    label: str, package: str, name: str, apps: Apps, *, renames: dict[str, str] | None = None, empty: bool = False
) -> Path:
    """Write the next migration of a plugin and return its file; ``kernel.db.migrations.maker.make`` says more."""
    from . import maker  # aerich is slow to import and only needed here

    return await maker.make(label, package, name, apps, renames=renames, empty=empty)


async def up_to_date(label: str, package: str, apps: Apps) -> bool:
    """Whether a plugin's migrations lead to what its models ask for."""
    from . import maker

    return await maker.up_to_date(label, package, apps)
