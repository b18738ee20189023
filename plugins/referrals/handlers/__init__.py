"""What referrals shows: the link with what it has brought, those who came by it, and bonuses."""

from . import dashboard, earnings, invited

__all__ = ["dashboard", "earnings", "invited"]
