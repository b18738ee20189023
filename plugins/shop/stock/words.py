"""Counts and facts around stock, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kernel import Rich

from ..naming import shorten

# What counts stand for, in the order of Preview and Tally.
COUNTS = ("shop-count-new", "shop-count-twice", "shop-count-in-stock", "shop-count-sold", "shop-count-bad")


def counted_lines(to: Any, counts: Sequence[int]) -> Rich:
    """One line a count, new ones always and the others when there are any; ``to`` is a Context or a Recipient."""
    lines = [
        to.rich(key, count=count)
        for number, (key, count) in enumerate(zip(COUNTS, counts, strict=True))
        if count or not number
    ]
    return Rich("\n").join(lines)


def fact_lines(to: Any, name: str, cost: int | None, supplier: str, note: str, expires_at: datetime | None) -> Rich:
    """The facts of a batch that are known, one a line; ``cost`` in minor units."""
    lines = []
    if name:
        lines.append(to.rich("shop-fact-name", name=shorten(name, 255)))
    if cost is not None:
        lines.append(to.rich("shop-fact-cost", cost=to.money(cost)))
    if supplier:
        lines.append(to.rich("shop-fact-supplier", supplier=shorten(supplier, 255)))
    if expires_at is not None:
        lines.append(to.rich("shop-fact-expires", time=to.when(expires_at)))
    if note:
        lines.append(to.rich("shop-fact-note", note=shorten(note, 1000)))
    return Rich("\n").join(lines)
