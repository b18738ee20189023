"""A sandbox and the unmodified client, signed in with the ordinary key exchange."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from hashlib import sha1
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from pyrogram import Client
from pyrogram.connection import Connection
from pyrogram.crypto import rsa
from pyrogram.handlers import RawUpdateHandler
from pyrogram.raw.core.primitives import Bytes

from sandbox import Person, Sandbox

TOKEN = "1000:secret"


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox() as server:
        server.add_bot(TOKEN, username="kiosk_bot", name="Kiosk")
        yield server


@pytest.fixture
def alice(telegram: Sandbox) -> Person:
    return telegram.person("Alice", username="alice", language="en")


class BotClient(Client):
    """The client as it is; ``seen`` collects the raw updates it hands to its handlers."""

    seen: list
    arrived: asyncio.Event

    def named(self, name: str) -> list:
        return [update for update in self.seen if type(update).__name__ == name]

    async def until(self, name: str, count: int = 1) -> list:
        async with asyncio.timeout(5):
            while len(self.named(name)) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return self.named(name)


Connect = Callable[..., Awaitable[BotClient]]


@pytest.fixture
async def connect(telegram: Sandbox, tmp_path: Path) -> AsyncIterator[Connect]:
    clients: list[BotClient] = []
    trust(telegram.key_file)

    async def connect_one(name: str = "bot", token: str = TOKEN, **options: object) -> BotClient:
        client = BotClient(
            name,
            api_id=1,
            api_hash="hash",
            bot_token=token,
            workdir=tmp_path,
            connection_factory=lambda **k: Connection(**(k | {"server_address": telegram.host, "port": telegram.port})),
            **({"skip_updates": False, "workers": 1, "fetch_replies": False} | options),
        )
        client.seen = []
        client.arrived = asyncio.Event()

        async def see(_: Client, update: object, users: dict, chats: dict) -> None:
            client.seen.append(update)
            client.arrived.set()

        client.add_handler(RawUpdateHandler(see), group=-1)
        await client.start()
        clients.append(client)
        return client

    yield connect_one
    for client in clients:
        if client.is_initialized:
            await client.stop()


@pytest.fixture
async def client(connect: Connect) -> BotClient:
    return await connect()


def trust(key_file: Path) -> None:
    """Add the server's public key to those the client knows, under the fingerprint that MTProto defines."""
    numbers = load_pem_public_key(key_file.read_bytes()).public_numbers()
    packed = Bytes(numbers.n.to_bytes(256, "big")) + Bytes(numbers.e.to_bytes(3, "big"))
    fingerprint = int.from_bytes(sha1(packed).digest()[-8:], "little", signed=True)
    rsa.server_public_keys[fingerprint] = rsa.PublicKey(m=numbers.n, e=numbers.e)
