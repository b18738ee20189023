"""What failed is told to plugins, each thing at most once a minute however often it fails."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

AGAIN = 60.0  # seconds
REMEMBERED = 1000  # things that failed
HOOK = "failed"


class Failures:
    """``tell`` calls the hook, and ``background`` runs that beside everything else."""

    def __init__(
        self,
        tell: Callable[..., Awaitable[None]],
        background: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], float] = time.monotonic,
    ):
        self._tell = tell
        self._background = background
        self._now = now
        self._told: dict[tuple[str, str, str], float] = {}

    def note(self, plugin: str, what: str, error: Exception, *, code: str = "", silenced: bool = False) -> None:
        """Something of ``plugin`` failed; ``code`` is what the customer was told. Only the error's name goes on."""
        name = type(error).__name__
        if what == HOOK or not self._is_new((plugin, "silenced" if silenced else what, name)):
            return
        self._background(self._call(plugin=plugin, what=what, error=name, code=code, silenced=silenced))

    def _is_new(self, thing: tuple[str, str, str]) -> bool:
        now = self._now()
        if now - self._told.get(thing, -AGAIN) < AGAIN:
            return False
        if len(self._told) >= REMEMBERED:
            self._told.clear()
        self._told[thing] = now
        return True

    async def _call(self, **about: Any) -> None:
        await self._tell(HOOK, **about)
