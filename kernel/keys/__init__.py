"""Encryption at rest, the duplicate hash and the signature of buttons."""

from kernel.keys.keys import Keys

__all__ = ["Keys"]
