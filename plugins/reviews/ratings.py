"""The rating of an item: how many reviews have how many stars, and what follows from it. Whole numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kernel.money import split

STARS = (1, 2, 3, 4, 5)
PRIOR = 5  # reviews that every item is thought to have had before its first one
PRIOR_STARS = 3500  # thousandths of a star that these gave
CELLS = 5  # of a bar


@dataclass(frozen=True, slots=True)
class Rating:
    """``counts`` are the visible reviews with one, two, three, four and five stars."""

    counts: tuple[int, ...] = (0, 0, 0, 0, 0)

    @property
    def count(self) -> int:
        """How many reviews there are."""
        return sum(self.counts)

    @property
    def total(self) -> int:
        """All stars together."""
        return sum(stars * count for stars, count in zip(STARS, self.counts, strict=True))

    @property
    def average(self) -> Decimal:
        """Stars on average, half up to one decimal; zero without reviews."""
        tenths = (20 * self.total + self.count) // (2 * self.count) if self.count else 0
        return Decimal(tenths) / 10

    @property
    def percents(self) -> tuple[int, ...]:
        """The share of one to five stars in percent, summing to 100; zeros without reviews."""
        return tuple(split(100, self.counts)) if self.count else self.counts

    @property
    def score(self) -> int:
        """What items are sorted by, in thousandths of a star; zero without reviews.

        A Bayesian average in whole numbers: as if five more reviews had given three and a half stars each. One review of
        five stars (3,750) does not stand above thirty that average 4.8 (4,614), and many reviews outweigh the five.
        """
        return (1000 * self.total + PRIOR * PRIOR_STARS) // (self.count + PRIOR) if self.count else 0


def bar(percent: int) -> str:
    """``▰▰▰▱▱``; what is not nothing has one cell at least."""
    full = max((percent * CELLS + 50) // 100, 1 if percent else 0)
    return "▰" * full + "▱" * (CELLS - full)
