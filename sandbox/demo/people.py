"""Who lives in the demo."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import Sandbox
from sandbox.world import Person


@dataclass(frozen=True)
class Cast:
    """Customers of two languages, and those who run the shop; ``regulars`` have bought before."""

    customer: Person
    russian: Person
    admin: Person
    owner: Person
    regulars: tuple[Person, ...]

    @property
    def customers(self) -> tuple[Person, ...]:
        """Everybody who only buys."""
        return (self.customer, self.russian, *self.regulars)

    @property
    def roles(self) -> dict[str | int, str]:
        """How the chat page labels them."""
        return {
            **{person.id: "customer" for person in self.customers},
            self.admin.id: "admin",
            self.owner.id: "owner",
        }


def make_people(telegram: Sandbox) -> Cast:
    """Their Telegram accounts."""
    return Cast(
        customer=telegram.person("Alice", username="alice", language="en"),
        russian=telegram.person("Борис", username="boris", language="ru"),
        admin=telegram.person("Nora", username="nora_support", language="en"),
        owner=telegram.person("Oleg", username="oleg", language="en"),
        regulars=(
            telegram.person("Mia", username="mia", language="en"),
            telegram.person("Дарья", username="dasha", language="ru"),
        ),
    )
