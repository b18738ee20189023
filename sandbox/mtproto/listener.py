"""Listens on a port, agrees on keys, and hands each decrypted request to whoever answers it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from pyrogram import raw
from pyrogram.raw.core import FutureSalts, TLObject
from pyrogram.raw.core.future_salt import FutureSalt

from ..world import Bot
from .handshake import KeyExchange
from .keys import AuthKeys, ServerKey
from .packets import Incoming, messages
from .session import Session, Sessions, decrypt
from .transport import Connection

log = logging.getLogger(__name__)

Answerer = Callable[[Session, int, "TLObject | None", str], None]


class Listener:
    """``answer(session, message_id, request, unknown)`` gets every request that is not MTProto's own business."""

    def __init__(self, answer: Answerer) -> None:
        self._answer = answer
        self.server_key = ServerKey()
        self.keys = AuthKeys()
        self.sessions = Sessions()
        self.connections: dict[Connection, KeyExchange] = {}
        self.refusing = False  # new connections are closed at once (a fault)
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Begin to listen; returns the port (chosen by the system when 0 is given)."""
        self._server = await asyncio.get_running_loop().create_server(self._accept, host, port)
        return self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close everything."""
        if self._server is None:
            return
        self._server.close()
        self.drop_connections()
        await self._server.wait_closed()
        self._server = None

    def drop_connections(self) -> None:
        """Cut every line."""
        for connection in list(self.connections):
            connection.abort()

    def forget_keys(self, bot: Bot | None) -> None:
        """Forget the keys of a bot (or all), with their sessions, and say so on their connections."""
        gone = self.keys.forget(bot)
        for session in self.sessions.drop(lambda session: session.auth_key in gone):
            if session.connection:
                session.connection.fail(404)

    def _accept(self) -> Connection:
        return Connection(self._receive, self._opened, self._closed)

    def _opened(self, connection: Connection) -> None:
        if self.refusing:
            connection.abort()
            return
        self.connections[connection] = KeyExchange(self.server_key, self.keys.add)

    def _closed(self, connection: Connection) -> None:
        self.connections.pop(connection, None)
        self.sessions.detach(connection)

    def _receive(self, connection: Connection, packet: bytes) -> None:
        try:
            if packet[:8] == bytes(8):
                connection.send(self.connections[connection].answer(packet))
                return
            auth_key = self.keys.get(packet[:8])
            if auth_key is None:
                connection.fail(404)
                return
            plain = decrypt(auth_key, packet)
        except (ValueError, KeyError, IndexError) as problem:
            log.warning("A packet cannot be read and the connection is closed: %s", problem)
            connection.close()
            return
        session = self.sessions.open(auth_key, plain[8:16])
        message_id = int.from_bytes(plain[16:24], "little")
        if session.connection is not connection:
            session.attach(connection, message_id)
        length = int.from_bytes(plain[28:32], "little")
        sequence = int.from_bytes(plain[24:28], "little")
        if int.from_bytes(plain[:8], "little", signed=True) != auth_key.salt:
            refusal = raw.types.BadServerSalt(
                bad_msg_id=message_id, bad_msg_seqno=sequence, error_code=48, new_server_salt=auth_key.salt
            )
            session.send(refusal.write(), content=False)
            return
        for message in messages(message_id, plain[32 : 32 + length]):
            if not session.is_repeated(message.message_id):
                self._handle(session, message)

    def _handle(self, session: Session, message: Incoming) -> None:
        body, message_id = message.body, message.message_id
        if isinstance(body, raw.types.MsgsAck):
            session.acknowledge(body.msg_ids)
        elif isinstance(body, raw.functions.Ping | raw.functions.PingDelayDisconnect):
            pong = raw.types.Pong(msg_id=message_id, ping_id=body.ping_id)
            session.send(pong.write(), content=False, answer=True)
        elif isinstance(body, raw.functions.GetFutureSalts):
            salt = FutureSalt(0, 2**31 - 1, session.auth_key.salt)
            session.send(FutureSalts(message_id, message_id >> 32, [salt]).write(), content=False, answer=True)
        elif isinstance(body, raw.functions.DestroySession):
            done = raw.types.DestroySessionOk(session_id=body.session_id)
            session.send(done.write(), content=False, answer=True)
        elif isinstance(body, raw.types.HttpWait):
            return
        else:
            self._answer(session, message_id, body, message.unknown)
