"""Counters and timings for Prometheus, every one with the plugin it belongs to."""

import re
import time
from collections.abc import Sequence
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics import MetricWrapperBase

from .errors import KioskError

M = TypeVar("M", bound=MetricWrapperBase)
CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
NAME = re.compile(r"[a-z_][a-z0-9_]*")
SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The metrics of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._made: dict[str, MetricWrapperBase] = {}
        self._started = time.monotonic()
        self._events = self.counter("bot_events_total", "What happened, by event.", ("event",))
        self._errors = self.counter("bot_errors_total", "Errors that were caught and logged, by type.", ("type",))
        self._durations = self.histogram(
            "bot_operation_duration_seconds", "How long handlers and other operations take.", ("operation",)
        )
        uptime = self.gauge("bot_uptime_seconds", "Seconds since the bot was started.")
        uptime.labels(plugin="kernel").set_function(lambda: time.monotonic() - self._started)

    def counter(self, name: str, doc: str, labels: Sequence[str] = ()) -> Counter:
        """A number that only grows. Use it as ``counter.labels(plugin="shop", …).inc()``."""
        return self._metric(Counter, name, doc, labels)

    def gauge(self, name: str, doc: str, labels: Sequence[str] = ()) -> Gauge:
        """A number that goes up and down."""
        return self._metric(Gauge, name, doc, labels)

    def histogram(
        self, name: str, doc: str, labels: Sequence[str] = (), buckets: Sequence[float] = SECONDS
    ) -> Histogram:
        """A distribution; ``buckets`` are upper bounds, in seconds unless ``doc`` says otherwise."""
        return self._metric(Histogram, name, doc, labels, buckets=buckets)

    def event(self, event: str, plugin: str = "kernel") -> None:
        """Count something that happened, such as ``registration``."""
        self._events.labels(plugin, event).inc()

    def error(self, error: BaseException | str, plugin: str = "kernel") -> None:
        """Count an error by its type."""
        self._errors.labels(plugin, error if isinstance(error, str) else type(error).__name__).inc()

    def duration(self, operation: str, seconds: float, plugin: str = "kernel") -> None:
        """Record how long an operation took."""
        self._durations.labels(plugin, operation).observe(seconds)

    def value(self, name: str, **labels: str) -> float:
        """The present value of one series, 0 when it does not exist; for tests and summaries."""
        return self._registry.get_sample_value(name, {"plugin": "kernel"} | labels) or 0.0

    def text(self) -> bytes:
        """Everything in Prometheus's text format (``CONTENT_TYPE``)."""
        return generate_latest(self._registry)

    def _metric(self, kind: type[M], name: str, doc: str, labels: Sequence[str], **options: object) -> M:
        names = ("plugin", *labels)
        made = self._made.get(name)
        if made is None:
            try:
                if not NAME.fullmatch(name):
                    raise ValueError("use lower-case letters, digits and underscores")
                made = self._made[name] = kind(name, doc, names, registry=self._registry, **options)  # type: ignore[arg-type]
            except ValueError as error:
                raise KioskError(f"The metric {name} cannot be made: {error}. Give it another name.") from error
        if not isinstance(made, kind) or made._labelnames != names:
            raise KioskError(
                f"The metric {name} exists already with another type or other labels. Give it another name."
            )
        return made
