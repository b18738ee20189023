"""A bot and its Telegram in a thread of their own, for tests that hypothesis drives."""

import asyncio
import logging
import threading
from contextlib import AsyncExitStack

import structlog

from kernel.testing import MovableClock, Person, environment
from kernel.testing.process import assembled
from sandbox import Sandbox


class House:
    """``with House(database, folder) as house``: ``alice`` talks to ``bot``; ``run`` waits for a coroutine there.

    ``log`` holds every line logged so far.
    """

    def __init__(self, database, folder):
        self.database, self.folder = database, folder
        self.clock = MovableClock()
        self.log = []
        self.calls = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def run(self, work, seconds=60):
        """The result of a coroutine of the house."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def __enter__(self):
        self._thread.start()
        self._logging = _Lines(self.log)
        logging.getLogger().addHandler(self._logging)
        self._before = structlog.get_config()
        structlog.configure(processors=[self._keep])
        self.run(self._open())
        return self

    def __exit__(self, *error):
        try:
            self.run(self._stack.aclose())
        finally:
            structlog.configure(**self._before)
            logging.getLogger().removeHandler(self._logging)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _open(self):
        async with AsyncExitStack() as stack:
            self.telegram = await stack.enter_async_context(Sandbox())
            self.telegram.add_bot("1000:secret", username="kiosk_bot", name="Kiosk")
            settings = environment(self.telegram, self.folder)
            self.bot = assembled(settings, ["tests.torture.survey"], clock=self.clock)
            self.bot.settings.database_url = self.database.create(self.bot.model_modules())
            stack.push_async_callback(self.bot.close)
            await self.bot.open()
            await self.bot.start()
            self.bot.telegram.probe = self.calls.append
            self.alice = Person(self.telegram.person("Alice", username="alice", language="en"), self.bot)
            self.bob = Person(self.telegram.person("Bob", username="bob", language="en"), self.bot)
            await self.alice.send("/start")
            await self.bob.send("/start")
            self._stack = stack.pop_all()

    def _keep(self, logger, level, event):
        self.log.append((level, str(event)))
        raise structlog.DropEvent


class _Lines(logging.Handler):
    """Keeps what the standard loggers say."""

    def __init__(self, lines):
        super().__init__(logging.INFO)
        self._lines = lines

    def emit(self, record):
        self._lines.append((record.levelname.lower(), record.getMessage() + str(record.exc_info or "")))
