"""From a request to its method and back to an answer, with the faults in between."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyrogram import raw
from pyrogram.raw.core import GzipPacked, TLObject
from pyrogram.raw.core.primitives import Bool, Vector

from . import faults, limits
from .errors import RpcRefused
from .mtproto.session import Session
from .wire.tl import TL
from .world import Bot, World

if TYPE_CHECKING:
    from .server import Sandbox

log = logging.getLogger(__name__)

Result = TLObject | list | bool
Handler = Callable[["Call", TL], Result | Awaitable[Result]]
WRAPPERS = ("InvokeWithLayer", "InitConnection", "InvokeWithoutUpdates", "InvokeAfterMsg", "InvokeWithTakeout")
WITHOUT_UPDATES = ("help.GetConfig", "auth.ImportBotAuthorization")
GZIP_FROM = 16 * 1024


class Methods(dict[type, Handler]):
    """The methods that are built, by the schema's class."""

    def answers(self, *requests: type) -> Callable[[Handler], Handler]:
        """Decorator: this function answers these requests."""

        def register(handler: Handler) -> Handler:
            for request in requests:
                self[request] = handler
            return handler

        return register


@dataclass(slots=True)
class Call:
    """One request on its way: who asks, by which method."""

    sandbox: Sandbox
    session: Session
    method: str

    @property
    def world(self) -> World:
        """The world that the request is about."""
        return self.sandbox.world

    @property
    def bot(self) -> Bot:
        """The bot that asks. Raises AUTH_KEY_UNREGISTERED before it has signed in."""
        if self.session.auth_key.bot is None:
            raise RpcRefused("AUTH_KEY_UNREGISTERED", 401)
        return self.session.auth_key.bot

    def refuse(self, problems: list[limits.Problem], chat: str = "") -> None:
        """Remember broken limits and answer with the first; nothing happens when there are none."""
        for problem in problems:
            violation = limits.Violation(self.method, problem.name, problem.words, self.bot.username, chat)
            self.sandbox.violations.append(violation)
            log.warning("A limit of Telegram was broken: %s", violation)
        if problems:
            raise RpcRefused(problems[0].name)


class Rpc:
    """Answers requests; the calls that take time run as tasks of their own."""

    def __init__(self, sandbox: Sandbox, methods: Methods) -> None:
        self._sandbox = sandbox
        self._methods = methods
        self._tasks: set[asyncio.Task] = set()

    def answer(self, session: Session, message_id: int, request: TLObject | None, unknown: str) -> None:
        """Take a request and see to it that its answer is sent."""
        request, quiet = _unwrap(request)
        method = unknown if request is None else request.QUALNAME.removeprefix("functions.")
        if not quiet and not method.startswith("upload.") and method not in WITHOUT_UPDATES:
            if not session.wants_updates and session.auth_key.bot is not None:
                self._sandbox.world.payments.session_began(session.auth_key.bot)
            session.wants_updates = True
        call = Call(self._sandbox, session, method)
        struck = self._sandbox.faults.take(method)
        seconds = sum(fault.seconds for fault in struck)
        end = next((fault for fault in struck if fault.kind != faults.DELAY), None)
        handler = self._methods.get(type(request))
        if seconds or inspect.iscoroutinefunction(handler):
            task = asyncio.get_running_loop().create_task(self._later(seconds, call, message_id, request, handler, end))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif not _ends_before(call, message_id, end):
            try:
                result = handler(call, request) if handler else _not_built(method)
                assert not inspect.isawaitable(result)
                body = _packed(result)
            except Exception as problem:
                body = _refusal(method, problem)
            _reply(session, message_id, body, end)

    async def stop(self) -> None:
        """Give up the calls that are still running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _later(
        self,
        seconds: float,
        call: Call,
        message_id: int,
        request: TL,
        handler: Handler | None,
        end: faults.Fault | None,
    ) -> None:
        await asyncio.sleep(seconds)
        if _ends_before(call, message_id, end):
            return
        try:
            result = handler(call, request) if handler else _not_built(call.method)
            body = _packed(await result if inspect.isawaitable(result) else result)
        except Exception as problem:
            body = _refusal(call.method, problem)
        _reply(call.session, message_id, body, end)


def _unwrap(request: TL) -> tuple[TL, bool]:
    quiet = False
    while request is not None and type(request).__name__ in WRAPPERS:
        quiet = quiet or isinstance(request, raw.functions.InvokeWithoutUpdates)
        request = request.query
    return request, quiet


def _ends_before(call: Call, message_id: int, fault: faults.Fault | None) -> bool:
    if fault is None:
        return False
    if fault.kind == faults.ERROR:
        _reply(call.session, message_id, _error(fault.code, fault.name), None)
        return True
    if fault.kind == faults.DROP_BEFORE:
        _cut(call.session)
        return True
    return False


def _reply(session: Session, message_id: int, body: bytes, fault: faults.Fault | None) -> None:
    if fault and fault.kind == faults.DROP_ANSWER:
        return
    if fault and fault.kind == faults.DROP_AFTER:
        _cut(session)
    head = raw.types.RpcResult.ID.to_bytes(4, "little") + message_id.to_bytes(8, "little")
    session.send(head + body, answer=True)


def _cut(session: Session) -> None:
    connection = session.connection
    if connection:
        session.detach(connection)
        connection.muted = True  # what the client had sent behind this request is lost with the line
        connection.abort()


def _packed(result: Result) -> bytes:
    if isinstance(result, bool):
        return Bool(result)
    if isinstance(result, list):
        return Vector(result)
    body = result.write()
    if len(body) >= GZIP_FROM and not isinstance(result, raw.types.upload.File):
        return GzipPacked(result).write()
    return body


def _not_built(method: str) -> bool:
    log.warning("%s is not built in the sandbox; the bot gets an error.", method)
    raise RpcRefused(f"SANDBOX: {method} is not built")


def _refusal(method: str, problem: Exception) -> bytes:
    if isinstance(problem, RpcRefused):
        return _error(problem.code, problem.name)
    log.error("The sandbox could not answer %s", method, exc_info=problem)
    return _error(400, f"SANDBOX: {method} broke: {problem!r}"[:200])


def _error(code: int, name: str) -> bytes:
    return raw.types.RpcError(error_code=code, error_message=name).write()
