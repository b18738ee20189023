"""From nothing to a session that Telegram knows, or a sentence that says why not."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from pyrogram.errors import RPCError
from pyrogram.raw import functions, types

from ..errors import KioskError
from .client import Client
from .errors import SIGNED_OUT, code_of
from .values import Me, Server

log = logging.getLogger(__name__)


class SignedOut(Exception):
    """Telegram does not know the stored session any more: log in anew."""


async def log_in(client: Client, server: Server | None, seconds: float) -> Me:
    """Connect and log in, with the stored session or with the token.

    Raises :class:`KioskError` when Telegram does not answer or refuses the token, and :class:`SignedOut`
    when the stored session is of no use; the caller wipes it and tries again.
    """
    unknown = asyncio.get_running_loop().create_future()
    client.on_key_unknown = lambda: None if unknown.done() else unknown.set_result(None)
    work = asyncio.get_running_loop().create_task(_log_in(client))
    try:
        await asyncio.wait({work, unknown}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        if unknown.done():
            raise SignedOut
        raise KioskError(_silent(server))
    except RPCError as error:
        raise _refused(error) from None
    except (OSError, KeyError):  # KeyError: what answers there does not speak MTProto
        raise KioskError(_silent(server)) from None
    except Exception as error:
        if "Public key not found" in str(error):
            raise KioskError(_wrong_key(server)) from None
        raise
    finally:
        if not work.done():
            work.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await work


async def _log_in(client: Client) -> Me:
    if await client.connect():
        await _started(client)
        answer: Any = await client.invoke(functions.users.GetUsers(id=[types.InputUserSelf()]))
        user = answer[0]
    else:
        await _started(client)
        user = await client.sign_in_bot(client.bot_token or "")
    return Me(id=user.id, username=user.username or "", first_name=user.first_name or "")


async def _started(client: Client) -> None:
    """Wait for the session: after a failed attempt the client goes on trying in the background."""
    assert client.session is not None
    await client.session.is_started.wait()


async def close(client: Client) -> None:
    """End the connection and close the session file, whatever state they are in."""
    sessions = [session for session in (client.session, *client.media_sessions.values()) if session is not None]
    for session in sessions:
        stopping = asyncio.ensure_future(session.stop())  # may raise whatever its own tasks ended with
        await asyncio.wait([stopping], timeout=3)
        stopping.cancel()
        for task in (stopping, session.recv_task):
            if task is not None and task.done() and not task.cancelled():
                task.exception()  # known and reported; asyncio need not
    client.session = None
    client.is_connected = False
    await client.storage.close()
    client.executor.shutdown(wait=False)


def _address(server: Server | None) -> str:
    return f"Telegram at {server.host}:{server.port}" if server else "Telegram"


def _silent(server: Server | None) -> str:
    cure = (
        "Start that server or correct TELEGRAM_SERVER (unset, the bot talks to Telegram itself)."
        if server
        else "Check this machine's connection to the internet and its firewall (TCP port 443)."
    )
    return f"{_address(server)} does not answer. {cure}"


def _wrong_key(server: Server | None) -> str:
    if server is None:
        return "What answers in Telegram's place does not have Telegram's key. Check the network for a proxy."
    return (
        f"The server at {server.host}:{server.port} does not have the key in {server.key_file}. "
        "Point TELEGRAM_SERVER_KEY to the key file of that server."
    )


def _refused(error: RPCError) -> Exception:
    code = code_of(error)
    if code in SIGNED_OUT:
        return SignedOut(code)
    if code.startswith("ACCESS_TOKEN"):
        return KioskError(f"TOKEN is refused by Telegram ({code}). Copy the bot's token again from @BotFather.")
    if code.startswith("API_ID"):
        return KioskError(
            f"API_ID and API_HASH are refused by Telegram ({code}). Copy both from https://my.telegram.org."
        )
    if code.startswith("FLOOD_WAIT"):
        return KioskError(
            f"Telegram asks to wait before the next login ({code}, in seconds). Start the bot again after that."
        )
    return KioskError(f"Telegram refused the login: {code}.")
