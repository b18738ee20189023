"""What the buttons of referrals mean. ``list_row`` and ``list_page`` are the page of *My referrals* one came from."""

from dataclasses import field
from typing import Annotated

from kernel import Callback, Paged

Page = Annotated[int, range(100_000)]


class OpenReferrals(Callback, prefix="refs"):
    """The link and what it has brought."""


class OpenInvited(Paged, prefix="refi"):
    """Those whom the customer has brought, who earned them most first."""

    page: Page = field(default=1, kw_only=True)


class OpenReferral(Paged, prefix="refo"):
    """What one of them has brought."""

    user_id: int
    list_row: int = 0
    list_page: Page = 1
    page: Page = field(default=1, kw_only=True)


class OpenEarnings(Paged, prefix="refe"):
    """Every bonus of the customer, newest first."""

    page: Page = field(default=1, kw_only=True)


class StaffInvited(Paged, prefix="refsi"):
    """For staff: those whom a customer has brought."""

    customer_id: int
    page: Page = field(default=1, kw_only=True)


class StaffEarnings(Paged, prefix="refse"):
    """For staff: a customer's bonuses, all or those from one whom they have brought."""

    customer_id: int
    referral_id: int = 0
    page: Page = field(default=1, kw_only=True)


class StaffEarning(Callback, prefix="refsd"):
    """For staff: one bonus of a customer; ``of_one``: reached from the list of one referral."""

    customer_id: int
    earning_id: int
    of_one: bool = False
    row: int = 0
    page: Page = 1


class OpenEarning(Callback, prefix="refd"):
    """One bonus; ``of_one``: reached from the list of one referral, else from that of all bonuses."""

    earning_id: int
    of_one: bool = False
    row: int = 0
    page: Page = 1
    list_row: int = 0
    list_page: Page = 1
