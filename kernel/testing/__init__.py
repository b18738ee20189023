"""Fixtures for testing plugins; a pytest plugin."""

from .bots import alice, bob, bot, environment, extra_plugins, settings, telegram
from .checking import check_plugin
from .clock import MovableClock, clock
from .database import Database, database, database_server, database_templates
from .killer import Killer
from .outbox import outbox
from .people import Person
from .servers import PostgresServer, RedisServer, postgres_server, redis_server
from .statements import count_statements

__all__ = [
    "Database",
    "Killer",
    "MovableClock",
    "Person",
    "PostgresServer",
    "RedisServer",
    "alice",
    "bob",
    "bot",
    "check_plugin",
    "clock",
    "count_statements",
    "database",
    "database_server",
    "database_templates",
    "environment",
    "extra_plugins",
    "outbox",
    "postgres_server",
    "redis_server",
    "settings",
    "telegram",
]
