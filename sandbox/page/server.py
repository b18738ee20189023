"""Starts and stops the page beside whatever else runs in the loop."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import uvicorn

from ..world import World
from .app import make_app
from .guard import is_loopback
from .view import View

if TYPE_CHECKING:
    from .live import Live


class Telegram(Protocol):
    """What the page needs of the sandbox."""

    world: World


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers (whoever runs the loop decides when to stop), and with word when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listens.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class ChatPage:
    """The chat page of a sandbox, on loopback only.

    ``roles`` says who is "customer", "admin" or "owner" by username or id; it only labels people. With port 0 a free
    one is taken; ``url`` names it after ``start()``.
    """

    def __init__(
        self, telegram: Telegram, host: str = "127.0.0.1", port: int = 0, roles: Mapping[str | int, str] | None = None
    ) -> None:
        if not is_loopback(host):
            raise ValueError(f"The chat page is for this machine only: use 127.0.0.1, not {host}.")
        self.telegram = telegram
        self.world = telegram.world
        self.host = host
        self.port = port
        self.view = View(self.world, roles)
        self.app = make_app(self)
        self.open: set[Live] = set()
        self.reads: dict[str, int] = {}
        self.paying: set[tuple[str, int]] = set()  # the chat and number of each invoice that is being paid
        self._name = secrets.token_hex(8)  # tells a page that reconnects whether this is still the same world
        self._server: _Server | None = None
        self._task: asyncio.Task | None = None

    @property
    def url(self) -> str:
        """Where the page is."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"

    async def start(self) -> ChatPage:
        """Listen. Raises OSError naming the port when it is taken."""
        listener = self._listen()
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self.app, log_config=None, access_log=False, lifespan="off", ws="wsproto", timeout_graceful_shutdown=1
        )
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]))
        await self._server.listens.wait()
        return self

    async def stop(self) -> None:
        """Close every connection and the port."""
        if self._server is None or self._task is None:
            return
        self._server.should_exit = True
        await self._task
        self._server = self._task = None

    async def __aenter__(self) -> ChatPage:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def everything(self) -> dict:
        """What a page is sent when it connects."""
        return self.view.everything() | {"world": self._name, "reads": self.reads}

    def tell(self, event: dict) -> None:
        """Send an event to every open page."""
        for live in self.open:
            live.put(event)

    def mark_read(self, person: int, peer: int, message: int) -> None:
        """Remember how far a person has read, and tell every open page."""
        key = f"{person}:{peer}"
        if message > self.reads.get(key, 0):
            self.reads[key] = message
            self.tell({"type": "read", "person": person, "peer": peer, "id": message})

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
        except OSError as problem:
            listener.close()
            raise OSError(
                problem.errno, f"Port {self.port} of {self.host} is taken. Stop what uses it or choose another port."
            ) from None
        return listener
