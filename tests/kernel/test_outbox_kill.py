import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from kernel import db
from kernel.clock import Clock
from kernel.messages import Outgoing, Rich
from kernel.models import OutboxRow
from kernel.outbox import Outbox

# Runs in a process of its own: sends, and is killed when the line for the given moment is reached.
VICTIM = """
import asyncio, json, os, signal, sys
from kernel import db
from kernel.clock import Clock
from kernel.db.probe import watch
from kernel.errors import AlreadySent
from kernel.messages import Outgoing, Rich
from kernel.outbox import Outbox

url, log, moment = sys.argv[1:]

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

class Telegram:
    async def send(self, chat_id, message, *, random_id=None):
        if moment == "before the send" and message.text.text == "3":
            kill()
        with open(log, "a") as file:
            file.write(json.dumps([random_id, message.text.text]) + "\\n")
        if moment == "before the answer" and message.text.text == "3":
            kill()
        return type("Sent", (), {"message_id": 1})()

async def render(row):
    return Outgoing(Rich(row.args["text"]))

def statement(sql):
    if moment == "before the mark" and "SET state" in sql and open(log).read().count("\\n") == 3:
        kill()

async def main():
    await db.connect(url, {"kernel": ["kernel.models"]}, pool=4, synchronous="OFF")
    outbox = Outbox(Telegram(), render, clock=Clock())
    with watch(statement):
        await outbox.start()
        await outbox.drain()

asyncio.run(main())
"""


class Telegram:
    """What Telegram has taken, across the kill: a random id is a message once."""

    def __init__(self, log: Path):
        self.log = log

    async def send(self, chat_id, message, *, random_id=None):
        with self.log.open("a") as file:
            file.write(json.dumps([random_id, message.text.text]) + "\n")
        return type("Sent", (), {"message_id": 2})()


async def render(row):
    return Outgoing(Rich(row.args["text"]))


@pytest.mark.parametrize("moment", ["before the send", "before the answer", "before the mark"])
async def test_after_a_kill_every_message_arrives_once(database, tmp_path, moment):
    await database.connect()
    log = tmp_path / "telegram"
    log.touch()
    first = Outbox(Telegram(log), render, clock=Clock())
    async with db.transaction():
        for number in range(6):
            first.put("shop", "shop-note", number % 2, {"text": str(number)})
    await db.close()

    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-c", VICTIM, database.url, str(log), moment, cwd=Path(__file__).parents[2], env={**os.environ}
    )
    async with asyncio.timeout(120):
        assert await victim.wait() == -signal.SIGKILL

    await db.connect(database.url, {"kernel": ["kernel.models"]}, synchronous="OFF")
    assert await OutboxRow.filter(state="waiting").exclude(leased_until=None).exists()
    second = Outbox(Telegram(log), render, clock=Clock())
    await second.start()
    await second.drain()
    await second.stop()
    sends = [json.loads(line) for line in log.read_text().splitlines()]
    assert await OutboxRow.filter(state="sent").count() == 6
    # one random id a message, so that Telegram shows each once however often it was sent
    assert len({random_id for random_id, _ in sends}) == len({text for _, text in sends}) == 6
    assert len(sends) <= 8  # only what was under way in the two chats is repeated
    for chat in range(2):
        shown = list(dict.fromkeys(int(text) for _, text in sends if int(text) % 2 == chat))
        assert shown == sorted(shown)
