"""What happens when the cart's buttons are pressed."""

from . import card, checkout, lines, view

__all__ = ["card", "checkout", "lines", "view"]
