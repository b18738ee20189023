"""One listening address, served by uvicorn inside the bot's loop."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Iterator, Sequence
from typing import Any, cast

import structlog
import uvicorn

from ..errors import KioskError
from .gate import Asgi

log = structlog.get_logger(__name__)


class QuietServer(uvicorn.Server):
    """uvicorn without signal handlers: the bot has its own. It ends when ``leave`` is set, without waiting for a tick."""

    def __init__(self, config: uvicorn.Config):
        super().__init__(config)
        self.leave = asyncio.Event()

    async def main_loop(self) -> None:
        """Keep uvicorn's clock until it is time to leave."""
        ticks = 0
        while not (self.leave.is_set() or await self.on_tick(ticks)):
            ticks = (ticks + 1) % 864_000
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await self.leave.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening; who is being served gets uvicorn's patience, and with nobody there is nothing to wait for."""
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for server in self.servers:
            server.close()
        for each in sockets or ():
            each.close()
        await self.lifespan.shutdown()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Listener:
    """Serves ``app`` on ``host:port``; port 0 takes a free one. ``setting`` names the variable in error messages."""

    def __init__(self, app: Asgi, host: str, port: int, setting: str, proxies: Sequence[str] = ()):
        self._host, self._port, self._setting = host, port, setting
        config = uvicorn.Config(
            cast(Any, app),
            proxy_headers=bool(proxies),
            forwarded_allow_ips=list(proxies),
            http="h11",
            ws="wsproto",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        self._server = QuietServer(config)
        self._sockets: list[socket.socket] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return self._sockets[0].getsockname()[1] if self._sockets else self._port

    async def start(self) -> None:
        """Listen; raises KioskError that names port and setting when that cannot be."""
        self._sockets = self._bound()
        self._task = asyncio.create_task(self._serve(), name=f"web {self._host}:{self.port}")
        while not self._server.started:
            if self._task.done():
                self._task.result()
                raise KioskError(f"The web server on {self._host}:{self.port} ended at once; the log says why.")
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Finish the running requests (3 s at most) and stop listening."""
        if self._task is not None:
            self._server.should_exit = True
            self._server.leave.set()
            await self._task
            self._task = None

    async def _serve(self) -> None:
        try:
            await self._server.serve(sockets=self._sockets)
        except SystemExit as error:  # uvicorn ends the process when the app does not start
            raise KioskError(f"The web server on {self._host}:{self._port} could not start.") from error
        finally:
            for each in self._sockets:
                each.close()

    def _bound(self) -> list[socket.socket]:
        sockets: list[socket.socket] = []
        port = self._port
        try:
            for address in dict.fromkeys(_addresses(self._host)):
                family = socket.AF_INET6 if ":" in address else socket.AF_INET
                try:
                    bound = socket.create_server((address, port), family=family, backlog=512)
                except OSError as error:
                    # a machine without IPv6 resolves localhost to ::1 as well
                    if sockets and family == socket.AF_INET6 and error.errno != errno.EADDRINUSE:
                        continue
                    raise
                bound.setblocking(False)
                sockets.append(bound)
                port = bound.getsockname()[1]
        except OSError as error:
            for each in sockets:
                each.close()
            why = (
                "is in use by another program"
                if error.errno == errno.EADDRINUSE
                else f"cannot be used: {error.strerror or error}"
            )
            raise KioskError(
                f"{self._host}:{self._port} {why}. Stop that program, or set {self._setting}_PORT to a free port "
                f"and {self._setting}_HOST to an address of this machine."
            ) from error
        return sockets


def _addresses(host: str) -> list[str]:
    if host in ("", "*"):
        return ["0.0.0.0"]
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    # IPv4 first, so that with port 0 both families get the port that IPv4 found
    return sorted((str(info[4][0]) for info in found), key=lambda address: ":" in address)
