"""What staff see of payments."""

from . import cases, orders, payment

__all__ = ["cases", "orders", "payment"]
