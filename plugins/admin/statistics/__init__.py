"""Statistics: figures of a day, week or month from every plugin, beside those of the period before, and a picture."""

from . import screen

__all__ = ["screen"]
