"""Writing a broadcast, and changing what of it was answered before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from kernel import Context, Refused, run_in_transaction
from kernel.forms import Ask, Form, Invalid, choice, message, moment, text

from .. import SEND, broadcast
from ..callbacks import AskTime, Edit, EditDraft, NewBroadcast, OpenBroadcast, OpenBroadcasts
from ..content import MOST_BUTTONS, BadButton, parse_buttons
from ..drafts import change, create
from ..reading import read
from ..segments import offered, options
from .deciding import ask_start
from .listing import show_card, show_written

LINES = text(max_length=4096)
WORDS = text(max_length=255, one_line=True)


def _buttons(ctx: Context, update: Any) -> list[list[str]]:
    try:
        found = parse_buttons(LINES.parse(ctx, update))
    except BadButton as line:
        raise Invalid("broadcast-bad-button", line=str(line)[:100]) from None
    if len(found) > MOST_BUTTONS:
        raise Invalid("broadcast-many-buttons", most=MOST_BUTTONS)
    return [list(button) for button in found]


async def _segments(ctx: Context, form: Form) -> list[tuple[list[str], str]]:
    return [([segment.name, segment.asks], segment.label) for segment in (await offered(ctx)).values()]


async def _choices(ctx: Context, form: Form) -> list[tuple[list[Any], str]]:
    return [([number, label], label) for number, label in await options(ctx, form.segment[0], form.words or "")]


BUTTONS = replace(LINES, parse=_buttons)
SEGMENT = choice(_segments)
ARGUMENT = choice(_choices)


class Audience:
    """Who gets it: what the forms share that ask for that."""

    segment: Any
    argument: Any

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Words are asked for only where there is much to choose from."""
        if question.name == "words":
            return self.segment[1] == "words"
        return question.name != "argument" or bool(self.segment[1])

    def audience(self) -> dict[str, Any]:
        """The answers as fields of a broadcast; what was answered for another segment is left out."""
        number, label = self.argument if self.segment[1] else (0, "")
        return {"segment": self.segment[0], "argument": number, "argument_label": label[:255]}


@broadcast.form
class Write(Audience, Form, id="broadcast.write"):
    """A new broadcast: what, with which buttons, to whom."""

    permission = SEND
    content = Ask("broadcast-ask-content", message())
    buttons = Ask("broadcast-ask-buttons", BUTTONS, skip=True)
    segment = Ask("broadcast-ask-segment", SEGMENT)
    words = Ask("broadcast-ask-words", WORDS)
    argument = Ask("broadcast-ask-argument", ARGUMENT)

    async def done(self, ctx: Context):
        """Make a draft of it, and show both as they are."""
        made = await create(ctx, content=self.content, buttons=self.buttons or [], **self.audience())
        return lambda: show_written(ctx, made)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenBroadcasts())


class OfDraft:
    """What the forms share that change the draft ``broadcast_id``."""

    broadcast_id: int

    async def cancelled(self, ctx: Context) -> None:
        """Back to the draft."""
        await ctx.open(OpenBroadcast(self.broadcast_id))


@broadcast.form
class ChangeMessage(OfDraft, Form, id="broadcast.message"):
    """Another text or file."""

    permission = SEND
    content = Ask("broadcast-ask-content", message())

    async def done(self, ctx: Context):
        """Put it in place of the old one, and show both."""
        await change(ctx, self.broadcast_id, content=self.content)
        return lambda: show_written(ctx, self.broadcast_id)


@broadcast.form
class ChangeButtons(OfDraft, Form, id="broadcast.buttons"):
    """Other buttons, or none."""

    permission = SEND
    buttons = Ask("broadcast-ask-buttons", BUTTONS, skip=True)

    async def done(self, ctx: Context):
        """Put them in place of the old ones, and show how it looks."""
        await change(ctx, self.broadcast_id, buttons=self.buttons or [])
        return lambda: show_written(ctx, self.broadcast_id)


@broadcast.form
class ChangeAudience(Audience, OfDraft, Form, id="broadcast.audience"):
    """Other people."""

    permission = SEND
    segment = Ask("broadcast-ask-segment", SEGMENT)
    words = Ask("broadcast-ask-words", WORDS)
    argument = Ask("broadcast-ask-argument", ARGUMENT)

    async def done(self, ctx: Context):
        """Remember whom it goes to."""
        await change(ctx, self.broadcast_id, **self.audience())
        return lambda: show_card(ctx, self.broadcast_id)


@broadcast.form
class ChooseTime(OfDraft, Form, id="broadcast.time"):
    """When is it sent? By the clock of the person who answers."""

    permission = SEND
    time = Ask("broadcast-ask-time", moment())

    async def done(self, ctx: Context):
        """Remember the time; it counts once it is confirmed."""
        await change(ctx, self.broadcast_id, start_at=datetime.fromisoformat(self.time))
        return lambda: ask_start(ctx, self.broadcast_id, later=True)


FORMS: dict[Edit, type[Form]] = {
    Edit.MESSAGE: ChangeMessage,
    Edit.BUTTONS: ChangeButtons,
    Edit.AUDIENCE: ChangeAudience,
}


@broadcast.press(NewBroadcast, permission=SEND)
async def write(ctx: Context, press: NewBroadcast) -> None:
    """Begin to write one."""
    await Write.start(ctx)


@broadcast.press(EditDraft, permission=SEND)
async def edit(ctx: Context, press: EditDraft) -> None:
    """Ask for something anew, or let it come with or without a sound."""
    view = await read(press.broadcast_id)
    if not view.is_draft:
        raise Refused("broadcast-not-draft")
    if press.what != Edit.SOUND:
        await FORMS[press.what].start(ctx, broadcast_id=view.id)
        return
    await run_in_transaction(change, ctx, view.id, silent=not view.silent)
    await show_card(ctx, view.id)


@broadcast.press(AskTime, permission=SEND)
async def ask_time(ctx: Context, press: AskTime) -> None:
    """Ask when it is sent."""
    if not (await read(press.broadcast_id)).is_draft:
        raise Refused("broadcast-not-draft")
    await ChooseTime.start(ctx, broadcast_id=press.broadcast_id, zone=ctx.timezone)
