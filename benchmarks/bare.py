"""A bare client to compare with: Kurigram as its own documentation uses it, which edits a constant text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyrogram
from pyrogram.connection import Connection
from pyrogram.enums import ParseMode
from pyrogram.handlers import CallbackQueryHandler, MessageHandler
from pyrogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from kernel.telegram.client import trust

from .telegram import Telegram

TOKEN = "2000:secret"
TEXTS = ("Pressed.", "Pressed!")  # in turn, because Telegram refuses an edit that changes nothing


@asynccontextmanager
async def bare_client(telegram: Telegram, folder: Path) -> AsyncIterator[pyrogram.Client]:
    """A running client that sends a button on any message, and on each press edits the text and answers."""
    trust(telegram.key_file)

    def connection(*, server_address: str, port: int, **options: Any) -> Connection:
        return Connection(server_address=telegram.host, port=telegram.port, **options)

    app = pyrogram.Client(
        "bare",
        api_id=1,
        api_hash="hash",
        bot_token=TOKEN,
        workdir=folder,
        parse_mode=ParseMode.DISABLED,
        fetch_replies=False,
        fetch_topics=False,
        fetch_stories=False,
        fetch_stickers=False,
        connection_factory=connection,  # type: ignore[arg-type]
    )
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="press")]])
    presses: dict[int, int] = {}

    async def started(client: pyrogram.Client, message: Message) -> None:
        await message.reply_text("Hello.", reply_markup=keyboard)

    async def pressed(client: pyrogram.Client, query: CallbackQuery) -> None:
        person = query.from_user.id
        presses[person] = presses.get(person, 0) + 1
        await query.edit_message_text(TEXTS[presses[person] % 2], reply_markup=keyboard)
        await query.answer()

    app.add_handler(MessageHandler(started))
    app.add_handler(CallbackQueryHandler(pressed))
    async with app:
        yield app
