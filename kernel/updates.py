"""What reaches the bot from Telegram, as small values that can be written to JSON."""

from dataclasses import asdict, dataclass

from .messages import Entity, Rich


@dataclass(frozen=True, slots=True)
class Sender:
    """The Telegram account behind an update."""

    telegram_id: int
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """The part that every update has. ``chat_id`` equals the sender's id in private chats."""

    sender: Sender
    chat_id: int
    date: int  # seconds since 1970, UTC, as Telegram stamped it


@dataclass(frozen=True, slots=True)
class Command(Update):
    """``/name payload``; ``name`` is lower case, without the slash and the ``@bot`` part.

    ``topic`` is the forum's topic that it was written in, 0 anywhere else.
    """

    message_id: int
    name: str
    payload: str = ""
    private: bool = True
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Text(Update):
    """A text message; ``entities`` are its formatting.

    ``forwarded_from`` is the Telegram id of whom (or which channel) it was forwarded from, or 0; ``forwarded_name`` is
    all that Telegram tells of a writer who hides their account in forwards.
    """

    message_id: int
    text: str
    forwarded_from: int = 0
    private: bool = True
    forwarded_name: str = ""
    entities: tuple[Entity, ...] = ()

    @property
    def rich(self) -> Rich:
        """The text with its formatting."""
        return Rich(self.text, self.entities)


@dataclass(frozen=True, slots=True)
class Attachment(Update):
    """A photo, video or document. ``file_id`` is what ``Gateway.download`` takes; ``size`` is in bytes.

    ``forwarded_from`` and ``forwarded_name`` are those of :class:`Text`.
    """

    message_id: int
    kind: str  # "photo", "video" or "document" (everything else: animations, sounds, stickers)
    file_id: str
    file_name: str
    mime_type: str
    size: int
    caption: str = ""
    private: bool = True
    forwarded_from: int = 0
    forwarded_name: str = ""
    entities: tuple[Entity, ...] = ()  # of the caption

    @property
    def rich(self) -> Rich:
        """The caption with its formatting."""
        return Rich(self.caption, self.entities)


@dataclass(frozen=True, slots=True)
class Press(Update):
    """A press on an inline button. ``data`` comes from the client and is never trusted."""

    message_id: int
    query_id: int
    data: str


@dataclass(frozen=True, slots=True)
class PreCheckout(Update):
    """The customer is about to pay; must be answered within 10 seconds. ``total`` in minor units."""

    query_id: int
    currency: str
    total: int
    payload: str


@dataclass(frozen=True, slots=True)
class Paid(Update):
    """A successful payment. ``total`` in minor units of ``currency``."""

    message_id: int
    currency: str
    total: int
    payload: str
    charge_id: str
    provider_charge_id: str = ""


@dataclass(frozen=True, slots=True)
class Refunded(Update):
    """A payment that was given back. ``total`` in minor units of ``currency``."""

    message_id: int
    currency: str
    total: int
    payload: str
    charge_id: str


@dataclass(frozen=True, slots=True)
class MemberChanged(Update):
    """The sender blocked or unblocked the bot, or joined or left a channel (``chat_id``)."""

    is_member: bool


KINDS = {kind.__name__: kind for kind in (Command, Text, Attachment, Press, PreCheckout, Paid, Refunded, MemberChanged)}


def to_json(update: Update) -> dict:
    """A dictionary of plain values that :func:`from_json` turns back into the same update."""
    return {"update": type(update).__name__, **asdict(update)}


def from_json(value: dict) -> Update:
    """The update that :func:`to_json` wrote."""
    fields = {name: item for name, item in value.items() if name != "update"}
    fields["sender"] = Sender(**fields["sender"])
    if "entities" in fields:
        fields["entities"] = tuple(Entity(**entity) for entity in fields["entities"])
    return KINDS[value["update"]](**fields)
