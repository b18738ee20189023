"""What the buttons of the audit mean. A filter is "like the row ``of``", so that a button needs no texts."""

from enum import IntEnum
from typing import Annotated

from kernel import Callback, Paged

Length = Annotated[int, range(65)]


class By(IntEnum):
    """What is the same in every row of a list."""

    ALL = 0
    ACTION = 1  # its first ``length`` characters
    ACTOR = 2
    SUBJECT = 3


class OpenAudit(Paged, prefix="aud"):
    """The audit, newest first: all of it, or the rows with the same action, actor or subject as the row ``of``."""

    by: By = By.ALL
    of: int = 0
    length: Length = 0


class OpenAudited(Callback, prefix="audr"):
    """One row, with the way back to the page of the list."""

    row_id: int
    by: By = By.ALL
    of: int = 0
    length: Length = 0
    row: int = 0
    page: Annotated[int, range(36**5)] = 1


class OpenActions(Callback, prefix="auda"):
    """The plugins whose acts are written down."""


class FindAudited(Callback, prefix="audq"):
    """Ask for a person or a thing."""
