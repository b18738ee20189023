"""How the value of a code is said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .codes import HUNDREDTHS
from .views import FIXED, PERCENT


def value_text(to: Any, code: Any) -> str:
    """What a code is worth, in the language of ``to``: ``−12.5 %``, ``−$5.00`` or ``+$5.00``."""
    if code.kind == PERCENT:
        return to.t("promos-value-percent", percent=Decimal(code.value) / HUNDREDTHS)
    if code.kind == FIXED:
        return to.t("promos-value-fixed", amount=to.money(code.value))
    return to.t("promos-value-balance", amount=to.money(code.value))
