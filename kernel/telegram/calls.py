"""One request to Telegram: time-out of its own, made again after a lost connection, errors in the kernel's words."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from pyrogram.errors import RPCError
from pyrogram.raw import types

from ..errors import TelegramUnavailable
from .client import Client
from .errors import SIGNED_OUT, code_of, is_temporary, translate

log = logging.getLogger(__name__)

TIMEOUT = 15.0  # seconds
RESEND_AFTER = 0.7  # seconds after a reconnect in which the server may still bring the answer by itself
TRIES_AT_TROUBLE = 4  # when Telegram answers 5xx


class Sealed:
    """A request serialised once; the client asks for its bytes twice."""

    __slots__ = ("_data",)

    QUALNAME = "functions.Request"

    def __init__(self, query: Any):
        self._data = query.write()

    def __len__(self) -> int:
        return len(self._data)

    def write(self, *args: Any) -> bytes:
        """The request on the wire."""
        return self._data


class Calls:
    """Makes requests. Each one may be made twice when a connection is lost: give sends a fixed random id."""

    def __init__(
        self,
        client: Client,
        *,
        answered: Callable[[Any], None],
        dead: Callable[[str], None],
        timeout: float = TIMEOUT,
    ):
        self._client = client
        self._answered = answered
        self._dead = dead
        self._timeout = timeout
        self._flying: set[asyncio.Timeout] = set()
        self.probe: Callable[[str], None] | None = None
        self.closed = ""  # why no request can be made any more

    async def __call__(self, query: Any, *, timeout: float | None = None, counted: bool = True) -> Any:
        """Telegram's answer. Raises the kernel's errors; FLOOD_WAIT at once, never slept out.

        ``counted`` is False when counters in the answer are a channel's own.
        """
        name = query.QUALNAME.removeprefix("functions.")
        loop = asyncio.get_running_loop()
        timeout = self._timeout if timeout is None else timeout
        end = loop.time() + timeout
        sealed = Sealed(query)
        troubles = 0
        while True:
            if self.closed:
                raise TelegramUnavailable("DISCONNECTED", self.closed)
            left = end - loop.time()
            if left <= 0:
                raise TelegramUnavailable("TIMEOUT", f"{name} was not answered within {timeout:g} s")
            if self.probe is not None:
                self.probe(name)
            try:
                result = await self._once(sealed, left)
            except RPCError as error:
                code = code_of(error)
                if code in SIGNED_OUT:
                    self._dead(code)
                troubles += 1
                if is_temporary(error) and troubles < TRIES_AT_TROUBLE:
                    await asyncio.sleep(min(0.3 * troubles, max(end - loop.time(), 0)))
                    continue
                raise translate(error, name) from None
            except OSError:  # the connection was lost, or the answer did not come (TimeoutError)
                await asyncio.sleep(min(0.02, max(end - loop.time(), 0)))
                continue
            if isinstance(result, types.BadMsgNotification):  # the server could not place the request
                continue
            if counted:
                self._answered(result)
            return result

    async def _once(self, sealed: Sealed, left: float) -> Any:
        session = self._client.session
        if session is None:
            raise TelegramUnavailable("DISCONNECTED", "the bot is not connected to Telegram")
        interrupt = asyncio.timeout(left + 1)
        self._flying.add(interrupt)
        try:
            async with interrupt:
                if not session.is_started.is_set():
                    await asyncio.wait_for(session.is_started.wait(), left)
                return await session.send(sealed, timeout=left)  # type: ignore[arg-type]
        finally:
            self._flying.discard(interrupt)

    def reconnected(self) -> None:
        """Make the requests again that were under way when the connection was lost and stay unanswered."""
        lost = list(self._flying)
        if lost:
            asyncio.get_running_loop().call_later(RESEND_AFTER, self._interrupt, lost)

    def _interrupt(self, lost: list[asyncio.Timeout]) -> None:
        now = asyncio.get_running_loop().time()
        for interrupt in lost:
            if interrupt in self._flying:
                interrupt.reschedule(now)

    def close(self, reason: str) -> None:
        """Refuse requests from now on and end those under way."""
        self.closed = reason
        self._interrupt(list(self._flying))
