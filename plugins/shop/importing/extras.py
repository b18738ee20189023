"""What a catalog file may say of an item beside name, price, description and picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MOST = 1_000_000  # pieces
INSTRUCTIONS_LIMIT = 4000  # characters
NUMBERS = {
    "min": ("min_quantity", 1),
    "max": ("max_quantity", 1),
    "step": ("quantity_step", 1),
    "limit": ("customer_limit", 1),
    "low_stock": ("low_stock", 0),
}
CHOICES = {"pick": ("fifo", "lifo", "random"), "when_out": ("wait", "credit", "refund")}
SWITCHES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

# The item's columns with their PostgreSQL types, and those that have to fit together.
COLUMNS = {
    **{column: "int" for column, _ in NUMBERS.values()},
    **dict.fromkeys((*CHOICES, "instructions", "questions"), "text"),
    **dict.fromkeys(("presell", "hidden"), "boolean"),
}
TOGETHER = ("min_quantity", "max_quantity", "when_out", "presell")


def read_extras(known: dict[str, Any], extras: Mapping[str, str], place: str) -> Iterator[str]:
    """Put what a line says into ``known``, by column; yields what is wrong with it."""
    for name, text in extras.items():
        column = NUMBERS[name][0] if name in NUMBERS else name
        try:
            value = _value(name, text)
        except ValueError as problem:
            yield str(problem)
            continue
        if known.setdefault(column, value) != value:
            yield f"{name} is {text} here but something else further up; the item begins in {place}."


def _value(name: str, text: str) -> Any:
    if name in NUMBERS:
        least = NUMBERS[name][1]
        if not text.isascii() or not text.isdigit() or len(text) > 7 or not least <= int(text) <= MOST:
            raise ValueError(f"{name} is {text!r}. Write a whole number from {least} to {MOST}.")
        return int(text)
    if name in CHOICES:
        if text not in CHOICES[name]:
            raise ValueError(f"{name} is {text!r}. Write {', '.join(CHOICES[name][:-1])} or {CHOICES[name][-1]}.")
        return text
    if name == "instructions":
        if len(text) > INSTRUCTIONS_LIMIT or "\0" in text:
            raise ValueError(f"the instructions may have {INSTRUCTIONS_LIMIT} characters, and no control characters.")
        text.encode("utf-8", "strict")  # half a character is a ValueError, too
        return text
    if text.lower() not in SWITCHES:
        raise ValueError(f"{name} is {text!r}. Write yes or no.")
    return SWITCHES[text.lower()]


def check_together(item: Mapping[str, Any]) -> Iterator[str]:
    """What does not fit together of an item's columns; those that are missing have their defaults."""
    least, most = item.get("min_quantity", 1), item.get("max_quantity")
    if most is not None and most < least:
        yield f"max is {most}, which is less than min, {least}."
    if item.get("presell") and item.get("when_out", "credit") != "wait":
        yield "presell needs when_out to be wait: what is sold before it is there is brought when it comes."
