"""What other plugins may use of accounts: people, wallets, the journal, and buttons that lead back."""

from .callbacks import Close, OpenHistory, OpenMenu, OpenProfile
from .handlers.common import close_button, menu_button, profile_button
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
    "Holding",
    "InsufficientFunds",
    "JournalConflict",
    "Move",
    "OpenHistory",
    "OpenMenu",
    "OpenProfile",
    "Posted",
    "adjust",
    "balance",
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
    "support_url",
    "topped_up",
    "verify",
    "wallet",
]
