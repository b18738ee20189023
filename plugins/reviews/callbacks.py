"""What the buttons of reviews mean. ``card_row`` and ``card_page`` are those of the item's card one came from."""

from dataclasses import field
from enum import IntEnum
from typing import Annotated

from kernel import Callback, OneTime, Paged
from plugins.shop.api import OpenItem

PAGES = range(100_000)
Page = Annotated[int, PAGES]
Stars = Annotated[int, range(1, 6)]


class FromCard(Callback):
    """A button that was reached from an item's card."""

    item_id: int
    card_row: int = 0
    card_page: Page = 1

    @property
    def card(self) -> OpenItem:
        """The card, with the way back to its page of the list."""
        return OpenItem(self.item_id, row=self.card_row, page=self.card_page)


class OpenReviews(Paged, prefix="revs"):
    """The reviews of an item, newest first."""

    item_id: int
    card_row: int = 0
    card_page: Page = 1
    page: Page = field(default=1, kw_only=True)


class OpenMine(FromCard, prefix="revmine"):
    """The customer's own review of an item, or the question for one."""


class EditMine(FromCard, prefix="revedit"):
    """Begin to change one's own review; with ``words``, only its text."""

    words: bool = False


class AskDelete(FromCard, prefix="revdel"):
    """The question before one's own review is deleted."""


class ConfirmDelete(OneTime, prefix="revgone"):
    """Delete one's own review."""

    review_id: int


class Rate(Callback, prefix="rate"):
    """Give an item these stars; under the question that comes after a purchase."""

    item_id: int
    stars: Stars


class OpenLatest(Paged, prefix="revall"):
    """The newest reviews of all items, for staff."""


class Act(IntEnum):
    """What staff do with a review."""

    OPEN = 0
    HIDE = 1
    SHOW = 2
    REPLY = 3
    REMOVE_REPLY = 4
    ASK_REMOVE_REPLY = 5


class Moderate(Callback, prefix="revm"):
    """Do something with a review, for staff; ``latest``, ``row`` and ``page`` say which list leads back."""

    review_id: int
    act: Act = Act.OPEN
    latest: bool = False
    row: int = 0
    page: Page = 1
    card_row: int = 0
    card_page: Page = 1


def place(press: OpenItem) -> tuple[int, int]:
    """Row and page of a card, as far as a button of ours can carry them; the first page otherwise."""
    return (press.row, press.page) if press.page in PAGES else (0, 1)
