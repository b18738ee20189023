"""A gateway with its position in memory, and somebody to watch what it delivers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from kernel.telegram import Gateway, Position, PositionStore, Server, UploadStore
from kernel.updates import Update

TOKEN = "1000:secret"


class MemoryPosition(PositionStore):
    """Outlives the gateways of one test."""

    def __init__(self) -> None:
        self.position: Position | None = None
        self.writes = 0

    async def load(self, bot_id: int) -> Position | None:
        return self.position

    async def save(self, bot_id: int, pts: int, qts: int, date: int, seq: int) -> None:
        self.position = Position(pts, qts, date, seq)
        self.writes += 1


class MemoryUploads(UploadStore):
    """Outlives the gateways of one test."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    async def load(self, bot_id: int, key: str) -> str | None:
        return self.files.get(key)

    async def save(self, bot_id: int, key: str, file_id: str) -> None:
        self.files[key] = file_id

    async def forget(self, bot_id: int, key: str) -> None:
        self.files.pop(key, None)


class Bots:
    """Starts gateways on one folder and one position, as processes after each other would."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.position = MemoryPosition()
        self.uploads = MemoryUploads()
        self.server: Server | None = None
        self.started: list[Gateway] = []
        self.seen: list[Update] = []
        self.requests: list[str] = []

    async def note(self, update: Update) -> None:
        self.seen.append(update)

    def make(
        self, deliver: Callable[[Update], Awaitable[None]] | None = None, token: str = TOKEN, **more: Any
    ) -> Gateway:
        gateway = Gateway(
            token=token,
            api_id=1,
            api_hash="hash",
            folder=self.folder,
            deliver=deliver or self.note,
            position=self.position,
            uploads=self.uploads,
            server=self.server,
            **more,
        )
        gateway.probe = self.requests.append
        return gateway

    async def start(self, deliver: Callable[[Update], Awaitable[None]] | None = None) -> Gateway:
        gateway = self.make(deliver)
        await gateway.start()
        self.started.append(gateway)
        return gateway

    async def kill(self, gateway: Gateway) -> None:
        """End a gateway as SIGKILL would: no handler finishes, nothing more is stored."""
        gateway._running = False
        gateway._intake.close()
        for task in [*gateway._lanes._tasks, gateway._keeper._task, gateway._watchdog._task]:
            task.cancel()
        gateway._keeper._task = None
        gateway._client.session.connection.protocol.writer.transport.abort()
        await gateway._client.session.stop()
        await gateway._client.storage.close()
        self.started.remove(gateway)

    async def wait(self, true: Callable[[], object], seconds: float = 10) -> None:
        """Wait until ``true()`` is."""
        end = asyncio.get_running_loop().time() + seconds
        while not true():
            assert asyncio.get_running_loop().time() < end, "waited in vain"
            await asyncio.sleep(0.01)


@pytest.fixture
async def bots(tmp_path):
    made = Bots(tmp_path / "session")
    yield made
    for gateway in made.started:
        await gateway.stop(2)


@pytest.fixture
async def telegram():
    """A local Telegram with the bot of :data:`TOKEN`."""
    from sandbox import Sandbox

    async with Sandbox() as server:
        server.add_bot(TOKEN, username="kiosk_bot", name="Kiosk")
        yield server


@pytest.fixture
async def bot(bots, telegram):
    """A started gateway that notes what it delivers in ``bots.seen``."""
    bots.server = Server(telegram.host, telegram.port, telegram.key_file)
    return await bots.start()
