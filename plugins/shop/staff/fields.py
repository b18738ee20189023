"""What staff can change about items and categories: which answers each field takes, and how its value is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel import Context, Refused
from kernel.forms import Invalid, Kind, moment, money, text, whole_number

from ..catalog.sorting import OPTIONS, Sort
from ..naming import DESCRIPTION_LIMIT, MOST_QUESTIONS, NAME_LIMIT, shorten
from .callbacks import Field, Part, What

MOST = 100_000  # pieces of one order or customer
QUESTION = 200  # characters of one
FARTHEST = 1_000_000  # positions from 0
SHOWN = 700  # UTF-16 units of a value in a question or on a card

CHOICES: dict[Field, tuple[Any, ...]] = {
    Field.KIND: ("unique", "file", "shared", "manual"),
    Field.HIDDEN: (False, True),
    Field.WHEN_OUT: ("wait", "credit", "refund"),
    Field.PRESELL: (False, True),
    Field.PICK: ("fifo", "lifo", "random"),
    Field.SORT: tuple(Sort),
}

PARTS: dict[Part, tuple[Field, ...]] = {
    Part.MAIN: (
        *(Field.NAME, Field.DESCRIPTION, Field.PRICE, Field.POSITION),
        *(Field.HIDDEN, Field.SHOW_AT, Field.HIDE_AT),
    ),
    Part.QUANTITIES: (Field.MIN_QUANTITY, Field.MAX_QUANTITY, Field.QUANTITY_STEP, Field.CUSTOMER_LIMIT),
    Part.DELIVERY: (
        *(Field.KIND, Field.WHEN_OUT, Field.PRESELL, Field.PICK),
        *(Field.LOW_STOCK, Field.INSTRUCTIONS, Field.QUESTIONS),
    ),
}
OF_CATEGORY = (
    *(Field.NAME, Field.DESCRIPTION, Field.POSITION, Field.SORT),
    *(Field.HIDDEN, Field.SHOW_AT, Field.HIDE_AT),
)


def belongs(what: What, field: Field) -> bool:
    """Whether items, or categories, have ``field``: what a button carries is never trusted."""
    return field in OF_CATEGORY if what == What.CATEGORY else any(field in fields for fields in PARTS.values())


def part_of(field: Field) -> Part:
    """The part of an item's card that shows ``field``."""
    return next((part for part, fields in PARTS.items() if field in fields), Part.MAIN)


def option(field: Field, number: int) -> Any:
    """The value with this number; Refused when a forged button names none."""
    values = CHOICES.get(field, ())
    if number >= len(values):
        raise Refused("kernel-button-gone")
    return values[number]


def shown(ctx: Context, field: Field, value: Any, limit: int = SHOWN) -> str:
    """A value in words."""
    if field in CHOICES:
        return _choice_in_words(ctx, field, value)
    if value is None or value in ("", []):
        return ctx.t("shop-staff-none")
    if field == Field.PRICE:
        return ctx.money(value)
    if field == Field.QUESTIONS:
        return shorten("\n".join(f"• {question}" for question in value), limit)
    if isinstance(value, datetime):
        return ctx.when(value)
    return shorten(str(value), limit)


def _choice_in_words(ctx: Context, field: Field, value: Any) -> str:
    if isinstance(value, bool) or field in (Field.HIDDEN, Field.PRESELL):
        return ctx.t("shop-staff-yes" if value else "shop-staff-no")
    if field == Field.SORT:
        labels = {option.sort: option.label for option in OPTIONS}
        return ctx.t(labels.get(value, "shop-staff-sort-rated"))
    if value not in CHOICES[field]:  # a kind that another plugin delivers
        return str(value)
    return ctx.t(f"shop-staff-choice-{field.key}-{value}")


def lines(most: int, length: int) -> Any:
    """Up to ``most`` lines of ``length`` characters; the answer is their list."""
    kind = text(most * (length + 1))

    def parse(ctx: Context, update: Any) -> list[str]:
        found = [line.strip() for line in kind.parse(ctx, update).split("\n") if line.strip()]
        if len(found) > most or any(len(line) > length for line in found):
            raise Invalid("shop-staff-bad-lines", most=most, length=length)
        return found

    return Kind(parse)


def clearable(kind: Any, empty: Any = None) -> Any:
    """``kind`` with a button that takes the value away; the answer is then ``empty``."""

    async def options(ctx: Context, form: Any) -> Sequence[tuple[Any, str]]:
        return [(empty, ctx.t("shop-staff-clear"))]

    return replace(kind, options=options)


TYPED: dict[Field, Any] = {
    Field.NAME: text(NAME_LIMIT, one_line=True),
    Field.DESCRIPTION: clearable(text(DESCRIPTION_LIMIT), ""),
    Field.PRICE: money(0),
    Field.POSITION: whole_number(-FARTHEST, FARTHEST),
    Field.SHOW_AT: clearable(moment()),
    Field.HIDE_AT: clearable(moment()),
    Field.MIN_QUANTITY: whole_number(1, MOST),
    Field.MAX_QUANTITY: clearable(whole_number(1, MOST)),
    Field.QUANTITY_STEP: whole_number(1, MOST),
    Field.CUSTOMER_LIMIT: clearable(whole_number(1, MOST)),
    Field.LOW_STOCK: clearable(whole_number(1, MOST)),
    Field.INSTRUCTIONS: clearable(text(DESCRIPTION_LIMIT), ""),
    Field.QUESTIONS: clearable(lines(MOST_QUESTIONS, QUESTION), []),
}


def stored(field: Field, answer: Any) -> Any:
    """What the column takes, from what the form holds."""
    if field in (Field.SHOW_AT, Field.HIDE_AT) and isinstance(answer, str):
        return datetime.fromisoformat(answer)
    return answer
