"""Customers on the console: found, looked at, and everything that staff do with one."""

from . import blocking, card, corrections, finding, forgetting, ledger, letters, listing

__all__ = ["blocking", "card", "corrections", "finding", "forgetting", "ledger", "letters", "listing"]
