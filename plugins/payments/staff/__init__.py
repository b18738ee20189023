"""What staff see of payments."""

from . import cases, payment

__all__ = ["cases", "payment"]
