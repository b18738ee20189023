"""The commands a bot lists, and its answers to presses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyrogram import raw

from .. import limits
from ..errors import RpcRefused
from ..limits import Problem
from ..rpc import Call, Methods
from ..wire.tl import TL
from ..world import Answer
from ..world.texts import utf16_length

methods = Methods()
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


@methods.answers(raw.functions.bots.SetBotCommands)
def set_bot_commands(call: Call, request: TL) -> bool:
    """The commands shown to people with this language; scopes are taken for the default one."""
    call.refuse(list(_problems(request.commands)))
    _store(call, request.lang_code, [(command.command, command.description) for command in request.commands])
    return True


@methods.answers(raw.functions.bots.ResetBotCommands)
def reset_bot_commands(call: Call, request: TL) -> bool:
    """No commands for this language."""
    _store(call, request.lang_code, [])
    return True


@methods.answers(raw.functions.bots.GetBotCommands)
def get_bot_commands(call: Call, request: TL) -> list[TL]:
    """The commands set for this language."""
    commands = call.bot.commands.get(request.lang_code, [])
    return [raw.types.BotCommand(command=name, description=words) for name, words in commands]


@methods.answers(raw.functions.messages.SetBotCallbackAnswer)
def set_bot_callback_answer(call: Call, request: TL) -> bool:
    """Answer a press, once and in time."""
    text = request.message or ""
    if utf16_length(text) > limits.ANSWER:
        words = f"{utf16_length(text)} UTF-16 units in an answer, {limits.ANSWER} are allowed"
        call.refuse([Problem("MESSAGE_TOO_LONG", words)])
    query = call.world.queries.take(request.query_id)
    if query is None:
        raise RpcRefused("QUERY_ID_INVALID")
    call.world.answer(query, Answer(text, bool(request.alert), request.url or ""))
    return True


def _store(call: Call, language: str, commands: list[tuple[str, str]]) -> None:
    if commands:
        call.bot.commands[language] = commands
    else:
        call.bot.commands.pop(language, None)
    event = {"type": "commands", "bot": call.bot.id, "language": language, "commands": commands}
    call.world.announce(event | {"chat": "", "people": [person.id for person in call.world.people]})


def _problems(commands: list[TL]) -> Iterator[Problem]:
    if len(commands) > limits.COMMANDS:
        yield Problem("BOT_COMMANDS_TOO_MUCH", f"{len(commands)} commands, {limits.COMMANDS} are allowed")
    for command in commands:
        if not COMMAND.fullmatch(command.command):
            yield Problem("BOT_COMMAND_INVALID", f"{command.command!r} is not 1 to 32 of a-z, 0-9 and _")
        if not 1 <= utf16_length(command.description) <= limits.COMMAND_DESCRIPTION:
            words = f"/{command.command} has a description of {utf16_length(command.description)} units"
            yield Problem("BOT_COMMAND_DESCRIPTION_INVALID", words)
