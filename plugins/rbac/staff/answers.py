"""The kinds of answers that the forms of roles take, beside the kernel's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kernel import Context
from kernel.forms import Form, Invalid, moment, text

from ..models import NAME_LENGTH
from ..naming import normalise

LINE = text(NAME_LENGTH, one_line=True)


def _name(ctx: Context, update: Any) -> str:
    name = normalise(LINE.parse(ctx, update))
    if not name:
        raise Invalid("rbac-invalid-name", most=NAME_LENGTH)
    return name


async def _keep(ctx: Context, form: Form) -> list[tuple[str, str]]:
    return [(form.was, ctx.t("rbac-keep-name", name=form.was))] if form.was else []


ROLE_NAME = replace(LINE, parse=_name, options=_keep)
END = moment(or_day=True)
