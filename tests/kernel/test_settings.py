"""Settings: an operator's .env works as it is, and what is wrong is told in words, all at once, without secrets."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import Field, SecretStr

from kernel.errors import SettingsError
from kernel.loading import bundled_names, find
from kernel.settings import FOR_TELEGRAM, KernelSettings, Settings, Words, load, look_alikes, plugin_names

ROOT = Path(__file__).parents[2]


def kernel(env_file=None, **env) -> KernelSettings:
    return load([KernelSettings], env, env_file)[KernelSettings]


def problems(*classes, env_file=None, required=(), **env) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load(classes or (KernelSettings,), env, env_file, required=required)
    return error.value.problems


def test_a_machine_without_any_settings_runs_on_sqlite_without_redis():
    settings = kernel()
    assert settings.database_url == f"sqlite://{Path('data/kiosk.db').absolute()}"
    assert settings.redis_url == ""
    assert (settings.bot_locale, settings.pay_currency) == ("ru", "RUB")
    assert (settings.admin_host, settings.admin_port) == ("localhost", 9090)


def test_the_names_that_operators_know_keep_their_meaning():
    settings = kernel(
        TOKEN="1:a",
        OWNER_ID="123",
        POSTGRES_DB="shop",
        POSTGRES_USER="bot",
        POSTGRES_PASSWORD="p@ss/w:rd",
        DB_DRIVER="asyncpg",
        REDIS_ENABLED="1",
        REDIS_PASSWORD="r@",
        REDIS_DB="3",
        MONITORING_HOST="0.0.0.0",
        MONITORING_PORT="9000",
        REVIEWS_ENABLED="0",
        LOG_TO_STDOUT="0",
        DEBUG="1",
        BOT_LOCALE="en",
        PAY_CURRENCY="usd",
    )
    assert settings.token.get_secret_value() == "1:a"
    assert settings.database_url == "postgres://bot:p%40ss%2Fw%3Ard@localhost:5432/shop"
    assert settings.redis_url == "redis://:r%40@localhost:6379/3"
    assert (settings.admin_host, settings.admin_port) == ("0.0.0.0", 9000)
    assert settings.plugins_disabled == ("reviews",)
    assert (settings.log_to_stdout, settings.debug, settings.bot_locale, settings.pay_currency) == (
        False,
        True,
        "en",
        "USD",
    )
    assert settings.database_kind == "PostgreSQL shop on localhost:5432"


def test_the_newer_name_wins_over_the_older_one():
    assert kernel(ADMIN_PORT="1000", MONITORING_PORT="2000").admin_port == 1000


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("postgres://u:p@h:5433/d", "postgres://u:p@h:5433/d"),
        ("postgresql+psycopg2://u:p@h/d", "postgres://u:p@h/d"),
        ("sqlite:////srv/shop.db", "sqlite:///srv/shop.db"),
        ("sqlite:///srv/shop.db", "sqlite:///srv/shop.db"),
    ],
)
def test_database_addresses_of_other_programs_are_understood(written, used):
    assert kernel(DATABASE_URL=written, POSTGRES_DB="ignored").database_url == used


@pytest.mark.parametrize(
    ("env", "url"),
    [
        ({"REDIS_URL": "redis://cache:1/2"}, "redis://cache:1/2"),
        ({"REDIS_HOST": "cache"}, "redis://cache:6379/0"),
        ({"REDIS_ENABLED": "1"}, "redis://localhost:6379/0"),
        ({"REDIS_ENABLED": "0", "REDIS_HOST": "cache"}, ""),
        ({"REDIS_ENABLED": "0", "REDIS_URL": "redis://cache:1/2"}, ""),
        ({"REDIS_PORT": "6380"}, ""),
    ],
)
def test_redis_is_on_when_something_says_so(env, url):
    assert kernel(**env).redis_url == url


def test_empty_values_count_as_unset():
    settings = kernel(OWNER_ID="", REDIS_HOST=" ", DB_PORT="", ADMIN_PORT="")
    assert (settings.owner_id, settings.redis_url, settings.admin_port) == (0, "", 9090)


def test_the_environment_wins_over_the_file(tmp_path):
    file = tmp_path / ".env"
    file.write_text(
        "\ufeff# comment\nexport OWNER_ID=5\nBOT_LOCALE=\"en\"\nRULES='a\nb'\nPLUGINS=shop, accounts\n", "utf-8"
    )
    settings = kernel(env_file=file, BOT_LOCALE="ru")
    assert (settings.owner_id, settings.bot_locale, settings.plugins) == (5, "ru", ("shop", "accounts"))
    assert plugin_names({}, file) == ("shop", "accounts")
    assert plugin_names({}, None) == ()


def test_a_value_between_single_quotes_keeps_every_character(tmp_path):
    file = tmp_path / ".env"
    file.write_text("POSTGRES_DB=shop\nPOSTGRES_USER=bot\nPOSTGRES_PASSWORD='p@ss w#r$1'\n", "utf-8")
    assert kernel(env_file=file).postgres_password.get_secret_value() == "p@ss w#r$1"


def test_every_problem_is_told_at_once_with_variable_value_and_cure():
    found = problems(
        OWNER_ID="abc",
        MONITORING_PORT="99999",
        PAY_CURRENCY="GOLD",
        DEBUG="maybe",
        POSTGRES_USER="shop",
        REDIS_URL="http://x",
        TELEGRAM_SERVER="localhost",
        TELEGRAM_SERVER_KEY="/no/such/key.pem",
        required=FOR_TELEGRAM,
    )
    for start in (
        "OWNER_ID=abc is not a whole number. Write ",
        "MONITORING_PORT=99999 is too large; the limit is 65535. Write ",
        "PAY_CURRENCY=GOLD is wrong: not a currency. Write an ISO 4217 code",
        "DEBUG=maybe is neither 1 nor 0. Write ",
        "POSTGRES_DB is not set, though other PostgreSQL settings are.",
        "REDIS_URL is not an address of Redis.",
        "TELEGRAM_SERVER=localhost has the wrong form. Write host:port",
        "TELEGRAM_SERVER_KEY names /no/such/key.pem, which is not a file.",
        "TOKEN is not set. Write the bot's token from @BotFather",
        "API_ID is not set. Write the number from https://my.telegram.org/apps.",
        "API_HASH is not set.",
    ):
        assert any(problem.startswith(start) for problem in found), start
    assert len(found) == 11


def test_what_is_required_is_told_with_the_rest_and_zero_is_not_an_id():
    assert problems(OWNER_ID="0", TOKEN="1:a", API_ID="1", API_HASH="x", required=FOR_TELEGRAM) == [
        "OWNER_ID is not set. Write the owner's Telegram id, a whole number such as 123456789."
    ]


class Mode(StrEnum):
    FAST = "fast"
    SAFE = "safe"


class ShopSettings(Settings):
    api_secret: SecretStr = Field(min_length=30, description="the secret from the provider")
    must_be_given: str = Field(description="anything")
    mode: Mode = Mode.FAST
    tags: Words = ()

    def problems(self) -> list[str]:
        return ["MODE=safe needs TAGS. Set them."] if self.mode is Mode.SAFE and not self.tags else []

    def advice(self) -> list[str]:
        return ["TAGS is empty."] if not self.tags else []


def test_a_plugins_settings_are_told_together_with_the_kernels():
    found = problems(KernelSettings, ShopSettings, DB_PORT="x", API_SECRET="hunter2", MODE="quick")
    assert [problem.split(" ")[0].partition("=")[0] for problem in found] == [
        "DB_PORT",
        "API_SECRET",
        "MUST_BE_GIVEN",
        "MODE",
    ]
    assert "Write the secret from the provider." in found[1]
    assert found[2] == "MUST_BE_GIVEN is not set. Write anything."


def test_no_secret_is_ever_printed():
    env = {
        "TOKEN": "token-hunter2", "ADMIN_PASSWORD": "password-hunter2", "SECRET_KEY": "key-hunter2",
        "POSTGRES_DB": "d", "POSTGRES_USER": "u", "POSTGRES_PASSWORD": "pg-hunter2", "REDIS_URL": "redis://:hunter2@x",
    }  # fmt: skip
    settings = kernel(**env)
    assert "hunter2" not in repr(settings) + str(settings) + settings.database_kind + "".join(settings.advice())
    told = problems(
        KernelSettings, ShopSettings, **env | {"API_SECRET": "hunter2", "DATABASE_URL": "mysql://u:hunter2@x"}
    )
    assert "hunter2" not in "".join(told)


def test_problems_between_fields_are_the_classs_own():
    long = "x" * 30
    assert problems(ShopSettings, API_SECRET=long, MUST_BE_GIVEN="x", MODE="safe") == [
        "MODE=safe needs TAGS. Set them."
    ]
    settings = load([ShopSettings], {"API_SECRET": long, "MUST_BE_GIVEN": "x", "TAGS": "a; b,c  d"}, None)[ShopSettings]
    assert settings.tags == ("a", "b", "c", "d")


def test_what_works_but_should_change_is_advised():
    advice = " ".join(kernel(SECRET_KEY="change-me-in-production", WEBHOOK_ENABLED="1").advice())
    assert advice.count("ADMIN_PASSWORD") == advice.count("SECRET_KEY") == advice.count("WEBHOOK_ENABLED") == 1
    assert kernel(ADMIN_PASSWORD="own", SECRET_KEY="x" * 32).advice() == []


def test_a_name_that_is_almost_a_setting_is_hinted():
    hints = look_alikes(
        [KernelSettings], {"TOKENN": "1:a", "OWNERID": "1", "PATH": "/bin", "HOME": "/", "TOKEN": "1:a"}, None
    )
    assert hints == ["OWNERID is not a setting. Did you mean OWNER_ID?", "TOKENN is not a setting. Did you mean TOKEN?"]


def test_a_broken_file_is_named_with_its_line(tmp_path):
    file = tmp_path / ".env"
    file.write_text("OWNER_ID=5\nthis is = not\nDEBUG=1\n")
    assert problems(env_file=file)[0].startswith(f"{file}, line 2: not NAME=value.")
    file.write_bytes(b"TOKEN=\xff\xfe\n")
    assert problems(env_file=file)[0].startswith(f"{file} cannot be read")


def test_both_listeners_on_one_port_are_refused():
    assert "PUBLIC_PORT and ADMIN_PORT are both 9090" in problems(PUBLIC_HOST="0.0.0.0", PUBLIC_PORT="9090")[0]


def test_tests_make_settings_without_reading_the_environment(monkeypatch):
    monkeypatch.setenv("OWNER_ID", "5")
    assert KernelSettings().owner_id == 0
    assert KernelSettings(owner_id=7).owner_id == 7


def test_the_example_file_loads_and_explains_every_setting():
    text = (ROOT / ".env.example").read_text()
    classes = [KernelSettings, *(plugin.settings for plugin in find(bundled_names()) if plugin.settings)]
    load(classes, {}, ROOT / ".env.example")
    explained = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", text, re.MULTILINE))
    assert {name.upper() for each in classes for name in each.model_fields} <= explained
