"""The circuit breaker, by rule."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.payments.providers.cryptopay.breaker import CircuitBreaker
from plugins.payments.providers.cryptopay.errors import CircuitOpen, CryptoPayError, CryptoPayUnavailable


class Time:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def breaker(time):
    return CircuitBreaker(time)


def fail(breaker):
    with pytest.raises(CryptoPayUnavailable), breaker.call():
        raise CryptoPayUnavailable("down")


def succeed(breaker):
    with breaker.call():
        pass


def test_it_opens_after_five_failures_in_a_row_and_not_before(breaker):
    for _ in range(4):
        fail(breaker)
    succeed(breaker)
    for _ in range(4):
        fail(breaker)
    assert breaker.state == "closed"
    fail(breaker)
    assert breaker.state == "open"


def test_it_says_how_long_it_stays_open(breaker, time):
    for _ in range(5):
        fail(breaker)
    time.now += 18
    with pytest.raises(CircuitOpen) as refusal, breaker.call():
        pytest.fail("the call was let through")
    assert refusal.value.seconds == 42
    assert refusal.value.undone


def test_a_trial_that_fails_opens_it_for_another_minute(breaker, time):
    for _ in range(5):
        fail(breaker)
    time.now += 60
    assert breaker.state == "half-open"
    fail(breaker)
    time.now += 59
    assert breaker.state == "open"
    time.now += 1
    succeed(breaker)
    assert breaker.state == "closed"


def test_a_refusal_during_the_trial_closes_it(breaker, time):
    for _ in range(5):
        fail(breaker)
    time.now += 60
    with pytest.raises(CryptoPayError), breaker.call():
        raise CryptoPayError("NO")
    assert breaker.state == "closed"


def test_a_trial_that_was_cancelled_leaves_the_place_to_the_next(breaker, time):
    for _ in range(5):
        fail(breaker)
    time.now += 60
    with pytest.raises(asyncio.CancelledError), breaker.call():
        raise asyncio.CancelledError
    assert breaker.state == "half-open"
    succeed(breaker)
    assert breaker.state == "closed"


def test_calls_that_fail_after_it_opened_do_not_prolong_the_pause(breaker, time):
    late = [breaker.call() for _ in range(6)]
    for each in late:
        each.__enter__()
    for number, each in enumerate(late):
        time.now += number
        assert not each.__exit__(CryptoPayUnavailable, CryptoPayUnavailable("down"), None)
    assert breaker.state == "open"
    time.now += 55
    assert breaker.state == "half-open"


def test_a_clock_that_is_set_back_does_not_keep_it_open(breaker, time):
    for _ in range(5):
        fail(breaker)
    time.now -= 3600
    succeed(breaker)
    assert breaker.state == "closed"


@given(st.lists(st.sampled_from(["fail", "succeed", "wait"]), max_size=60))
def test_it_lets_through_exactly_what_the_rule_says(steps):
    time = Time()
    breaker = CircuitBreaker(time)
    row, opened = 0, None  # the rule, written down a second time
    for step in steps:
        if step == "wait":
            time.now += 25
            continue
        if opened is not None and time.now - opened < 60:
            with pytest.raises(CircuitOpen):
                succeed(breaker)
            continue
        if step == "succeed":
            succeed(breaker)
            row, opened = 0, None
        else:
            fail(breaker)
            row += 1
            if row >= 5:
                opened = time.now
    assert (breaker.state == "closed") == (opened is None)
