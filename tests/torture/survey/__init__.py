"""A plugin for the torture: three questions in a row, and a command that hangs the first time."""

import asyncio
from pathlib import Path

from kernel import Plugin, transaction
from kernel.forms import Ask, Form, text

survey = Plugin("survey", version="1.0", requires=["accounts"])


@survey.form
class Questions(Form, id="survey.questions"):
    """Asks three times; the answers come back in a message from the outbox."""

    first = Ask("survey-first", text(max_length=20))
    second = Ask("survey-second", text(max_length=20))
    third = Ask("survey-third", text(max_length=20))

    async def done(self, ctx):
        ctx.bot.send(ctx.user, "survey-done", answers=f"{self.first} {self.second} {self.third}")


@survey.command("survey")
async def begin(ctx):
    """Ask the questions."""
    await Questions.start(ctx)


@survey.command("slow")
async def slow(ctx):
    """Note in the file that the payload names that it was called, hang if that is the first time, and say so."""
    if _first_call(Path(ctx.payload)):
        await asyncio.sleep(25)
    async with transaction():
        ctx.bot.send(ctx.user, "survey-slow")


def _first_call(file):
    with file.open("a") as notes:
        notes.write("called\n")
    return file.read_text() == "called\n"
