"""Staff notices: who is told what, and the sending."""

from . import adding, card, delivery, listing, sending

__all__ = ["adding", "card", "delivery", "listing", "sending"]
