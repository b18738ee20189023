"""A message as both sides see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .accounts import Account
from .files import Document, Photo
from .invoices import Invoice, Service
from .keyboards import Button, Rows
from .texts import Entity

if TYPE_CHECKING:
    from .chats import Chat


@dataclass(eq=False, slots=True)
class Message:
    """``date`` and ``edited`` are seconds since 1970 (``edited`` is 0 until the first edit).

    ``pushes`` is how often its arrival is pushed to the bot. ``topic`` is the forum's topic it stands in, 0 for none.
    """

    id: int
    chat: Chat
    sender: Account
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    rows: Rows = ()
    media: Photo | Document | Invoice | None = None
    service: Service | None = None
    forwarded_from: Account | None = None
    forwarded_name: str = ""  # all that is known of a writer who hides their account in forwards
    silent: bool = False
    edited: int = 0
    deleted: bool = False
    pushes: int = 1
    topic: int = 0
    change: int = 0  # number of the world's change that made or last edited it

    @property
    def photo(self) -> Photo | None:
        """The picture, when the message has one."""
        return self.media if isinstance(self.media, Photo) else None

    @property
    def document(self) -> Document | None:
        """The file, when the message has one."""
        return self.media if isinstance(self.media, Document) else None

    @property
    def video(self) -> Document | None:
        """The file, when apps show it as a video."""
        return self.document if self.document and self.document.is_video else None

    @property
    def invoice(self) -> Invoice | None:
        """The invoice, when the message is one."""
        return self.media if isinstance(self.media, Invoice) else None

    @property
    def labels(self) -> list[str]:
        """The labels of all its buttons, row by row, as an app shows them."""
        return [self._label(button) for row in self.rows for button in row]

    def _label(self, button: Button) -> str:
        paid = self.invoice is not None and self.invoice.receipt and button.kind == "buy"
        return "Receipt" if paid else button.label

    def to_json(self) -> dict:
        """Everything the chat page draws."""
        return {
            "id": self.id,
            "chat": self.chat.key,
            "sender": self.sender.to_json(),
            "date": self.date,
            "text": self.text,
            "entities": [entity.to_json() for entity in self.entities],
            "rows": [[button.to_json() for button in row] for row in self.rows],
            "photo": self.photo.to_json() if self.photo else None,
            "document": self.document.to_json() if self.document else None,
            "invoice": self.invoice.to_json() if self.invoice else None,
            "service": self.service.to_json() if self.service else None,
            "forwarded_from": self.forwarded_from.to_json() if self.forwarded_from else None,
            "forwarded_name": self.forwarded_name,
            "silent": self.silent,
            "edited": self.edited,
        }
