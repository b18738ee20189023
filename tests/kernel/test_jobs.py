import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from kernel import db, jobs
from kernel.contributions import Job
from kernel.db.probe import watch
from kernel.errors import KioskError, PluginError
from kernel.jobs import Jobs, next_time
from kernel.models import JobRow
from kernel.testing import count_statements
from kernel.testing.clock import MovableClock
from kernel.testing.until import until

HOUR = timedelta(hours=1)


class House:
    """Jobs that remember their runs."""

    def __init__(self):
        self.clock = MovableClock()
        self.ran = []
        self.off = set()
        self.hold = None

    def job(self, name, *, then=None, **schedule):
        async def run(bot):
            self.ran.append(name)
            if self.hold:
                await self.hold.wait()
            if then:
                raise then

        return Job("shop", f"shop.{name}", run, **(schedule or {"every": HOUR}))

    def jobs(self, *made):
        return Jobs("the bot", made, lambda plugin: plugin not in self.off, clock=self.clock)


@pytest.fixture
async def house(database):
    await database.connect()
    return House()


async def test_a_job_runs_when_its_time_has_come_and_not_before(house):
    jobs = house.jobs(house.job("sweep"))
    await jobs.enter()
    assert await jobs.run_due() == []
    house.clock.move(hours=1, seconds=1)
    assert await jobs.run_due() == ["shop.sweep"]
    assert await jobs.run_due() == []
    house.clock.move(hours=1)
    await jobs.run_due()
    assert house.ran == ["sweep", "sweep"]


async def test_missed_runs_are_made_up_for_by_one(house):
    await house.jobs(house.job("sweep")).enter()
    house.clock.move(days=3)
    later = house.jobs(house.job("sweep"))
    await later.enter()
    await later.run_due()
    await later.run_due()
    assert house.ran == ["sweep"]
    assert timedelta(0) < (await JobRow.get()).next_run - house.clock.now() <= HOUR


async def test_each_due_run_happens_once_whoever_asks(house):
    many = [house.jobs(house.job("sweep"), house.job("tidy")) for _ in range(6)]
    await many[0].enter()
    house.clock.move(hours=2)
    await asyncio.gather(*(jobs.run_due() for jobs in many))
    assert sorted(house.ran) == ["sweep", "tidy"]


async def test_a_claim_costs_one_statement_and_the_end_another(house):
    jobs = house.jobs(house.job("sweep"), house.job("tidy"))
    await jobs.enter()
    house.clock.move(hours=2)
    with count_statements() as sent:
        await jobs.run_due()
    assert len(sent) == 1 + 2, sent.statements


async def test_a_failing_job_runs_again_at_its_next_time(house):
    jobs = house.jobs(house.job("sweep", then=ValueError("broken")), house.job("tidy"))
    await jobs.enter()
    for _ in range(2):
        house.clock.move(hours=1, seconds=1)
        await jobs.run_due()
    assert sorted(house.ran) == ["sweep", "sweep", "tidy", "tidy"]
    assert await JobRow.filter(leased_until=None).count() == 2


async def test_a_job_of_a_plugin_that_is_off_waits_unless_it_is_owed(house):
    jobs = house.jobs(house.job("sweep"), house.job("expire", every=HOUR, always=True))
    await jobs.enter()
    house.off.add("shop")
    house.clock.move(hours=5)
    assert await jobs.run_due() == ["shop.expire"]
    house.off.clear()
    assert await jobs.run_due() == ["shop.sweep"]


async def test_a_job_runs_by_a_cron_line(house):
    jobs = house.jobs(house.job("nightly", cron="0 4 * * *"))
    await jobs.enter()
    first = (await JobRow.get()).next_run
    assert (first.hour, first.minute) == (4, 0)
    house.clock.move(days=1)
    await jobs.run_due()
    assert house.ran == ["nightly"]
    assert (await JobRow.get()).next_run > house.clock.now()


async def test_a_shorter_schedule_takes_effect_at_once_and_a_restart_delays_nothing(house):
    await house.jobs(house.job("sweep", every=timedelta(days=1))).enter()
    await house.jobs(house.job("sweep", every=timedelta(minutes=1))).enter()
    soon = (await JobRow.get()).next_run
    assert soon - house.clock.now() <= timedelta(minutes=1)
    house.clock.move(seconds=30)
    await house.jobs(house.job("sweep", every=timedelta(minutes=1))).enter()
    assert (await JobRow.get()).next_run == soon


async def test_a_long_job_keeps_its_lease(house, monkeypatch):
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.3))
    house.hold = asyncio.Event()
    first, second = house.jobs(house.job("sweep")), house.jobs(house.job("sweep"))
    await first.enter()
    house.clock.move(hours=2)
    running = asyncio.create_task(first.run_due())
    await until(lambda: house.ran)
    for _ in range(8):
        await asyncio.sleep(0.1)
        assert await second.run_due() == []
    house.hold.set()
    await running
    assert house.ran == ["sweep"]
    assert (await JobRow.get()).leased_until is None


async def test_a_job_that_ends_while_its_lease_is_renewed_is_done(house, monkeypatch):
    monkeypatch.setattr(jobs, "LEASE", timedelta(seconds=0.06))
    house.hold = asyncio.Event()
    ours = house.jobs(house.job("sweep"))
    await ours.enter()
    house.clock.move(hours=2)
    with watch(lambda sql: house.hold.set() if "leased_until = $3" in sql else None):
        await ours.run_due()
    assert (await JobRow.get()).leased_until is None
    assert await ours.run_due() == []


async def test_a_job_whose_process_was_killed_runs_again_when_its_lease_is_over(house):
    jobs = house.jobs(house.job("sweep"))
    await jobs.enter()
    house.clock.move(hours=2)
    await db.execute("UPDATE kernel_job SET leased_until = $1", house.clock.now() + timedelta(seconds=60))
    assert await jobs.run_due() == []
    house.clock.move(seconds=61)
    assert await jobs.run_due() == ["shop.sweep"]


async def test_a_job_can_be_run_by_name_and_its_error_is_raised(house):
    jobs = house.jobs(house.job("sweep", then=ValueError("broken")))
    with pytest.raises(ValueError, match="broken"):
        await jobs.run("shop.sweep")
    with pytest.raises(KioskError, match=r"no job 'shop.nothing'. There are: shop.sweep"):
        await jobs.run("shop.nothing")


async def test_a_running_job_is_not_run_a_second_time_by_name(house):
    house.hold = asyncio.Event()
    jobs = house.jobs(house.job("sweep"))
    running = asyncio.create_task(jobs.run("shop.sweep"))
    await until(lambda: house.ran)
    with pytest.raises(KioskError, match="running already"):
        await jobs.run("shop.sweep")
    house.hold.set()
    await running


async def test_the_loop_wakes_at_the_nearest_time(house):
    jobs = house.jobs(house.job("quick", every=timedelta(seconds=0.4)), house.job("sweep"))
    await jobs.start()
    try:
        await until(lambda: len(house.ran) >= 2)
    finally:
        await jobs.stop()
    assert set(house.ran) == {"quick"}


async def test_a_job_that_stop_cuts_off_gives_its_lease_back_and_runs_again(house):
    house.hold = asyncio.Event()
    jobs = house.jobs(house.job("sweep"))
    await jobs.enter()
    house.clock.move(hours=2)
    await jobs.start()
    await until(lambda: house.ran)
    await jobs.stop(grace=0.05)
    row = await JobRow.get()
    assert row.leased_until is None
    assert row.next_run < house.clock.now()


@pytest.mark.parametrize("schedule", [{"cron": "every morning"}, {"cron": "0 0 31 2 *"}, {"every": timedelta(0)}])
def test_an_impossible_schedule_is_refused_in_words(schedule):
    now = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(PluginError, match=r"the job shop.sweep of shop can never run"):
        next_time(Job("shop", "shop.sweep", None, **schedule), now, now)
