"""What payments tells the staff about."""

from plugins.accounts.api import NoticeKind

from . import MANAGE, payments

PAYMENT, REFUND = "payment", "refund"


@payments.hook
def register_notice_kinds() -> list[NoticeKind]:
    """For those who look after payments."""
    return [
        NoticeKind(PAYMENT, "payments-notice-payment", MANAGE),
        NoticeKind(REFUND, "payments-notice-refund", MANAGE),
    ]
