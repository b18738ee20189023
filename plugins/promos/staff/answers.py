"""The kinds of answers that the form for new codes takes, beside the kernel's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from kernel import Context
from kernel.forms import Form, Invalid, choice, text

from ..codes import BadCode, normalise, parse_percent
from ..models import CODE_LENGTH

LINE = text(max_length=4 * CODE_LENGTH, one_line=True)
MOST_BOUND = 20  # products or categories that one code is bound to
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _new_code(ctx: Context, update: Any) -> str:
    try:
        return normalise(LINE.parse(ctx, update))
    except BadCode:
        raise Invalid("promos-invalid-code", most=CODE_LENGTH) from None


def _percent(ctx: Context, update: Any) -> int:
    try:
        return parse_percent(LINE.parse(ctx, update))
    except ValueError:
        raise Invalid("promos-invalid-percent") from None


def _day(ctx: Context, update: Any) -> str:
    typed = LINE.parse(ctx, update)
    try:
        day = date.fromisoformat(typed) if DAY.fullmatch(typed) else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year <= 9000:
        raise Invalid("promos-invalid-day")
    return day.isoformat()


def _coming_day(ctx: Context, update: Any) -> str:
    day = _day(ctx, update)
    if end_of(day) <= ctx.bot.clock.now():
        raise Invalid("promos-past-day")
    return day


def _ids(ctx: Context, update: Any) -> list[int]:
    words = LINE.parse(ctx, update).replace("#", " ").replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and len(word) <= 18 for word in words):
        raise Invalid("promos-invalid-ids", most=MOST_BOUND)
    found = sorted({int(word) for word in words})
    if not 1 <= len(found) <= MOST_BOUND:
        raise Invalid("promos-invalid-ids", most=MOST_BOUND)
    return found


async def _yes_or_no(ctx: Context, form: Form) -> list[tuple[bool, str]]:
    return [(False, ctx.t("promos-no")), (True, ctx.t("promos-yes"))]


async def _kinds(ctx: Context, form: Form) -> list[tuple[str, str]]:
    return [(kind, ctx.t(f"promos-kind-{kind}")) for kind in ("percent", "fixed", "balance")]


def start_of(day: str) -> datetime:
    """The first moment (UTC) of a day such as ``2026-12-24``."""
    return datetime.combine(date.fromisoformat(day), time(), UTC)


def end_of(day: str) -> datetime:
    """The first moment (UTC) after a day."""
    return start_of(day) + timedelta(days=1)


NEW_CODE = replace(LINE, parse=_new_code)
PERCENTAGE = replace(LINE, parse=_percent)
DAY_KIND = replace(LINE, parse=_day)
COMING_DAY = replace(LINE, parse=_coming_day)
IDS = replace(LINE, parse=_ids)
YES_OR_NO = choice(_yes_or_no)
KIND = choice(_kinds)
