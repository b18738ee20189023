"""Logging: one JSON line an event, with its context, without secrets, in files that rotate."""

import asyncio
import io
import json
import logging
import sys

import pytest
import structlog

from kernel import log
from kernel.errors import KioskError
from kernel.settings import KernelSettings


@pytest.fixture
def settings(tmp_path):
    yield KernelSettings(
        bot_logfile=tmp_path / "logs" / "bot.log",
        bot_auditfile=tmp_path / "logs" / "audit.log",
        token="123456:very-secret",
    )
    log.configure(KernelSettings(log_to_file=False, log_to_stdout=False))
    structlog.reset_defaults()


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_an_event_is_one_json_line_with_the_updates_context(settings):
    console = io.StringIO()
    log.configure(settings, console=console)
    with structlog.contextvars.bound_contextvars(update=7, user=42, plugin="shop"):
        structlog.get_logger("kernel.test").warning("sold_out", item="Чай")
    [line] = lines(settings.bot_logfile)
    assert {name: line[name] for name in ("update", "user", "plugin", "event", "item", "level", "logger")} == {
        "update": 7, "user": 42, "plugin": "shop", "event": "sold_out", "item": "Чай", "level": "warning", "logger": "kernel.test",
    }  # fmt: skip
    assert json.loads(console.getvalue()) == line


def test_secrets_are_hidden_by_name_at_any_depth_and_by_value_in_messages_and_tracebacks(settings):
    log.configure(settings)
    logger = structlog.get_logger()
    logger.info("a", token="x1", admin_password="x2", value="x3", details={"secret": "x4", "list": [{"values": "x5"}]})
    logging.getLogger("another.library").error("login with %s failed", "123456:very-secret")
    try:
        raise RuntimeError("https://api/bot123456:very-secret/getMe")
    except RuntimeError:
        logger.exception("failed")
    text = settings.bot_logfile.read_text()
    assert not any(secret in text for secret in ("x1", "x2", "x3", "x4", "x5", "very-secret"))
    assert "RuntimeError" in text
    assert text.count("***") == 8


def test_a_password_in_an_address_is_hidden_as_well(settings):
    values = {"database_url": "postgres://shop:pass%40word@db/shop", "redis_url": 'redis://:red"is-pw@cache/0'}
    log.configure(settings.model_copy(update=values))
    logging.getLogger("x").info("cannot reach %s (%s) %s", values["database_url"], "pass@word", values["redis_url"])
    text = settings.bot_logfile.read_text()
    assert not any(secret in text for secret in ("pass%40word", "pass@word", "is-pw"))


def test_names_that_only_sound_alike_stay(settings):
    log.configure(settings)
    structlog.get_logger().info("a", monkey="m", keyboard="k", evaluated="e")
    [line] = lines(settings.bot_logfile)
    assert (line["monkey"], line["keyboard"], line["evaluated"]) == ("m", "k", "e")


def test_audit_entries_have_a_file_of_their_own(settings):
    log.configure(settings)
    structlog.get_logger("audit").info("purchase", user=1)
    structlog.get_logger("kernel").info("started")
    assert [line["event"] for line in lines(settings.bot_auditfile)] == ["purchase"]
    assert [line["event"] for line in lines(settings.bot_logfile)] == ["purchase", "started"]


def test_files_rotate_at_five_megabytes_and_three_old_ones_stay(settings):
    log.configure(settings)
    logger = logging.getLogger("bulk")
    for _ in range(260):
        logger.info("x" * 100_000)
    sizes = [path.stat().st_size for path in settings.bot_logfile.parent.glob("bot.log*")]
    assert len(sizes) == 4
    assert max(sizes) <= 5 * 1024 * 1024


def test_configuring_twice_does_not_write_twice(settings):
    log.configure(settings)
    log.configure(settings)
    logging.getLogger("x").info("once")
    assert len(lines(settings.bot_logfile)) == 1


def test_debug_shows_details_and_its_absence_hides_them(settings):
    log.configure(settings)
    logging.getLogger("x").debug("hidden")
    log.configure(settings.model_copy(update={"debug": True}))
    logging.getLogger("x").debug("shown")
    assert [line["event"] for line in lines(settings.bot_logfile)] == ["shown"]


def test_a_file_that_cannot_be_written_is_named_with_its_setting(settings, tmp_path):
    (tmp_path / "in-the-way").write_text("")
    with pytest.raises(KioskError, match=r"BOT_LOGFILE=.*LOG_TO_FILE=0"):
        log.configure(settings.model_copy(update={"bot_logfile": tmp_path / "in-the-way" / "bot.log"}))


async def test_an_error_that_nobody_awaits_is_logged(settings):
    log.configure(settings)
    loop = asyncio.get_running_loop()
    log.watch(loop)

    async def fail():
        raise ValueError("nobody saw this")

    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    loop.set_exception_handler(None)
    sys.excepthook = sys.__excepthook__
    [line] = lines(settings.bot_logfile)
    assert line["event"] == "unseen_error"
    assert "nobody saw this" in line["exception"]
