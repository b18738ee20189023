"""Fixtures for testing plugins; a pytest plugin."""

from .database import Database, database, database_server, database_templates
from .servers import PostgresServer, RedisServer, postgres_server, redis_server
from .statements import count_statements

__all__ = [
    "Database",
    "PostgresServer",
    "RedisServer",
    "count_statements",
    "database",
    "database_server",
    "database_templates",
    "postgres_server",
    "redis_server",
]
