"""The hooks of broadcast: which groups of customers a message can go to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot, Context


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of customers. ``name`` is ``plugin.group``, ``label`` is said in the reader's language, lower ``order``
    comes first.

    ``asks``: ``""`` when the name says it all, ``list`` when one of ``segment_options`` is chosen from a list, ``words``
    when words of its name are asked for before.
    """

    name: str
    label: str
    order: int = 50
    asks: str = ""


@hookspec
def segments(ctx: Context) -> list[Segment] | None:
    """Called ``show`` outside a transaction, to offer segments and to name the one of a broadcast.

    Return ``Segment``s, or objects with its fields. Of ``ctx`` use only ``t`` and ``bot``: for the progress of a running
    broadcast it is who the screen is for. A plugin that fails is left out and reported.
    """


@hookspec
def segment_options(segment: str, words: str, ctx: Context) -> list[tuple[int, str]] | None:
    """Called ``first`` outside a transaction for a segment that asks: what can be chosen, as (number, label), at most 20.

    ``words`` is what was typed, empty for ``list``. Return None for segments of others, a list for your own, empty when
    nothing fits. An error ends the question. Called again when an answer is pressed: the list must be the same then.
    """


@hookspec
def segment_members(segment: str, argument: int, after: int, limit: int, bot: Bot) -> tuple[list[int], int] | None:
    """Called ``first``: a stretch of the customers of a segment, ascending, and where the next one begins.

    Return up to ``limit`` ids (``user.id``) greater than ``after``, and the ``after`` of the next call, or 0 when there are
    no more; a stretch may be empty. ``argument`` is the chosen number. None for segments of others. Whoever cannot be
    reached is left out by the caller. Called outside a transaction to count them, and in a transaction when the
    broadcast begins; only read. An error ends the count; a broadcast that begins tries again later.
    """
