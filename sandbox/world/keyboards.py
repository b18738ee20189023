"""Inline keyboards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """``kind`` is callback (``data``), url (``value``), copy (``value``), buy (pays the invoice it stands below) or the name of a kind not offered here."""

    label: str
    kind: str
    data: bytes = b""
    value: str = ""

    def to_json(self) -> dict:
        """Label and kind, and what a click needs in the page (callback data stays here: press by row and column)."""
        return {"label": self.label, "kind": self.kind, "value": self.value}


Rows = tuple[tuple[Button, ...], ...]
