"""Encryption at rest, the duplicate hash and the signature of buttons."""

from .keys import Keys

__all__ = ["Keys"]
