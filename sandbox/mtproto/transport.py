"""Packets over TCP: abridged, intermediate and padded intermediate framing, chosen by the client's first bytes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import cast

log = logging.getLogger(__name__)

LARGEST_PACKET = 16 * 1024 * 1024


class Connection(asyncio.Protocol):
    """One TCP connection; ``receive`` gets each whole packet, ``closed`` is called once at the end."""

    def __init__(
        self, receive: Callable[[Connection, bytes], None], opened: Callable[[Connection], None], closed: Callable
    ) -> None:
        self._receive, self._opened, self._closed = receive, opened, closed
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._framing = ""
        self.muted = False  # what arrives is thrown away (a fault)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._opened(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._framing and not self._choose_framing():
            return
        while self._transport and not self._transport.is_closing():
            packet = self._next_packet()
            if packet is None:
                return
            if not self.muted:
                self._receive(self, packet)

    def connection_lost(self, problem: Exception | None) -> None:
        self._transport = None
        self._closed(self)

    def send(self, packet: bytes) -> None:
        """Frame and write; nothing happens on a closed connection."""
        if self._transport is None or self._transport.is_closing():
            return
        if self._framing == "abridged":
            words = len(packet) // 4
            head = bytes([words]) if words < 127 else b"\x7f" + words.to_bytes(3, "little")
        else:
            head = len(packet).to_bytes(4, "little")
        self._transport.write(head + packet)

    def fail(self, code: int) -> None:
        """Send a transport error such as 404 (unknown key) and close."""
        self.send((-code).to_bytes(4, "little", signed=True))
        self.close()

    def close(self) -> None:
        """Close after what was written has gone out."""
        if self._transport:
            self._transport.close()

    def abort(self) -> None:
        """Close at once, as a broken line does."""
        if self._transport:
            self._transport.abort()

    def _choose_framing(self) -> bool:
        if self._buffer[0] == 0xEF:
            self._framing = "abridged"
            del self._buffer[:1]
        elif len(self._buffer) < 4:
            return False
        elif self._buffer[:4] in (b"\xee" * 4, b"\xdd" * 4):
            self._framing = "intermediate" if self._buffer[0] == 0xEE else "padded"
            del self._buffer[:4]
        else:
            log.warning("A client opened with %s: only abridged and intermediate are spoken.", self._buffer[:4].hex())
            self.close()
            return False
        return True

    def _next_packet(self) -> bytes | None:
        buffer = self._buffer
        if self._framing == "abridged":
            if not buffer:
                return None
            head, length = 1, (buffer[0] & 0x7F) * 4  # the top bit asks for a quick acknowledgement: not given
            if buffer[0] & 0x7F == 0x7F:
                head, length = 4, int.from_bytes(buffer[1:4], "little") * 4
        else:
            head, length = 4, int.from_bytes(buffer[:4], "little") & 0x7FFFFFFF
        if length > LARGEST_PACKET:
            log.warning("A packet of %d bytes is too large; the connection is closed.", length)
            self.close()
            return None
        if len(buffer) < head + length:
            return None
        packet = bytes(buffer[head : head + length])
        del buffer[: head + length]
        return packet
