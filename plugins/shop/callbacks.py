"""What the shop's buttons mean. ``row`` and ``page`` lead back to the page of the list that one came from."""

from kernel import Callback, OneTime, Paged


class OpenShop(Paged, prefix="shop"):
    """The categories at the top."""


class OpenCategory(Paged, prefix="cat"):
    """What is in a category: its categories, or its items when it has none or ``items`` is set."""

    category_id: int
    items: bool = False


class OpenItem(Callback, prefix="item"):
    """An item's card; ``full`` shows a long description without the picture."""

    item_id: int
    row: int = 0
    page: int = 1
    full: bool = False


class AskBuy(Callback, prefix="ask"):
    """The question before a purchase; ``price`` is what the card showed, in minor units."""

    item_id: int
    price: int
    row: int = 0
    page: int = 1


class ConfirmBuy(OneTime, prefix="buy"):
    """Buy one piece and pay ``price`` (minor units, adjustments included) from the balance."""

    item_id: int
    price: int


class OpenPurchases(Paged, prefix="mine"):
    """The customer's orders, newest first."""


class OpenOrder(Callback, prefix="order"):
    """One order of the customer, with its values."""

    order_id: int
    row: int = 0
    page: int = 1


class SendValues(Callback, prefix="value"):
    """Send the values of one's own order line once more, as a message of their own."""

    line_id: int
