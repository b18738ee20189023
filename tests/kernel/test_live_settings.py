import pytest
from pydantic import Field, SecretStr

from kernel import db
from kernel.errors import Refused, SettingsError
from kernel.live_settings import LiveSettings
from kernel.settings import Settings
from kernel.testing.clock import MovableClock
from kernel.testing.until import until
from kernel.versions import Versions

LIVE = {"live": True}


class ShopSettings(Settings):
    """Settings of which some may change while the bot runs."""

    rules: str = Field("Be kind.", json_schema_extra=LIVE)
    max_lines: int = Field(10, ge=1, le=50, json_schema_extra=LIVE)
    min_lines: int = Field(1, json_schema_extra=LIVE)
    token: SecretStr = Field(SecretStr("secret"), json_schema_extra=LIVE)
    size: int = 1

    def problems(self):
        """Two limits that leave nothing between them."""
        return ["MIN_LINES is above MAX_LINES."] if self.min_lines > self.max_lines else []

    def conflicts(self):
        """The same for people."""
        return [Refused("shop-limits-crossed")] if self.min_lines > self.max_lines else []


@pytest.fixture
async def versions(database):
    await database.connect()
    return Versions()


@pytest.fixture
async def live(versions):
    made = LiveSettings(versions, clock=MovableClock())
    await made.load()
    return made


async def test_without_live_values_the_settings_are_the_same_object(live):
    settings = ShopSettings()
    assert live.apply(settings) is settings


async def test_a_changed_value_wins_and_survives_a_restart(live, versions):
    settings = ShopSettings()
    await live.change(settings, "max_lines", "20")
    await live.change(settings, "rules", '{"a": 1}')
    assert (live.apply(settings).max_lines, live.apply(settings).rules) == (20, '{"a": 1}')
    assert settings.max_lines == 10
    assert live.apply(settings) is live.apply(settings)
    again = LiveSettings(versions, clock=MovableClock())
    await again.load()
    assert (again.apply(settings).max_lines, again.apply(settings).rules) == (20, '{"a": 1}')


async def test_a_reset_goes_back_to_the_environment(live):
    settings = ShopSettings()
    await live.change(settings, "max_lines", 20)
    assert await live.reset(settings, "max_lines") == (20, 10)
    assert live.apply(settings) is settings


async def test_a_wrong_value_is_refused_in_words(live):
    with pytest.raises(SettingsError, match="MAX_LINES cannot be 99: Input should be less than or equal to 50"):
        await live.change(ShopSettings(), "max_lines", 99)
    assert live.apply(ShopSettings()).max_lines == 10


async def test_a_refused_value_says_why_without_words_too(live):
    for value, kind, limit in ((99, "less_than_equal", 50), ("many", "int_parsing", None)):
        with pytest.raises(SettingsError) as caught:
            await live.change(ShopSettings(), "max_lines", value)
        assert (caught.value.kind, caught.value.limit) == (kind, limit if limit else caught.value.limit)


async def test_a_change_tells_what_was_before_and_where_a_value_comes_from(live):
    settings = ShopSettings(rules="Be brief.")
    assert [live.origin(settings, name) for name in ("rules", "max_lines")] == ["environment", "default"]
    assert await live.change(settings, "max_lines", "20") == (10, 20)
    assert live.origin(settings, "max_lines") == "live"
    assert await live.change(settings, "max_lines", 30) == (20, 30)
    assert await live.reset(settings, "max_lines") == (30, 10)
    assert live.origin(settings, "max_lines") == "default"


async def test_values_that_do_not_go_together_are_refused_whoever_changes_first(live):
    settings = ShopSettings()
    await live.change(settings, "min_lines", 8)
    other = LiveSettings(Versions(), clock=MovableClock())  # a process that has not heard of it yet
    with pytest.raises(Refused, match="shop-limits-crossed"):
        await other.change(settings, "max_lines", 5)
    await live.change(settings, "max_lines", 20)
    await live.change(settings, "min_lines", 15)
    with pytest.raises(Refused, match="shop-limits-crossed"):
        await live.reset(settings, "max_lines")
    assert live.apply(settings).max_lines == 20


async def test_a_live_value_that_a_new_environment_contradicts_is_left_out(live):
    await live.change(ShopSettings(), "min_lines", 8)
    assert live.apply(ShopSettings(max_lines=5)).min_lines == 1
    assert live.apply(ShopSettings(max_lines=9)).min_lines == 8


async def test_what_is_not_marked_as_live_is_refused_in_words(live):
    for name in ("token", "size", "unknown"):  # a secret is never live, however it is marked
        with pytest.raises(SettingsError, match="cannot be changed while the bot runs"):
            await live.change(ShopSettings(), name, "x")


async def test_a_change_that_is_rolled_back_is_nowhere(live):
    async def fail():
        await live.change(ShopSettings(), "max_lines", 20)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await db.run_in_transaction(fail)
    assert live.apply(ShopSettings()).max_lines == 10


async def test_a_stored_value_that_is_no_longer_allowed_is_left_out(live):
    async with db.transaction():
        await db.execute(
            "INSERT INTO kernel_live_setting (name, value, changed_at) VALUES ('max_lines', $1, $2)",
            {"value": 1000}, MovableClock().now(),
        )  # fmt: skip
    await live.load()
    assert live.apply(ShopSettings()).max_lines == 10


async def test_a_change_travels_to_other_processes_with_the_version(live, versions, other_process):
    await versions.start()
    try:
        await other_process(
            "from kernel.versions import Versions; from kernel.clock import Clock\n"
            "await db.execute('INSERT INTO kernel_live_setting (name, value, changed_at) VALUES ($1, $2, $3)',"
            " 'max_lines', {'value': 30}, Clock().now())\n"
            "await Versions().bump('state')"
        )
        await until(lambda: live.apply(ShopSettings()).max_lines != 10, 2)
        assert live.apply(ShopSettings()).max_lines == 30
    finally:
        await versions.stop()
