"""What other plugins may use of accounts: people, wallets, the journal, and buttons that lead back."""

from .adjustments import Adjustment, find_adjustment, undo_adjustment
from .audience import audience
from .blocking import block, unblock
from .callbacks import Close, OpenConsole, OpenCustomer, OpenHistory, OpenMenu, OpenProfile, Which
from .customers import Listed, find_customers, list_customers, sees_customers
from .figures import Figure, Period, Series, since_ever
from .handlers.common import close_button, menu_button, profile_button, staff_button
from .handlers.history import operation_line
from .handlers.language import own_name
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
from .settings import news_channel, shop_timezone, support_url
from .staff import Notice, NoticeKind, Severity, tell_staff
from .turnover import Booked, booked
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
    "Adjustment",
    "Booked",
    "Close",
    "Customer",
    "Figure",
    "Holding",
    "InsufficientFunds",
    "JournalConflict",
    "Listed",
    "Move",
    "Notice",
    "NoticeKind",
    "OpenConsole",
    "OpenCustomer",
    "OpenHistory",
    "OpenMenu",
    "OpenProfile",
    "Period",
    "Posted",
    "Series",
    "Severity",
    "Which",
    "adjust",
    "audience",
    "balance",
    "block",
    "booked",
    "choose_language",
    "choose_timezone",
    "clearing",
    "close_button",
    "credit",
    "find",
    "find_adjustment",
    "find_by_telegram_id",
    "find_customers",
    "find_many",
    "holding",
    "list_customers",
    "lock",
    "menu_button",
    "news_channel",
    "operation_line",
    "operations",
    "own_name",
    "post",
    "profile_button",
    "report_conflict",
    "reverse",
    "sees_customers",
    "set_reachable",
    "shop_timezone",
    "since_ever",
    "staff_button",
    "support_url",
    "tell_staff",
    "topped_up",
    "unblock",
    "undo_adjustment",
    "verify",
    "wallet",
]
