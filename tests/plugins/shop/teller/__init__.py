"""A plugin with ways to pay, as a provider has: invoices in a list, and money that comes when a test says so."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kernel import Bot, Plugin, Refused, db, emit
from plugins.accounts.api import credit


@dataclass(frozen=True)
class Method:
    """What the shop asks of a way to pay; not the shop's own class on purpose."""

    name: str
    label: str
    start: Callable[[Any, int, int], Awaitable[object]]


@dataclass(frozen=True)
class Plan:
    """What of a refund it can give back."""

    outside: int
    kept: int = 0


@dataclass
class Teller:
    """The plugin, and what it has seen."""

    names: Sequence[str] = ("gems", "coins")
    plugin: Plugin = field(init=False)
    invoices: list[tuple[str, int, int]] = field(default_factory=list)  # (method, order, amount)
    quoted: list[int] = field(default_factory=list)  # order ids
    refunds: list[tuple[int | None, int]] = field(default_factory=list)  # (line, amount) asked to pay out
    plans: Callable[[Any, int], Any] = lambda order, amount: Plan(amount)
    pays_refund: Callable[[Any, Any], str | None] = lambda order, refund: None
    refusal: str = ""
    payments: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.plugin = Plugin("teller", version="1", requires=["accounts"])
        self.plugin.optional_hook(self._named("pay_methods"))
        self.plugin.optional_hook(self._named("plan_refund"))
        self.plugin.optional_hook(self._named("pay_refund"))

    def _named(self, name: str) -> Any:
        async def pay_methods(order: Any, amount: int, ctx: Any) -> list[Method]:
            self.quoted.append(order.id)
            return [Method(name, f"{name}: {ctx.money(amount)}", partial(self._start, name)) for name in self.names]

        async def plan_refund(order: Any, amount: int, refund_id: int, bot: Bot) -> Any:
            return self.plans(order, amount)

        async def pay_refund(order: Any, refund: Any, bot: Bot) -> str | None:
            self.refunds.append((refund.line_id, refund.amount))
            return self.pays_refund(order, refund)

        return {"pay_methods": pay_methods, "plan_refund": plan_refund, "pay_refund": pay_refund}[name]

    async def _start(self, name: str, ctx: Any, order_id: int, amount: int) -> None:
        db.forbid_network("an invoice")
        if self.refusal:
            raise Refused(self.refusal)
        self.invoices.append((name, order_id, amount))
        await ctx.reply(f"Invoice of {name}: {ctx.money(amount)}")

    async def settle(self, bot: Bot, user_id: int, order: int | str, amount: int, purpose: str = "shop") -> None:
        """The money has come: credited and told in one transaction, as payments does it; then everything that follows."""
        number = next(self.payments)

        async def book() -> None:
            await credit(
                user_id, amount, f"pay:teller:{number}", kind="accounts-entry-top-up", account="clearing:teller"
            )
            emit("payment_settled", payment_id=number, user_id=user_id, purpose=purpose, reference=str(order))

        await db.run_in_transaction(book)
        await bot.events.drain()
        if hasattr(bot, "telegram"):  # it is connected
            await bot.settle()
