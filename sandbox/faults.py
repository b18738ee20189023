"""Faults that tests inject: errors, delays, lost connections, lost answers, repeated updates, forgotten keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .world import Bot, World
from .world.payments import ANEW, HIDDEN, LATE, NEVER, TWICE

if TYPE_CHECKING:
    from .mtproto.listener import Listener

ERROR, DELAY, DROP_BEFORE, DROP_AFTER, DROP_ANSWER = "error", "delay", "drop before", "drop after", "drop answer"


@dataclass(slots=True)
class Fault:
    """What happens to requests of a method. ``left`` is how often still; None is for ever."""

    method: str
    kind: str
    left: int | None = 1
    name: str = ""
    code: int = 400
    seconds: float = 0.0

    def matches(self, method: str) -> bool:
        """Whether the method is meant, "*" being any."""
        return self.method in ("*", method.lower())


class Faults:
    """Methods are named as in Telegram's schema ("messages.sendMessage", case does not matter) or "*".

    ``times`` is how many requests are hit, None being all. Faults act in the order in which they were set.
    """

    def __init__(self, listener: Listener, world: World) -> None:
        self._listener = listener
        self._payments = world.payments
        self._faults: list[Fault] = []
        self._duplicates = 0

    def fail(self, method: str, code: str, times: int | None = 1, status: int | None = None) -> None:
        """Answer with an error such as FLOOD_WAIT_3; its number (420, 401, 500, else 400) can be given."""
        self._add(method, ERROR, times, name=code, code=status or _status(code))

    def delay(self, method: str, seconds: float, times: int | None = 1) -> None:
        """Begin to process the request ``seconds`` later; other requests go on."""
        self._add(method, DELAY, times, seconds=seconds)

    def drop_before(self, method: str, times: int | None = 1) -> None:
        """Cut the connection when the request arrives, without doing what it asks."""
        self._add(method, DROP_BEFORE, times)

    def drop_after(self, method: str, times: int | None = 1) -> None:
        """Do what is asked and cut the connection; the answer comes with the next connection of the session."""
        self._add(method, DROP_AFTER, times)

    def drop_answer(self, method: str, times: int | None = 1) -> None:
        """Do what is asked and never answer."""
        self._add(method, DROP_ANSWER, times)

    def duplicate_update(self, times: int = 1) -> None:
        """Deliver each of the next updates twice."""
        self._duplicates += times

    def repeat_payment(self, times: int = 1, *, anew: bool = False) -> None:
        """Deliver the message of each of the next payments twice; ``anew``: a second message about the same charge."""
        self._payments.ways += [ANEW if anew else TWICE] * times

    def hide_payment(self, times: int = 1) -> None:
        """Do not push the message of the next payments: only getDifference brings it."""
        self._payments.ways += [HIDDEN] * times

    def lose_payment(self, times: int = 1, *, until_start: bool = True) -> None:
        """Keep the message of the next payments from the bot until its next start, or for ever."""
        self._payments.ways += [LATE if until_start else NEVER] * times

    def hold_payments(self) -> None:
        """Let payments wait after the bot has agreed, until ``release_payments``."""
        self._payments.passing.clear()

    def release_payments(self) -> None:
        """Complete the payments that were held."""
        self._payments.passing.set()

    def forget_key(self, bot: Bot | None = None) -> None:
        """Forget the authorization keys of a bot (or of all), as if its session had been revoked."""
        self._listener.forget_keys(bot)

    def drop_connections(self) -> None:
        """Cut every connection now."""
        self._listener.drop_connections()

    def go_down(self) -> None:
        """Cut every connection and refuse new ones until ``come_up``."""
        self._listener.refusing = True
        self._listener.drop_connections()

    def come_up(self) -> None:
        """Accept connections again."""
        self._listener.refusing = False

    def clear(self) -> None:
        """Forget every fault that has not struck yet, and accept connections."""
        self._faults.clear()
        self._duplicates = 0
        self._payments.ways.clear()
        self.release_payments()
        self.come_up()

    def take(self, method: str) -> list[Fault]:
        """The faults that strike this request: any delays, and the first that is not one."""
        struck = []
        for fault in list(self._faults):
            if not fault.matches(method):
                continue
            struck.append(fault)
            if fault.left is not None:
                fault.left -= 1
                if not fault.left:
                    self._faults.remove(fault)
            if fault.kind != DELAY:
                break
        return struck

    def take_duplicate(self) -> bool:
        """Whether this update is to be delivered twice."""
        if not self._duplicates:
            return False
        self._duplicates -= 1
        return True

    def _add(self, method: str, kind: str, times: int | None, **details: str | int | float) -> None:
        if times is None or times > 0:
            self._faults.append(Fault(method.lower(), kind, times, **details))  # type: ignore[arg-type]


def _status(name: str) -> int:
    if name.startswith(("FLOOD_", "SLOWMODE_WAIT")):
        return 420
    if name.startswith(("AUTH_KEY_", "SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED")):
        return 401
    if name.startswith(("INTERNAL", "RPC_CALL_FAIL", "RANDOM_ID_DUPLICATE", "INTERDC_")):
        return 500
    return 400
