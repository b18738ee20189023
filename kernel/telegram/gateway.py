"""The bot's way to Telegram: updates in, messages out, nothing lost and nothing said twice."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from pyrogram.raw import functions, types

from ..db import forbid_network
from ..errors import AlreadySent, KioskError, TelegramError
from ..invoices import Invoice, StarsPage
from ..lanes import Lanes
from ..messages import Outgoing
from ..updates import Update
from .billing import Billing
from .calls import Calls
from .chats import Chats
from .client import Client, trust
from .convert import Converter
from .files import Files, UploadStore
from .formatting import entities_of
from .intake import Intake
from .login import SignedOut, close, log_in
from .outgoing import keyboard_of, message_in, reply_to, sent_message_id
from .peers import is_channel
from .position import PositionKeeper, PositionStore
from .storage import SessionFile
from .values import Me, Position, Sent, Server
from .watchdog import Watchdog

log = logging.getLogger(__name__)

KINDS_REMEMBERED = 20_000  # messages of which we know whether they show a picture or an invoice
DELETED_AT_ONCE = 100  # https://core.telegram.org/method/messages.deleteMessages
GONE = frozenset({"MESSAGE_ID_INVALID", "MESSAGE_EDIT_TIME_EXPIRED", "MESSAGE_AUTHOR_REQUIRED"})
NO_MEDIA_SWITCH = frozenset({"MEDIA_PREV_INVALID", "MEDIA_INVALID", "MEDIA_NEW_INVALID", "MEDIA_TYPE_INVALID"})


class Gateway:
    """One bot account at Telegram. ``deliver`` is called for every update, in order for each person.

    ``overflow`` is called instead when a person has sent more than a lane holds, ``on_dead`` once when the
    session cannot recover, ``answering`` before each message that is sent without a fixed random id. A login may take
    ``patience`` seconds.
    """

    def __init__(
        self,
        *,
        token: str,
        api_id: int,
        api_hash: str,
        folder: Path,
        deliver: Callable[[Update], Awaitable[None]],
        position: PositionStore,
        server: Server | None = None,
        test_mode: bool = False,
        uploads: UploadStore | None = None,
        overflow: Callable[[Update], Awaitable[None]] | None = None,
        on_dead: Callable[[str], None] | None = None,
        answering: Callable[[], None] = lambda: None,
        patience: float = 20.0,
    ):
        self.me = Me(0, "", "")
        self._token = token
        self._api = (api_id, api_hash)
        self._folder = folder
        self._server = server
        self._test_mode = test_mode
        self._position = position
        self._uploads = uploads or UploadStore()
        self._on_dead = on_dead
        self._answering = answering
        self._patience = patience
        self._lanes = Lanes(deliver, overflow=overflow)
        self._kinds: dict[tuple[int, int], bool] = {}  # (chat, message) -> shows a picture, document or invoice
        self._probe: Callable[[str], None] | None = None
        self._dead = False
        self._running = False

    @property
    def probe(self) -> Callable[[str], None] | None:
        """Called with a method's name just before each outgoing request."""
        return self._probe

    @probe.setter
    def probe(self, listener: Callable[[str], None] | None) -> None:
        self._probe = listener
        if self._running:
            self._call.probe = listener

    async def start(self) -> Me:
        """Log in, take what came meanwhile, and deliver from now on.

        Raises :class:`KioskError` in words for a wrong token, a wrong key file and a server that does not answer.
        """
        if not self._token.partition(":")[0].isdigit() or not self._token.partition(":")[2]:
            raise KioskError("TOKEN is not a bot's token. Copy it from @BotFather; it looks like 123456:ABC-DEF.")
        if self._server is not None:
            trust(self._server.key_file)
        self._dead = False
        self._set_up()
        try:
            try:
                self.me = await log_in(self._client, self._server, self._patience)
            except SignedOut as reason:
                log.warning("Telegram has forgotten the stored session (%s); logging in again", reason or "unknown key")
                await close(self._client)
                self._storage.wipe()
                self._set_up()
                self.me = await log_in(self._client, self._server, self._patience)
            await self._begin()
        except SignedOut:
            await close(self._client)
            raise KioskError("Telegram does not keep the bot's login. Start the bot again in a minute.") from None
        except BaseException:
            await close(self._client)
            raise
        return self.me

    def _set_up(self) -> None:
        self._storage = SessionFile(f"bot{self._token.partition(':')[0]}", self._folder)
        self._client = Client(
            token=self._token,
            api_id=self._api[0],
            api_hash=self._api[1],
            storage=self._storage,
            server=self._server,
            test_mode=self._test_mode,
            receive=lambda updates: self._intake.receive(updates),
        )
        self._call = Calls(self._client, answered=lambda result: self._intake.answered(result), dead=self._died)
        self._call.probe = self._probe
        self._intake = Intake(self._lanes, self._call, self._storage.remember, lambda: self._keeper.changed())

    async def _begin(self) -> None:
        self._client.on_key_unknown = lambda: self._died("AUTH_KEY_UNREGISTERED")
        self._client.connect_handler = self._connected
        self._chats = Chats(self._call, self._storage)
        self._billing = Billing(self._call, self._chats.peer)
        self._files = Files(self._client, self._call, self._uploads, self.me.id)
        self._keeper = PositionKeeper(self._position, self.me.id, lambda: self._intake.position)
        self._watchdog = Watchdog(self._client, self._died)
        stored = await self._position.load(self.me.id)
        state = await self._call(functions.updates.GetState())
        now = Position(state.pts, state.qts, state.date, state.seq)
        if stored is not None and stored.pts > now.pts:
            log.warning("The stored position is ahead of Telegram's (another server?); going on from Telegram's")
            stored = None
        self._running = True
        self._intake.begin(Converter(self.me), stored or now, first=stored is None)
        self._keeper.start()
        if stored is None:
            await self._keeper.write()
        else:
            await self._intake.recover()
        self._watchdog.start()

    async def _connected(self, client: Any, session: Any) -> None:
        """Called by the client after every reconnect: ask for what was pushed meanwhile."""
        if session is self._client.session:
            self._call.reconnected()
            self._intake.recover_soon()

    async def stop(self, grace: float = 10.0) -> None:
        """Take no more updates, let running handlers finish for ``grace`` seconds, store the position, disconnect."""
        if not self._running:
            return
        self._running = False
        self._intake.close()
        await self._lanes.stop(grace)
        await self._watchdog.stop()
        try:
            await self._keeper.stop()
        finally:
            self._call.close("the bot has been stopped")
            await close(self._client)

    def connected(self) -> bool:
        """Whether there is a connection at this moment."""
        return self._running and bool(self._client.is_connected)

    def busy(self) -> bool:
        """Whether an update is being handled at this moment."""
        return self._lanes.busy

    async def idle(self) -> None:
        """Return when no update is queued or being handled."""
        await self._intake.idle()

    def _died(self, reason: str) -> None:
        if self._dead or not self._running:
            return
        self._dead = True
        log.critical("The session with Telegram is dead: %s", reason)
        self._call.close(reason)
        if self._on_dead is not None:
            self._on_dead(reason)

    async def send(self, chat_id: int, message: Outgoing, *, random_id: int | None = None) -> Sent:
        """Send a message. With a fixed ``random_id`` a second attempt raises :class:`AlreadySent`."""
        forbid_network("sending a message")
        if random_id is None:
            self._answering()
        number = secrets.randbits(63) if random_id is None else random_id
        common = {
            "peer": self._chats.peer(chat_id),
            "random_id": number,
            "message": message.text.text,
            "entities": entities_of(message.text.entities, self._chats.peer),
            "reply_markup": keyboard_of(message.rows, self._chats.peer),
            "silent": message.silent or None,
            "reply_to": reply_to(message.topic),
        }
        has_file = message.has_file
        try:
            if has_file:
                result = await self._files.send(
                    message, lambda media: functions.messages.SendMedia(media=media, **common)
                )
            else:
                result = await self._call(functions.messages.SendMessage(no_webpage=True, **common))
        except AlreadySent:
            if random_id is None:  # our own second attempt after a lost connection
                return Sent(0)
            raise
        message_id = sent_message_id(result, number)
        self._note(chat_id, message_id, has_file)
        return Sent(message_id)

    async def edit(self, chat_id: int, message_id: int, message: Outgoing) -> int:
        """Give a message new content; returns its id, a new one when Telegram could not edit it that way."""
        forbid_network("editing a message")
        has_file = message.has_file
        if not has_file and self._kinds.get((chat_id, message_id)):  # nor could an invoice become anything else
            return await self._replace(chat_id, message_id, message)
        common = {
            "peer": self._chats.peer(chat_id),
            "id": message_id,
            "message": message.text.text,
            "entities": entities_of(message.text.entities, self._chats.peer),
            "reply_markup": keyboard_of(message.rows, self._chats.peer),
        }
        try:
            if has_file:
                result = await self._files.send(
                    message, lambda media: functions.messages.EditMessage(media=media, **common)
                )
            else:
                result = await self._call(functions.messages.EditMessage(no_webpage=True, **common))
        except TelegramError as error:
            if error.code == "MESSAGE_NOT_MODIFIED":
                return message_id
            if error.code in GONE:
                return (await self.send(chat_id, message)).message_id
            if error.code in NO_MEDIA_SWITCH:
                return await self._replace(chat_id, message_id, message)
            raise
        if not has_file and self._keeps_media(result):  # only its caption changed: it was a picture after all
            return await self._replace(chat_id, message_id, message)
        self._note(chat_id, message_id, has_file)
        return message_id

    async def _replace(self, chat_id: int, message_id: int, message: Outgoing) -> int:
        """Send anew, then delete: a person never looks at nothing."""
        sent = await self.send(chat_id, message)
        self._kinds.pop((chat_id, message_id), None)
        try:
            await self.delete(chat_id, [message_id])
        except TelegramError as error:
            log.debug("Message %d in %d stays: %s", message_id, chat_id, error)
        return sent.message_id

    def _keeps_media(self, result: Any) -> bool:
        media = getattr(message_in(result), "media", None)
        return isinstance(media, (types.MessageMediaPhoto, types.MessageMediaDocument, types.MessageMediaInvoice))

    def _note(self, chat_id: int, message_id: int, has_file: bool) -> None:
        if len(self._kinds) >= KINDS_REMEMBERED:
            self._kinds.clear()
        self._kinds[chat_id, message_id] = has_file

    async def delete(self, chat_id: int, message_ids: list[int]) -> None:
        """Delete messages for everybody in the chat; ids that do not exist are passed over."""
        forbid_network("deleting messages")
        for start in range(0, len(message_ids), DELETED_AT_ONCE):
            ids = message_ids[start : start + DELETED_AT_ONCE]
            if is_channel(chat_id):
                await self._call(
                    functions.channels.DeleteMessages(channel=self._chats.channel(chat_id), id=ids), counted=False
                )
            else:
                await self._call(functions.messages.DeleteMessages(id=ids, revoke=True))

    async def buttons(self, chat_id: int, message_id: int) -> list[str]:
        """The data of the buttons that a message of a private chat has now; empty when it is gone or another chat's."""
        forbid_network("reading a message")
        return await self._chats.buttons(chat_id, message_id)

    async def answer_press(self, query_id: int, text: str = "", alert: bool = False) -> None:
        """Stop the spinner of a pressed button. Too late (QUERY_ID_INVALID) is no error: nobody waits any more."""
        forbid_network("answering a press")
        request = functions.messages.SetBotCallbackAnswer(
            query_id=query_id, cache_time=0, message=text or None, alert=alert or None
        )
        try:
            await self._call(request)
        except TelegramError as error:
            if error.code != "QUERY_ID_INVALID":
                raise
            log.debug("Press %d was answered too late", query_id)

    async def answer_pre_checkout(self, query_id: int, error: str = "") -> None:
        """Let a payment go through, or refuse it with ``error`` (shown to the customer); within 10 seconds.

        Too late (QUERY_ID_INVALID) is no error: the payment did not happen, or an answer of ours had arrived.
        """
        forbid_network("answering a pre-checkout")
        request = functions.messages.SetBotPrecheckoutResults(
            query_id=query_id, success=not error or None, error=error or None
        )
        try:
            await self._call(request)
        except TelegramError as refusal:
            if refusal.code != "QUERY_ID_INVALID":
                raise
            log.warning("Pre-checkout query %d is no longer waiting for an answer", query_id)

    async def send_invoice(self, chat_id: int, invoice: Invoice, *, random_id: int) -> Sent:
        """Send an invoice, once for each ``random_id``: a second attempt raises :class:`AlreadySent`.

        What Telegram does not accept (CURRENCY_TOTAL_AMOUNT_INVALID, PAYMENT_PROVIDER_INVALID, ...) raises
        :class:`TelegramError`. It cannot be edited: editing it sends a new message and deletes it.
        """
        forbid_network("sending an invoice")
        message_id = await self._billing.send_invoice(self._chats.peer(chat_id), invoice, random_id)
        self._note(chat_id, message_id, True)
        return Sent(message_id)

    async def refund_stars(self, telegram_user_id: int, charge_id: str) -> bool:
        """Give a person's payment back; True when it is back, by this call or an earlier one.

        Every refusal (CHARGE_ID_INVALID, USER_ID_INVALID, ...) raises :class:`TelegramError`.
        """
        forbid_network("refunding stars")
        return await self._billing.refund_stars(telegram_user_id, charge_id)

    async def stars_transactions(self, offset: str = "", limit: int = 100) -> StarsPage:
        """The bot's list of Stars in both directions, newest first; at most 100 a page, unsettled entries left out."""
        forbid_network("listing stars")
        return await self._billing.stars_transactions(offset, limit)

    async def set_commands(self, commands: list[tuple[str, str]], language: str = "") -> None:
        """Set the list of commands (name, description) for a language code, or for all others."""
        forbid_network("setting the commands")
        await self._call(
            functions.bots.SetBotCommands(
                scope=types.BotCommandScopeDefault(),
                lang_code=language,
                commands=[types.BotCommand(command=name, description=text) for name, text in commands],
            )
        )

    async def is_member(self, channel: str | int, telegram_id: int) -> bool:
        """Whether a person is in a channel (its chat id, ``@name`` or link). The bot must be an admin there."""
        forbid_network("asking for a membership")
        return await self._chats.is_member(channel, telegram_id)

    async def chat_title(self, chat_id: int) -> str:
        """How a group or channel is called; empty when Telegram does not say."""
        forbid_network("asking for a chat")
        return await self._chats.title(chat_id)

    async def download(self, file_id: str) -> bytes:
        """The bytes of an attachment."""
        forbid_network("downloading a file")
        return await self._files.download(file_id)
