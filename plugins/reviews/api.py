"""What other plugins may use of reviews; the event ``review_added`` gives them a ``review_id``."""

from .callbacks import Moderate, OpenReviews
from .ratings import Rating
from .reading import ReviewView, get_review, rating_of
from .rights import MODERATE

__all__ = ["MODERATE", "Moderate", "OpenReviews", "Rating", "ReviewView", "get_review", "rating_of"]
