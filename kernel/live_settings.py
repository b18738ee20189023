"""Settings that are changed while the bot runs: stored, checked like those from the environment, known in every process."""

from __future__ import annotations

from typing import Any, TypeVar

import structlog
from pydantic import BaseModel, ValidationError

from . import db
from .clock import Clock
from .errors import SettingsError
from .versions import STATE, Versions

log = structlog.get_logger(__name__)

SET = """
INSERT INTO kernel_live_setting (name, value, changed_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET value = $2, changed_at = $3
"""

S = TypeVar("S", bound=BaseModel)


class LiveSettings:
    """Values that win over the environment until they are reset.

    A field may be changed if its class marks it: ``Field(..., json_schema_extra={"live": True})``.
    """

    def __init__(self, versions: Versions, *, clock: Clock):
        self._versions = versions
        self._clock = clock
        self._values: dict[str, Any] = {}
        self._applied: dict[type[BaseModel], tuple[BaseModel, BaseModel]] = {}
        versions.listen(STATE, self._reload)

    async def load(self) -> None:
        """Read the stored values; before anything else asks."""
        await self._reload()

    def apply(self, settings: S) -> S:
        """``settings`` with the live values in place of those from the environment; the same object if there are none.

        A stored value that is no longer allowed is left out and logged.
        """
        known = self._applied.get(type(settings))
        if known is not None and known[0] is settings:
            return known[1]  # type: ignore[return-value]
        result = settings
        for name in type(settings).model_fields:
            if name in self._values and is_live(type(settings), name):
                try:
                    result = _with(result, name, self._values[name])
                except SettingsError as error:
                    log.error("live_setting_ignored", name=name, problem=str(error))
        self._applied[type(settings)] = (settings, result)
        return result

    async def change(self, settings: BaseModel, name: str, value: Any) -> None:
        """Store a value for a field of ``settings`` and put it in force, in the open transaction or at once.

        Raises SettingsError in words for a field that cannot be changed live, and for a value that it does not take.
        """
        if not is_live(type(settings), name):
            raise SettingsError(
                [f"{name.upper()} cannot be changed while the bot runs. Set it in .env and start again."]
            )
        changed = _with(self.apply(settings), name, value)
        plain = changed.model_dump(mode="json", include={name})[name]
        await db.run_in_transaction(self._store, name, plain)

    async def reset(self, name: str) -> None:
        """Go back to the value from the environment."""
        await db.run_in_transaction(self._remove, name)

    async def _store(self, name: str, value: Any) -> None:
        await self._versions.bump(STATE)
        # in an envelope: a bare string would be taken for JSON text
        await db.execute(SET, name, {"value": value}, self._clock.now())

    async def _remove(self, name: str) -> None:
        await self._versions.bump(STATE)
        await db.execute("DELETE FROM kernel_live_setting WHERE name = $1", name)

    async def _reload(self, number: int = 0) -> None:
        rows = await db.fetch("SELECT name, value FROM kernel_live_setting")
        self._values = {row["name"]: row["value"]["value"] for row in rows}
        self._applied.clear()


def is_live(settings: type[BaseModel], name: str) -> bool:
    """Whether a field may be changed while the bot runs."""
    field = settings.model_fields.get(name)
    extra = field.json_schema_extra if field is not None else None
    return isinstance(extra, dict) and bool(extra.get("live"))


def _with(settings: S, name: str, value: Any) -> S:
    copy = settings.model_copy()
    try:
        type(settings).__pydantic_validator__.validate_assignment(copy, name, value)
    except ValidationError as error:
        problem = error.errors()[0]
        raise SettingsError([f"{name.upper()} cannot be {value!r}: {problem['msg']}."]) from None
    return copy
