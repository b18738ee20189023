"""Who lives in the demo."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import Sandbox
from sandbox.world import Person


@dataclass(frozen=True)
class Cast:
    """Two customers, one a language, and those who run the shop."""

    customer: Person
    russian: Person
    admin: Person
    owner: Person

    @property
    def roles(self) -> dict[str | int, str]:
        """How the chat page labels them."""
        return {
            self.customer.id: "customer",
            self.russian.id: "customer",
            self.admin.id: "admin",
            self.owner.id: "owner",
        }


def make_people(telegram: Sandbox) -> Cast:
    """Their Telegram accounts."""
    return Cast(
        customer=telegram.person("Alice", username="alice", language="en"),
        russian=telegram.person("Борис", username="boris", language="ru"),
        admin=telegram.person("Nora", username="nora_support", language="en"),
        owner=telegram.person("Oleg", username="oleg", language="ru"),
    )
