"""One-time buttons: the *confirm* of what moves money, pressed once and never forged."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import struct
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from . import db
from .callbacks import Callback
from .errors import Refused
from .messages import Button

if TYPE_CHECKING:
    from .context import Context

SEAL = struct.Struct(">QI8s")  # nonce, seconds since 1970, MAC
SEAL_WIDTH = 27  # base64 of the seal without padding
LIFETIME = 3600  # seconds until a confirm button is refused as too old
CLAIM = """INSERT INTO kernel_used_button (nonce, user_id, used_at) VALUES ($1, $2, $3)
ON CONFLICT (nonce) DO NOTHING RETURNING id"""

Sign = Callable[[bytes], bytes]


class OneTime(Callback):
    """A callback whose button works once: ``class ConfirmBuy(OneTime, prefix="buy"): item_id: int; price: int``.

    The button carries a 64-bit nonce, its time and a MAC bound to the person it was shown to. Nothing is written
    when it is shown; make it with ``ctx.once(ConfirmBuy(item.id, price), label)``.
    """

    reserved: ClassVar[int] = 1 + SEAL_WIDTH
    nonce: ClassVar[int] = 0

    def seal(self, sign: Sign, telegram_id: int, now: datetime, label: str) -> Button:
        """A button for the person ``telegram_id``; ``sign`` is the kernel's keyed hash."""
        nonce, time = secrets.randbits(63), int(now.timestamp())
        mac = _mac(sign, self.pack(), telegram_id, nonce, time)
        token = base64.urlsafe_b64encode(SEAL.pack(nonce, time, mac)).decode().rstrip("=")
        return Button(label, data=f"{self.pack()}:{token}")

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """The callback with its seal still unchecked; :meth:`check` must follow."""
        packed, _, token = data.rpartition(":")
        found = super().unpack(packed)
        if found is None or len(token) != SEAL_WIDTH:
            return None
        try:
            nonce, time, mac = SEAL.unpack(base64.urlsafe_b64decode(token + "="))
        except (binascii.Error, ValueError, struct.error):
            return None
        for name, value in (("nonce", nonce), ("time", time), ("mac", mac)):
            object.__setattr__(found, name, value)
        return found

    def check(self, sign: Sign, telegram_id: int, now: datetime) -> None:
        """Raise Refused when the button was not made for this person or is older than an hour."""
        sealed: Any = self
        if not hmac.compare_digest(sealed.mac, _mac(sign, self.pack(), telegram_id, sealed.nonce, sealed.time)):
            raise Refused("kernel-button-forged")
        if not 0 <= now.timestamp() - sealed.time + 60 <= LIFETIME + 60:
            raise Refused("kernel-button-old")

    async def use(self, ctx: Context) -> bool:
        """Take the button in the handler's own transaction: False when it was pressed before.

        A rollback gives it back; the insert waits for a press of the same button that is still being handled.
        """
        if db.current() is None:
            raise RuntimeError(f"{type(self).__name__}.use() belongs into the transaction of what the button does")
        return await db.fetch_one(CLAIM, self.nonce, ctx.user.telegram_id, ctx.bot.clock.now()) is not None


def _mac(sign: Sign, packed: str, telegram_id: int, nonce: int, time: int) -> bytes:
    return sign(f"button:{packed}:{telegram_id}:{nonce}:{time}".encode())[:8]
