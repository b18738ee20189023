"""The local Telegram in a process of its own, so that its CPU is not the bot's, with people who press there."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvloop

from sandbox import Person, Sandbox
from sandbox.world import Message, PrivateChat
from sandbox.world.changes import MessageAdded, MessageEdited

PATIENCE = 20.0  # seconds
QUIET = 0.5  # seconds without a new message after which none is expected
KNOCKS = 0.05  # seconds between two messages to a bot that may not be there yet


class Telegram:
    """The other process, asked by name: ``await telegram.ask("press", person=1, ...)``."""

    def __init__(self, process: asyncio.subprocess.Process, greeting: dict[str, Any]):
        self._process = process
        self.host: str = greeting["host"]
        self.port: int = greeting["port"]
        self.key_file = Path(greeting["key_file"])
        self._turn = asyncio.Lock()

    def environment(self) -> dict[str, str]:
        """What a bot needs to come here."""
        return {"TELEGRAM_SERVER": f"{self.host}:{self.port}", "TELEGRAM_SERVER_KEY": str(self.key_file)}

    async def ask(self, what: str, **args: Any) -> Any:
        """Have something done there; its result. Raises RuntimeError with what went wrong."""
        async with self._turn:
            stdin, stdout = self._process.stdin, self._process.stdout
            assert stdin
            assert stdout
            stdin.write(json.dumps([what, args]).encode() + b"\n")
            answer = json.loads(await stdout.readline() or '{"error": "it has ended"}')
        if "error" in answer:
            raise RuntimeError(f"the local Telegram, asked to {what}: {answer['error']}")
        return answer["result"]


@asynccontextmanager
async def other_process() -> AsyncIterator[Telegram]:
    """A local Telegram that ends with the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 24,
    )
    try:
        assert process.stdout
        yield Telegram(process, json.loads(await process.stdout.readline()))
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()


class Stage:
    """What can be asked of the other process."""

    def __init__(self, telegram: Sandbox):
        self._telegram = telegram
        self._edits: dict[PrivateChat, asyncio.Future[float]] = {}

    async def bot(self, token: str, username: str) -> None:
        """A bot that can sign in."""
        bot = self._telegram.add_bot(token, username=username, name=username)
        bot.watchers.append(self._changed)

    async def person(self, id: int) -> None:
        """A person who reads English."""
        self._telegram.person(f"Person {id}", language="en", id=id)

    async def start(self, person: int, bot: int) -> float:
        """The person writes /start; seconds until a message with buttons is there."""
        chat = self._chat(person, bot)
        began = time.perf_counter()
        seen = self._watch(chat)
        await chat.send_text("/start")
        return await seen - began

    async def knock(self, person: int, bot: int) -> float:
        """The person writes /start again and again until a message with buttons comes; when it came (epoch seconds)."""
        chat = self._chat(person, bot)
        seen = self._watch(chat)
        async with asyncio.timeout(PATIENCE * 3):
            while not seen.done():
                await chat.send_text("/start")
                await asyncio.wait([seen], timeout=KNOCKS)
        when = time.time() - (time.perf_counter() - seen.result())
        for _ in range(int(PATIENCE / QUIET)):  # what was written meanwhile is answered, too
            known = len(chat.messages)
            await asyncio.sleep(QUIET)
            if len(chat.messages) == known:
                break
        return when

    async def walk(self, person: int, bot: int, path: Sequence[str], times: int, pause: float = 0) -> list[float]:
        """Press the first button that contains ``path[0]``, then ``path[1]`` and so on, round and round.

        Returns the seconds from each press to the edited message. The next press waits for the answer as well, and
        ``pause`` seconds.
        """
        chat = self._chat(person, bot)
        taken = []
        for number in range(times):
            taken.append(await self._press(chat, path[number % len(path)]))
            if pause:
                await asyncio.sleep(pause)
        return taken

    async def crowd(self, people: Sequence[int], bot: int, path: Sequence[str], times: int) -> float:
        """Everybody walks at the same time; how many presses a second."""
        began = time.perf_counter()
        await asyncio.gather(*(self.walk(person, bot, path, times) for person in people))
        return len(people) * times / (time.perf_counter() - began)

    async def cpu(self) -> float:
        """Seconds of CPU that this process has used."""
        return time.process_time()

    def _chat(self, person: int, bot: int) -> PrivateChat:
        world = self._telegram.world
        who, what = world.person(person), world.bot(bot)
        assert isinstance(who, Person)
        assert what is not None
        return world.private_chat(who, what)

    async def _press(self, chat: PrivateChat, label: str) -> float:
        message, row, column = _button(chat, label)
        began = time.perf_counter()
        seen = self._watch(chat)
        pressing = asyncio.ensure_future(chat.press(message, row, column, timeout=PATIENCE))
        async with asyncio.timeout(PATIENCE):
            end = await seen
        await pressing
        return end - began

    def _watch(self, chat: PrivateChat) -> asyncio.Future[float]:
        self._edits[chat] = asyncio.get_running_loop().create_future()
        return self._edits[chat]

    def _changed(self, change: Any, number: int, origin: object) -> None:
        if isinstance(change, (MessageAdded, MessageEdited)) and change.message.rows:
            seen = self._edits.pop(change.message.chat, None)  # type: ignore[call-overload]
            if seen is not None and not seen.done():
                seen.set_result(time.perf_counter())


def _button(chat: PrivateChat, label: str) -> tuple[Message, int, int]:
    message = next(message for message in reversed(chat.messages) if message.rows)
    for row, buttons in enumerate(message.rows):
        for column, button in enumerate(buttons):
            if label in button.label and button.kind == "callback":
                return message, row, column
    raise LookupError(f"no button with {label!r} among {message.labels}")


async def serve() -> None:
    """Answer what comes on standard input until it ends."""
    reader = asyncio.StreamReader(limit=1 << 24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async with Sandbox() as telegram:
        stage = Stage(telegram)
        _say({"host": telegram.host, "port": telegram.port, "key_file": str(telegram.key_file)})
        while line := await reader.readline():
            what, args = json.loads(line)
            try:
                _say({"result": await getattr(stage, what)(**args)})
            except Exception as error:
                _say({"error": f"{type(error).__name__}: {error}"})


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve())
