"""``kiosk plugins disable`` and ``enable``: what a command switches is written down like what staff switch."""

import asyncio

from click.testing import CliRunner

from kernel.bot import Bot
from kernel.cli import main
from kernel.models import AuditRow


def test_a_switch_by_command_is_written_down_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name, value in {"DATA_DIR": str(tmp_path), "PLUGINS": "accounts,shop", "PAY_CURRENCY": "USD"}.items():
        monkeypatch.setenv(name, value)

    def kiosk(*words: str) -> str:
        return CliRunner().invoke(main, ["plugins", *words]).output

    assert kiosk("disable", "shop") == "shop is off.\n"
    assert kiosk("disable", "shop") == "shop is off.\n"
    assert kiosk("enable", "shop") == "shop is on.\n"
    assert "nothing works without it" in kiosk("disable", "accounts")

    async def written() -> list[tuple[str, str, dict]]:
        bot = Bot.from_environment()
        await bot.open()
        try:
            return [(row.actor, row.subject, row.details["after"]) for row in await AuditRow.all().order_by("id")]
        finally:
            await bot.close()

    rows = asyncio.run(written())
    assert rows == [("operator", "plugin:shop", {"on": False}), ("operator", "plugin:shop", {"on": True})]
