"""How values cross the border to the drivers, so that lean SQL and the models read each other's rows.

JSON columns: a dict or list is written as such and comes back as such; a string is taken as JSON text already,
and a JSON document that is a single string or number comes back as its text. Times are aware, in UTC. SQLite has
no type for truth: it gives 0 and 1.
"""

import json
from datetime import UTC, date, datetime
from typing import Any


def dump_json(value: Any) -> str:
    """The JSON text that is stored for a value; a string is JSON text already."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load_json(text: str) -> Any:
    """Objects and lists as Python values; anything else stays JSON text, which the models' JSON field decodes."""
    return json.loads(text) if text[:1] in ("{", "[") else text


def dump_time(value: datetime) -> str:
    """The text that SQLite stores for a time: always UTC, so that comparing texts compares times."""
    value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return value.isoformat(" ")


def load_time(value: str | datetime) -> datetime:
    """A time from a row of either database; for expressions such as ``max(created_at)``, which SQLite gives as text."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def load_date(text: str) -> date:
    """A day from SQLite."""
    return date.fromisoformat(text[:10])
