"""Metrics: every series names its plugin, in a registry of one bot."""

import pytest

from kernel.errors import KioskError
from kernel.metrics import Metrics


def test_the_names_that_dashboards_know_are_there_with_help_and_type():
    metrics = Metrics()
    metrics.event("purchase", "shop")
    metrics.error(ValueError("x"), "shop")
    metrics.duration("command:start", 0.002, "accounts")
    text = metrics.text().decode()
    for name, kind in (
        ("bot_events_total", "counter"),
        ("bot_errors_total", "counter"),
        ("bot_operation_duration_seconds", "histogram"),
        ("bot_uptime_seconds", "gauge"),
    ):
        assert f"# HELP {name} " in text
        assert f"# TYPE {name} {kind}\n" in text
    assert metrics.value("bot_events_total", event="purchase", plugin="shop") == 1
    assert metrics.value("bot_errors_total", type="ValueError", plugin="shop") == 1
    labels = {"operation": "command:start", "plugin": "accounts"}
    assert metrics.value("bot_operation_duration_seconds_count", **labels) == 1
    assert metrics.value("bot_operation_duration_seconds_sum", **labels) >= 0.002
    assert metrics.value("bot_uptime_seconds") > 0
    samples = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all('plugin="' in line for line in samples)


def test_two_bots_do_not_share_numbers():
    one, other = Metrics(), Metrics()
    one.event("x")
    assert other.value("bot_events_total", event="x") == 0


def test_a_metric_is_made_once_and_a_clash_is_refused():
    metrics = Metrics()
    made = metrics.counter("shop_sales_total", "Sales.", ("item",))
    assert metrics.counter("shop_sales_total", "Sales.", ("item",)) is made
    for clash in (
        lambda: metrics.counter("shop_sales_total", "Sales."),
        lambda: metrics.gauge("shop_sales_total", "Sales.", ("item",)),
        lambda: metrics.gauge("no spaces allowed", "x"),
    ):
        with pytest.raises(KioskError, match="another name"):
            clash()
