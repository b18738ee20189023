"""Settings that are changed while the bot runs: stored, checked like those from the environment, known in every process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

import structlog
from pydantic import ValidationError

from . import db
from .clock import Clock
from .errors import SettingsError
from .settings import Settings
from .versions import STATE, Versions

log = structlog.get_logger(__name__)

SET = """
INSERT INTO kernel_live_setting (name, value, changed_at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET value = $2, changed_at = $3
"""
SHOWN = 60  # characters of a refused value in a message

S = TypeVar("S", bound=Settings)
Origin = Literal["default", "environment", "live"]


class LiveSettings:
    """Values that win over the environment until they are reset.

    A field may be changed if its class marks it: ``Field(..., json_schema_extra={"live": True})``.
    """

    def __init__(self, versions: Versions, *, clock: Clock):
        self._versions = versions
        self._clock = clock
        self._reading = asyncio.Lock()
        self._values: dict[str, Any] = {}
        self._applied: dict[type[Settings], tuple[Settings, Settings]] = {}
        versions.listen(STATE, self._reload)

    async def load(self) -> None:
        """Read the stored values now: what was committed before is in force here when this returns."""
        await self._reload()

    def apply(self, settings: S) -> S:
        """``settings`` with the live values in place of those from the environment; the same object if there are none.

        A stored value that is no longer allowed is left out and logged.
        """
        known = self._applied.get(type(settings))
        if known is not None and known[0] is settings:
            return known[1]  # type: ignore[return-value]
        result = _merged(settings, self._values)
        self._applied[type(settings)] = (settings, result)
        return result

    def origin(self, settings: Settings, name: str) -> Origin:
        """Where the value of a field comes from; ``settings`` as they were loaded."""
        if name in self._values and is_live(type(settings), name):
            return "live"
        return "environment" if name in settings.model_fields_set else "default"

    async def change(self, settings: Settings, name: str, value: Any) -> tuple[Any, Any]:
        """Store a value for a field of ``settings`` and put it in force, in the open transaction or at once.

        Returns the value before and after, plain. Raises SettingsError in words for a field that cannot be changed live
        and for a value that it does not take, Refused when other fields do not go with it (``Settings.conflicts``).
        """
        if not is_live(type(settings), name):
            raise SettingsError(
                [f"{name.upper()} cannot be changed while the bot runs. Set it in .env and start again."], "not_live"
            )
        return await db.run_in_transaction(self._change, settings, name, value)

    async def reset(self, settings: Settings, name: str) -> tuple[Any, Any]:
        """Go back to the value from the environment; as :meth:`change`."""
        return await db.run_in_transaction(self._reset, settings, name)

    async def _change(self, settings: Settings, name: str, value: Any) -> tuple[Any, Any]:
        stored = await self._locked()
        before = _merged(settings, stored)
        after = _with(before, name, value)
        _check(before, after)
        # in an envelope: a bare string would be taken for JSON text
        await db.execute(SET, name, {"value": _plain(after, name)}, self._clock.now())
        return _plain(before, name), _plain(after, name)

    async def _reset(self, settings: Settings, name: str) -> tuple[Any, Any]:
        stored = await self._locked()
        before = _merged(settings, stored)
        stored.pop(name, None)
        after = _merged(settings, stored)
        _check(before, _with(before, name, getattr(settings, name)))
        await db.execute("DELETE FROM kernel_live_setting WHERE name = $1", name)
        return _plain(before, name), _plain(after, name)

    async def _locked(self) -> dict[str, Any]:
        """What is stored, while everybody else who changes something waits: two values that do not go together."""
        await self._versions.bump(STATE)
        return await _stored()

    async def _reload(self, number: int = 0) -> None:
        async with self._reading:  # an older reading must not come last
            self._values = await _stored()
            self._applied.clear()


def is_live(settings: type[Settings], name: str) -> bool:
    """Whether a field may be changed while the bot runs; a secret never, however it is marked."""
    field = settings.model_fields.get(name)
    if field is None or "Secret" in str(field.annotation):
        return False
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("live"))


def choices(settings: type[Settings], name: str) -> tuple[str, ...]:
    """What a field of a fixed set of values takes; empty for all others."""
    kind = settings.model_fields[name].annotation
    return get_args(kind) if get_origin(kind) is Literal else ()


def setting_texts(prefix: str, settings: type[Settings], name: str) -> list[str]:
    """The locale keys of a field that may be changed live: title, hint (what to write) and choices; ``prefix`` is the
    plugin's, such as ``shop-``."""
    if not is_live(settings, name):
        return []
    key = f"{prefix}setting-{name.replace('_', '-')}"
    return [key, f"{key}-hint", *(f"{key}-{choice}" for choice in choices(settings, name))]


async def _stored() -> dict[str, Any]:
    rows = await db.fetch("SELECT name, value FROM kernel_live_setting")
    return {row["name"]: row["value"]["value"] for row in rows}


def _merged(settings: S, stored: Mapping[str, Any]) -> S:
    """``settings`` with what is stored. What is not allowed any more, alone or with the others, is left out."""
    names = [name for name in type(settings).model_fields if name in stored and is_live(type(settings), name)]
    result = _taken(settings, names, stored)
    if result is settings or not _new_problems(settings, result):
        return result
    for left_out in names:
        rest = _taken(settings, [name for name in names if name != left_out], stored)
        if not _new_problems(settings, rest):
            log.error("live_setting_ignored", name=left_out, problems=_new_problems(settings, result))
            return rest
    log.error("live_settings_ignored", names=names, problems=_new_problems(settings, result))
    return settings


def _taken(settings: S, names: Iterable[str], stored: Mapping[str, Any]) -> S:
    result = settings
    for name in names:
        try:
            result = _with(result, name, stored[name])
        except SettingsError as error:
            log.error("live_setting_ignored", name=name, problem=str(error))
    return result


def _check(before: Settings, after: Settings) -> None:
    """Raise what the change would break between fields."""
    problems = _new_problems(before, after)
    if not problems:
        return
    for refusal in after.conflicts():
        raise refusal
    raise SettingsError(problems, "conflict")


def _new_problems(before: Settings, after: Settings) -> list[str]:
    known = before.problems()
    return [problem for problem in after.problems() if problem not in known]


def _plain(settings: Settings, name: str) -> Any:
    return settings.model_dump(mode="json", include={name})[name]


def _with(settings: S, name: str, value: Any) -> S:
    copy = settings.model_copy()
    try:
        type(settings).__pydantic_validator__.validate_assignment(copy, name, value)
    except ValidationError as error:
        problem = error.errors()[0]
        text = f"{name.upper()} cannot be {repr(value)[:SHOWN]}: {problem['msg']}."
        limit = next(iter(problem.get("ctx", {}).values()), None)
        raise SettingsError([text], problem["type"], limit) from None
    return copy
