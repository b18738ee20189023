"""How often one person may do something: windows that move, in memory or in Redis, and a pause for who does too much."""

from .limits import Ban, Limits
from .rules import UPDATES, limits_advice, parse

__all__ = ["UPDATES", "Ban", "Limits", "limits_advice", "parse"]
