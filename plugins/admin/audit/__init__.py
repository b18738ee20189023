"""Who did what: the rows that were written with each act, filtered and one by one."""

from . import card, finding, listing

__all__ = ["card", "finding", "listing"]
