"""Where conversations are kept: one row a person, the answers encrypted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .. import db
from ..keys import Keys
from .form import Form

LAST = """CASE WHEN kernel_form_state.last_message_id < {0} THEN {0}
ELSE kernel_form_state.last_message_id END"""
SAVE = f"""INSERT INTO kernel_form_state
(telegram_id, form, instance, answers, step, screen_id, last_message_id, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (telegram_id) DO UPDATE SET form = excluded.form, instance = excluded.instance,
answers = excluded.answers, step = excluded.step, screen_id = excluded.screen_id,
last_message_id = {LAST.format("excluded.last_message_id")}, expires_at = excluded.expires_at"""
LOAD = "SELECT form, instance, answers, step, screen_id, last_message_id, expires_at FROM kernel_form_state WHERE telegram_id = $1"
# The row stays until it is purged: a message that comes again after a kill must not be taken for a new answer.
OVER = f"""UPDATE kernel_form_state SET form = '', answers = $2, last_message_id = {LAST.format("$3")}, expires_at = $4
WHERE telegram_id = $1 AND form <> ''"""
END = f"{OVER} AND (last_message_id < $3 OR $3 = 0)"
FINISH = f"{OVER} AND instance = $5 RETURNING id"
CAME_TO = "UPDATE kernel_form_state SET answers = $3 WHERE telegram_id = $1 AND instance = $2 AND form = ''"
OUTCOME = "outcome"  # what the answers of a finished conversation hold


@dataclass
class State:
    """The stored state of one person's conversation; ``step`` is the question's number from 0."""

    form: str  # empty when it has ended
    instance: int
    answers: dict[str, Any]
    step: int
    screen_id: int
    last_message_id: int
    expires_at: datetime  # when it ended, once it has


class States:
    """Reads and writes the rows of ``kernel_form_state``."""

    def __init__(self, keys: Keys):
        self._keys = keys

    async def load(self, telegram_id: int) -> State | None:
        """The last conversation of a person, ended, expired or neither."""
        row = await db.fetch_one(LOAD, telegram_id)
        if row is None:
            return None
        row["answers"] = json.loads(self._keys.decrypt(row["answers"]))
        if isinstance(row["expires_at"], str):
            row["expires_at"] = datetime.fromisoformat(row["expires_at"])
        return State(**row)

    async def save(self, telegram_id: int, form: Form, step: int, screen_id: int, until: datetime) -> None:
        """Store where the conversation stands; it replaces any other of the same person."""
        answers = self._keys.encrypt(json.dumps(form.answers, ensure_ascii=False))
        last = form.last_message_id
        await db.execute(SAVE, telegram_id, form.id, form.instance, answers, step, screen_id, last, until)

    async def end(self, telegram_id: int, message_id: int, now: datetime) -> None:
        """Forget the conversation, except that messages up to ``message_id`` belonged to it.

        A message that came before its last one (it is delivered again after a kill) does not end it; 0 always does.
        """
        await db.execute(END, telegram_id, self._keys.encrypt("{}"), message_id, now)

    async def finish(self, telegram_id: int, instance: int, message_id: int, now: datetime) -> bool:
        """End this conversation in the transaction of its result; False when that was done before."""
        return await db.fetch_one(FINISH, telegram_id, self._keys.encrypt("{}"), message_id, now, instance) is not None

    async def came_to(self, telegram_id: int, instance: int, outcome: str) -> None:
        """Keep with a finished conversation, in its transaction, the callback data of what it came to."""
        await db.execute(CAME_TO, telegram_id, instance, self._keys.encrypt(json.dumps({OUTCOME: outcome})))
