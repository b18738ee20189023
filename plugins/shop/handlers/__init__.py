"""What the shop answers: commands, buttons and links."""

from . import browse, buy, card, links, purchases

__all__ = ["browse", "buy", "card", "links", "purchases"]
