"""One client session: numbering, acknowledgements, encryption, and what must be sent again after a reconnect."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

from pyrogram.crypto import aes
from pyrogram.crypto.mtproto import kdf
from pyrogram.raw.types import NewSessionCreated

from .keys import AuthKey
from .transport import Connection

log = logging.getLogger(__name__)

CONTAINER = 0x73F1F8DC
LARGEST_CONTAINER = 256 * 1024
MOST_IN_CONTAINER = 100
MOST_UNACKNOWLEDGED = 200


class Session:
    """Lives as long as the client uses its session id, over any number of connections.

    What carries content and was not acknowledged is kept and sent again, with the same number, on the next
    connection. ``wants_updates`` becomes true with the first request that is not mere file transfer.
    """

    def __init__(self, auth_key: AuthKey, session_id: bytes) -> None:
        self.auth_key = auth_key
        self.id = session_id
        self.connection: Connection | None = None
        self.wants_updates = False
        self._last_message_id = 0
        self._content_count = 0
        self._unacknowledged: dict[int, tuple[int, bytes]] = {}
        self._queue: list[tuple[int, int, bytes]] = []
        self._seen: dict[int, None] = {}

    @property
    def connected(self) -> bool:
        """Whether there is a connection to write to."""
        return self.connection is not None

    def attach(self, connection: Connection, first_message_id: int) -> None:
        """Use this connection from now on; sends again what the client has not acknowledged."""
        is_new = not self._last_message_id
        self.connection = connection
        for message_id, (sequence, body) in list(self._unacknowledged.items()):
            # One packet each: the client drops the rest of a container after a message that it knows already.
            self._write([(message_id, sequence, body)])
        if is_new:
            self.send(
                NewSessionCreated(
                    first_msg_id=first_message_id,
                    unique_id=int.from_bytes(os.urandom(8), "little", signed=True),
                    server_salt=self.auth_key.salt,
                ).write()
            )

    def detach(self, connection: Connection) -> None:
        """The connection is gone."""
        if self.connection is connection:
            self.connection = None
            self._queue.clear()

    def is_repeated(self, message_id: int) -> bool:
        """Whether the client sent a message with this number before; remembers it."""
        if message_id in self._seen:
            return True
        self._seen[message_id] = None
        if len(self._seen) > 1000:
            del self._seen[next(iter(self._seen))]
        return False

    def acknowledge(self, message_ids: list[int]) -> None:
        """The client has these."""
        for message_id in message_ids:
            self._unacknowledged.pop(message_id, None)

    def send(self, body: bytes, *, content: bool = True, answer: bool = False) -> None:
        """Queue a message; everything queued in one turn of the event loop goes out in one container.

        ``content``: the client must acknowledge it. ``answer``: it answers a request (numbers end in 1, not 3).
        """
        message_id = self._next_id(1 if answer else 3)
        sequence = self._content_count * 2 + content
        self._content_count += content
        if content:
            self._unacknowledged[message_id] = (sequence, body)
            if len(self._unacknowledged) > MOST_UNACKNOWLEDGED:
                del self._unacknowledged[next(iter(self._unacknowledged))]
        if self.connection is None:
            return
        if not self._queue:
            asyncio.get_running_loop().call_soon(self._flush)
        self._queue.append((message_id, sequence, body))

    def decrypt(self, packet: bytes) -> bytes:
        """The plain content of a client's packet. Raises ValueError when it does not fit its message key."""
        return decrypt(self.auth_key, packet)

    def _flush(self) -> None:
        batch: list[tuple[int, int, bytes]] = []
        size = 0
        for message in self._queue:
            if batch and (len(batch) >= MOST_IN_CONTAINER or size + len(message[2]) > LARGEST_CONTAINER):
                self._write(batch)
                batch, size = [], 0
            batch.append(message)
            size += len(message[2])
        self._queue.clear()
        if batch:
            self._write(batch)

    def _write(self, messages: list[tuple[int, int, bytes]]) -> None:
        if self.connection is None:
            return
        if len(messages) == 1:
            message_id, sequence, body = messages[0]
        else:
            parts = [CONTAINER.to_bytes(4, "little"), len(messages).to_bytes(4, "little")]
            parts += [_header(number, order, len(content)) + content for number, order, content in messages]
            body = b"".join(parts)
            message_id, sequence = self._next_id(1), self._content_count * 2
        plain = self.auth_key.salt.to_bytes(8, "little", signed=True) + self.id
        plain += _header(message_id, sequence, len(body)) + body
        plain += os.urandom(-(len(plain) + 12) % 16 + 12)
        key = self.auth_key.key
        message_key = sha256(key[96:128] + plain).digest()[8:24]
        self.connection.send(self.auth_key.id + message_key + aes.ige256_encrypt(plain, *kdf(key, message_key, False)))

    def _next_id(self, kind: int) -> int:
        message_id = (int(time.time() * 2**32) & ~3) | kind
        if message_id <= self._last_message_id:
            message_id = ((self._last_message_id + 4) & ~3) | kind
        self._last_message_id = message_id
        return message_id


def decrypt(auth_key: AuthKey, packet: bytes) -> bytes:
    """The plain content of a client's packet. Raises ValueError when it does not fit its message key."""
    message_key = packet[8:24]
    if len(packet) < 24 + 48 or (len(packet) - 24) % 16:
        raise ValueError(f"A packet of {len(packet)} bytes is not an encrypted message.")
    plain = aes.ige256_decrypt(packet[24:], *kdf(auth_key.key, message_key, True))
    if sha256(auth_key.key[88:120] + plain).digest()[8:24] != message_key:
        raise ValueError("The message key does not fit the content.")
    return plain


def _header(message_id: int, sequence: int, length: int) -> bytes:
    return message_id.to_bytes(8, "little") + sequence.to_bytes(4, "little") + length.to_bytes(4, "little")


class Sessions:
    """All sessions, by key and session id; connections find theirs with their first encrypted packet."""

    def __init__(self, keep: int = 32) -> None:
        self._sessions: dict[tuple[bytes, bytes], Session] = {}
        self._keep = keep

    def __iter__(self) -> Iterator[Session]:
        return iter(self._sessions.values())

    def open(self, auth_key: AuthKey, session_id: bytes) -> Session:
        """The session with this id, made when the client begins it."""
        session = self._sessions.get((auth_key.id, session_id))
        if session is None:
            session = self._sessions[auth_key.id, session_id] = Session(auth_key, session_id)
            idle = [key for key, other in self._sessions.items() if not other.connected and other is not session]
            for key in idle[: -self._keep]:
                del self._sessions[key]
        return session

    def detach(self, connection: Connection) -> None:
        """A connection was lost."""
        for session in self._sessions.values():
            session.detach(connection)

    def drop(self, matches: Callable[[Session], bool]) -> list[Session]:
        """Forget sessions; returns them."""
        gone = {key: session for key, session in self._sessions.items() if matches(session)}
        for key in gone:
            del self._sessions[key]
        return list(gone.values())
