"""``kiosk ledger verify``: says that the journal agrees, or names what differs and fails."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kernel import db
from kernel.bot import Bot
from kernel.cli.main import main
from kernel.testing import Database
from kernel.updates import Sender
from plugins.accounts import api, people


@pytest.fixture
def environment(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a bot with this database, as an operator has them."""
    database.create(None)
    monkeypatch.chdir(tmp_path)
    values = {"TOKEN": "1000:secret", "OWNER_ID": "1", "API_ID": "1", "API_HASH": "x", "PLUGINS": "accounts"}
    for name, value in {**values, "DATABASE_URL": database.url, "DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


async def fill(statement: str = "") -> None:
    """A customer with a top-up, then perhaps some damage."""
    bot = Bot.from_environment()
    await bot.open()
    alice = await people.load(bot, Sender(5, "Alice"))
    put = {"kind": api.TOP_UP, "account": "clearing:stars"}
    await db.run_in_transaction(api.credit, alice.id, 100, "pay:stars:1", **put)
    if statement:
        await db.execute(statement)
    await bot.close()


def verify() -> Result:
    """What the command says."""
    return CliRunner().invoke(main, ["ledger", "verify"])


@pytest.mark.usefixtures("environment")
def test_a_whole_journal_exits_0_and_says_so() -> None:
    asyncio.run(fill())
    result = verify()
    assert result.exit_code == 0, result.output
    assert "The journal agrees" in result.output


@pytest.mark.usefixtures("environment")
def test_a_difference_exits_1_and_is_named() -> None:
    asyncio.run(fill("UPDATE accounts_wallet SET balance = 101"))
    result = verify()
    assert result.exit_code == 1
    assert "the wallet of user 1 holds 101, its postings sum to 100" in result.output


def adjust(*words: str) -> Result:
    """What ``kiosk ledger adjust`` says."""
    return CliRunner().invoke(main, ["ledger", "adjust", *words])


@pytest.mark.usefixtures("environment")
def test_an_operator_gives_and_takes_by_command() -> None:
    asyncio.run(fill())
    assert "Alice has RUB 11.50 now." in adjust("5", "10.50", "welcome").output
    assert "Alice has RUB 1.50 now." in adjust("5", "-10", "a mistake").output
    assert verify().exit_code == 0


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("6", "1", "x"), "Nobody with the Telegram id 6 has written to the bot"),
        (("5", "ten", "x"), "'ten' is not an amount of RUB"),
        (("5", "0", "x"), "an amount other than zero"),
        (("5", "-2", "x"), "RUB 1.00 are missing. Nothing was taken."),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused_in_words(words: tuple[str, ...], said: str) -> None:
    asyncio.run(fill())
    result = adjust(*words)
    assert result.exit_code == 1
    assert said in result.output


async def audited() -> list[tuple]:
    """Every row of the audit: what, by whom, on what, with which details."""
    bot = Bot.from_environment()
    await bot.open()
    rows = await db.fetch("SELECT action, actor, subject, details FROM kernel_audit ORDER BY id")
    await bot.close()
    return [(row["action"], row["actor"], row["subject"], row["details"]) for row in rows]


@pytest.mark.usefixtures("environment")
def test_what_an_operator_gives_takes_and_switches_is_written_down() -> None:
    asyncio.run(fill())
    assert adjust("5", "1.50", "Sorry!").exit_code == 0
    assert adjust("5", "-99", "Too much").exit_code == 1
    for word in ("disable", "disable", "enable"):
        CliRunner().invoke(main, ["plugins", word, "accounts"])  # which nothing works without
    ((action, actor, subject, details),) = asyncio.run(audited())
    assert (action, actor, subject) == ("accounts.adjusted", "operator", "user:1")
    assert details == {"before": {"balance": 100}, "after": {"balance": 250}, "amount": 150, "reason": "Sorry!"}


@pytest.mark.usefixtures("environment")
def test_a_plugin_switched_by_an_operator_is_written_down_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLUGINS", "accounts,admin")
    for word in ("disable", "disable", "enable"):
        assert CliRunner().invoke(main, ["plugins", word, "admin"]).exit_code == 0
    assert [(action, details["after"]) for action, _, _, details in asyncio.run(audited())] == [
        ("kernel.plugin_switched", {"on": False}),
        ("kernel.plugin_switched", {"on": True}),
    ]
