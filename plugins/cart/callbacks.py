"""What the cart's buttons mean."""

from typing import Annotated

from kernel import Callback, OneTime
from plugins.shop.api import METHODS

LARGEST = 10**15  # minor units; the largest amount of one purchase
MOST_PIECES = 5000  # of one item in one order
Amount = Annotated[int, range(LARGEST + 1)]
Quantity = Annotated[int, range(1, MOST_PIECES + 1)]
Fingerprint = Annotated[int, range(2**32)]
PageNumber = Annotated[int, range(1_000_000)]


class OpenCart(Callback, prefix="cart"):
    """Show the cart."""


class AddToCart(Callback, prefix="cadd"):
    """Put an item into the cart, or some more of it; ``row`` and ``page`` are those of the card it was under."""

    item_id: int
    row: int = 0
    page: PageNumber = 1


class OpenLine(Callback, prefix="cline"):
    """Show one line of the cart."""

    line_id: int


class SetQuantity(Callback, prefix="cqty"):
    """Make it ``quantity`` pieces, so that doing it twice is the same as once; ``line`` shows the line afterwards."""

    line_id: int
    quantity: Quantity
    line: bool = False


class RemoveLine(Callback, prefix="cdel"):
    """Take a line out of the cart."""

    line_id: int


class PutRight(Callback, prefix="cfix"):
    """Take out what is gone, and lower what there is less of."""


class AskClear(Callback, prefix="cask"):
    """Ask whether to empty the cart."""


class ClearCart(Callback, prefix="cclear"):
    """Empty the cart."""


class AskCheckout(Callback, prefix="ccheck"):
    """Ask whether to buy the cart; ``price`` is what the cart's screen said, in minor units."""

    price: int


class AskCheckoutWhole(AskCheckout, prefix="ccheckn"):
    """The same question with nothing taken from the balance: a payment method brings the whole price."""


class ConfirmCart(OneTime, prefix="cpay"):
    """Buy what is in the cart for ``price`` (minor units, adjustments included), if ``lines`` is its fingerprint."""

    price: Amount
    lines: Fingerprint


class ReserveCart(OneTime, prefix="chold"):
    """Hold what is in the cart for ``price`` until it is paid or the time is over; otherwise like ConfirmCart."""

    price: Amount
    lines: Fingerprint


class PayCart(OneTime, prefix="cvia"):
    """Hold what is in the cart for ``price`` and pay it by a method, one of the shop's numbers.

    ``balance`` takes what there is from the balance first; otherwise like ConfirmCart.
    """

    price: Amount
    lines: Fingerprint
    method: Annotated[int, range(METHODS)]
    balance: bool
