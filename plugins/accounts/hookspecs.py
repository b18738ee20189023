"""The hooks of accounts: where other plugins hear of people and add to the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import hookspec

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kernel import Bot, Button, Context, Rich

    from .figures import Figure, Period, Series
    from .people import Customer
    from .staff import Notice, NoticeKind


@hookspec
def user_registered(user_id: int, payload: str, bot: Bot) -> None:
    """Called ``notify`` in the transaction that registers a person, each plugin in a savepoint of its own.

    ``payload`` is what followed /start, cleaned and cut to 64 characters, or empty when the first contact was
    something else. An error undoes only that plugin's work, which is tried again: load the person by id, and be
    idempotent by it. Not called when a known person sends /start again.
    """


@hookspec
def profile_lines(user: Customer, ctx: Context) -> list[Rich | str] | None:
    """Called ``show`` outside a transaction for every profile screen: lines to put under the balance.

    A plugin that fails is left out and reported. Not called for other people's profiles.
    """


@hookspec
def amounts_stored(bot: Bot) -> list[str] | None:
    """Called ``collect`` outside a transaction at start when PAY_CURRENCY is not what the database was opened with.

    Return what the plugin keeps in minor units, in words for the operator ("340 items"), or nothing; only when nobody
    has any may the currency change. An error forbids to start. Not called when the currency is as before.
    """


@hookspec
def register_notice_kinds() -> list[NoticeKind]:
    """The kinds of notices that the plugin gives with ``tell_staff``, asked for once; a plain function."""


@hookspec
def notice_wanted(kind: str, bot: Bot) -> bool | None:
    """Called ``first``, mostly in a transaction, when staff are to be told something: does anybody want this ``kind``?

    Answer from memory where you can: it is asked for every sale. With None from everybody the kind's default counts. An
    error cancels the caller. Not called for alarms.
    """


@hookspec
def staff_notice(notice: Notice, bot: Bot) -> bool | None:
    """Called ``first`` in a transaction, right after the one that told staff something: send ``notice`` to whom it concerns.

    Return True when that is done, also when it concerns nobody. With None from everybody the owner gets it. An error
    undoes it, and it is tried again.
    """


@hookspec
def find_customer(text: str, bot: Bot) -> Customer | None:
    """Called ``first`` outside a transaction when staff look for a customer: whom does ``text`` name in this plugin's terms?

    An order's number, say. ``text`` has no spaces around it. Return None for what is not the plugin's. An error ends
    the search. Not called for Telegram ids and @names, which accounts knows.
    """


@hookspec
def customer_lines(customer: Customer, ctx: Context) -> list[Rich | str] | None:
    """Called ``show`` outside a transaction for the staff's card of ``customer``: lines to put on it.

    ``ctx`` is the staff member's, who may see customers. A plugin that fails is left out and reported.
    """


@hookspec
def customer_buttons(customer: Customer, ctx: Context) -> list[Button] | None:
    """Called ``show`` outside a transaction for the staff's card of ``customer``: what can be opened or done from it.

    Ask ``ctx.allowed`` for each, and again when it is pressed. A plugin that fails is left out and reported.
    """


@hookspec
def customer_data(customer: Customer, ctx: Context) -> list[str] | None:
    """Called ``show`` outside a transaction before staff delete a customer's data: what of it ``delete_user_data`` takes.

    A few words each in the staff member's language, such as "the cart"; accounts tells of name and language itself. A
    plugin that fails is left out and reported.
    """


@hookspec
def statistics(period: Period, ctx: Context) -> list[Figure] | None:
    """Called ``show`` outside a transaction for the staff's statistics: what the plugin counts in ``period``.

    The period before is asked for, too, to compare: cost must not grow with what lies outside the period, except for
    figures of the present, which belong to ``period.present`` only. A plugin that fails is left out and reported.
    """


@hookspec
def statistics_chart(bounds: Sequence[datetime], ctx: Context) -> list[Series] | None:
    """Called ``show`` outside a transaction for the picture of the staff's statistics: bars for the stretches of a period.

    ``bounds`` (aware, UTC, ascending) are where the hours of a day or the days of a week or month begin, and the end:
    return Series with one value less than there are bounds. A plugin that fails is left out and reported.
    """


@hookspec
def correction_limit(user: Customer, bot: Bot) -> int | None:
    """Called ``first``, in a transaction or not: what is the largest sum (minor units) that ``user`` may give or take
    in one correction of a customer's balance?

    Asked when a correction is begun, and again in the transaction that books it. Return None for no limit. Only read.
    An error cancels the correction. Whether they may correct balances at all is a right, asked beside this.
    """
