"""What protects the bot from people and their clients, through the real client: limits, odd input, and what it costs."""

import pytest
from structlog.testing import capture_logs

from kernel import Callback, OneTime, Plugin, db
from kernel.forms import Ask, Form, text
from kernel.testing import Person, count_statements

door = Plugin("door", version="1", requires=["accounts"])
KNOCKS = door.limit("knocks", "kernel-limit-updates", 2, per=60)


class Knock(Callback, prefix="knock"):
    """Knock at the door."""


class Burn(OneTime, prefix="burn"):
    """Burn the door down."""


class Ring(Callback, prefix="ring"):
    """Ring, as often as one likes."""


@door.command("knock", limit=KNOCKS)
async def knock(ctx):
    """Answer, with buttons."""
    rows = [[Knock().button("Knock"), Ring().button("Ring"), ctx.once(Burn(), "Burn")]]
    await ctx.reply("Who is there?", rows)


@door.press(Knock, limit=KNOCKS)
async def press_knock(ctx, press):
    """Answer in place."""
    await ctx.screen("Who is there now?", [[Knock().button("Knock"), Ring().button("Ring")]])


@door.press(Ring)
async def ring(ctx, press):
    """Do nothing."""


@door.press(Burn)
async def burn(ctx, press):
    """Do nothing."""


@door.form
class Name(Form, id="door.name"):
    """Who is there?"""

    limit = KNOCKS
    name = Ask("kernel-form-required", text(20, one_line=True))

    async def done(self, ctx):
        """Greet."""

        async def show():
            await ctx.reply(f"Come in, {self.name}")

        return show


@door.command("name")
async def ask_name(ctx):
    """Begin the form."""
    await Name.start(ctx)


@pytest.fixture
def extra_plugins():
    return [door]


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts", "RATE_LIMITS_ENABLED": "1", "RATE_LIMITS": "updates=5/60/300 door.knocks=2/60"}


@pytest.fixture
def olga(bot, telegram):
    """The owner."""
    return Person(telegram.person("Olga", language="en", id=bot.settings.owner_id), bot)


async def test_who_sends_too_much_is_told_once_why_and_for_how_long(bot, alice, bob, olga, clock):
    for _ in range(5):
        await alice.send("/help")
    assert "understand these commands" in alice.last.text
    for _ in range(3):
        await alice.send("/help")
    told = [message.text for message in alice.messages if "That was a lot" in message.text]
    assert told == ["⏳ That was a lot in a short time. Please try again in 5 minutes."]
    await alice.press(data=Ring().pack())  # buttons say it every time, since their spinner must stop
    assert alice.alerts == told
    clock.move(minutes=4)
    await alice.press(data="nonsense")
    assert "try again in 60 seconds" in alice.alerts[-1]

    for _ in range(6):
        await bob.send("/help")
    assert bob.last.text == "⏳ Слишком много действий за короткое время. Попробуйте снова через 5 минут."
    for _ in range(9):
        await olga.send("/help")  # the owner goes on
    assert "understand these commands" in olga.last.text

    clock.move(seconds=61)
    await alice.send("/start")
    assert "Hello, Alice" in alice.last.text


async def test_a_declared_limit_counts_commands_presses_and_forms_together(bot, alice, olga, clock):
    await bot.live_settings.change(bot.settings, "rate_limits", "updates=0 door.knocks=2/60")
    await alice.send("/knock")
    await alice.press("Knock")
    assert alice.last.text == "Who is there now?"
    await alice.press("Knock")
    assert alice.alerts == ["⏳ That was a lot in a short time. Please try again in 60 seconds."]
    await alice.press("Ring")
    assert len(alice.alerts) == 1  # everything else works
    await alice.send("/name")
    await alice.send("Alice")
    assert "Please try again" in alice.last.text
    before = len(alice.messages)
    await alice.send("Alice")  # the second text in vain stays without an answer
    assert len([m for m in alice.messages if "try again" in m.text]) == 1
    assert len(alice.messages) == before + 1
    clock.move(seconds=61)
    await alice.send("Alice")
    assert alice.last.text == "Come in, Alice"

    for _ in range(4):
        await olga.send("/knock")
    assert olga.last.text == "Who is there?"
    await bot.live_settings.change(bot.settings, "rate_limit_staff", True)
    for _ in range(4):
        await olga.send("/knock")
    assert "Please try again" in olga.last.text
    await bot.live_settings.change(bot.settings, "rate_limits_enabled", False)
    await olga.send("/knock")
    assert olga.last.text == "Who is there?"


async def test_whoever_may_not_use_the_bot_cannot_make_it_talk_without_end(bot, alice):
    await alice.send("/start")
    await db.execute("UPDATE accounts_user SET is_blocked = $1", True)
    for _ in range(9):
        await alice.send("/help")
    assert len([m for m in alice.messages if "closed your access" in m.text]) == 4
    assert len([m for m in alice.messages if "That was a lot" in m.text]) == 1


async def test_odd_input_is_logged_by_kind_and_never_by_content(bot, alice):
    await bot.live_settings.change(bot.settings, "rate_limits_enabled", False)
    await alice.send("/knock")
    with capture_logs() as logs:
        await alice.send("secret\x07word")
        await alice.press(data="nobody:made:this")
        await alice.press(data="knock\x01")
        await alice.press(data=Burn().seal(lambda data: b"12345678", alice.id, bot.clock.now(), "").data)
    odd = [line for line in logs if line["event"] == "suspicious_input"]
    assert [line["what"] for line in odd] == [
        "control characters in a text",
        "button data that no plugin made",
        "control characters in button data",
        "button data that no plugin made",
        "a one-time button with a wrong seal",
    ]
    assert "secret" not in str(logs)
    assert alice.alerts[-1] == "This button was not made for you."


async def test_names_with_hidden_characters_are_refused_in_words(bot, alice):
    await bot.live_settings.change(bot.settings, "rate_limits_enabled", False)
    await alice.send("/name")
    for name in ("Ali\u202ece", "A\u2066l", "tab\there", "line\nbreak", "bell\x07"):
        await alice.send(name)
        assert "invisible control characters" in alice.last.text, repr(name)
    for name in ("\u200b\u200d", "\u3164", "\u2800 \u2800"):
        await alice.send(name)
        assert "nothing to see" in alice.last.text, repr(name)
    await alice.send("👩‍💻 Алиса")
    assert alice.last.text == "Come in, 👩‍💻 Алиса"


async def test_the_pipeline_adds_one_statement_to_an_update(bot, alice):
    await bot.live_settings.change(bot.settings, "rate_limits", "updates=100/60")
    await alice.send("/knock")
    with count_statements() as sent:
        await alice.press("Ring")
    ours = [sql for sql in sent.statements if "accounts_" in sql or "kernel_form" in sql or "kernel_live" in sql]
    assert len(ours) == 1, ours
    assert ours[0].startswith("SELECT")
