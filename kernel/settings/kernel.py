"""The settings that the kernel itself needs, with the names that operators have always used."""

from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, PrivateAttr, SecretStr

from ..limits.rules import parse
from ..money import Currency
from .declaring import Settings, Words

DEFAULT_SECRET = "change-me-in-production"
FOR_TELEGRAM = ("token", "owner_id", "api_id", "api_hash")  # what `kiosk run` cannot do without

LIVE: dict[str, Any] = {"live": True}  # may be changed while the bot runs

Port = Annotated[int, Field(ge=0, le=65535)]


def _currency(code: str) -> str:
    try:
        return Currency(code).code
    except ValueError:
        raise ValueError("not a currency") from None


def _locale(language: str) -> str:
    return language.strip().replace("_", "-")


def _limits(text: str) -> str:
    parse(text)
    return text.strip()


def _digits(value: object) -> object:
    return value.strip().lstrip("+") if isinstance(value, str) else value


class KernelSettings(Settings):
    """Every variable that the kernel reads."""

    token: SecretStr = Field(SecretStr(""), description="the bot's token from @BotFather, such as 123456:ABC-DEF")
    owner_id: Annotated[int, BeforeValidator(_digits)] = Field(
        0, ge=0, description="the owner's Telegram id, a whole number such as 123456789"
    )
    api_id: int = Field(0, ge=0, description="the number from https://my.telegram.org/apps")
    api_hash: SecretStr = Field(SecretStr(""), description="the hash from https://my.telegram.org/apps")
    telegram_server: str = Field(
        "", pattern=r"^(.+:\d{1,5})?$", description="host:port of an MTProto server, or leave it unset for Telegram"
    )
    telegram_server_key: Path | None = Field(None, description="the path of that server's RSA public key (PEM)")
    messages_per_second: int = Field(
        25, ge=1, le=1000, description="how many queued messages go out in a second; Telegram takes 30 with the answers"
    )
    telegram_test_mode: bool = Field(False, description="1 for Telegram's own test servers, else 0")

    plugins: Words = Field(
        (), description="names of plugins, such as accounts,shop; unset means all that come with Kiosk"
    )
    plugins_disabled: Words = Field((), description="names of plugins to keep off, such as reviews,promos")
    reviews_enabled: bool = Field(True, description="0 to keep the reviews plugin off, else 1")
    bot_locale: Annotated[str, AfterValidator(_locale)] = Field("ru", description="a language such as ru or en")
    pay_currency: Annotated[str, AfterValidator(_currency)] = Field(
        "RUB", description="an ISO 4217 code such as RUB, USD or EUR"
    )

    data_dir: Path = Field(Path("data"), description="a folder for the database, the keys and the session")
    database_url: str = Field("", repr=False, description="postgres://user:password@host:5432/name or sqlite:///path")
    postgres_db: str = Field("", description="the name of the PostgreSQL database")
    postgres_user: str = Field("", description="the PostgreSQL user")
    postgres_password: SecretStr = Field(SecretStr(""), description="the PostgreSQL user's password")
    postgres_host: str = Field("localhost", description="the host that PostgreSQL runs on")
    db_port: Port = Field(5432, description="PostgreSQL's port, 5432 as a rule")

    redis_url: str = Field("", repr=False, description="redis://:password@host:6379/0")
    redis_enabled: bool | None = Field(None, description="1 or 0")
    redis_host: str = Field("", description="the host that Redis runs on")
    redis_port: Port = Field(6379, description="Redis's port, 6379 as a rule")
    redis_db: int = Field(0, ge=0, description="the number of the Redis database, 0 as a rule")
    redis_password: SecretStr = Field(SecretStr(""), description="the Redis password")

    rate_limits_enabled: bool = Field(
        True, description="0 to let people do everything as often as they like, else 1", json_schema_extra=LIVE
    )
    rate_limits: Annotated[str, AfterValidator(_limits)] = Field(
        "", description="limits such as updates=30/60/300 shop.search=0", json_schema_extra=LIVE
    )
    rate_limit_staff: bool = Field(False, description="1 if limits hold for staff, too, else 0", json_schema_extra=LIVE)

    secret_key: SecretStr = Field(SecretStr(""), description="at least 32 random characters, or leave it unset")
    encryption_keys: SecretStr = Field(SecretStr(""), description="Fernet keys, newest first, with commas between")

    admin_host: str = Field(
        "localhost",
        validation_alias=AliasChoices("admin_host", "monitoring_host"),
        description="the address that panel, metrics and health listen on, such as localhost",
    )
    admin_port: Port = Field(
        9090, validation_alias=AliasChoices("admin_port", "monitoring_port"), description="a free port such as 9090"
    )
    admin_username: str = Field("admin", description="the name for the panel")
    admin_password: SecretStr = Field(SecretStr("admin"), description="a password for the panel")
    public_host: str = Field("", description="the address for webhooks and /live, such as 0.0.0.0; unset means off")
    public_port: Port = Field(8080, description="a free port such as 8080")
    trusted_proxies: Words = Field((), description="addresses of the proxies in front, such as 127.0.0.1,10.0.0.0/8")
    metrics_token: SecretStr = Field(SecretStr(""), description="the bearer token for /metrics/prometheus")
    webhook_enabled: bool = Field(False, description="0: updates arrive over MTProto")

    bot_logfile: Path = Field(Path("logs/bot.log"), description="a file such as logs/bot.log")
    bot_auditfile: Path = Field(Path("logs/audit.log"), description="a file such as logs/audit.log")
    log_to_stdout: bool = Field(True, description="1 or 0")
    log_to_file: bool = Field(True, description="1 or 0")
    audit_retention_days: int = Field(
        90,
        ge=0,
        le=36_500,
        description="for how many days it is kept who did what, such as 90; 0 means for ever",
        json_schema_extra={"live": True},
    )
    debug: bool = Field(False, description="1 for every detail in the log, else 0")

    _given: frozenset[str] = PrivateAttr(default=frozenset())

    def model_post_init(self, context: object) -> None:
        """Work out the two addresses, so that everybody else reads one name."""
        given = frozenset(self.model_fields_set)  # as it was before this method sets more
        self.database_url = (self.database_url and _address(self.database_url)) or self._database(given)
        if not self.redis_url and (self.redis_enabled or (self.redis_host and self.redis_enabled is None)):
            password = self.redis_password.get_secret_value()
            login = f":{quote(password, safe='')}@" if password else ""
            self.redis_url = f"redis://{login}{self.redis_host or 'localhost'}:{self.redis_port}/{self.redis_db}"
        elif self.redis_enabled is False:
            self.redis_url = ""
        if not self.reviews_enabled:
            self.plugins_disabled = tuple(dict.fromkeys((*self.plugins_disabled, "reviews")))
        self._given = given

    @property
    def database_kind(self) -> str:
        """``PostgreSQL shop on db:5432`` or ``SQLite in data/kiosk.db``: for people, without the password."""
        parts = urlsplit(self.database_url)
        if parts.scheme == "sqlite":
            return f"SQLite in {parts.path}"
        return f"PostgreSQL {parts.path.lstrip('/')} on {parts.hostname}:{parts.port or 5432}"

    def problems(self) -> list[str]:
        """Half-filled groups of variables and addresses of the wrong kind."""
        problems = []
        group = {"POSTGRES_DB": self.postgres_db, "POSTGRES_USER": self.postgres_user}
        if not self._own("database_url") and (any(group.values()) or self._own("postgres_password")):
            problems += [
                f"{name} is not set, though other PostgreSQL settings are. Set it, or remove them all to use SQLite."
                for name, value in group.items()
                if not value
            ]
        if urlsplit(self.database_url).scheme not in ("postgres", "sqlite"):
            problems.append("DATABASE_URL is for another kind of database. Write postgres://… or sqlite:///path.")
        if self.redis_url and urlsplit(self.redis_url).scheme not in ("redis", "rediss", "unix"):
            problems.append("REDIS_URL is not an address of Redis. Write redis://host:6379/0.")
        if self.telegram_server and not self.telegram_server_key:
            problems.append("TELEGRAM_SERVER_KEY is not set. Write the path of the server's RSA public key (PEM).")
        if self.telegram_server_key and not self.telegram_server_key.is_file():
            problems.append(
                f"TELEGRAM_SERVER_KEY names {self.telegram_server_key}, which is not a file. Correct the path."
            )
        if self.public_host and self.public_port and (self.public_port == self.admin_port):
            problems.append(f"PUBLIC_PORT and ADMIN_PORT are both {self.admin_port}. Give one of them another port.")
        return problems

    def advice(self) -> list[str]:
        """Defaults that are not safe and variables that no longer mean anything."""
        advice = []
        if self.admin_password.get_secret_value() == "admin":
            advice.append("ADMIN_PASSWORD is not set or still 'admin'. Set one of your own before the panel is used.")
        if self.secret_key.get_secret_value() == DEFAULT_SECRET:
            advice.append(
                "SECRET_KEY is the published default; a generated one in DATA_DIR is used. Remove it from .env."
            )
        elif 0 < len(self.secret_key.get_secret_value()) < 16:
            advice.append(
                "SECRET_KEY is short. Write at least 32 random characters, or remove it to have one generated."
            )
        if self.webhook_enabled:
            advice.append("WEBHOOK_ENABLED=1 has no effect: updates arrive over MTProto. Remove the WEBHOOK_ settings.")
        return advice

    def _own(self, name: str) -> bool:
        return name in self._given

    def _database(self, given: frozenset[str]) -> str:
        if self.postgres_db or self.postgres_user or "postgres_password" in given:
            user = quote(self.postgres_user, safe="")
            password = quote(self.postgres_password.get_secret_value(), safe="")
            login = f"{user}:{password}" if password else user
            return f"postgres://{login}@{self.postgres_host}:{self.db_port}/{quote(self.postgres_db, safe='')}"
        return f"sqlite://{(self.data_dir / 'kiosk.db').absolute()}"


def _address(url: str) -> str:
    """The address with the scheme that the engines know; a relative SQLite path becomes an absolute one."""
    scheme, _, rest = url.partition("://")
    scheme = scheme.partition("+")[0].lower()  # postgresql+psycopg2 is what other libraries write
    if scheme == "sqlite":
        path = rest if rest.startswith("/") else str(Path(rest).absolute())
        return f"sqlite://{'/' + path.lstrip('/')}"
    return f"{'postgres' if scheme == 'postgresql' else scheme}://{rest}"
