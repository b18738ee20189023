"""Commands with something wrong: a sentence that names it and the cure, a non-zero exit code, nothing half-done."""

import asyncio
import base64
import shutil
import socket
import sqlite3
from contextlib import closing

import pytest

from kernel.testing import environment
from tests.e2e.kiosk import kiosk

COMPLETE = {
    "TOKEN": "1000:secret",
    "OWNER_ID": "5",
    "API_ID": "1",
    "API_HASH": "x",
    "PAY_CURRENCY": "USD",
    "LOG_TO_FILE": "0",
}
OTHER_KEY = base64.urlsafe_b64encode(b"k" * 32).decode()


def check(ended, *words, code=1):
    """It ended with this code and these words, and without a stack trace."""
    assert ended.code == code, ended
    assert "Traceback" not in ended.output, ended
    assert all(word in ended.output for word in words), ended


def database(folder):
    """The SQLite file of a bot, open."""
    return closing(sqlite3.connect(folder / "data" / "kiosk.db", isolation_level=None))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a migrated database, keys, and a little stock."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "stock.csv").write_text("category,item,price,value\nGames,Portal,9.99,KEY-1\n")
    ended = asyncio.run(kiosk("shop", "import", "stock.csv", env=COMPLETE, folder=folder))
    check(ended, "1 values added", code=0)
    return folder


@pytest.fixture
def folder(prepared, tmp_path):
    """A copy of it."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return tmp_path


WRONG_SETTINGS = {
    "nothing is set": ({}, ["TOKEN is not set", "OWNER_ID is not set", "API_ID is not set", "API_HASH is not set"]),
    "wrong kinds": (
        {
            **COMPLETE,
            "OWNER_ID": "abc",
            "ADMIN_PORT": "99999",
            "PAY_CURRENCY": "XXQ",
            "DEBUG": "maybe",
            "REDIS_URL": "foo",
        },
        ["OWNER_ID=abc", "ADMIN_PORT=99999", "PAY_CURRENCY=XXQ", "DEBUG=maybe", "REDIS_URL is not", "Write"],
    ),
    "a language without texts": ({**COMPLETE, "BOT_LOCALE": "xx"}, ["BOT_LOCALE is 'xx'", "en, ru"]),
    "another currency": ({**COMPLETE, "PAY_CURRENCY": "EUR"}, ["PAY_CURRENCY is EUR", "Set PAY_CURRENCY=USD"]),
    "half of PostgreSQL": ({**COMPLETE, "POSTGRES_USER": "kiosk"}, ["POSTGRES_DB is not set"]),
    "another database": ({**COMPLETE, "DATABASE_URL": "mysql://x/y"}, ["DATABASE_URL", "postgres://"]),
    "a database that is down": (
        {**COMPLETE, "DATABASE_URL": "postgres://a:b@127.0.0.1:1/x"},
        ["PostgreSQL at 127.0.0.1:1 does not answer", "Start it"],
    ),
    "a data folder that is a file": (
        {**COMPLETE, "DATA_DIR": "stock.csv"},
        ["DATA_DIR=stock.csv", "folder that the bot"],
    ),
    "a server without its key": ({**COMPLETE, "TELEGRAM_SERVER": "127.0.0.1:1"}, ["TELEGRAM_SERVER_KEY is not set"]),
    "a key file that is none": (
        {**COMPLETE, "TELEGRAM_SERVER": "127.0.0.1:1", "TELEGRAM_SERVER_KEY": "stock.csv"},
        ["stock.csv holds no RSA public key"],
    ),
    "an unknown plugin": ({**COMPLETE, "PLUGINS": "accounts,nonsense"}, ["nonsense is not installed", "PLUGINS"]),
    "a plugin without what it requires": (
        {**COMPLETE, "PLUGINS": "shop"},
        ["shop requires accounts", "Add 'accounts'"],
    ),
    "an essential plugin disabled": ({**COMPLETE, "PLUGINS_DISABLED": "accounts"}, ["PLUGINS_DISABLED names accounts"]),
    "no Fernet key": ({**COMPLETE, "ENCRYPTION_KEYS": "abc"}, ["ENCRYPTION_KEYS: key 1 of 1", "Correct it"]),
    "another key": ({**COMPLETE, "ENCRYPTION_KEYS": OTHER_KEY}, ["do not open what the database holds", "Put back"]),
}


# A process each: `make test` starts some of them, `make torture` the rest.
QUICK = {"nothing is set", "wrong kinds", "a data folder that is a file", "an unknown plugin", "another key"}


def shared(cases, quick):
    """The cases as parameters, those not in ``quick`` marked as torture."""
    return [pytest.param(case, marks=() if case in quick else pytest.mark.torture) for case in cases]


@pytest.mark.parametrize("case", shared(WRONG_SETTINGS, QUICK))
async def test_wrong_settings_are_named_with_their_cure(folder, case):
    env, words = WRONG_SETTINGS[case]
    check(await kiosk("check", env=env, folder=folder), *words)


async def test_run_refuses_what_check_refuses(folder):
    check(await kiosk("run", env={"OWNER_ID": "x"}, folder=folder), "TOKEN is not set", "OWNER_ID=x")
    wrong = {**COMPLETE, "BOT_LOGFILE": "data", "LOG_TO_FILE": "1"}
    check(await kiosk("run", env=wrong, folder=folder), "BOT_LOGFILE=data cannot be written", "set BOT_LOGFILE")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"TOKEN=1:a\nfoo bar\n", [".env, line 2", "Correct or remove the line"]),
        (b"\xff\xfeabc", [".env cannot be read", "UTF-8"]),
    ],
)
async def test_a_broken_env_file_is_named_with_its_line(tmp_path, content, words):
    (tmp_path / ".env").write_bytes(content)
    check(await kiosk("check", env={}, folder=tmp_path), *words)
    assert [path.name for path in tmp_path.iterdir()] == [".env"]


async def test_wrong_keys_leave_key_file_and_database_as_they_were(folder):
    keys = folder / "data" / "keys"
    kept = keys.read_bytes()
    with database(folder) as db:
        before = db.execute("SELECT value FROM shop_stock_value").fetchall()
    for content in (b"garbage\n", OTHER_KEY.encode()):
        keys.write_bytes(content)
        for words in (["migrate"], ["keys", "rotate"]):
            ended = await kiosk(*words, env=COMPLETE, folder=folder)
            check(ended, "data/keys")
        assert keys.read_bytes() == content
    keys.unlink()
    check(await kiosk("migrate", env=COMPLETE, folder=folder), "data/keys is missing", "Restore data/keys")
    assert not keys.exists()
    keys.write_bytes(kept)
    with database(folder) as db:
        assert db.execute("SELECT value FROM shop_stock_value").fetchall() == before
    check(await kiosk("keys", "rotate", env=COMPLETE, folder=folder), "encrypted with the newest key", code=0)


async def test_a_database_that_cannot_be_used_is_named(folder):
    (folder / "text.db").write_bytes(b"this is not a database, it only looks like one " * 10)
    env = {**COMPLETE, "DATABASE_URL": f"sqlite://{folder}/text.db"}
    check(await kiosk("migrate", env=env, folder=folder), "text.db cannot be opened", "not a database")
    env = {**COMPLETE, "DATABASE_URL": "sqlite:////nowhere/kiosk.db"}
    check(await kiosk("migrate", env=env, folder=folder), "/nowhere/kiosk.db cannot be opened")


@pytest.mark.torture
async def test_a_database_that_somebody_else_holds_is_named_in_time(folder):
    with database(folder) as db:
        db.execute("BEGIN EXCLUSIVE")
        ended = await kiosk("plugins", "disable", "shop", env=COMPLETE, folder=folder, seconds=45)
        db.execute("ROLLBACK")
    check(ended, "does not work", "another program holds it")
    check(await kiosk("plugins", "list", env=COMPLETE, folder=folder), "on   shop", code=0)


async def test_wrong_migrations_are_named_and_change_nothing(folder):
    with database(folder) as db:
        db.execute("DELETE FROM kernel_migration WHERE app = 'shop'")
        ended = await kiosk("migrate", env=COMPLETE, folder=folder)
        check(ended, "shop 0001_init could not be applied", "the database is as before")
        assert db.execute("SELECT count(*) FROM shop_stock_value").fetchall() == [(1,)]
        now = "2026-01-01 00:00:00+00:00"
        db.executemany("INSERT INTO kernel_migration VALUES ('shop', ?, ?)", [("0001_init", now), ("0999_future", now)])
    check(await kiosk("migrate", env=COMPLETE, folder=folder), "shop 0999_future", "Update the program")


WRONG_WORDS = {
    "makemigrations nonsense x": (["makemigrations", "nonsense", "x"], ["nonsense has no models"], 1),
    "makemigrations shop bad name!": (
        ["makemigrations", "shop", "bad name!"],
        ["'bad name!' cannot name a migration", "small letters"],
        1,
    ),
    "makemigrations shop nothing": (["makemigrations", "shop", "nothing"], ["models have not changed"], 1),
    "plugins disable accounts": (["plugins", "disable", "accounts"], ["accounts cannot be disabled"], 1),
    "plugins enable nonsense": (
        ["plugins", "enable", "nonsense"],
        ["no plugin 'nonsense'", "Installed: accounts, admin"],
        1,
    ),
    "plugins disable": (["plugins", "disable"], ["Missing argument 'NAME'"], 2),
    "nonsense": (["nonsense"], ["No such command 'nonsense'"], 2),
    "shop import nowhere.csv": (["shop", "import", "nowhere.csv"], ["nowhere.csv"], 2),
    "shop import data": (["shop", "import", "data"], ["is a directory"], 2),
}


@pytest.mark.parametrize("case", shared(WRONG_WORDS, {"makemigrations shop nothing", "plugins enable nonsense"}))
async def test_wrong_words_after_a_command_are_named(folder, case):
    words, answers, code = WRONG_WORDS[case]
    check(await kiosk(*words, env=COMPLETE, folder=folder), *answers, code=code)


WRONG_FILES = {
    "another kind": ("a.txt", b"x", ["neither .csv nor .json"]),
    "a wrong price": ("a.csv", b"category,item,price,value\nA,B,x,K\nA,B,1,L\n", ["line 2", "price 'x'"]),
    "not UTF-8": ("a.csv", b"\xff\xfe\x00", ["not UTF-8"]),
    "empty": ("a.csv", b"", ["a.csv"]),
    "half of a JSON file": ("a.json", b"{", ["a.json"]),
    "a value that is none": (
        "a.json",
        b'{"items": [{"name": "A", "price": "1", "category": ["B"], "values": [{}]}]}',
        ["a.json", "value"],
    ),
}


@pytest.mark.parametrize("case", shared(WRONG_FILES, {"a wrong price"}))
async def test_a_wrong_import_file_is_named_by_line_and_nothing_comes_in(folder, case):
    name, content, words = WRONG_FILES[case]
    (folder / name).write_bytes(content)
    check(await kiosk("shop", "import", name, env=COMPLETE, folder=folder), *words, "nothing was changed")
    with database(folder) as db:
        assert db.execute("SELECT count(*) FROM shop_item").fetchall() == [(1,)]
        assert db.execute("SELECT count(*) FROM shop_stock_value").fetchall() == [(1,)]


async def test_a_damaged_ledger_is_named(folder):
    env = {**COMPLETE}
    check(await kiosk("ledger", "verify", env=env, folder=folder), "The journal agrees", code=0)
    with database(folder) as db:
        db.execute("INSERT INTO accounts_entry (key, kind, reference, created_at) VALUES ('k', 'x', '', '2026-01-01')")
    check(await kiosk("ledger", "verify", env=env, folder=folder), "(k) has no postings")


async def test_what_telegram_refuses_is_named(telegram, folder):
    env = environment(telegram, folder / "data")
    check(await kiosk("check", env=env | {"TOKEN": "1000:wrong"}, folder=folder), "TOKEN is refused", "@BotFather")
    check(await kiosk("run", env=env | {"TOKEN": "abc"}, folder=folder), "TOKEN is not a bot's token")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = await kiosk("run", env=env | {"ADMIN_PORT": port}, folder=folder)
    check(ended, f"{port} is in use", "set ADMIN_PORT")
    (folder / "data" / "bot1000.session").write_bytes(b"garbage" * 100)
    check(await kiosk("check", env=env, folder=folder), "bot1000.session cannot be used", "remove")


@pytest.mark.torture
async def test_a_telegram_that_is_down_is_named_in_time(telegram, folder):
    env = environment(telegram, folder / "data", TELEGRAM_SERVER="127.0.0.1:1")
    check(await kiosk("run", env=env, folder=folder, seconds=40), "127.0.0.1:1 does not answer", "TELEGRAM_SERVER")
