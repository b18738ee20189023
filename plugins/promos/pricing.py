"""What codes take off an order. Pure arithmetic in minor units; nothing is read or written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kernel.money import percent

from .codes import HUNDREDTHS
from .views import FIXED, PERCENT, CodeView, Discount, Line


def discounts(lines: Sequence[Line], codes: Mapping[int, Sequence[CodeView]]) -> list[Discount]:
    """What the codes applied to each line (by its place, already checked) take off; nothing that comes to zero.

    On a line the codes that stack count together, and of those that do not only the one that saves most. Percent
    count before fixed amounts, each of what is left, so that no line falls below zero. A fixed amount is given once
    per order: what one line cannot take goes on to the next line that it is applied to.
    """
    found: list[Discount] = []
    unspent: dict[int, int] = {}
    for place, line in enumerate(lines):
        left = line.total
        for code in chosen(codes.get(place, ()), left, unspent):
            saved = saving(code, left, unspent)
            if saved <= 0:
                continue
            left -= saved
            if code.kind == FIXED:
                unspent[code.id] = unspent.get(code.id, code.value) - saved
            found.append(Discount(-saved, place, {"code": code.code, "id": code.id}))
    return found


def chosen(codes: Sequence[CodeView], total: int, unspent: Mapping[int, int]) -> list[CodeView]:
    """Those of the codes on a line that count together, in the order in which they do."""
    alone = [code for code in codes if not code.stacks]
    best = max(alone, key=lambda code: (saving(code, total, unspent), -code.id), default=None)
    together = [code for code in codes if code.stacks or code is best]
    return sorted(together, key=lambda code: (code.kind != PERCENT, code.id))


def saving(code: CodeView, total: int, unspent: Mapping[int, int]) -> int:
    """What one code takes off ``total`` minor units: 0 to ``total``."""
    if code.kind == PERCENT:
        return min(total, percent(total, Decimal(code.value) / HUNDREDTHS))
    if code.kind == FIXED:
        return min(total, unspent.get(code.id, code.value))
    return 0
