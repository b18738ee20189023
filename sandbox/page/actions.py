"""What a person can do on the page, one function per action."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from ..world import Bot, Channel, Chat, NoAnswer, Person, PrivateChat
from ..world.files import NotAPicture
from ..world.texts import utf16_length

if TYPE_CHECKING:
    from .server import ChatPage

LONGEST_TEXT = 4096  # UTF-16 units in one message; Telegram's apps send longer texts in pieces
MOST_PIECES = 10
LONGEST_CAPTION = 1024
STARS_AT_ONCE = 1_000
LARGEST_STARS = 100_000


class CannotDo(Exception):
    """Refused. ``code`` is a key of the page's dictionary, ``text`` says it in English."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


Action = Callable[["ChatPage", dict], Awaitable[dict | None]]
ACTIONS: dict[str, Action] = {}


def action(function: Action) -> Action:
    """Make ``function`` reachable from the page under its name."""
    ACTIONS[function.__name__] = function  # type: ignore[attr-defined]
    return function


async def perform(page: ChatPage, name: object, values: dict) -> dict:
    """Do what the page asks for. Returns the answer; what is refused has ``error`` with a code and a text."""
    function = ACTIONS.get(name) if isinstance(name, str) else None
    if function is None:
        return {"error": {"code": "failed", "text": f"There is no action {name!r}."}}
    return await _in_words(function(page, values))


async def perform_upload(page: ChatPage, values: dict, data: bytes) -> dict:
    """Send a file as the page asks; the answer is as that of ``perform``."""
    return await _in_words(_send_file(page, values, data))


async def _in_words(doing: Awaitable[dict | None]) -> dict:
    try:
        return await doing or {}
    except CannotDo as refusal:
        return {"error": {"code": refusal.code, "text": str(refusal)}}
    except NoAnswer:
        return {"error": {"code": "silent", "text": "The bot did not answer in time."}}
    except ValueError as problem:  # what the world refuses, in its words
        return {"error": {"code": "failed", "text": str(problem)}}


@action
async def send(page: ChatPage, values: dict) -> None:
    """Write to a bot."""
    chat = _open_chat(page, values)
    text = _text(values, "text")
    if not text.strip():
        raise CannotDo("failed", "The message is empty.")
    for piece in split(text):
        await chat.send_text(piece)


@action
async def start(page: ChatPage, values: dict) -> None:
    """Press Start, or follow a deep link with a payload; a blocked bot is unblocked, as in Telegram."""
    chat = _private(page, values)
    payload = _text(values, "payload").strip()
    await chat.unblock()
    await chat.send_text(f"/start {payload}" if payload else "/start")


@action
async def forward(page: ChatPage, values: dict) -> None:
    """Forward the newest message that another person has written to the bot."""
    chat = _open_chat(page, values)
    writer = _person(page, {"person": values.get("from")})
    written = [message for message in page.world.private_chat(writer, chat.bot).messages if message.sender is writer]
    if not written:
        raise CannotDo("nothing", f"{writer.name} has not written anything to {chat.bot.name} yet.")
    await chat.forward(written[-1])


@action
async def press(page: ChatPage, values: dict) -> dict:
    """Press a button by row and column and wait for the bot's answer."""
    chat = _chat(page, values)
    message = chat.get(_number(values, "message"))
    row, column = _number(values, "row"), _number(values, "column")
    if message is None or not (0 <= row < len(message.rows) and 0 <= column < len(message.rows[row])):
        raise CannotDo("gone", "This message or button is no longer there.")
    if isinstance(chat, Channel):
        answer = await chat.press(_person(page, values), message, row, column)
    else:
        assert isinstance(chat, PrivateChat)
        answer = await chat.press(message, row, column)
    return {"text": answer.text, "alert": answer.alert, "url": answer.url}


@action
async def pay(page: ChatPage, values: dict) -> dict:
    """Pay an invoice once; two pages that pay it at the same time pay it once, too."""
    chat = _open_chat(page, values)
    message = chat.get(_number(values, "message"))
    if message is None or message.invoice is None:
        raise CannotDo("gone", "This invoice is no longer there.")
    key = (chat.key, message.id)
    if message.invoice.receipt or key in page.paying:
        raise CannotDo("paid", "This invoice is paid already.")
    page.paying.add(key)
    try:
        payment = await chat.pay(message)
    finally:
        page.paying.discard(key)
    return {"paid": payment.ok, "reason": payment.error}


@action
async def stars(page: ChatPage, values: dict) -> None:
    """Stars cost nothing here: some more, and at least as many as are asked for."""
    more = _number(values, "more")
    _person(page, values).stars += max(STARS_AT_ONCE, min(more, LARGEST_STARS))


@action
async def join(page: ChatPage, values: dict) -> None:
    """Join a channel. What was posted before does not count as unread."""
    channel, person = _channel(page, values), _person(page, values)
    await channel.join(person)
    page.mark_read(person.id, channel.id, max((message.id for message in channel.messages), default=0))


@action
async def leave(page: ChatPage, values: dict) -> None:
    """Leave a channel."""
    await _channel(page, values).leave(_person(page, values))


@action
async def block(page: ChatPage, values: dict) -> None:
    """Stop the bot."""
    await _private(page, values).block()


@action
async def unblock(page: ChatPage, values: dict) -> None:
    """Let the bot write again."""
    await _private(page, values).unblock()


@action
async def clear(page: ChatPage, values: dict) -> None:
    """Remove every message of a chat."""
    chat = _private(page, values)
    chat.delete([message.id for message in chat.messages])


@action
async def older(page: ChatPage, values: dict) -> None:
    """Earlier messages; they come as an event of their own to whoever asked."""
    values["reply"]({"type": "older", **page.view.history(_chat(page, values), _number(values, "before"))})


@action
async def read(page: ChatPage, values: dict) -> None:
    """A person has seen a chat up to a message."""
    page.mark_read(_person(page, values).id, _number(values, "peer"), _number(values, "message"))


@action
async def language(page: ChatPage, values: dict) -> None:
    """Change the language of a person's Telegram."""
    person = _person(page, values)
    person.language = _text(values, "language")[:12]
    page.tell({"type": "person", "person": page.view.person(person)})


@action
async def person(page: ChatPage, values: dict) -> dict:
    """A new customer arrives."""
    name = _text(values, "name").strip()[:64]
    if not name:
        raise CannotDo("failed", "A person needs a name.")
    newcomer = page.world.add_person(name, language=_text(values, "language")[:12] or "en")
    return {"person": newcomer.id}


async def _send_file(page: ChatPage, values: dict, data: bytes) -> None:
    """Send a file to a bot; a picture that Telegram takes goes as a photo."""
    chat = _open_chat(page, values)
    name, caption = _text(values, "name")[:255] or "file", _text(values, "caption")
    if not data:
        raise CannotDo("failed", f"{name} is empty.")
    if utf16_length(caption) > LONGEST_CAPTION:
        raise CannotDo("failed", f"A caption has at most {LONGEST_CAPTION} characters.")
    try:
        await chat.send_file(name, data, caption=caption)
    except NotAPicture:
        await chat.send_file(name, data, caption=caption, as_photo=False)


def split(text: str) -> list[str]:
    """``text`` in pieces that fit one message each, as Telegram's apps send it. Raises CannotDo above ten."""
    pieces: list[str] = []
    piece: list[str] = []
    length = 0
    for character in text:
        width = utf16_length(character)
        if length + width > LONGEST_TEXT:
            pieces.append("".join(piece))
            piece, length = [], 0
        piece.append(character)
        length += width
    pieces.append("".join(piece))
    pieces = [one for one in pieces if one.strip()]
    if len(pieces) > MOST_PIECES:
        raise CannotDo("long", f"The message is too long: {LONGEST_TEXT * MOST_PIECES} characters at most.")
    return pieces


def _number(values: dict, name: str) -> int:
    value = values.get(name)
    if isinstance(value, str) and value.lstrip("-").isdecimal():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise CannotDo("failed", f"{name} must be a whole number, not {value!r}.")
    return value


def _text(values: dict, name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        raise CannotDo("failed", f"{name} must be a text, not {value!r}.")
    # A lone surrogate, which a browser can produce, is no text that anybody could store.
    return value.encode("utf-8", "replace").decode()


def _person(page: ChatPage, values: dict) -> Person:
    number = _number(values, "person")
    person = page.world.person(number)
    if person is None:
        raise CannotDo("failed", f"There is no person {number}.")
    return person


def _peer(page: ChatPage, values: dict) -> Bot | Channel:
    number = _number(values, "peer")
    peer = page.world.bot(number) or page.world.channel(number)
    if peer is None:
        raise CannotDo("failed", f"There is no bot or channel {number}.")
    return peer


def _chat(page: ChatPage, values: dict) -> Chat:
    peer = _peer(page, values)
    return peer if isinstance(peer, Channel) else page.world.private_chat(_person(page, values), peer)


def _channel(page: ChatPage, values: dict) -> Channel:
    peer = _peer(page, values)
    if not isinstance(peer, Channel):
        raise CannotDo("failed", f"{peer.name} is a bot, not a channel.")
    return peer


def _private(page: ChatPage, values: dict) -> PrivateChat:
    chat = _chat(page, values)
    if not isinstance(chat, PrivateChat):
        raise CannotDo("failed", "Only the channel itself can post here.")
    return chat


def _open_chat(page: ChatPage, values: dict) -> PrivateChat:
    chat = _private(page, values)
    if chat.blocked:
        raise CannotDo("blocked", f"{chat.person.name} has blocked {chat.bot.name}. Unblock the bot before writing.")
    return chat
