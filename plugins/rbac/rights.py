"""What a role or a person has, and who stands above whom."""

from __future__ import annotations

from dataclasses import dataclass

from .bits import ALL, BALANCE, BY_RULE


@dataclass(frozen=True, slots=True)
class Rights:
    """Bits, and the largest single balance correction in minor units (None: no limit), which counts with BALANCE."""

    bits: int
    limit: int | None = None

    def covers(self, other: Rights) -> bool:
        """Whether nothing of ``other`` is missing here: only such rights can be handed on."""
        if other.bits & ~self.bits:
            return False
        if not other.bits & BALANCE or self.limit is None:
            return True
        return other.limit is not None and other.limit <= self.limit

    def is_above(self, other: Rights) -> bool:
        """Whether ``other`` is less than this: only such roles and people can be changed."""
        return self.covers(other) and self.bits != other.bits


def smaller(limit: int | None, other: int | None) -> int | None:
    """The tighter of two bounds; None is none at all."""
    return min((bound for bound in (limit, other) if bound is not None), default=None)


EVERYTHING = Rights(ALL | BY_RULE)  # of whoever OWNER_ID names
