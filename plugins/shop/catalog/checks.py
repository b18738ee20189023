"""What staff may write into the fields of categories and items; each refusal says in words what would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kernel import Refused
from kernel.forms import has_controls, is_blank
from kernel.money import LARGEST

from ..naming import DESCRIPTION_LIMIT, MOST_QUESTIONS, NAME_LIMIT
from .sorting import Sort

PIECES = 10**6  # the largest number that a quantity, limit or threshold can be
POSITIONS = 10**6  # positions go from -POSITIONS to POSITIONS
READY = ("unique", "file", "shared")  # kinds whose goods are there already, so that nothing is asked
WHEN_OUT = ("wait", "credit", "refund")
PICK = ("fifo", "lifo", "random")

Check = Callable[[Any], Any]


def name(value: Any) -> str:
    """One line of 1 to 255 characters without control characters; white space at its ends is dropped."""
    text = str(value).strip()
    if is_blank(text):
        raise Refused("shop-edit-name-empty")
    if len(text) > NAME_LIMIT:
        raise Refused("shop-edit-too-long", max=NAME_LIMIT)
    if has_controls(text, one_line=True):
        raise Refused("shop-edit-control")
    return text


def long_text(value: Any) -> str:
    """A text of up to 4,000 characters; may be empty."""
    text = str(value).strip()
    if len(text) > DESCRIPTION_LIMIT:
        raise Refused("shop-edit-too-long", max=DESCRIPTION_LIMIT)
    if has_controls(text):
        raise Refused("shop-edit-control")
    return text


def price(value: Any) -> int:
    """Minor units, from 0."""
    try:
        return _whole(value, 0, LARGEST)
    except Refused:
        raise Refused("shop-edit-price") from None


def position(value: Any) -> int:
    """Where something stands in its list; lower comes first."""
    return _whole(value, -POSITIONS, POSITIONS)


def pieces(value: Any) -> int:
    """A number of pieces, from 1."""
    return _whole(value, 1, PIECES)


def pieces_or_none(value: Any) -> int | None:
    """A number of pieces, from 1, or None for no limit."""
    return None if value is None else pieces(value)


def questions(value: Any) -> list[str]:
    """Up to ten questions, each a line of up to 255 characters."""
    if len(value) > MOST_QUESTIONS:
        raise Refused("shop-edit-too-many-questions", max=MOST_QUESTIONS)
    return [name(question) for question in value]


def sort(value: Any) -> int:
    """One of :class:`Sort`."""
    return int(Sort(value))


def kind(value: Any) -> str:
    """How an item is delivered: a kind of the shop, or one that another plugin answers ``allocate`` for."""
    text = str(value)
    if not text.isascii() or not text.isidentifier() or len(text) > 32:
        raise ValueError(f"{value!r} cannot be a kind of item")
    return text


def one_of(choices: tuple[str, ...]) -> Check:
    """One of the words that the code offers as buttons; anything else is a mistake of the code."""

    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return value

    return check


def _whole(value: Any, least: int, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    if not least <= value <= most:
        raise Refused("shop-edit-out-of-range", min=least, max=most)
    return value


CATEGORY: dict[str, Check] = {
    "name": name,
    "description": long_text,
    "position": position,
    "sort": sort,
    "hidden": bool,
}
ITEM: dict[str, Check] = {
    "name": name,
    "description": long_text,
    "price": price,
    "position": position,
    "kind": kind,
    "hidden": bool,
    "min_quantity": pieces,
    "max_quantity": pieces_or_none,
    "quantity_step": pieces,
    "customer_limit": pieces_or_none,
    "instructions": long_text,
    "questions": questions,
    "when_out": one_of(WHEN_OUT),
    "presell": bool,
    "pick": one_of(PICK),
    "low_stock": pieces_or_none,
}


def together(item: dict[str, Any]) -> None:
    """Refuse what does not go together in an item that is otherwise fine."""
    most = item["max_quantity"]
    if most is not None and most < item["min_quantity"]:
        raise Refused("shop-edit-max-below-min", min=item["min_quantity"])
    if item["customer_limit"] is not None and item["customer_limit"] < item["min_quantity"]:
        raise Refused("shop-edit-limit-below-min", min=item["min_quantity"])
    if item["presell"] and item["when_out"] != "wait":
        raise Refused("shop-edit-presell-waits")
    if item["questions"] and item["kind"] in READY:
        raise Refused("shop-edit-questions-kind")
