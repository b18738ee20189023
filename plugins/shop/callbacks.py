"""What the shop's buttons mean. ``row`` and ``page`` lead back to the page of the list that one came from.

Of a card they are two numbers that others only hand on; :mod:`plugins.shop.places` knows what they stand for.
"""

from typing import Annotated

from kernel import Callback, OneTime, Paged

METHODS = 60_000_000  # numbers of payment methods: five digits in base 36, with room for other choices
Amount = Annotated[int, range(10**15 + 1)]  # minor units; the largest posting of the journal
Quantity = Annotated[int, range(100_000)]
PageNumber = Annotated[int, range(1_000_000)]
MethodNumber = Annotated[int, range(METHODS)]  # a way to pay, as orders/paying.py numbers it
ShortId = Annotated[int, range(36**8)]  # an id that leaves room on a one-time button
OWN = -1  # the sort of a list that nobody has chosen: the category's own


class OpenShop(Paged, prefix="shop"):
    """The categories at the top."""


class OpenCategory(Paged, prefix="cat"):
    """What is in a category: its categories, or its items when it has none or ``items`` is set.

    ``sort`` is how the customer wants the items listed, a number of catalog/sorting.py.
    """

    category_id: int
    items: bool = False
    sort: Annotated[int, range(OWN, 7)] = OWN


class ChooseSort(Callback, prefix="sort"):
    """Offer the sorts of a category's items; ``sort`` is the one the list has."""

    category_id: int
    sort: Annotated[int, range(OWN, 7)] = OWN


class AskWords(Callback, prefix="find"):
    """Ask for the words to search for."""


class OpenSearch(Paged, prefix="found"):
    """A page of what one's own search found."""

    search_id: int


class OpenItem(Callback, prefix="item"):
    """An item's card with one of its pictures (from 0); ``full`` shows a long description without any."""

    item_id: int
    row: int = 0
    page: PageNumber = 1
    full: bool = False
    picture: Annotated[int, range(10)] = 0


class AskBuy(Callback, prefix="ask"):
    """The question before a purchase; ``price`` is what one piece cost on the card; ``quantity`` 0: the fewest."""

    item_id: int
    price: Amount
    row: int = 0
    page: PageNumber = 1
    quantity: Quantity = 0


class ConfirmBuy(OneTime, prefix="buy"):
    """Buy ``quantity`` pieces and pay ``price`` (minor units, for all, adjustments included) from the balance."""

    item_id: int
    price: Amount
    quantity: Quantity = 1


class ReserveBuy(OneTime, prefix="hold"):
    """Hold ``quantity`` pieces for ``price`` (minor units, for all) until they are paid or the time is over."""

    item_id: int
    price: Amount
    quantity: Quantity = 1


class AskBuyWhole(AskBuy, prefix="askn"):
    """The same question with nothing taken from the balance: a payment method brings the whole price."""


class PayBuy(OneTime, prefix="via"):
    """Hold ``quantity`` pieces for ``price`` (minor units, for all) and pay them by a method.

    ``balance`` takes what there is from the balance first.
    """

    item_id: ShortId
    price: Amount
    quantity: Quantity
    method: MethodNumber
    balance: bool


class PayBy(Callback, prefix="payby"):
    """Pay one's own reserved order by a method; ``balance`` takes what there is from the balance first."""

    order_id: int
    method: MethodNumber
    balance: bool


class OpenUnpaid(Callback, prefix="unpaid"):
    """One's own reserved order, with the choice whether the balance pays a part of it."""

    order_id: int
    balance: bool = True


class PayOrder(OneTime, prefix="pay"):
    """Pay a reserved order from the balance."""

    order_id: int


class CancelOrder(Callback, prefix="cancel"):
    """Give up one's own reserved order."""

    order_id: int


class OpenPurchases(Paged, prefix="mine"):
    """The customer's orders, newest first."""


class OpenOrder(Callback, prefix="order"):
    """One order of the customer, with its values."""

    order_id: int
    row: int = 0
    page: PageNumber = 1


class SendValues(Callback, prefix="value"):
    """Send the values of one's own order line once more, as a message of their own."""

    line_id: int
