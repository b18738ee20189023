"""The kinds of answers that the forms of roles take, beside the kernel's own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kernel import Context
from kernel.forms import Form, Invalid, text

from ..models import NAME_LENGTH
from ..naming import normalise

MOMENT = re.compile(
    r"(?:(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)\.(\d\d?)\.(\d{4}))(?:\s+(\d\d?):(\d\d))?\Z",
    re.ASCII,
)
LINE = text(NAME_LENGTH, one_line=True)


def _name(ctx: Context, update: Any) -> str:
    name = normalise(LINE.parse(ctx, update))
    if not name:
        raise Invalid("rbac-invalid-name", most=NAME_LENGTH)
    return name


async def _keep(ctx: Context, form: Form) -> list[tuple[str, str]]:
    return [(form.was, ctx.t("rbac-keep-name", name=form.was))] if form.was else []


def _moment(ctx: Context, update: Any) -> str:
    found = MOMENT.match(text(40, one_line=True).parse(ctx, update))
    if found is None:
        raise Invalid("rbac-invalid-day")
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    hour, minute = (found[7], found[8]) if found[7] else ("23", "59")
    try:
        when = datetime(*map(int, (year, month, day, hour, minute)), tzinfo=_zone(ctx)).astimezone(UTC)  # type: ignore[misc, arg-type]
    except (ValueError, OverflowError):
        raise Invalid("rbac-invalid-day") from None
    if when <= ctx.bot.clock.now():
        raise Invalid("rbac-past-day")
    return when.isoformat()


def _zone(ctx: Context) -> ZoneInfo:
    return ZoneInfo(ctx.timezone)


ROLE_NAME = replace(LINE, parse=_name, options=_keep)
END = replace(LINE, parse=_moment)
