"""Lists by keyset: every row once, in order, from either end, whatever vanishes meanwhile."""

from dataclasses import replace

import pytest

from kernel import db
from kernel.callbacks import Paged, Way
from kernel.pager import keyset
from kernel.testing import count_statements


class Shelf(Paged, prefix="shelf"):
    pass


async def fill(database, count):
    await database.connect()
    for number in range(1, count + 1):
        await db.execute("INSERT INTO kernel_version (name, number) VALUES ($1, $2)", f"n{number:03}", number % 7)


async def page(press, **options):
    return await keyset(
        press, table="kernel_version", columns="t.id, t.name, t.number", order=("number", "id"), **options
    )


def following(press, shown, way):
    row = shown.rows[-1 if way == Way.NEXT else 0]["id"]
    return replace(press, row=row, way=way, page=shown.number + (1 if way == Way.NEXT else -1))


@pytest.mark.parametrize("count", [1, 10, 11, 20, 23])
@pytest.mark.parametrize("descending", [False, True])
async def test_forward_and_back_show_every_row_once(database, count, descending):
    await fill(database, count)
    press, seen, numbers = Shelf(), [], []
    shown = await page(press, descending=descending)
    while True:
        seen += [row["name"] for row in shown.rows]
        numbers.append(shown.number)
        if shown.number == shown.pages:
            break
        press = following(press, shown, Way.NEXT)
        shown = await page(press, descending=descending)
    assert len(seen) == len(set(seen)) == count == shown.total
    assert numbers == list(range(1, -(-count // 10) + 1))
    last = await page(replace(press, way=Way.LAST), descending=descending)
    assert [row["name"] for row in last.rows] == seen[-(count % 10 or 10) :]
    back = []
    while last.number > 1:
        press = following(press, last, Way.BACK)
        last = await page(press, descending=descending)
        back = [row["name"] for row in last.rows] + back
    assert back == seen[: len(back)]
    assert len(back) == count - (count % 10 or 10)


async def test_a_page_is_one_statement(database):
    await fill(database, 23)
    for way in (Way.FIRST, Way.LAST):
        with count_statements() as statements:
            await page(Shelf(way=way))
        assert len(statements) == 1


async def test_the_counter_shows_the_same_page_again(database):
    await fill(database, 23)
    first = await page(Shelf())
    second = await page(following(Shelf(), first, Way.NEXT))
    again = await page(Shelf(row=second.rows[0]["id"], way=Way.SAME, page=2))
    assert [row["id"] for row in again.rows] == [row["id"] for row in second.rows]


async def test_a_vanished_cursor_leads_to_an_end_of_the_list(database):
    await fill(database, 23)
    assert (await page(Shelf(row=999_999, way=Way.NEXT, page=2))).number == 3
    assert (await page(Shelf(row=999_999, way=Way.BACK, page=2))).number == 1


async def test_an_empty_list_is_one_empty_page(database):
    await database.connect()
    shown = await page(Shelf())
    assert (shown.rows, shown.pages, shown.total) == ([], 1, 0)


async def test_a_forged_page_number_is_put_right(database):
    await fill(database, 23)
    shown = await page(Shelf())
    forged = await page(Shelf(row=shown.rows[-1]["id"], way=Way.NEXT, page=10**9))
    assert forged.number <= forged.pages
