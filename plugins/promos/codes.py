"""How codes are written: what counts as the same code, which letters new ones are made of, what fits into a link."""

from __future__ import annotations

import re
import secrets
import unicodedata
from decimal import Decimal

from .models import CODE_LENGTH

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1, which people mix up
RANDOM_LENGTH = 12  # 59 bits: nobody guesses one
LINKABLE = re.compile(r"[A-Za-z0-9_-]{1,58}")  # 64 with "promo_"; core.telegram.org/bots/features#deep-linking
HUNDREDTHS = 100  # of a percent
WHOLE = 100 * HUNDREDTHS


class BadCode(ValueError):
    """What was typed cannot be a code."""


def normalise(typed: str) -> str:
    """The one way in which a code is stored and looked up: ``" ｓummer "`` and ``"Summer"`` are ``"SUMMER"``.

    Raises BadCode when nothing is left, when it is longer than 50 characters, and for white space or control
    characters inside.
    """
    code = unicodedata.normalize("NFKC", typed.strip()[: 4 * CODE_LENGTH])
    code = unicodedata.normalize("NFKC", code.casefold().upper()).strip()
    if not 1 <= len(code) <= CODE_LENGTH:
        raise BadCode(f"a code has 1 to {CODE_LENGTH} characters")
    if any(char.isspace() or unicodedata.category(char)[0] == "C" for char in code):
        raise BadCode("a code has no spaces or control characters")
    return code


def random_code() -> str:
    """A new code of twelve letters and digits that are hard to confuse and impossible to guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))


def link(username: str, code: str) -> str:
    """The link that activates a code; empty for codes whose letters no link may hold."""
    return f"https://t.me/{username}?start=promo_{code}" if LINKABLE.fullmatch(code) else ""


def parse_percent(typed: str) -> int:
    """Hundredths of a percent of what a person typed: ``10``, ``12.5``, ``12,5 %``. Raises ValueError."""
    text = typed.strip().removesuffix("%").strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text, re.ASCII):
        raise ValueError(f"{typed!r} is not a percentage with at most two decimals")
    value = int(Decimal(text) * HUNDREDTHS)
    if not 1 <= value <= WHOLE:
        raise ValueError("a percentage is above 0 and at most 100")
    return value


def percent_plain(hundredths: int) -> str:
    """``1250`` as ``12.50``: for files, whatever the language."""
    return f"{hundredths // HUNDREDTHS}.{hundredths % HUNDREDTHS:02}"
