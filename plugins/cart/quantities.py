"""How many pieces of an item a line may have: the item's fewest, its most, and steps between."""

from plugins.shop.api import ItemView

from .callbacks import MOST_PIECES


def most(item: ItemView) -> int:
    """The largest quantity that the item's rules allow; below ``min_quantity`` when they allow none."""
    return at_most(item, MOST_PIECES)


def at_most(item: ItemView, pieces: int) -> int:
    """The largest allowed quantity up to ``pieces``; 0 when there is none."""
    bounds = (pieces, MOST_PIECES, item.max_quantity, item.customer_limit)
    above = min(bound for bound in bounds if bound is not None) - item.min_quantity
    return item.min_quantity + above - above % item.quantity_step if above >= 0 else 0


def nearest(item: ItemView, pieces: int) -> int:
    """``pieces`` if allowed, else the next lower allowed quantity, else the fewest; 0 when the rules allow none."""
    return at_most(item, max(pieces, item.min_quantity))


def more(item: ItemView, pieces: int, steps: int = 1) -> int:
    """The allowed quantity ``steps`` above ``pieces``, or the largest there is."""
    return nearest(item, max(pieces, 0) + steps * item.quantity_step)


def fewer(item: ItemView, pieces: int, steps: int = 1) -> int:
    """The allowed quantity ``steps`` below ``pieces``, or the fewest."""
    return nearest(item, pieces - steps * item.quantity_step)
