"""Texts in the customer's language, from every plugin's Fluent files."""

from .translations import Translations

__all__ = ["Translations"]
