"""What the bot says: text with explicit entities, buttons and files. No markup is ever parsed by Telegram."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any


def utf16_length(text: str) -> int:
    """How long Telegram counts ``text``: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text; ``offset`` and ``length`` in UTF-16 code units.

    ``kind`` is bold, italic, underline, strikethrough, spoiler, code, pre (``language``), text_link (``url``),
    blockquote, expandable_blockquote, custom_emoji (``emoji_id``) or mention (``user_id``).
    """

    kind: str
    offset: int
    length: int
    url: str = ""
    user_id: int = 0
    language: str = ""
    emoji_id: int = 0

    def to_json(self) -> dict[str, Any]:
        """Plain values; what is not set is left out."""
        kept = {name: value for name, value in asdict(self).items() if value}
        return {"offset": self.offset, "length": self.length, **kept}


@dataclass(frozen=True, slots=True)
class Rich:
    """A text and its formatting. ``Rich("a") + bold("b")`` keeps both."""

    text: str = ""
    entities: tuple[Entity, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        return Rich().join((self, other))

    @staticmethod
    def mention(name: Rich | str, telegram_id: int) -> Rich:
        """``name`` as a link to the profile of somebody who has written to the bot."""
        return styled("mention", name, user_id=telegram_id)

    @staticmethod
    def trusted(text: str) -> Rich:
        """What an operator wrote, with its tags (<b>, <i>, <code>, <a href> ...); as it is where they are wrong."""
        from .markup import forgiving

        return forgiving(text)

    def to_json(self) -> dict[str, Any]:
        """Plain values from which :meth:`from_json` makes the same again."""
        return {"text": self.text, "entities": [entity.to_json() for entity in self.entities]}

    @staticmethod
    def from_json(value: dict[str, Any]) -> Rich:
        """What :meth:`to_json` wrote."""
        return Rich(value["text"], tuple(Entity(**entity) for entity in value["entities"]))

    def __radd__(self, other: str) -> Rich:
        return Rich(other) + self

    def join(self, parts: Sequence[Rich | str]) -> Rich:
        """Like ``str.join``: the parts with this text between them."""
        texts: list[str] = []
        entities: list[Entity] = []
        end = 0
        for number, part in enumerate(parts):
            for piece in (self, rich(part)) if number and self.text else (rich(part),):
                entities += [replace(e, offset=e.offset + end) for e in piece.entities]
                texts.append(piece.text)
                end += len(piece)
        return Rich("".join(texts), tuple(entities))

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        """The length that counts against Telegram's limits (UTF-16 units)."""
        return utf16_length(self.text)


def rich(value: Rich | str) -> Rich:
    """``value`` as :class:`Rich`; a plain string stays exactly as it is."""
    return value if isinstance(value, Rich) else Rich(str(value))


def styled(kind: str, value: Rich | str, *, url: str = "", user_id: int = 0) -> Rich:
    """``value`` wrapped in one more entity of ``kind``."""
    inner = rich(value)
    if not inner.text:
        return inner
    outer = Entity(kind, 0, len(inner), url=url, user_id=user_id)
    return Rich(inner.text, (outer, *inner.entities))


def bold(value: Rich | str) -> Rich:
    """Bold text."""
    return styled("bold", value)


def code(value: Rich | str) -> Rich:
    """Monospaced text that a tap copies."""
    return styled("code", value)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: ``data`` (1 to 64 bytes) or ``url`` or ``copy`` (text put on the clipboard), or one to pay."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""
    buys: bool = False

    @staticmethod
    def pay(label: str) -> Button:
        """The button that pays an invoice; only there, and only as the first of all. ⭐ stands for a star's picture."""
        return Button(label, buys=True)


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class File:
    """A picture or document to send. ``hash`` lets the kernel upload the same bytes once per bot."""

    name: str
    data: bytes = field(repr=False)
    mime_type: str = "application/octet-stream"

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send or the new content of one to edit; at most one of photo, document and ``file_id``.

    ``file_id`` is a file of any kind that somebody sent to the bot, and arrives as it was: a video stays a video.
    ``file_from`` is the number of the message that it came with, where a new reference to it is found when Telegram no
    longer takes the old one. ``topic`` is the number of a forum's topic that it goes to; 0 for chats without topics, and
    for *General*.
    """

    text: Rich = Rich()
    rows: tuple[tuple[Button, ...], ...] = ()
    photo: File | None = None
    document: File | None = None
    silent: bool = False
    file_id: str = ""
    file_from: int = 0
    topic: int = 0

    @property
    def has_file(self) -> bool:
        """Whether the text is a caption."""
        return self.photo is not None or self.document is not None or bool(self.file_id)


def clip(text: Rich, limit: int) -> Rich:
    """``text``, cut to ``limit`` UTF-16 units with an ellipsis when it is longer; no character is cut in half."""
    if len(text) <= limit:
        return text
    kept = _cut(text.text, limit - 1)
    end = utf16_length(kept)
    entities = tuple(
        replace(entity, length=min(entity.length, end - entity.offset))
        for entity in text.entities
        if entity.offset < end
    )
    return Rich(kept + "…", entities)


def clip_label(text: str, limit: int = 60) -> str:
    """A button's label or a name, cut to ``limit`` UTF-16 units with an ellipsis; no character is cut in half."""
    return text if utf16_length(text) <= limit else _cut(text, limit - 1).rstrip() + "…"


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: max(0, units) * 2].decode("utf-16-le", "ignore")
