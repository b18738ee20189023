"""A killer: ends the process at the k-th statement, Telegram call or HTTP request, so that a test can look at what is left."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from aiohttp import ClientSession

from ..db.probe import watch

if TYPE_CHECKING:
    from ..bot import Bot

SENDING = 4  # turns of the loop after which a request is on its way to Telegram


class Killer:
    """Counts the moments at which a bot reaches out: each statement to the database, each request to Telegram and by HTTP.

    With ``at`` the process ends (SIGKILL: nothing is cleaned up) just before its ``at``-th moment, counted from 1;
    with ``late`` as well when that statement or request is on its way and its answer is not read. Without ``at`` it
    only counts. ``moments`` says what they were.
    """

    def __init__(self, at: int | None = None, *, late: bool = False):
        self.at = at
        self.late = late
        self.moments: list[str] = []

    @contextmanager
    def watching(self, bot: Bot) -> Iterator[Self]:
        """Count from here: the statements of the open database, the requests of aiohttp, and those to Telegram once connected."""
        telegram: Any = getattr(bot, "telegram", None)
        before = telegram.probe if telegram is not None else None
        if telegram is not None:
            telegram.probe = lambda name: self._moment(name, before, SENDING)
        try:
            with watch(lambda sql: self._moment(" ".join(sql.split()), None, 1)), self._http():
                yield self
        finally:
            if telegram is not None:
                telegram.probe = before

    @contextmanager
    def _http(self) -> Iterator[None]:
        """Count what plugins ask of services; ``late`` is when the answer has begun to arrive."""
        client: Any = ClientSession
        whole = client._request

        async def counted(session: Any, method: str, url: Any, **options: Any) -> Any:
            self.moments.append(f"{method} {url}")
            now = len(self.moments) == self.at
            if now and not self.late:
                kill()
            answer = await whole(session, method, url, **options)
            if now:
                kill()
            return answer

        client._request = counted
        try:
            yield
        finally:
            client._request = whole

    def _moment(self, what: str, before: Callable[[str], None] | None, turns: int) -> None:
        if before is not None:
            before(what)
        self.moments.append(what)
        if len(self.moments) != self.at:
            return
        if self.late:
            _kill_after(turns)
        else:
            kill()


def _kill_after(turns: int) -> None:
    if turns:
        asyncio.get_running_loop().call_soon(_kill_after, turns - 1)
    else:
        kill()


def kill() -> None:
    """End this process at once, as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)
