"""The ``bot`` fixture: a whole bot against a local Telegram, on each database, with people who talk to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from ..bot import Bot
from ..plugin import Plugin
from .clock import MovableClock
from .database import Database
from .logins import LOGINS
from .people import Person

TOKEN = "1000:secret"
OWNER_ID = 501


@pytest.fixture
def settings() -> dict[str, str]:
    """Environment variables for the bot, over those that the fixture sets; override it in a test module."""
    return {}


@pytest.fixture
def extra_plugins() -> Sequence[Plugin]:
    """Plugins for the bot beside those that come with Kiosk; override it in a test module."""
    return ()


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[Any]:
    """The local Telegram. A test that sends it what the real one would refuse (a button of 65 bytes) fails at its end."""
    from sandbox import Sandbox

    async with Sandbox() as server:
        server.add_bot(TOKEN, username="kiosk_bot", name="Kiosk")
        yield server
        assert server.violations == []


def environment(telegram: Any, folder: Path, **settings: str) -> dict[str, str]:
    """The variables of a bot that talks to the local Telegram and keeps its data in ``folder``."""
    return {
        "TOKEN": TOKEN,
        "OWNER_ID": str(OWNER_ID),
        "API_ID": "1",
        "API_HASH": "hash",
        "TELEGRAM_SERVER": f"{telegram.host}:{telegram.port}",
        "TELEGRAM_SERVER_KEY": str(telegram.key_file),
        "DATABASE_URL": "",
        "DATA_DIR": str(folder),
        "ADMIN_HOST": "127.0.0.1",
        "ADMIN_PORT": "0",
        "BOT_LOCALE": "en",
        "PAY_CURRENCY": "USD",
        "LOG_TO_FILE": "0",
        "RATE_LIMITS_ENABLED": "0",  # tests press faster than people
        **settings,
    }


@pytest_asyncio.fixture
async def bot(
    database: Database,
    telegram: Any,
    clock: MovableClock,
    settings: dict[str, str],
    extra_plugins: Sequence[Plugin],
    tmp_path: Path,
) -> AsyncIterator[Bot]:
    """A running bot with every plugin that comes with Kiosk, and ``extra_plugins``."""
    env = environment(telegram, tmp_path / "data", **settings)
    made = Bot.from_environment(env, None, clock=clock, strict=True, extra=extra_plugins)
    made.settings.database_url = database.create(made.model_modules())
    session = tmp_path / "data" / f"bot{TOKEN.partition(':')[0]}.session"
    LOGINS.take_along(telegram, session)
    try:
        await made.open()
        await made.start()
        LOGINS.remember(telegram, session)
        yield made
    finally:
        await made.close()


@pytest.fixture
def alice(bot: Bot, telegram: Any) -> Person:
    """A customer who reads English."""
    return Person(telegram.person("Alice", username="alice", language="en"), bot)


@pytest.fixture
def bob(bot: Bot, telegram: Any) -> Person:
    """A customer who reads Russian."""
    return Person(telegram.person("Борис", username="boris", language="ru"), bot)
