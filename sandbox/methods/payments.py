"""Payments: answers to pre-checkout queries, refunds, and the bot's list of Stars (core.telegram.org/api/payments)."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..rpc import Call, Methods
from ..wire import peers
from ..wire import updates as wire_updates
from ..wire.tl import TL
from ..world import Person, StarsEntry
from ..world.changes import MessageAdded

methods = Methods()
types = raw.types
MOST = 100  # entries in one page of the list


@methods.answers(raw.functions.messages.SetBotPrecheckoutResults)
def set_bot_precheckout_results(call: Call, request: TL) -> bool:
    """Agree to a payment or refuse it in words, once and in time."""
    if not request.success and not request.error:
        raise RpcRefused("ERROR_TEXT_EMPTY")
    if not call.world.payments.answer(request.query_id, "" if request.success else request.error):
        raise RpcRefused("QUERY_ID_INVALID")
    return True


@methods.answers(raw.functions.payments.RefundStarsCharge)
def refund_stars_charge(call: Call, request: TL) -> TL:
    """Give stars back to the person who paid them."""
    person = _payer(call, request.user_id)
    if not request.charge_id:
        raise RpcRefused("CHARGE_ID_EMPTY")
    charge = call.world.payments.charges.get(request.charge_id)
    if charge is None or charge.bot is not call.bot or charge.person is not person or not charge.in_stars:
        raise RpcRefused("CHARGE_ID_INVALID")
    if charge.refunded:
        raise RpcRefused("CHARGE_ALREADY_REFUNDED")
    message, pts = call.world.payments.give_back(charge, call.session)
    change = MessageAdded(message)
    return wire_updates.container([wire_updates.update(change, pts, call.bot)], [change], call.bot)


@methods.answers(raw.functions.payments.GetStarsTransactions)
def get_stars_transactions(call: Call, request: TL) -> TL:
    """The bot's own list, newest first, page by page; ``offset`` is what the page before named."""
    if not isinstance(request.peer, types.InputPeerSelf) and getattr(request.peer, "user_id", 0) != call.bot.id:
        raise RpcRefused("PEER_ID_INVALID")
    entries = call.world.payments.stars.get(call.bot.id, [])
    wanted = [
        (number, entry)
        for number, entry in enumerate(entries)
        if not (request.inbound and entry.stars < 0) and not (request.outbound and entry.stars > 0)
    ]
    if not request.ascending:
        wanted.reverse()
    if request.offset:  # the number of the last entry that was handed out: what came meanwhile moves nothing
        if not request.offset.isdecimal():
            raise RpcRefused("OFFSET_INVALID")
        last = int(request.offset)
        wanted = [pair for pair in wanted if (pair[0] > last if request.ascending else pair[0] < last)]
    page = wanted[: max(1, min(request.limit, MOST))]
    people = {entry.person.id: entry.person for _, entry in page}
    return types.payments.StarsStatus(
        balance=types.StarsAmount(amount=sum(entry.stars for entry in entries), nanos=0),
        history=[_entry(entry) for _, entry in page] or None,
        next_offset=str(page[-1][0]) if len(page) < len(wanted) else None,
        chats=[],
        users=[peers.user(person, call.bot) for person in people.values()],
    )


def _entry(entry: StarsEntry) -> TL:
    return types.StarsTransaction(
        id=entry.id,
        amount=types.StarsAmount(amount=entry.stars, nanos=0),
        date=entry.date,
        peer=types.StarsTransactionPeer(peer=types.PeerUser(user_id=entry.person.id)),
        refund=entry.refund or None,
        bot_payload=entry.payload,
    )


def _payer(call: Call, user: TL) -> Person:
    """The person that is meant: somebody the bot has met, or who has paid it through a forwarded invoice."""
    person = call.world.person(getattr(user, "user_id", 0))
    if person is not None and any(
        charge.person is person and charge.bot is call.bot for charge in call.world.payments.charges.values()
    ):
        return person
    return peers.find_person(call.world, call.bot, user)
