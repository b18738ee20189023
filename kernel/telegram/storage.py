"""The client's session file: login key and access hashes, written at once, without update positions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyrogram.raw import types
from pyrogram.storage import SQLiteStorage

from ..errors import KioskError
from .peers import ZERO_CHANNEL

REMEMBERED = 50_000  # access hashes held in memory; the rest are in the file


class SessionFile(SQLiteStorage):
    """The client's own storage in WAL mode and autocommit, so that a kill loses neither the login nor a peer."""

    def __init__(self, name: str, folder: Path):
        super().__init__(name, folder, use_wal=True)
        self._hashes: dict[int, int] = {}
        self._channels: dict[str, int] = {}

    async def open(self) -> None:
        """Open or create the file; nobody else may read it, for it can speak as the bot.

        Raises :class:`KioskError` when that is not possible.
        """
        path = Path(self.database)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            await super().open()
            os.chmod(path, 0o600)
        except OSError as error:
            raise KioskError(
                f"{path.parent} cannot hold the bot's session ({error.strerror}). Make DATA_DIR a folder that the "
                "bot may write to."
            ) from None
        except sqlite3.Error as error:
            raise KioskError(
                f"The session file {path} cannot be used ({error}). Stop other processes of this bot, or remove "
                "the file: the bot logs in again."
            ) from None
        self.conn.isolation_level = None
        self.conn.execute("PRAGMA synchronous=NORMAL")

    async def close(self) -> None:
        """Close the file if it is open."""
        if self._conn is not None:
            self.conn.close()
            self._conn = None

    def wipe(self) -> None:
        """Remove the (closed) file, so that the next start logs in anew."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.database}{suffix}").unlink(missing_ok=True)
        self._hashes.clear()
        self._channels.clear()

    def remember(self, peers: Iterable[Any]) -> None:
        """Keep the access hashes of raw users and chats; only what changed is written."""
        rows = []
        for peer in peers:
            if isinstance(peer, types.User):
                peer_id, kind = peer.id, "bot" if peer.bot else "user"
            elif isinstance(peer, types.Channel):
                peer_id, kind = ZERO_CHANNEL - peer.id, "channel" if peer.broadcast else "supergroup"
                if peer.username:
                    self._channels[peer.username.lower()] = peer_id
            else:
                continue
            access_hash = peer.access_hash
            if access_hash is None or peer.min or self._hashes.get(peer_id) == access_hash:
                continue
            self._hashes[peer_id] = access_hash
            rows.append((peer_id, access_hash, kind, None))
        if rows:
            if len(self._hashes) > REMEMBERED:
                self._hashes.clear()
            self.conn.executemany("REPLACE INTO peers (id, access_hash, type, phone_number) VALUES (?, ?, ?, ?)", rows)

    def access_hash(self, chat_id: int) -> int:
        """The known access hash of a chat; 0, with which bots may name a chat too, when none is known."""
        known = self._hashes.get(chat_id)
        if known is None:
            row = self.conn.execute("SELECT access_hash FROM peers WHERE id = ?", (chat_id,)).fetchone()
            if row is None:
                return 0
            known = self._hashes[chat_id] = row[0] or 0
        return known

    def channel_id(self, username: str) -> int | None:
        """The chat id of a channel that was met in this run under ``username`` (lower case)."""
        return self._channels.get(username)
