"""The database: connections, transactions, lean SQL."""

from .connection import close, connect, dialect, engine
from .due import due
from .lean import among, copy_rows, execute, fetch, fetch_one
from .retry import run_in_transaction
from .transaction import Transaction, after_commit, current, forbid_network, spawn, transaction

__all__ = [
    "Transaction",
    "after_commit",
    "among",
    "close",
    "connect",
    "copy_rows",
    "current",
    "dialect",
    "due",
    "engine",
    "execute",
    "fetch",
    "fetch_one",
    "forbid_network",
    "run_in_transaction",
    "spawn",
    "transaction",
]
