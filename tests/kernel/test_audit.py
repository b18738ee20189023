import json
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from kernel import audit, db
from kernel.callbacks import Paged
from kernel.events import emit
from kernel.models import AuditRow, EventRow
from kernel.testing import count_statements

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def renamed(**facts):
    audit.record(
        "shop.item_edited",
        actor="user:5",
        subject="item:17",
        before={"name": "Old <&>"},
        after={"name": "Новое"},
        facts=facts,
        at=NOW,
    )


@pytest.fixture
async def opened(database):
    await database.connect()


async def test_an_act_is_written_with_actor_before_and_after_in_its_transaction(opened):
    with capture_logs() as lines:
        async with db.transaction():
            renamed(count=3)
            assert not lines
    row = await AuditRow.get()
    assert (row.action, row.actor, row.subject, row.created_at) == ("shop.item_edited", "user:5", "item:17", NOW)
    assert row.details == {"before": {"name": "Old <&>"}, "after": {"name": "Новое"}, "count": 3}
    assert [(line["event"], line["actor"], line["subject"]) for line in lines] == [
        ("shop.item_edited", "user:5", "item:17")
    ]


async def test_an_act_that_is_rolled_back_leaves_neither_row_nor_line(opened):
    with capture_logs() as lines, pytest.raises(ZeroDivisionError):
        async with db.transaction():
            renamed()
            1 / 0  # noqa: B018
    assert await AuditRow.all().count() == 0
    assert not lines


async def test_secrets_do_not_get_into_the_audit(opened):
    with capture_logs() as lines:
        async with db.transaction():
            renamed(token="12:AbCdEf", inner={"password": "hunter2"})
    row = await AuditRow.get()
    assert "AbCdEf" not in json.dumps(row.details) + str(lines)
    assert "hunter2" not in json.dumps(row.details) + str(lines)


async def test_an_act_outside_a_transaction_is_refused(opened):
    with pytest.raises(RuntimeError, match="in the transaction of the act"):
        renamed()


async def test_an_audit_row_beside_an_event_costs_no_statement_more_on_postgres(opened):
    with count_statements() as alone:
        async with db.transaction():
            emit("sold", order_id=1)
    with count_statements() as together:
        async with db.transaction():
            renamed()
            emit("sold", order_id=2)
    assert len(together) - len(alone) == (1 if db.dialect() == "sqlite" else 0)
    assert (await EventRow.all().count(), await AuditRow.all().count()) == (2, 1)


class OpenAudit(Paged, prefix="t-audit"):
    """A page of the audit."""


async def test_it_is_read_newest_first_by_area_action_actor_or_subject(opened):
    acts = [
        ("shop.item_edited", "user:5", "item:17"),
        ("shop_extra.seen", "user:5", ""),
        ("shop.order_refunded", "user:6", "order:1"),
        ("kernel.purged", "system", ""),
    ]
    for number, (action, actor, subject) in enumerate(acts):
        async with db.transaction():
            audit.record(
                action, actor=actor, subject=subject, before=None, after=None, facts={"number": number}, at=NOW
            )
    log, ids = audit.AuditLog(), [row.id for row in await AuditRow.all().order_by("id")]

    async def found(**wanted):
        page, rows = await log.page(OpenAudit(), **wanted)
        assert page.total == len(rows)
        return [row.details["number"] for row in rows]

    assert await found() == [3, 2, 1, 0]
    assert await found(action="shop.") == [2, 0]
    assert await found(action="shop.item_edited") == [0]
    assert await found(actor="user:5") == [1, 0]
    assert await found(action="shop.", actor="user:5") == [0]
    assert await found(subject="order:1") == [2]
    assert (await log.find(ids[0])).subject == "item:17"
    assert await log.find(10**9) is None
    assert (await log.newest(actor="user:5"), await log.newest(subject="order:1")) == (ids[1], ids[2])
    assert await log.newest(actor="user:7") == 0
    assert await log.actions() == [
        ("kernel.purged", ids[3], 1),
        ("shop.item_edited", ids[0], 1),
        ("shop.order_refunded", ids[2], 1),
        ("shop_extra.seen", ids[1], 1),
    ]
