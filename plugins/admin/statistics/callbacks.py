"""What the buttons of the statistics mean."""

from typing import Annotated

from kernel import Callback

from .periods import LATEST, Unit


class OpenStatistics(Callback, prefix="stat"):
    """The figures of the day, week or month around ``day`` (days since year 1; 0: today), or with ``chart`` the picture."""

    unit: Unit = Unit.DAY
    day: Annotated[int, range(LATEST.toordinal() + 1)] = 0
    chart: bool = False
