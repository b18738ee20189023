"""A plugin with one form of every kind of question, and one that ends in a confirm button."""

from kernel import Plugin
from kernel.forms import Ask, Form, choice, money, text, whole_number

poll = Plugin("poll", version="1.0", requires=["accounts"])
ASK = poll.permission("ask", "poll-permission-ask")


async def colours(ctx, form):
    """What may be chosen."""
    return [("r", ctx.t("poll-red")), ("b", ctx.t("poll-blue"))]


@poll.form
class Everything(Form, id="poll.everything"):
    """Asks for each kind of answer."""

    name = Ask("poll-name", text(max_length=10, one_line=True))
    age = Ask("poll-age", whole_number(1, 120))
    price = Ask("poll-price", money(minimum=100))
    colour = Ask("poll-colour", choice(colours))
    note = Ask("poll-note", skip=True)

    async def applies(self, ctx, question):
        """Nobody under 18 is asked for a price."""
        return question.name != "price" or self.age >= 18

    async def done(self, ctx):
        """Say what was answered."""
        answers = f"{self.name}/{self.age}/{self.answers.get('price')}/{self.colour}/{self.note}"
        return lambda: ctx.screen(ctx.rich("poll-done", answers=answers))


@poll.form
class Guarded(Form, id="poll.guarded"):
    """Moves something, so it is confirmed; needs a right at every step."""

    permission = ASK
    amount = Ask("poll-amount", whole_number(1, 10))

    async def summary(self, ctx):
        """What will be done."""
        return ctx.rich("poll-sure", amount=self.amount)

    async def changes(self, ctx):
        """One more than was typed."""
        return [("One more", {"amount": self.amount + 1})]

    async def confirms(self, ctx):
        """The usual, and twice as much."""
        return [*await super().confirms(ctx), (36**5 - 1, "Twice")]

    async def done(self, ctx):
        """Count in the outbox."""
        ctx.bot.send(ctx.user, "poll-counted", amount=self.amount * (2 if self.confirmed else 1))


@poll.command("everything")
async def everything(ctx):
    """Begin the first form."""
    await Everything.start(ctx)


@poll.command("guarded")
async def guarded(ctx):
    """Begin the second."""
    await Guarded.start(ctx)


allowed_people: set[int] = set()


@poll.hook
async def allowed(user, permission):
    """The tests say who may."""
    return user.telegram_id in allowed_people if permission == ASK else None
