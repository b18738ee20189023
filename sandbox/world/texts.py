"""Text as Telegram counts and cleans it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text; ``offset`` and ``length`` count UTF-16 code units.

    ``kind`` is bold, italic, underline, strikethrough, spoiler, code, pre, text_link, blockquote, text_mention,
    bot_command, custom_emoji or other.
    """

    kind: str
    offset: int
    length: int
    url: str = ""
    user_id: int = 0
    language: str = ""
    collapsed: bool = False
    emoji_id: int = 0

    def to_json(self) -> dict:
        """Only what is set, for the chat page."""
        value: dict = {"kind": self.kind, "offset": self.offset, "length": self.length}
        value |= {
            name: getattr(self, name) for name in ("url", "user_id", "language", "collapsed") if getattr(self, name)
        }
        return value


def utf16_length(text: str) -> int:
    """How long Telegram counts ``text``."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def trim(text: str, entities: Sequence[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """``text`` without white space at its edges, as Telegram stores it, and the entities moved along."""
    if text == text.strip():
        return text, tuple(entities)
    cut = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    moved = []
    for entity in entities:
        start = max(entity.offset - cut, 0)
        stop = min(entity.offset + entity.length - cut, end)
        if stop > start:
            moved.append(replace(entity, offset=start, length=stop - start))
    return text, tuple(moved)


def command_entities(text: str) -> tuple[Entity, ...]:
    """The entity that Telegram adds to a command a person types."""
    if not text.startswith("/") or len(text) < 2:
        return ()
    return (Entity("bot_command", 0, utf16_length(text.split(maxsplit=1)[0])),)
