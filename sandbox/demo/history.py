"""What happened in the demo's shop during the last weeks: sales, top-ups, refunds and what people wrote about them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from kernel import Bot, run_in_transaction
from kernel.clock import Clock
from plugins.payments.invoices import make_invoice
from plugins.payments.providers.manual.booking import confirm
from plugins.payments.providers.manual.claims import claim
from plugins.payments.providers.manual.provider import PROVIDER
from plugins.reviews.writing import save
from plugins.shop.models import Item
from plugins.shop.orders.placing import make_paid
from plugins.shop.orders.reading import read_order
from plugins.shop.orders.refunds import WALLET, refund_line
from plugins.shop.orders.views import Wanted

# days ago, hour, whose number in the cast, what for
TOP_UPS = (
    (27, 9, 1, 10000),
    (26, 20, 0, 6000),
    (25, 12, 2, 10000),
    (16, 18, 1, 10000),
    (13, 8, 0, 4000),
    (9, 21, 2, 8000),
    (4, 7, 1, 6000),
)
ORDERS = (
    (27, 10, 1, "Stellar Drift", 1),
    (26, 21, 0, "Stellar Drift", 1),
    (25, 13, 2, "Layer Studio: 200 brushes", 1),
    (24, 18, 1, "Nimbus VPN, 1 month", 1),
    (22, 11, 2, "Harbour Lights", 1),
    (20, 16, 1, "Lantern Street", 2),
    (20, 19, 0, "The Long Winter Line", 1),
    (18, 9, 2, "Stellar Drift", 1),
    (16, 20, 1, "Layer Studio 4", 1),
    (15, 14, 2, "Cloudberry gift card 10", 2),
    (13, 9, 0, "Tidepool", 2),
    (13, 20, 1, "Night Freight", 1),
    (11, 17, 2, "Orbit Gardeners", 1),
    (9, 22, 2, "Inkwell Writer, 1 year", 1),
    (8, 12, 1, "Stellar Drift", 1),
    (7, 15, 0, "Nimbus VPN, 1 month", 2),
    (6, 18, 2, "Tidepool", 1),
    (5, 10, 1, "Moss & Machine", 1),
    (5, 20, 2, "Cloudberry gift card 10", 1),
    (4, 8, 1, "Cloudberry gift card 25", 1),
    (3, 13, 0, "Moss & Machine", 1),
    (3, 21, 2, "Nimbus VPN, 1 month", 3),
    (2, 11, 1, "Stellar Drift", 1),
    (2, 19, 2, "Lantern Street", 2),
    (1, 16, 1, "Tidepool", 2),
)
REFUNDS = {5: "The key had been used before", 13: "Bought by mistake"}  # by the place among the orders
REVIEWS = (
    (23, 1, "Stellar Drift", 5, "I came for the stars and stayed for the traders."),
    (17, 2, "Stellar Drift", 4, "Красиво. Вечер пролетает незаметно."),
    (12, 2, "Harbour Lights", 5, ""),
    (10, 1, "Night Freight", 2, "The key came at once, but the game is not for me."),
)
WAITING = 2500  # of a bank transfer that nobody has confirmed yet


class PastClock(Clock):
    """Stands still where it is put, until it is let go."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def now(self) -> datetime:
        """The moment it was put to, or the present."""
        return self.at or super().now()

    def put(self, days: int, hour: int = 0) -> None:
        """Go ``days`` back, to an hour (UTC) of that day."""
        self.at = super().now().replace(hour=hour, minute=20, second=0, microsecond=0) - timedelta(days=days)

    def let_go(self) -> None:
        """Run again."""
        self.at = None


async def live_through(bot: Bot, clock: PastClock, buyers: list[Any]) -> None:
    """Everything above, in the order of its time, before the bot has started."""
    acts: list[tuple[int, int, Any]] = []
    for number, (days, hour, who, amount) in enumerate(TOP_UPS, 1):
        acts.append((days, hour, partial(_top_up, bot, buyers[who], number, amount)))
    for number, (days, hour, who, name, quantity) in enumerate(ORDERS, 1):
        reason = REFUNDS.get(number - 1, "")
        acts.append((days, hour, partial(_buy, bot, buyers[who], number, name, quantity, reason)))
    for days, who, name, stars, text in REVIEWS:
        acts.append((days, 20, partial(_review, bot, buyers[who], name, stars, text)))
    for days, hour, act in sorted(acts, key=lambda one: (-one[0], one[1])):
        clock.put(days, hour)
        await act()
    clock.let_go()


async def leave_work(bot: Bot, buyer: Any) -> None:
    """A bank transfer that its customer says is sent, for staff to confirm."""
    invoice = await make_invoice(bot, buyer, PROVIDER, WAITING, nonce=len(TOP_UPS) + 1)
    await run_in_transaction(claim, bot, invoice.id)


async def _top_up(bot: Bot, buyer: Any, number: int, amount: int) -> None:
    invoice = await make_invoice(bot, buyer, PROVIDER, amount, nonce=number)
    await run_in_transaction(confirm, bot, invoice.id, 1, amount)


async def _buy(bot: Bot, buyer: Any, number: int, name: str, quantity: int, reason: str) -> None:
    item = await Item.get(name=name)
    wanted = [Wanted(item.id, quantity)]
    made = await run_in_transaction(make_paid, bot, buyer, number, wanted, item.price * quantity)
    if reason:
        order = await read_order(bot, made.order_id)
        assert order is not None
        await run_in_transaction(_give_back, bot, order.lines[0].id, reason)


async def _give_back(bot: Bot, line_id: int, reason: str) -> None:
    await refund_line(bot, line_id, to=WALLET, reason=reason)


async def _review(bot: Bot, buyer: Any, name: str, stars: int, text: str) -> None:
    item = await Item.get(name=name)
    await run_in_transaction(save, bot, buyer, item.id, stars, text)
