"""What the gateway's callers give and get, without a word of Telegram's protocol."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """An MTProto server other than Telegram; ``key_file`` holds its RSA public key (PEM)."""

    host: str
    port: int
    key_file: Path


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account."""

    id: int
    username: str
    first_name: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that Telegram took. ``message_id`` is 0 when it went out but the answer was lost on the way."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where updates are handled: Telegram's own counters."""

    pts: int
    qts: int
    date: int
    seq: int
