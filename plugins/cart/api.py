"""What other plugins may use of the cart."""

from .callbacks import AddToCart, OpenCart, OpenLine
from .lines import CartLine, count_lines, own_line, own_lines

__all__ = ["AddToCart", "CartLine", "OpenCart", "OpenLine", "count_lines", "own_line", "own_lines"]
