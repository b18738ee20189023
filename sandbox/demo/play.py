"""One purchase, played through the control API, with the time that each step took."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field

import click

from sandbox.world import Message, Person

from .stocking import CATALOG

DEEPEST = 6  # categories inside each other before an item must show up


@dataclass
class Play:
    """A customer's way to a key; every step is printed when it is done."""

    customer: Person
    started: float = field(default_factory=time.perf_counter)

    async def step(self, what: str, act: Awaitable[object]) -> None:
        """Do one thing and say how long the bot took to answer."""
        before = time.perf_counter()
        await act
        click.echo(f"  {(time.perf_counter() - before) * 1000:7.1f} ms  {what}")

    async def press(self, label: str) -> None:
        """Press a button of the newest keyboard."""
        await self.step(f"presses {label!r}", self.customer.press(label))

    def label(self, *words: str) -> str:
        """The first button with one of these words."""
        for label in self.customer.buttons:
            if any(word in label for word in words):
                return label
        raise LookupError(f"none of {words} is among the buttons {self.customer.buttons}")


async def play(customer: Person) -> bool:
    """From /start to the key; whether the key of the bought item arrived."""
    goods = _values_by_item()
    run = Play(customer)
    click.echo(f"{customer.first_name}:")
    await run.step("sends /start", _start(customer))
    await run.press(run.label("Shop"))
    for _ in range(DEEPEST):
        item = next((name for name in goods if any(name in label for label in customer.buttons)), None)
        if item is not None:
            break
        await run.press(customer.buttons[0])
    else:
        click.echo("✗ no item was found in the shop")
        return False
    await run.press(run.label(item))
    await run.press(run.label("Buy"))
    seen = len(customer.messages)
    await run.press(run.label("Pay"))
    arrival: list[Message] = []

    def brings_key(message: Message) -> bool:
        found = message in customer.messages[seen:] and any(value in message.text for value in goods[item])
        if found:
            arrival.append(message)
        return found

    await run.step(f"receives {item!r}", customer.wait_for(brings_key, 10))
    total = time.perf_counter() - run.started
    click.echo(f"✓ The key arrived after {total:.2f} s." if arrival else "✗ The key did not arrive.")
    return bool(arrival)


async def _start(customer: Person) -> None:
    await customer.send("/start")
    await customer.wait_for(lambda message: bool(message.rows), 10)


def _values_by_item() -> dict[str, list[str]]:
    """What the sample catalog sells as text, by item."""
    items = json.loads(CATALOG.read_text("utf-8"))["items"]
    return {
        item["name"]: [value for value in item["values"] if len(value) < 500] for item in items if item.get("values")
    }
