"""What customers see of payments."""

from . import invoice, support, topup

__all__ = ["invoice", "support", "topup"]
