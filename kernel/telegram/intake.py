"""Takes Telegram's updates in: order, gaps, duplicates, and what is handled already."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from pyrogram.raw import functions, types

from ..errors import FloodWait, TelegramError
from ..lanes import Lanes
from ..updates import PreCheckout, Press, Update
from .convert import Converter, Users
from .position import Counter, Place
from .values import Position

log = logging.getLogger(__name__)

GAP_PATIENCE = 0.5  # seconds in which a missing update may still arrive by itself
SEEN = 10_000  # messages and presses remembered against duplicates

SEPARATE = (types.UpdateNewChannelMessage, types.UpdateEditChannelMessage)  # counted per channel
Held = tuple[Any, Users, int]


class Intake:
    """Numbers every update, hands it to the lanes once, and knows up to where everything is handled."""

    def __init__(
        self,
        lanes: Lanes,
        call: Callable[[Any], Awaitable[Any]],
        remember: Callable[[Any], None],
        changed: Callable[[], None],
    ):
        self._lanes = lanes
        self._call = call
        self._remember = remember
        self._convert: Converter | None = None
        self._pts = Counter(0, changed)
        self._qts = Counter(0, changed)
        self._date = 0
        self._seq = 0
        self._early: list[Any] | None = []  # what came before the position was known
        self._held: list[Held] = []  # what came after a gap
        self._timer: asyncio.TimerHandle | None = None
        self._recovering: asyncio.Task[None] | None = None
        self._again = False
        self._closed = False
        self._seen: dict[tuple[int, int], None] = {}

    @property
    def position(self) -> Position:
        """Up to where everything is handled."""
        return Position(self._pts.handled, self._qts.handled, self._date, self._seq)

    def begin(self, convert: Converter, position: Position, *, first: bool) -> None:
        """Go on from ``position``. At the very ``first`` start what came since the login is new in any case."""
        self._convert = convert
        self._pts.received = self._pts.handled = position.pts
        self._qts.received = self._qts.handled = position.qts
        self._date, self._seq = position.date, position.seq
        early, self._early = self._early or [], None
        for updates in early:
            if first and isinstance(updates, (types.Updates, types.UpdatesCombined)):
                users = {user.id: user for user in updates.users}
                for update in updates.updates:
                    self._deliver(update, users, updates.date, self._pts.open())
            else:
                self.receive(updates)

    def close(self) -> None:
        """Take nothing more; what arrives now stays for the next start."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        if self._recovering is not None:
            self._recovering.cancel()

    async def idle(self) -> None:
        """Return when nothing is held back, being recovered, queued or handled."""
        while True:
            if self._recovering is not None:
                await asyncio.wait([self._recovering])
            elif self._held:
                await asyncio.sleep(0.01)
            else:
                await self._lanes.idle()
                if self._recovering is None and not self._held:
                    return

    def receive(self, updates: Any) -> None:
        """Take a packet of updates that the server pushed."""
        if self._closed:
            return
        if self._early is not None:
            self._early.append(updates)
        elif isinstance(updates, (types.Updates, types.UpdatesCombined)):
            self._remember(updates.users)
            self._remember(updates.chats)
            users = {user.id: user for user in updates.users}
            for update in updates.updates:
                self._take(update, users, updates.date)
            self._envelope(updates)
        elif isinstance(updates, types.UpdateShort):
            self._take(updates.update, {}, updates.date)
            self._date = updates.date
        else:  # too many to push, or in a short form without names: ask for them
            self.recover_soon()

    def answered(self, result: Any) -> None:
        """Take what the answer to a request says: our own messages move the counters, too."""
        if isinstance(result, (types.Updates, types.UpdatesCombined)):
            self.receive(result)
        elif isinstance(result, (types.UpdateShortSentMessage, types.messages.AffectedMessages)):
            if not self._closed and self._early is None:
                self._take(result, {}, self._date)
        elif users := getattr(result, "users", None):
            self._remember(users)
            self._remember(getattr(result, "chats", ()))

    def _envelope(self, updates: Any) -> None:
        self._date = updates.date
        if not updates.seq:
            return
        begins = getattr(updates, "seq_start", updates.seq)
        if self._seq and begins > self._seq + 1:
            self.recover_soon()
        self._seq = max(self._seq, updates.seq)

    def _take(self, update: Any, users: Users, date: int, *, held: bool = False) -> bool:
        """Deliver an update whose turn it is; False when it is held back because something is missing."""
        counter, value, count = self._counted(update)
        if counter is None:
            self._deliver(update, users, date, None)
            return True
        place = counter.place(value, count)
        if place is Place.GAP:
            if not held:
                self._held.append((update, users, date))
                if self._timer is None:
                    loop = asyncio.get_running_loop()
                    self._timer = loop.call_later(GAP_PATIENCE, self._gap_stays)
            return False
        if place is Place.NEXT:
            self._pass(counter, value, update, users, date)
        if self._held and not held:
            self._release()
        return True

    def _pass(self, counter: Counter, value: int, update: Any, users: Users, date: int) -> None:
        found = self._converted(update, users, date)
        if found is None:
            counter.skip(value)
        else:
            self._lanes.put(found, counter.open(value))

    def _counted(self, update: Any) -> tuple[Counter | None, int, int]:
        pts = getattr(update, "pts", None)
        if pts is not None:
            if isinstance(update, SEPARATE) or hasattr(update, "channel_id"):
                return None, 0, 0
            return self._pts, pts, getattr(update, "pts_count", 0)
        qts = getattr(update, "qts", None)
        if qts is not None and qts > 0:
            return self._qts, qts, 1
        return None, 0, 0

    def _release(self) -> None:
        """Deliver what was held back, as far as nothing is missing any more."""
        progress = True
        while progress and self._held:
            waiting, self._held = sorted(self._held, key=_number), []
            rest = [item for item in waiting if not self._take(*item, held=True)]
            progress = len(rest) < len(waiting)
            self._held = rest + self._held
        if not self._held and self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _converted(self, update: Any, users: Users, date: int) -> Update | None:
        try:
            found = self._convert(update, users, date) if self._convert is not None else None
        except Exception:
            log.exception("An update of kind %s could not be read and is left out", type(update).__name__)
            return None
        if found is None:
            return None
        key = _key(found)
        if key is not None:
            if key in self._seen:
                return None
            self._seen[key] = None
            if len(self._seen) > SEEN:
                del self._seen[next(iter(self._seen))]
        return found

    def _deliver(self, update: Any, users: Users, date: int, receipt: Any, *, patient: bool = False) -> None:
        found = self._converted(update, users, date)
        if found is None:
            if receipt is not None:
                receipt()
        elif receipt is None:
            self._lanes.put(found)
        else:
            self._lanes.put(found, receipt, patient=patient)

    def _gap_stays(self) -> None:
        self._timer = None
        if self._held:
            log.info("Updates are missing before %d; asking Telegram for them", _number(self._held[0]))
            self.recover_soon()

    def recover_soon(self) -> None:
        """Ask Telegram for everything after what was received, without waiting for it."""
        if self._closed or self._early is not None:
            return
        if self._recovering is not None:
            self._again = True
            return
        self._recovering = asyncio.get_running_loop().create_task(self._keep_recovering())

    async def recover(self) -> None:
        """Ask Telegram for everything after what was received; the updates are in their lanes afterwards."""
        self.recover_soon()
        if self._recovering is not None:
            await asyncio.shield(self._recovering)

    async def _keep_recovering(self) -> None:
        pause = 0.5
        try:
            while True:
                self._again = False
                try:
                    await self._difference()
                except FloodWait as wait:
                    await asyncio.sleep(wait.seconds)
                    continue
                except TelegramError as error:
                    log.warning("Missed updates could not be asked for (%s); trying again in %g s", error, pause)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 30)
                    continue
                if not self._again:
                    return
        finally:
            self._recovering = None

    async def _difference(self) -> None:
        while True:
            asked = (self._pts.received, self._qts.received)
            answer = await self._call(functions.updates.GetDifference(pts=asked[0], date=self._date, qts=asked[1]))
            if isinstance(answer, types.updates.DifferenceEmpty):
                self._date, self._seq = answer.date, answer.seq
                break
            if isinstance(answer, types.updates.DifferenceTooLong):
                log.error("Telegram has forgotten updates between %d and %d", asked[0], answer.pts)
                self._pts.skip(answer.pts)
                continue
            last = isinstance(answer, types.updates.Difference)
            state = answer.state if last else answer.intermediate_state
            users = {user.id: user for user in answer.users}
            for message in answer.new_messages:
                update = types.UpdateNewMessage(message=message, pts=0, pts_count=0)
                self._deliver(update, users, message.date, self._pts.open(), patient=True)
            for update in answer.other_updates:
                counter, value, count = self._counted(update)
                if counter is not self._qts or counter.place(value, count) is not Place.OLD:
                    self._deliver(update, users, state.date, (counter or self._pts).open(), patient=True)
            self._pts.skip(state.pts)
            self._qts.skip(state.qts)
            self._date, self._seq = state.date, state.seq
            if last or (state.pts, state.qts) == asked:
                break
        self._release()


def _number(held: Held) -> int:
    pts = getattr(held[0], "pts", None)
    return held[0].qts if pts is None else pts


def _key(update: Update) -> tuple[int, int] | None:
    if isinstance(update, (Press, PreCheckout)):
        return 0, update.query_id
    message_id = getattr(update, "message_id", None)
    return None if message_id is None else (update.chat_id, message_id)
