"""What the shop answers: commands, buttons and links."""

from . import answers, browse, buy, card, checkout, links, paying, purchases, receipt, search

__all__ = ["answers", "browse", "buy", "card", "checkout", "links", "paying", "purchases", "receipt", "search"]
