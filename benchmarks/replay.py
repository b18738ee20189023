"""Record the statements of one purchase and issue them again with fresh values over raw asyncpg.

Ids are recognised by their value, so every kind of id must begin at another large number (see ``spread_ids``).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kernel import db
from kernel.db.probe import SENDING, Watched

SEQUENCES = {"accounts_user": 1_000_003, "shop_item": 2_000_003, "shop_order": 3_000_003, "shop_order_line": 4_000_003}
SURELY_RANDOM = 10**15
NUMBER = re.compile(r"(\d+)")


@dataclass(slots=True)
class Call:
    """One statement as the driver was asked: method, SQL, arguments, and what came back."""

    method: str
    sql: str
    args: tuple[Any, ...]
    result: Any = None


class Recording(Watched):
    """A driver's connection that keeps every call with its arguments and result."""

    def __init__(self, connection: Any, calls: list[Call]):
        super().__init__(connection, lambda sql: None)
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        method = super().__getattr__(name)
        if name not in SENDING:
            return method

        async def send(sql: str, *args: Any, **options: Any) -> Any:
            call = Call(name, sql, args)
            self._calls.append(call)
            call.result = await method(sql, *args, **options)
            return call.result

        return send


@contextmanager
def recorded() -> Iterator[list[Call]]:
    """Every statement that the open database sends inside the block."""
    calls: list[Call] = []
    engine = db.engine()
    engine.watched = lambda connection: Recording(connection, calls)
    try:
        yield calls
    finally:
        del engine.watched


async def spread_ids() -> None:
    """Let every kind of id begin at another large number; before anything is made."""
    for table, first in SEQUENCES.items():
        await db.execute(f"ALTER SEQUENCE {table}_id_seq RESTART WITH {first}")


@dataclass(frozen=True, slots=True)
class Step:
    """A statement with the places of its fresh values: ``arguments(known)``, and the columns to remember."""

    method: str
    sql: str
    arguments: Callable[[dict[str, Any]], tuple[Any, ...]]
    columns: tuple[tuple[str, str], ...]  # name of the value, column


class Script:
    """A recorded transaction that can be issued again; ``known`` maps the values of the recorded one to names."""

    def __init__(self, calls: list[Call], known: dict[Any, str]):
        given = set(known.values())
        self._constants: list[Any] = []
        self.steps: list[Step] = []
        known = dict(known)
        for call in calls:
            source = "".join(f"{self._source(arg, known)}," for arg in call.args)
            arguments = eval(f"lambda v: ({source})", {"c": self._constants, "fresh": fresh})
            columns = []
            first = call.result[0] if isinstance(call.result, list) and call.result else {}
            for column, value in first.items():
                name = f"{column} of {len(self.steps)}"
                if type(value) is int and value >= min(SEQUENCES.values()) and known.get(value) not in given:
                    known.setdefault(value, name)
                    columns.append((known[value], column))
            self.steps.append(Step(call.method, call.sql, arguments, tuple(columns)))

    def _source(self, value: Any, known: dict[Any, str]) -> str:
        """Python source that makes the argument from the values ``v``."""
        if isinstance(value, list):
            return f"[{', '.join(self._source(item, known) for item in value)}]"
        if type(value) is int and value in known:
            return f"v[{known[value]!r}]"
        if type(value) is int and value > SURELY_RANDOM:
            return "fresh()"
        if isinstance(value, str):
            parts = NUMBER.split(value)
            sources = [_text(part, known) for part in parts]
            if sources != [repr(part) for part in parts]:
                return f"''.join(({', '.join(sources)}))"
        self._constants.append(value)
        return f"c[{len(self._constants) - 1}]"

    async def run(self, connection: Any, values: dict[str, Any]) -> None:
        """Issue every statement once, on a raw asyncpg connection."""
        for step in self.steps:
            send = connection.fetch if step.method == "fetch" else connection.execute
            result = await send(step.sql, *step.arguments(values))
            for name, column in step.columns:
                values[name] = result[0][column]


def _text(part: str, known: dict[Any, str]) -> str:
    if part.isdigit() and int(part) in known:
        return f"str(v[{known[int(part)]!r}])"
    if part.isdigit() and int(part) > SURELY_RANDOM:
        return "str(fresh())"
    return repr(part)


def fresh() -> int:
    """A random number as the outbox and one-time buttons draw it."""
    return secrets.randbits(63)
