"""The Pyrogram client as the kernel sets it up: our server, our session file, our handling of updates."""

from __future__ import annotations

import asyncio
import hashlib
import os
import platform
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyrogram
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from pyrogram.connection import Connection
from pyrogram.connection.transport import TCPAbridged
from pyrogram.crypto import rsa
from pyrogram.errors import rpc_error
from pyrogram.raw.core import Bytes

from ..errors import KioskError
from .storage import SessionFile
from .values import Server

KEY_UNKNOWN = 404  # transport error: the server does not know the login key
SMALL = 32 * 1024  # bytes that are encrypted faster than a thread takes over

# The client appends errors it does not know to a file in the working directory; the kernel logs them itself.
rpc_error.Path = lambda name: Path(os.devnull)  # type: ignore[misc, assignment]


class InlineCrypto(Executor):
    """Encrypts small packets at once: handing them to a thread costs more than the work."""

    def __init__(self, threads: ThreadPoolExecutor):
        self._threads = threads

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``fn`` now, or in a thread when the packet is large."""
        packet = args[0]
        size = packet.getbuffer().nbytes if hasattr(packet, "getbuffer") else getattr(packet, "length", 0)
        if size > SMALL:
            return self._threads.submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Transport(TCPAbridged):
    """The client's transport without a thread hop for each small packet."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.crypto_executor = InlineCrypto(self.crypto_executor)  # type: ignore[assignment]


class Wire(Connection):
    """A connection that goes to our server, if one is set, and notices what arrives."""

    client: Client

    async def recv(self) -> bytes | None:
        """The next packet; transport errors are reported to the client before it goes on."""
        packet = await super().recv()
        if packet is not None:
            self.client.last_packet = asyncio.get_running_loop().time()
            if len(packet) == 4 and int.from_bytes(packet, "little", signed=True) == -KEY_UNKNOWN:
                self.client.on_key_unknown()
        return packet


class Client(pyrogram.Client):
    """The client with its own dispatcher left aside: raw updates go straight to ``receive``."""

    storage: SessionFile

    def __init__(
        self,
        *,
        token: str,
        api_id: int,
        api_hash: str,
        storage: SessionFile,
        server: Server | None,
        test_mode: bool,
        receive: Callable[[Any], None],
    ):
        super().__init__(
            storage.name,
            api_id=api_id,
            api_hash=api_hash,
            app_version="Kiosk",
            device_model=platform.python_implementation(),
            system_version=platform.system(),
            test_mode=test_mode,
            bot_token=token,
            workers=1,
            workdir=storage.database.parent if isinstance(storage.database, Path) else Path(),
            storage_engine=storage,
            skip_updates=False,
            sleep_threshold=0,
            fetch_replies=False,
            fetch_topics=False,
            fetch_stories=False,
            fetch_stickers=False,
            connection_factory=self._connection,  # type: ignore[arg-type]
            protocol_factory=Transport,
            loop=asyncio.get_running_loop(),
        )
        self._server = server
        self._receive = receive
        self.last_packet = 0.0
        self.on_key_unknown: Callable[[], None] = lambda: None

    def _connection(self, *, server_address: str, port: int, **options: Any) -> Wire:
        if self._server is not None:
            server_address, port = self._server.host, self._server.port
        wire = Wire(server_address=server_address, port=port, **options)
        wire.client = self
        return wire

    async def handle_updates(self, updates: Any) -> None:
        """Take what the server pushed (called by the session for every packet of updates)."""
        self._receive(updates)

    async def fetch_peers(self, peers: Any) -> bool:
        """Keep access hashes (called by the client for every answer with users or chats)."""
        self.storage.remember(peers)
        return False


def trust(key_file: Path) -> None:
    """Let the client accept a server that proves itself with this RSA public key.

    Raises :class:`KioskError` when the file is missing or holds something else.
    """
    try:
        key = load_pem_public_key(key_file.read_bytes())
    except OSError as error:
        raise KioskError(
            f"TELEGRAM_SERVER_KEY: {key_file} cannot be read ({error.strerror}). Give the path of the server's "
            "RSA public key in PEM form."
        ) from None
    except ValueError:
        key = None  # type: ignore[assignment]
    if not isinstance(key, RSAPublicKey):
        raise KioskError(
            f"TELEGRAM_SERVER_KEY: {key_file} holds no RSA public key in PEM form. Use the file that the server "
            "wrote (it begins with '-----BEGIN PUBLIC KEY-----')."
        )
    numbers = key.public_numbers()
    modulus, exponent = (n.to_bytes((n.bit_length() + 7) // 8, "big") for n in (numbers.n, numbers.e))
    # https://core.telegram.org/mtproto/auth_key: the lower 64 bits of the SHA1 of the serialised key
    digest = hashlib.sha1(Bytes(modulus) + Bytes(exponent)).digest()
    fingerprint = int.from_bytes(digest[-8:], "little", signed=True)
    rsa.server_public_keys[fingerprint] = rsa.PublicKey(numbers.n, numbers.e)
