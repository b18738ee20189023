"""Texts in the customer's language, from every plugin's Fluent files."""

from kernel.i18n.translations import Translations

__all__ = ["Translations"]
