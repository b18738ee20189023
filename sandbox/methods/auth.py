"""Signing in and out."""

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire import peers
from ..wire.tl import TL

methods = Methods()


@methods.answers(raw.functions.auth.ImportBotAuthorization)
def import_bot_authorization(call: Call, request: TL) -> TL:
    """Sign a bot in with its token. ``api_id`` and ``api_hash`` may be anything but empty."""
    if not request.api_id or not request.api_hash:
        raise RpcRefused("API_ID_INVALID")
    for bot in call.world.bots:
        if bot.token == request.bot_auth_token:
            call.session.auth_key.bot = bot
            return raw.types.auth.Authorization(user=peers.user(bot, bot))
    raise RpcRefused("ACCESS_TOKEN_INVALID")


@methods.answers(raw.functions.auth.LogOut)
def log_out(call: Call, request: TL) -> TL:
    """Forget which bot uses this key."""
    call.session.auth_key.bot = None
    return raw.types.auth.LoggedOut()
