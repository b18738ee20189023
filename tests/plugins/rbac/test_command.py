"""``kiosk roles``: the way back in for an operator, refused in words."""

from __future__ import annotations

import asyncio

import pytest
from click.testing import CliRunner

from kernel.bot import Bot
from kernel.cli import main
from kernel.updates import Sender
from plugins.accounts import people


@pytest.fixture
def kiosk(tmp_path, monkeypatch):
    """``kiosk("roles", "list")``: the result of a command on an empty bot of its own."""
    monkeypatch.chdir(tmp_path)
    variables = {"DATA_DIR": str(tmp_path), "PLUGINS": "accounts,rbac", "PAY_CURRENCY": "USD", "OWNER_ID": "501"}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*words: str):
        return CliRunner().invoke(main, list(words))

    async def register() -> None:
        bot = Bot.from_environment()
        await bot.open()
        try:
            for number, name in ((7, "Alice"), (501, "Olga")):
                await people.load(bot, Sender(number, first_name=name))
        finally:
            await bot.close()

    asyncio.run(register())
    return run


def test_a_role_is_given_listed_and_taken(kiosk):
    listed = kiosk("roles", "list")
    assert listed.output == "USER: nothing but the shop\nADMIN: nothing but the shop\nOWNER: everything\n"
    assert kiosk("roles", "give", "7", "owner").output == "Alice has the role OWNER now.\n"
    assert "OWNER: everything\n  7 Alice\n" in kiosk("roles", "list").output
    assert kiosk("roles", "give", "7", "ADMIN", "--days", "3").output == "Alice has the role ADMIN now.\n"
    assert "  7 Alice, until " in kiosk("roles", "list").output
    assert kiosk("roles", "take", "7").output == "Alice has no role of their own now.\n"
    assert "Alice" not in kiosk("roles", "list").output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("give", "8", "ADMIN"), "Nobody with the Telegram id 8 has written to the bot"),
        (("give", "7", "KING"), "There is no role 'KING'. There are: USER, ADMIN, OWNER."),
        (("give", "501", "USER"), "The owner has every right"),
        (("take", "501"), "The owner has every right"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kiosk, words, reason):
    result = kiosk("roles", *words)
    assert result.exit_code == 1
    assert reason in result.output
    assert "Traceback" not in result.output
