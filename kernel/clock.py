"""The one place that knows what time it is, so that tests can move it."""

from datetime import UTC, datetime


class Clock:
    """Wall-clock time in UTC. Everything that stores or compares a time asks it."""

    def now(self) -> datetime:
        """The present moment, with its zone (UTC)."""
        return datetime.now(UTC)
