"""Numbered updates: handled once, in order, and never forgotten before their handler has finished."""

import asyncio

from pyrogram.raw import functions, types

from kernel.errors import FloodWait, TelegramUnavailable
from kernel.lanes import Lanes
from kernel.telegram.convert import Converter
from kernel.telegram.intake import Intake
from kernel.telegram.values import Me, Position

ALICE = types.User(id=7, first_name="Alice", access_hash=1)
PEER = types.PeerUser(user_id=7)


def message(number, pts=None, *, out=None):
    raw = types.Message(id=number, peer_id=PEER, date=1, message=str(number), out=out)
    return types.UpdateNewMessage(message=raw, pts=number if pts is None else pts, pts_count=1)


def press(query_id):
    return types.UpdateBotCallbackQuery(query_id=query_id, user_id=7, peer=PEER, msg_id=1, chat_instance=1, data=b"x")


def packet(*updates, seq=0):
    return types.Updates(updates=list(updates), users=[ALICE], chats=[], date=50, seq=seq)


class Telegram:
    """Answers getDifference from a list of messages, as far as it is allowed to."""

    def __init__(self, *numbers, slices=100):
        self.numbers = list(numbers)
        self.slices = slices
        self.asked: list[int] = []
        self.troubles: list[Exception] = []

    async def __call__(self, query):
        assert isinstance(query, functions.updates.GetDifference)
        self.asked.append(query.pts)
        await asyncio.sleep(0.005)
        if self.troubles:
            raise self.troubles.pop()
        new = [number for number in self.numbers if number > query.pts]
        if not new:
            return types.updates.DifferenceEmpty(date=60, seq=0)
        part = new[: self.slices]
        parts = {
            "new_messages": [message(number).message for number in part],
            "new_encrypted_messages": [],
            "other_updates": [],
            "chats": [],
            "users": [ALICE],
        }
        state = types.updates.State(pts=part[-1], qts=0, date=60, seq=0, unread_count=0)
        if len(part) < len(new):
            return types.updates.DifferenceSlice(intermediate_state=state, **parts)
        return types.updates.Difference(state=state, **parts)


class Setup:
    def __init__(self, telegram=None, *, pts=10, first=False, begin=True):
        self.handled: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.telegram = telegram or Telegram()
        self.lanes = Lanes(self.handle)
        self.intake = Intake(self.lanes, self.telegram, lambda peers: None, lambda: None)
        self.first, self.pts = first, pts
        if begin:
            self.begin()

    def begin(self):
        self.intake.begin(Converter(Me(1, "bot", "Bot")), Position(self.pts, 0, 0, 0), first=self.first)

    async def handle(self, update):
        await self.gate.wait()
        self.handled.append(getattr(update, "query_id", None) or update.message_id)

    @property
    def stored(self):
        return self.intake.position.pts


async def test_the_position_waits_for_the_handler():
    bot = Setup()
    bot.gate.clear()
    bot.intake.receive(packet(message(11)))
    bot.intake.receive(packet(message(12, out=True)))
    await asyncio.sleep(0.01)
    assert bot.stored == 10, "received is not handled"
    bot.gate.set()
    await bot.intake.idle()
    assert (bot.handled, bot.stored) == ([11], 12)


async def test_a_slow_person_holds_the_position_back_for_everybody():
    bot = Setup()
    slow = asyncio.Event()

    async def handle(update):
        if update.sender.telegram_id == 8:
            await slow.wait()

    bot.lanes._handle = handle
    other = message(11)
    other.message.peer_id = types.PeerUser(user_id=8)
    bot.intake.receive(packet(other, message(12), message(13)))
    await asyncio.sleep(0.01)
    assert bot.stored == 10
    slow.set()
    await bot.intake.idle()
    assert bot.stored == 13


async def test_a_repeated_update_is_dropped():
    bot = Setup()
    bot.intake.receive(packet(message(11), press(77)))
    bot.intake.receive(packet(message(11), press(77)))
    bot.intake.receive(packet(message(11, pts=12)))  # the same message under a new number
    await bot.intake.idle()
    assert bot.handled == [11, 77]
    assert bot.stored == 12


async def test_a_gap_that_fills_by_itself_keeps_the_order_and_asks_nothing():
    bot = Setup()
    bot.intake.receive(packet(message(12)))
    bot.intake.receive(packet(message(13)))
    await asyncio.sleep(0.01)
    assert bot.handled == []
    bot.intake.answered(packet(message(11, out=True)))  # our own send, answered a little later
    await bot.intake.idle()
    assert bot.handled == [12, 13]
    assert bot.telegram.asked == []


async def test_a_gap_that_stays_is_asked_for():
    bot = Setup(Telegram(11, 12, 13))
    bot.intake.receive(packet(message(13)))
    bot.intake.receive(packet(press(77)))  # has no number: does not wait
    await asyncio.sleep(0.01)
    assert bot.handled == [77]
    await bot.intake.idle()
    assert bot.handled == [77, 11, 12, 13]
    assert (bot.telegram.asked, bot.stored) == ([10], 13)


async def test_what_came_while_the_bot_was_down_arrives_in_slices_and_never_overflows():
    bot = Setup(Telegram(*range(11, 111), slices=30))
    await bot.intake.recover()
    await bot.intake.idle()
    assert bot.handled == list(range(11, 111))
    assert bot.stored == 110


async def test_updates_pushed_during_a_recovery_are_handled_once():
    bot = Setup(Telegram(11, 12))
    recovery = asyncio.create_task(bot.intake.recover())
    await asyncio.sleep(0.001)
    bot.intake.receive(packet(message(12)))
    bot.intake.receive(packet(message(13)))
    await recovery
    await bot.intake.idle()
    assert bot.handled == [11, 12, 13]
    assert bot.stored == 13


async def test_an_answer_older_than_what_arrived_meanwhile_does_not_turn_the_position_back():
    bot = Setup(Telegram(11, 12))
    recovery = asyncio.create_task(bot.intake.recover())
    await asyncio.sleep(0.001)
    for number in (11, 12, 13):
        bot.intake.receive(packet(message(number)))
    await recovery
    await bot.intake.idle()
    assert bot.handled == [11, 12, 13]
    bot.intake.receive(packet(message(14)))
    await bot.intake.idle()
    assert (bot.handled[-1], bot.stored) == (14, 14)


async def test_a_recovery_is_repeated_until_it_succeeds(caplog):
    telegram = Telegram(11)
    telegram.troubles = [FloodWait(0), TelegramUnavailable("TIMEOUT")]
    bot = Setup(telegram)
    await bot.intake.recover()
    await bot.intake.idle()
    assert bot.handled == [11]
    assert "TIMEOUT" in caplog.text


async def test_too_many_updates_or_a_short_form_make_the_bot_ask():
    for updates in (
        types.UpdatesTooLong(),
        types.UpdateShortMessage(id=11, user_id=7, message="11", pts=11, pts_count=1, date=1),
    ):
        bot = Setup(Telegram(11))
        bot.intake.receive(updates)
        await bot.intake.idle()
        assert bot.handled == [11]


async def test_a_missing_packet_is_noticed_by_its_sequence_number():
    bot = Setup(Telegram(11))
    bot.intake.receive(packet(press(70), seq=1))
    bot.intake.receive(packet(press(71), seq=3))
    await bot.intake.idle()
    assert sorted(bot.handled) == [11, 70, 71]


async def test_at_the_very_first_start_what_came_since_the_login_is_new():
    bot = Setup(pts=12, first=True, begin=False)
    bot.intake.receive(packet(message(11), message(12)))
    bot.begin()
    bot.intake.receive(packet(message(13)))
    await bot.intake.idle()
    assert (bot.handled, bot.stored) == ([11, 12, 13], 13)


async def test_at_a_later_start_what_was_pushed_before_the_position_is_known_waits_its_turn():
    bot = Setup(Telegram(11, 12), begin=False)
    bot.intake.receive(packet(message(12)))
    bot.begin()
    await bot.intake.recover()
    await bot.intake.idle()
    assert (bot.handled, bot.stored) == ([11, 12], 12)


async def test_blocked_and_unblocked_are_counted_by_their_own_numbers():
    seen = []
    bot = Setup()

    async def handle(update):
        seen.append(update.is_member)

    bot.lanes._handle = handle
    stopped = types.UpdateBotStopped(user_id=7, date=1, stopped=True, qts=1)
    bot.intake.receive(packet(stopped))
    bot.intake.receive(packet(stopped))
    bot.intake.receive(packet(types.UpdateBotStopped(user_id=7, date=2, stopped=False, qts=2)))
    await bot.intake.idle()
    assert seen == [False, True]
    assert bot.intake.position.qts == 2


async def test_an_update_that_cannot_be_read_is_left_out_and_the_rest_goes_on(caplog):
    broken = message(11)
    broken.message.peer_id = None
    bot = Setup()
    bot.intake.receive(packet(broken, message(12)))
    await bot.intake.idle()
    assert (bot.handled, bot.stored) == ([12], 12)


async def test_after_closing_nothing_is_taken_and_the_position_stays():
    bot = Setup()
    bot.intake.receive(packet(message(11)))
    bot.intake.close()
    bot.intake.receive(packet(message(12)))
    await bot.lanes.stop(1)
    assert (bot.handled, bot.stored) == ([11], 11)
