"""Leads people through forms: asks, takes answers, goes back, skips, cancels and finishes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated

from .. import db
from ..buttons import OneTime
from ..callbacks import Callback
from ..clock import Clock
from ..errors import Refused
from ..messages import Button, clip_label
from ..updates import Press
from .form import Form
from .questions import Answer, Ask, Invalid
from .state import OUTCOME, State, States

if TYPE_CHECKING:
    from ..context import Context

SKEW = 60  # seconds that Telegram's clock may be ahead of ours


class Step(IntEnum):
    """What a button under a question does."""

    CHOOSE = 0
    BACK = 1
    SKIP = 2
    CANCEL = 3


class Reply(Callback, prefix="?"):
    """A button under a question; ``question`` is its number, so that an old button never answers another one."""

    instance: int
    question: int
    step: Step
    option: int = 0


class Confirm(OneTime, prefix="?!"):
    """The one-time button under a form's summary."""

    instance: int
    number: Annotated[int, range(36**5)] = 0


class Conversations:
    """The forms of one bot and the people in them."""

    def __init__(self, forms: Mapping[str, type[Form]], states: States, clock: Clock):
        self._forms = forms
        self._states = states
        self._clock = clock

    async def begin(self, ctx: Context, form: Form) -> None:
        """Ask the first question, in place of any other conversation."""
        await self._check(ctx, type(form))
        if not ctx.in_form and _typed(ctx):
            before = await self._states.load(ctx.user.telegram_id)
            if before is not None and _came_before(ctx, before):
                return
        await self._ask(ctx, form, 0, forward=True)

    async def leave(self, ctx: Context) -> None:
        """Forget the person's conversation without a word; for commands that lead elsewhere."""
        await self._end(ctx)

    async def take(self, ctx: Context) -> bool:
        """A text or file came: True when a conversation waited for it."""
        state = await self._states.load(ctx.user.telegram_id)
        if state is None:
            return False
        if _came_before(ctx, state):
            return True
        if state.form not in self._forms:
            return False
        if await self._expired(ctx, state):
            return True
        ctx.in_form = True
        form = self._restore(state)
        await self._check(ctx, type(form))
        if state.step >= len(form.questions):  # the summary waits for its button
            await ctx.reply(ctx.rich("kernel-form-choice"))
            return True
        question = form.questions[state.step]
        more = False
        try:
            value = question.kind.parse(ctx, ctx.update)
            if question.kind.gather is not None:
                value, more = question.kind.gather(form.answers.get(question.name), value)
        except Invalid as problem:
            await ctx.reply(ctx.rich(problem.key, **problem.args_for_text))
            return True
        form.answers[question.name] = value
        if state.screen_id:
            await ctx.bot.telegram.delete(ctx.update.chat_id, [state.screen_id])
        ctx.screen_id = 0
        await self._ask(ctx, form, state.step if more else state.step + 1, forward=True)
        return True

    async def press(self, ctx: Context, reply: Reply) -> None:
        """A button under a question was pressed."""
        state = await self._states.load(ctx.user.telegram_id)
        if state is None or state.instance != reply.instance or state.form not in self._forms:
            raise Refused("kernel-form-expired")
        if await self._expired(ctx, state):
            return
        form = self._restore(state)
        if reply.step == Step.CANCEL:
            await self._end(ctx)
            await form.cancelled(ctx)
            return
        await self._check(ctx, type(form))
        if reply.question != state.step:
            raise Refused("kernel-form-expired")
        if reply.step == Step.BACK:
            await self._ask(ctx, form, state.step - 1, forward=False)
            return
        if state.step >= len(form.questions):
            await self._change(ctx, form, reply)
            return
        question = form.questions[state.step]
        form.answers[question.name] = await self._chosen(ctx, form, question, reply)
        await self._ask(ctx, form, state.step + 1, forward=True)

    async def confirm(self, ctx: Context, button: Confirm) -> None:
        """The one-time button under the summary was pressed."""
        state = await self._states.load(ctx.user.telegram_id)
        if state is not None and not state.form and state.instance == button.instance and OUTCOME in state.answers:
            await self._reopen(ctx, state.answers[OUTCOME])
            return
        if state is None or state.instance != button.instance or state.form not in self._forms:
            raise Refused("kernel-already-used")
        form = self._restore(state)
        form.confirmed = button.number
        await self._check(ctx, type(form))
        if state.step < len(form.questions):
            raise Refused("kernel-form-expired")
        await self._finish(ctx, form, button)

    async def _reopen(self, ctx: Context, outcome: str) -> None:
        """Show again what a finished conversation came to, and say that nothing was done twice."""
        route = ctx.bot.router.presses.get(outcome.partition(":")[0])
        callback = route.callback.unpack(outcome) if route is not None and route.callback is not None else None
        if callback is None:
            raise Refused("kernel-already-used")
        ctx.toast(ctx.t("kernel-already-used"))
        await ctx.open(callback)

    async def _change(self, ctx: Context, form: Form, reply: Reply) -> None:
        changes = await form.changes(ctx)
        if reply.step != Step.CHOOSE or not 0 <= reply.option < len(changes):
            raise Refused("kernel-form-expired")
        form.answers.update(changes[reply.option][1])
        await self._conclude(ctx, form)

    async def _chosen(self, ctx: Context, form: Form, question: Ask, reply: Reply) -> Answer:
        if reply.step == Step.SKIP:
            if not question.skip:
                raise Refused("kernel-form-required")
            return None
        options = await question.kind.options(ctx, form) if question.kind.options else ()
        if not 0 <= reply.option < len(options):
            raise Refused("kernel-form-expired")
        return options[reply.option][0]

    async def _ask(self, ctx: Context, form: Form, number: int, *, forward: bool) -> None:
        questions = form.questions
        while 0 <= number < len(questions) and not await form.applies(ctx, questions[number]):
            number += 1 if forward else -1
        number = max(number, 0)
        if number >= len(questions):
            await self._conclude(ctx, form)
            return
        question = questions[number]
        text = ctx.rich(question.key, **self._readable(form))
        if len(questions) > 1:
            text = text + "\n\n" + ctx.rich("kernel-form-progress", step=number + 1, total=len(questions))
        rows = await self._rows(ctx, form, question, number)
        screen_id = await ctx.screen(text, rows)
        await self._save(ctx, form, number, screen_id)

    async def _rows(self, ctx: Context, form: Form, question: Ask, number: int) -> list[list[Button]]:
        options = await question.kind.options(ctx, form) if question.kind.options else ()
        rows = [
            [Reply(form.instance, number, Step.CHOOSE, place).button(clip_label(label))]
            for place, (_, label) in enumerate(options)
        ]
        last = []
        if number > 0:
            last.append(Reply(form.instance, number, Step.BACK).button(ctx.t("kernel-back")))
        if question.skip:
            last.append(Reply(form.instance, number, Step.SKIP).button(ctx.t("kernel-skip")))
        last.append(Reply(form.instance, number, Step.CANCEL).button(ctx.t("kernel-cancel")))
        return [*rows, last]

    async def _conclude(self, ctx: Context, form: Form) -> None:
        summary = await form.summary(ctx)
        number = len(form.questions)
        if summary is None:
            await self._finish(ctx, form, None)
            return
        rows = [
            [Reply(form.instance, number, Step.CHOOSE, place).button(clip_label(label))]
            for place, (label, _) in enumerate(await form.changes(ctx))
        ]
        rows += [
            [ctx.once(Confirm(form.instance, choice), clip_label(label))] for choice, label in await form.confirms(ctx)
        ]
        rows.append(
            [
                Reply(form.instance, number, Step.BACK).button(ctx.t("kernel-back")),
                Reply(form.instance, number, Step.CANCEL).button(ctx.t("kernel-cancel")),
            ]
        )
        await self._save(ctx, form, number, await ctx.screen(summary, rows))

    async def _finish(self, ctx: Context, form: Form, button: Confirm | None) -> None:
        if form.limit is not None:
            await ctx.within(form.limit)

        async def body():
            if form.permission is not None:  # by the database, not by memory as before
                await ctx.require(form.permission)
            if button is not None and not await button.use(ctx):
                raise Refused("kernel-already-used")
            if not form.stored:  # nothing had to be asked
                await self._save(ctx, form, len(form.questions), 0)
            now = self._clock.now()
            if not await self._states.finish(ctx.user.telegram_id, form.instance, _typed(ctx), now):
                raise Refused("kernel-already-used")
            shown = await form.done(ctx)
            if form.outcome is not None:
                await self._states.came_to(ctx.user.telegram_id, form.instance, form.outcome.pack())
            return shown

        show = await db.run_in_transaction(body)
        if show is not None:
            await show()

    async def _save(self, ctx: Context, form: Form, number: int, screen_id: int) -> None:
        form.last_message_id = max(form.last_message_id, _typed(ctx))
        ctx.in_form = True
        until = self._clock.now() + form.expires
        await self._states.save(ctx.user.telegram_id, form, number, screen_id, until)

    async def _end(self, ctx: Context) -> None:
        await self._states.end(ctx.user.telegram_id, _typed(ctx), self._clock.now())

    async def _check(self, ctx: Context, form: type[Form]) -> None:
        if form.plugin and not ctx.bot.toggles.enabled(form.plugin):
            await self._end(ctx)
            raise Refused("kernel-button-gone")
        if form.permission is not None and not await ctx.allowed(form.permission):
            await self._end(ctx)
            raise Refused("kernel-not-allowed")

    async def _expired(self, ctx: Context, state: State) -> bool:
        if state.expires_at > self._clock.now():
            return False
        await self._end(ctx)
        if not isinstance(ctx.update, Press):
            await ctx.reply(ctx.rich("kernel-form-expired"))
            return True
        raise Refused("kernel-form-expired")

    def _restore(self, state: State) -> Form:
        form = self._forms[state.form](state.instance, state.answers)
        form.last_message_id = state.last_message_id
        form.stored = True
        return form

    @staticmethod
    def _readable(form: Form) -> dict[str, str | int]:
        return {name: value for name, value in form.answers.items() if isinstance(value, (str, int))}


def _typed(ctx: Context) -> int:
    """The number of the message that is being handled; 0 for a press, whose message is the bot's own."""
    return 0 if isinstance(ctx.update, Press) else getattr(ctx.update, "message_id", 0)


def _came_before(ctx: Context, state: State) -> bool:
    """Whether a conversation has taken this message already: after a kill Telegram delivers it again.

    A bot that is new to Telegram numbers its messages from the beginning, so of an ended conversation the time counts too.
    """
    message_id = _typed(ctx)
    if not message_id or message_id > state.last_message_id:
        return False
    return bool(state.form) or ctx.update.date <= state.expires_at.timestamp() + SKEW
