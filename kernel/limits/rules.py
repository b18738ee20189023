"""How operators write limits: ``updates=30/60/300``, thirty in 60 seconds, and whoever does more waits for 300."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from ..contributions import Limit

RULE = re.compile(r"(?P<name>[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?)=(0|(?P<count>\d+)/(?P<per>\d+)(/(?P<ban>\d+))?)\Z")
LONGEST = 86_400  # seconds
MOST = 100_000

UPDATES = Limit("updates", "kernel-limit-updates", 30, 60, 300)  # the one for everybody and everything

Numbers = tuple[int, int, int]  # count, seconds, seconds to wait


@lru_cache(100)
def parse(text: str) -> Mapping[str, Numbers | None]:
    """The numbers of each limit that ``text`` names; None for one that is switched off with ``name=0``.

    Without a third number one waits as long as the window is. Raises ValueError that quotes what is wrong.
    """
    found: dict[str, Numbers | None] = {}
    for word in re.split(r"[\s,;]+", text.strip(" \t\n,;")) if text.strip(" \t\n,;") else ():
        rule = RULE.match(word)
        if rule is None:
            raise ValueError(f"{word!r} is not a limit such as updates=30/60/300 or shop.search=0")
        if rule["count"] is None:
            found[rule["name"]] = None
            continue
        count, per = int(rule["count"]), int(rule["per"])
        ban = int(rule["ban"]) if rule["ban"] else per
        if not (1 <= count <= MOST and 1 <= per <= LONGEST and 1 <= ban <= LONGEST):
            raise ValueError(f"{word!r}: from 1 to {MOST} in 1 to {LONGEST} seconds, and as many to wait")
        found[rule["name"]] = (count, per, ban)
    return found


def limits_advice(text: str, known: Mapping[str, Limit]) -> list[str]:
    """A sentence for each limit that ``text`` names and no plugin has."""
    return [
        f"RATE_LIMITS names {name}, which is no limit. Correct it; there are {', '.join(sorted(known))}."
        for name in parse(text)
        if name not in known
    ]


@lru_cache(1000)
def in_force(limit: Limit, text: str) -> Limit | None:
    """``limit`` with the numbers of ``text``; None when it is switched off."""
    numbers = parse(text)
    if limit.name not in numbers:
        return limit
    changed = numbers[limit.name]
    return None if changed is None else replace(limit, count=changed[0], per=changed[1], ban=changed[2])
