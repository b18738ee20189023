"""An import from beginning to end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kernel import KioskError, transaction

from ..stock.offering import offer
from . import batches
from .drafts import find_existing, make_drafts, missing_categories, show, store_pictures
from .load import OPERATOR
from .plan import Plan, make_plan
from .preview import Preview, count
from .values import Tally, load_values

if TYPE_CHECKING:
    from kernel import Bot

PUBLISHING = timedelta(minutes=10)  # how long publishing a very large batch may take


class ImportRefused(KioskError):
    """The file cannot be imported; nothing was. ``problems`` has one sentence a line of the file."""

    def __init__(self, file: Path, problems: list[str]):
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{file.name} was not imported, nothing was changed. Mend these and try again:\n{lines}")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Foresight:
    """What an import would do."""

    categories: int
    items: int  # new ones
    known_items: int
    values: Preview


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did."""

    categories: int
    items: int  # new ones
    known_items: int
    values: Tally


async def foresee(bot: Bot, file: Path) -> Foresight:
    """What :func:`import_file` would do at this moment; only reads. Raises ImportRefused when the file has mistakes."""
    plan = await asyncio.to_thread(make_plan, file, bot.currency)
    _refuse(plan)
    found = await find_existing(plan)
    _refuse(plan)
    fresh = [item for item in plan.items.values() if item.is_new]
    for number, item in enumerate(fresh, 1):
        item.id = -number
    values = await count(bot, ((item.id, value) for item, value in plan.pieces()))
    return Foresight(len(missing_categories(plan, found)), len(fresh), len(plan.items) - len(fresh), values)


async def import_file(bot: Bot, file: Path) -> Report:
    """Bring in the catalog and stock of a CSV or JSON file: all of it or nothing.

    Customers see it in the moment it is complete. Raises ImportRefused when the file has mistakes, and KioskError
    while another import runs. What a killed import left is removed first.
    """
    plan = await asyncio.to_thread(make_plan, file, bot.currency)
    _refuse(plan)
    batch_id = await batches.take_turn(bot, file.name[:255])
    try:
        return await _fill(bot, plan, batch_id)
    except BaseException:
        await asyncio.shield(batches.remove(batch_id))
        raise


def _refuse(plan: Plan) -> None:
    if plan.problems:
        raise ImportRefused(plan.file, plan.problems)


async def _fill(bot: Bot, plan: Plan, batch_id: int) -> Report:
    found = await find_existing(plan)
    _refuse(plan)
    items = plan.items.values()
    pictures = await store_pictures(items)
    async with transaction():
        await batches.hold(bot, batch_id)
        categories = await make_drafts(bot, plan, found, batch_id)
    pieces = ((item.id, value) for item, value in plan.pieces())
    tally = await load_values(bot, pieces, batch_id)
    async with transaction():
        await batches.hold(bot, batch_id, PUBLISHING)
    async with transaction():
        await show(bot, plan, pictures, batch_id)
        await offer(bot, batch_id, appeared=[item.id for item in items if item.appears])
        fresh = sum(item.is_new for item in items)
        counts: dict[str, Any] = {
            "categories": categories,
            "items": fresh,
            "known": len(items) - fresh,
            "added": tally.added,
        }
        bot.audit("shop.imported", actor=OPERATOR, subject=f"batch:{batch_id}", **counts)
    return Report(categories, fresh, len(items) - fresh, tally)
