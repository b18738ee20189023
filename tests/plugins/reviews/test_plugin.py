"""Reviews as a plugin, and the numbers of a rating."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.testing import check_plugin
from plugins.reviews import reviews
from plugins.reviews.ratings import STARS, Rating, bar
from plugins.reviews.words import shorten

COUNTS = st.tuples(*[st.integers(0, 10**6)] * 5)


def test_the_declarations_are_sound():
    check_plugin(reviews)


@pytest.mark.parametrize(
    ("counts", "average", "score"),
    [
        ((0, 0, 0, 0, 0), "0", 0),
        ((0, 0, 0, 0, 1), "5", 3750),
        ((0, 0, 0, 6, 24), "4.8", 4614),
        ((0, 0, 0, 19, 1), "4.1", 3940),  # 4.05 is 4.1
        ((1, 0, 0, 0, 0), "1", 3083),
    ],
)
def test_average_and_score(counts, average, score):
    assert (Rating(counts).average, Rating(counts).score) == (Decimal(average), score)


def test_one_perfect_review_does_not_beat_many_good_ones():
    assert Rating((0, 0, 0, 0, 1)).score < Rating((0, 0, 2, 10, 60)).score


@given(COUNTS)
def test_the_shares_of_a_rating_sum_to_a_hundred(counts):
    rating = Rating(counts)
    assert sum(rating.percents) == (100 if rating.count else 0)
    assert all(len(bar(share)) == 5 for share in rating.percents)
    if rating.count:
        assert 1 <= rating.average <= 5
        assert 1000 <= rating.score <= 5000


@given(COUNTS, st.sampled_from(STARS[:-1]))
def test_a_better_review_never_lowers_the_score(counts, stars):
    worse = [count + (place == stars) for place, count in enumerate(counts, 1)]
    better = [count + (place == stars + 1) for place, count in enumerate(counts, 1)]
    assert Rating(tuple(worse)).score <= Rating(tuple(better)).score


def test_a_bar_shows_what_is_little():
    assert [bar(share) for share in (0, 1, 49, 50, 100)] == ["▱▱▱▱▱", "▰▱▱▱▱", "▰▰▱▱▱", "▰▰▰▱▱", "▰▰▰▰▰"]


@given(st.text(), st.integers(2, 40))
def test_a_shortened_text_is_one_line_that_fits(text, limit):
    short = shorten(text, limit)
    assert len(short.encode("utf-16-le")) // 2 <= limit
    assert len(short.splitlines()) <= 1
