"""The right that reviews ask for."""

from . import reviews

MODERATE = reviews.permission("moderate", "reviews-permission-moderate")
