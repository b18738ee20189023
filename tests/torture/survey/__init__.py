"""A plugin for tests of failure: one of everything that a plugin can have, and a command that hangs the first time."""

import asyncio
from datetime import timedelta
from pathlib import Path

from kernel import Callback, Plugin, transaction
from kernel.forms import Ask, Form, text

survey = Plugin("survey", version="1.0", requires=["accounts"])
VIEW = survey.permission("view", "survey-permission-view")


@survey.form
class Questions(Form, id="survey.questions"):
    """Asks three times; the answers come back in a message from the outbox."""

    first = Ask("survey-first", text(max_length=20))
    second = Ask("survey-second", text(max_length=20))
    third = Ask("survey-third", text(max_length=20))

    async def done(self, ctx):
        ctx.bot.send(ctx.user, "survey-done", answers=f"{self.first} {self.second} {self.third}")


class Vote(Callback, prefix="vote"):
    """Vote for a number."""

    number: int


@survey.command("survey", menu="survey-menu", order=50)
async def begin(ctx):
    """Ask the questions."""
    await Questions.start(ctx)


@survey.press(Vote)
async def vote(ctx, press):
    """Thank for the vote."""
    ctx.toast(ctx.t("survey-thanks", number=press.number))


@survey.deep_link("vote")
async def vote_by_link(ctx, rest):
    """Thank for the vote."""
    await ctx.screen(ctx.rich("survey-thanks", number=rest))


@survey.job(every=timedelta(hours=1))
async def count(bot):
    """Count the votes."""


@survey.page("/", VIEW)
async def results():
    """The votes."""
    return "none"


@survey.command("slow")
async def slow(ctx):
    """Note in the file that the payload names that it was called, hang if that is the first time, and say so."""
    if ctx.payload and _first_call(Path(ctx.payload)):
        await asyncio.sleep(25)
    async with transaction():
        ctx.bot.send(ctx.user, "survey-slow")


def _first_call(file):
    with file.open("a") as notes:
        notes.write("called\n")
    return file.read_text() == "called\n"
