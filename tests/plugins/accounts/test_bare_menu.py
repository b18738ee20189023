"""The main menu when the operator has set nothing and no other plugin is there."""

import pytest

from kernel.testing import Person


@pytest.fixture
def settings() -> dict[str, str]:
    """Accounts alone."""
    return {"PLUGINS": "accounts"}


async def test_a_menu_without_a_shop_says_that_it_is_closed(alice: Person) -> None:
    screen = await alice.send("/start")
    assert "closed for a moment" in screen.text
    assert alice.buttons == ["📜 Rules", "👤 Profile"]


async def test_rules_that_were_not_written_are_a_toast_or_an_answer(alice: Person) -> None:
    screen = await alice.send("/start")
    assert (await alice.press("📜 Rules")).text == screen.text
    assert alice.toasts[-1] == "There are no rules yet."
    assert (await alice.send("/rules")).text == "There are no rules yet."
