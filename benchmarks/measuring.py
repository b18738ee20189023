"""Rounds that alternate between the sides of a comparison, and lines that say what was measured."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence

Side = Callable[[], Awaitable[float]]


class Report:
    """Prints one benchmark's figures as they are known; ``figures`` keeps what was compared with a target."""

    def __init__(self, title: str, *, quick: bool = False):
        self.missed: list[str] = []
        load = os.getloadavg()[0]
        print(f"\n{title}")
        print(f"  (load {load:.1f} on {os.cpu_count()} cores{'; a quick try, not a measurement' if quick else ''})")

    def say(self, text: str) -> None:
        """A line of explanation."""
        print(f"  {text}")

    def figure(
        self,
        name: str,
        values: float | Sequence[float],
        unit: str = "",
        *,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> float:
        """Print the median of ``values`` with its spread, and whether the target is met; returns the median."""
        values = [values] if isinstance(values, (int, float)) else list(values)
        middle = statistics.median(values)
        spread = f"{shown(min(values))} to {shown(max(values))} in {len(values)} rounds" if len(values) > 1 else ""
        target = ""
        if at_least is not None or at_most is not None:
            met = (at_least is None or middle >= at_least) and (at_most is None or middle <= at_most)
            wanted = f"at least {shown(at_least)}" if at_least is not None else f"at most {shown(at_most or 0)}"
            target = f"target {wanted} {unit}".rstrip() + (": met" if met else ": MISSED")
            if not met:
                self.missed.append(name)
        print(f"  {name:<58} {shown(middle):>9} {unit:<5} {spread:<36} {target}".rstrip())
        sys.stdout.flush()
        return middle


def shown(value: float) -> str:
    """A number with three digits that matter."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Ours by theirs, round by round, so that a noisy moment hits both."""
    return [a / b for a, b in zip(ours, theirs, strict=True)]


async def alternate(rounds: int, **sides: Side) -> dict[str, list[float]]:
    """Run every side once a round, each round beginning with another one, after a warm-up round that does not count."""
    names = list(sides)
    found: dict[str, list[float]] = {name: [] for name in names}
    for number in range(-1, rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            value = await sides[name]()
            if number >= 0:
                found[name].append(value)
    return found


class Stopwatch:
    """Wall time and this process's CPU between entering and leaving the block, in seconds."""

    wall = 0.0
    cpu = 0.0

    def __enter__(self) -> Stopwatch:
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *error: object) -> None:
        self.wall, self.cpu = time.perf_counter() - self._wall, time.process_time() - self._cpu
