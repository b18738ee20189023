"""Which right is which bit, and who stands above whom."""

from __future__ import annotations

import pytest

from kernel.assembly import gather
from kernel.loading import bundled_names, find, in_order, register
from plugins.rbac.bits import ADMINS, ALL, BALANCE, BY_RULE, CATALOG, NAMES, OWNER, PINNED, USE, effective
from plugins.rbac.rights import EVERYTHING, Rights


def test_the_bits_are_those_that_operators_know():
    values = {name: bit for bit, name in NAMES.items()}
    assert values == {
        "broadcast": 2,
        "settings": 4,
        "users": 8,
        "catalog": 16,
        "roles": 32,
        "everything": 64,
        "statistics": 128,
        "balance": 256,
        "promos": 512,
    }
    assert (USE, ALL, BY_RULE & ALL) == (1, 2**63 - 1, 0)


def test_every_permission_that_comes_with_kiosk_has_its_pinned_bit():
    plugins = in_order(find(bundled_names()))
    declared = gather(register(plugins.values())).permissions
    assert {name for name in declared if name not in PINNED} == set()
    assert set(PINNED.values()) <= set(NAMES)


@pytest.mark.parametrize(
    ("mine", "other", "covers", "above"),
    [
        (Rights(USE | ADMINS), Rights(USE), True, True),
        (Rights(USE | ADMINS), Rights(USE | ADMINS), True, False),
        (Rights(USE | ADMINS), Rights(USE | CATALOG), False, False),
        (Rights(USE | BALANCE), Rights(USE | BALANCE | CATALOG), False, False),
        (Rights(USE | ADMINS | BALANCE, 500), Rights(USE | BALANCE, 500), True, True),
        (Rights(USE | ADMINS | BALANCE, 500), Rights(USE | BALANCE, 501), False, False),
        (Rights(USE | ADMINS | BALANCE, 500), Rights(USE | BALANCE, None), False, False),
        (Rights(USE | ADMINS | BALANCE, None), Rights(USE | BALANCE, 501), True, True),
        (Rights(USE | ADMINS, 500), Rights(USE, None), True, True),
        (Rights(effective(OWNER)), Rights(927), True, True),
        (Rights(effective(OWNER)), Rights(1 << 62), True, True),
        (Rights(effective(OWNER)), Rights(effective(1023)), True, False),
        (EVERYTHING, Rights(effective(1023)), True, True),
        (EVERYTHING, EVERYTHING, True, False),
    ],
)
def test_only_what_one_has_is_handed_on_and_only_what_is_less_is_changed(mine, other, covers, above):
    assert (mine.covers(other), mine.is_above(other)) == (covers, above)
