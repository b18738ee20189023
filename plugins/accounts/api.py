"""What other plugins may use of accounts: people, wallets, the journal, and buttons that lead back."""

from .blocking import block, unblock
from .callbacks import Close, OpenConsole, OpenCustomer, OpenHistory, OpenMenu, OpenProfile
from .figures import Figure, Period
from .handlers.common import close_button, menu_button, profile_button, staff_button
from .history import operations, topped_up
from .journal import InsufficientFunds, JournalConflict, Move, Posted, clearing, post, wallet
from .people import (
    Customer,
    choose_language,
    choose_timezone,
    find,
    find_by_telegram_id,
    find_many,
    set_reachable,
)
from .reporting import report_conflict
from .settings import news_channel, support_url
from .verification import verify
from .wallets import (
    ADJUSTMENT,
    CHARGEBACK,
    PROMO,
    REFERRAL,
    REFUND,
    TOP_UP,
    Holding,
    adjust,
    balance,
    credit,
    holding,
    lock,
    reverse,
)

__all__ = [
    "ADJUSTMENT",
    "CHARGEBACK",
    "PROMO",
    "REFERRAL",
    "REFUND",
    "TOP_UP",
    "Close",
    "Customer",
    "Figure",
    "Holding",
    "InsufficientFunds",
    "JournalConflict",
    "Move",
    "OpenConsole",
    "OpenCustomer",
    "OpenHistory",
    "OpenMenu",
    "OpenProfile",
    "Period",
    "Posted",
    "adjust",
    "balance",
    "block",
    "choose_language",
    "choose_timezone",
    "clearing",
    "close_button",
    "credit",
    "find",
    "find_by_telegram_id",
    "find_many",
    "holding",
    "lock",
    "menu_button",
    "news_channel",
    "operations",
    "post",
    "profile_button",
    "report_conflict",
    "reverse",
    "set_reachable",
    "staff_button",
    "support_url",
    "topped_up",
    "unblock",
    "verify",
    "wallet",
]
