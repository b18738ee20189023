"""How long a provider may take over an answer."""

from __future__ import annotations

import asyncio

SECONDS = 20.0


def patience(times: int = 1) -> asyncio.Timeout:
    """A block that ends with TimeoutError after that many times what one answer may take."""
    return asyncio.timeout(SECONDS * times)
