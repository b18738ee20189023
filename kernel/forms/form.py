"""The class that a conversation is, and its steps."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from ..messages import Rich
from .questions import Ask

if TYPE_CHECKING:
    from ..callbacks import Callback
    from ..context import Context
    from ..contributions import Limit, Permission

Show = Callable[[], Awaitable[Any]]


class Form:
    """A conversation: ``class Rename(Form, id="shop.rename"): name = Ask("shop-ask-name", text(100))``.

    Every step checks ``permission`` again, the last one in its transaction. ``done`` runs in a transaction that also
    deletes the stored state; ``instance`` is an idempotency key, the same however often the last step is tried.
    """

    id: ClassVar[str] = ""
    plugin: ClassVar[str] = ""
    questions: ClassVar[tuple[Ask, ...]] = ()
    permission: ClassVar[Permission | None] = None
    limit: ClassVar[Limit | None] = None  # how often one person may finish it
    expires: ClassVar[timedelta] = timedelta(hours=1)

    def __init_subclass__(cls, id: str, **kwargs: Any):
        super().__init_subclass__(**kwargs)
        cls.id = id
        cls.questions = tuple(item for item in vars(cls).values() if isinstance(item, Ask))
        if not cls.questions:
            raise TypeError(f"{cls.__qualname__} asks nothing; give it at least one question with Ask(...)")

    def __init__(self, instance: int = 0, answers: dict[str, Any] | None = None):
        self.instance = instance or secrets.randbits(63)
        self.answers = answers or {}
        self.last_message_id = 0  # the last message that was taken as an answer
        self.stored = False  # it was asked before this update
        self.confirmed = 0  # the number of the confirm button that was pressed
        self.outcome: Callback | None = None  # set by done(): what a second press of that button opens

    @classmethod
    async def start(cls, ctx: Context, **seed: Any) -> None:
        """Ask the first question; ``seed`` are answers known already (plain values, readable as attributes)."""
        await ctx.bot.conversations.begin(ctx, cls(answers=dict(seed)))

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["answers"][name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no answer called {name!r}") from None

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Whether ``question`` is asked, given the answers so far."""
        return True

    async def summary(self, ctx: Context) -> Rich | None:
        """What a last screen with a one-time *confirm* button says; None for no such screen. For what moves money."""
        return None

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """The one-time buttons under the summary, as (number below 36**5, label).

        ``done`` finds the number of the pressed one in ``self.confirmed``; the label may have changed meanwhile.
        """
        return [(0, ctx.t("kernel-confirm"))]

    async def changes(self, ctx: Context) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Buttons above those that change answers and show the summary again, as (label, answers)."""
        return ()

    async def done(self, ctx: Context) -> Show | None:
        """All is answered. Runs in a transaction; returns an async function that shows the result after the commit.

        Set ``self.outcome`` to a callback that shows what came of it: a second press of the confirm button opens that.
        """
        raise AssertionError(f"{type(self).__name__} has no done()")

    async def cancelled(self, ctx: Context) -> None:
        """The person cancelled; the state is gone. Shows a word and nothing else unless overridden."""
        await ctx.screen(ctx.rich("kernel-cancelled"))
