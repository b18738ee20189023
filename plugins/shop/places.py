"""The place in a list that a card leads back to, in the two numbers ``row`` and ``page`` that its buttons carry.

``row`` is the id of the page's first item. In its high bits it tells how the list is sorted, when the customer chose
that, and below zero it is a search. Whoever opens a card again, other plugins as well, hands both on as they are.
"""

from .callbacks import OWN, OpenCategory, OpenSearch

BITS = 56  # of an id; the sort stands above them


def in_category(first: int, sort: int) -> int:
    """The place of the page that begins with the item ``first`` in a list sorted so."""
    return first + (sort - OWN << BITS)


def in_search(search_id: int) -> int:
    """The place of what a search found."""
    return -search_id


def list_at(category_id: int, row: int, page: int) -> OpenCategory | OpenSearch:
    """The button that opens the list at that place; the first page of the category's items where it is not known."""
    if row < 0:
        return OpenSearch(-row, page=page)
    first, sort = row & (1 << BITS) - 1, (row >> BITS) + OWN
    if sort not in range(OWN, 7):
        first, sort = 0, OWN
    place = OpenCategory(category_id, items=True, sort=sort)
    return place.at(first, page) if first and page > 1 else place
