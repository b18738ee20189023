"""The tests that every provider must pass notice what is wrong with each of these, and find nothing else."""

from __future__ import annotations

import functools
import inspect

import pytest

from plugins.payments.testing import Fault, conformance
from tests.plugins.payments import broken

EVERY = None  # fault
NOTICED: dict[type, dict[str, set[Fault] | None]] = {
    broken.ReportsWhatWasAsked: {
        "test_too_little_is_credited_as_what_it_is": EVERY,
        "test_too_much_is_credited_in_full": EVERY,
        "test_another_currency_is_held_and_both_are_told": EVERY,
        "test_held_money_is_given_back_whole_or_not_at_all": EVERY,
    },
    broken.OneForEachInvoice: {
        "test_an_invoice_paid_twice_is_credited_twice": EVERY,
        "test_held_money_is_given_back_whole_or_not_at_all": EVERY,
    },
    broken.ForgetsOurName: {
        "test_what_is_paid_after_the_answer_to_create_was_lost_is_credited": EVERY,
    },
    broken.TrustsEveryone: {
        "test_what_the_service_did_not_sign_is_refused": EVERY,
        "test_a_body_that_was_changed_on_the_way_is_refused": EVERY,
    },
    broken.MakesAnother: {"test_it_makes_one_invoice_however_often_it_is_asked": EVERY},
    broken.RefundsAgain: {"test_a_refund_that_was_not_answered_is_made_once": {Fault.MUTE}},
    broken.TakesSilenceForYes: {"test_a_refund_that_was_not_answered_is_made_once": {Fault.DOWN}},
    broken.RoundsDown: {
        "test_a_price_is_never_worth_less_than_the_amount": EVERY,
        "test_many_open_invoices_are_told_apart": EVERY,
    },
    broken.AlwaysThere: {"test_it_is_offered_only_when_it_can_be_used": EVERY},
    broken.Talkative: {"test_a_service_that_does_not_work_is_a_sentence_with_a_code": {Fault.DOWN}},
    broken.ForgetsTheEnded: {"test_money_for_an_invoice_that_ended_unseen_is_found": EVERY},
    broken.GivesUp: {"test_a_list_that_cannot_be_read_is_read_from_the_same_day_later": EVERY},
}
# What is wrong with this one shows in every test that tells of a payment twice; these are there for it.
REPLAYED = {
    "test_the_same_news_a_hundred_times_is_credited_once": EVERY,
    "test_the_same_news_a_hundred_times_at_once_is_credited_once": EVERY,
    "test_a_hundred_posts_at_once_are_credited_once": EVERY,
}


def turned_round(kind: type, failing: dict[str, set[Fault] | None], *, others: bool = True) -> type:
    """The suite for a broken provider, whose tests pass when those fail that must, with these faults or EVERY one.

    The others, which must pass, take minutes for all providers together and run with the longer tests.
    """
    suite = conformance(broken.driver_of(kind))
    names = sorted(name for name in dir(suite) if name.startswith("test_"))
    assert set(failing) <= set(names)

    def turned(name: str):
        test = inspect.getattr_static(suite, name)
        if name not in failing:
            return pytest.mark.torture(functools.wraps(test)(copy_of(test)))
        faults = failing[name]

        @functools.wraps(test)
        async def run(self, scene, **arguments):
            if faults is not EVERY and arguments["fault"] not in faults:
                await test(self, scene, **arguments)
                return
            with pytest.raises(AssertionError):
                await test(self, scene, **arguments)

        return run

    @pytest.fixture
    def database_server(self):
        return None  # what is wrong is not in a database

    members = {name: turned(name) if others or name in failing else None for name in names}
    return type(f"Test{kind.__name__}", (suite,), {"database_server": database_server, **members})


def copy_of(test):
    """A function of its own that does the same, so that a mark on it is not on every suite's."""

    async def run(self, scene, **arguments):
        await test(self, scene, **arguments)

    return run


# With these, all that is not wrong must pass as well: money that is not what was paid, one payment for another,
# signatures, invoices and refunds made twice.
WHOLE = {
    broken.ReportsWhatWasAsked,
    broken.OneForEachInvoice,
    broken.TrustsEveryone,
    broken.MakesAnother,
    broken.RefundsAgain,
}
for kind, failing in NOTICED.items():
    globals()[f"Test{kind.__name__}"] = turned_round(kind, failing, others=kind in WHOLE)
TestNumbersReports = turned_round(broken.NumbersReports, REPLAYED, others=False)
