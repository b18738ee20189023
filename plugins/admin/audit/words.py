"""Rows of the audit in words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kernel import Context, Rich, bold
from plugins.accounts.api import Customer, find_many

USER = "user:"
SHOWN = 300  # characters of one value
NOBODY = {"system": "admin-audit-bot", "operator": "admin-audit-operator"}  # actors that are no person


def user_id_of(name: str) -> int:
    """The customer behind an actor or subject such as ``user:5``; 0 for anything else."""
    number = name.removeprefix(USER)
    return int(number) if name.startswith(USER) and number.isascii() and number.isdigit() and len(number) < 19 else 0


async def people_of(ctx: Context, names: Iterable[str]) -> dict[int, Customer]:
    """The customers behind actors and subjects, by id; one statement."""
    return await find_many(ctx.bot, sorted({user_id for name in names if (user_id := user_id_of(name))}))


def who(ctx: Context, name: str, people: dict[int, Customer]) -> Rich:
    """An actor or subject: a person as a link, everything else as it is written."""
    person = people.get(user_id_of(name))
    if person is None:
        return Rich(ctx.t(NOBODY[name]) if name in NOBODY else name)
    return Rich.mention(person.name, person.telegram_id) if person.telegram_id > 0 else Rich(name)


def act(ctx: Context, action: str) -> str:
    """An action in words where its plugin has them (``shop-audit-item-edited``), else its name."""
    plugin, _, rest = action.replace("_", "-").partition(".")
    key = f"{plugin}-audit-{rest}"
    return ctx.t(key) if ctx.bot.texts.knows(key) else action


def changes(ctx: Context, details: dict[str, Any]) -> list[Rich]:
    """What changed, each thing with its value before and after, and then everything else that was noted."""
    before, after = details.get("before") or {}, details.get("after") or {}
    lines = [
        bold(name) + ": " + ctx.t("admin-audit-change", before=_plain(before, name), after=_plain(after, name))
        for name in dict.fromkeys([*before, *after])
    ]
    facts = {name: value for name, value in details.items() if name not in ("before", "after")}
    return [*lines, *(bold(name) + ": " + _plain(facts, name) for name in facts)]


def _plain(values: dict[str, Any], name: str) -> str:
    if name not in values or values[name] is None or values[name] == "":
        return "—"
    value = values[name]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
