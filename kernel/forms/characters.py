"""Characters that nobody sees: control characters, turned directions of writing, and what only looks like nothing."""

from __future__ import annotations

import unicodedata

CONTROL = frozenset({"Cc", "Cs"})
BREAKS = frozenset({"Zl", "Zp"})
OVERRIDES = frozenset("\u202d\u202e")  # they show what follows in the wrong direction
DIRECTIONS = OVERRIDES | frozenset("\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
BLANK = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})
BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by category, nothing by look


def has_controls(text: str, *, one_line: bool = False) -> bool:
    """Whether ``text`` holds what could hide or turn around a part of it.

    In a text of several lines line breaks, tabs and marks of direction are allowed, except those that override it.
    """
    if text.isprintable():
        return False
    if one_line:
        return any(char in DIRECTIONS or unicodedata.category(char) in CONTROL | BREAKS for char in text)
    return any(char in OVERRIDES or (char not in "\n\r\t" and unicodedata.category(char) in CONTROL) for char in text)


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in ``text``, although it may have a length."""
    return all(char in BLANK_LETTERS or unicodedata.category(char) in BLANK for char in text)
