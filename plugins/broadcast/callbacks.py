"""What the buttons of broadcasts mean."""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated

from kernel import Callback, OneTime, Paged

REVISIONS = 36**4  # that buttons tell apart


class OpenBroadcasts(Paged, prefix="bcs"):
    """Show the list of broadcasts."""


class NewBroadcast(Callback, prefix="bcn"):
    """Begin to write one."""


class OpenBroadcast(Callback, prefix="bc"):
    """Show one; ``row`` and ``page`` are the place in the list that it was opened from."""

    broadcast_id: int
    row: int = 0
    page: int = 1


class Edit(IntEnum):
    """What of a draft is changed."""

    MESSAGE = 0
    BUTTONS = 1
    AUDIENCE = 2
    SOUND = 3


class EditDraft(Callback, prefix="bce"):
    """Change something of a draft."""

    broadcast_id: int
    what: Edit


class Act(IntEnum):
    """What is done with a broadcast, at once or to a question."""

    PREVIEW = 0
    TEST = 1
    ASK_SEND = 2
    ASK_DELETE = 3
    BACK_TO_DRAFT = 4
    PAUSE = 5
    RESUME = 6
    ASK_STOP = 7
    COPY = 8


class Do(Callback, prefix="bcd"):
    """Do something with a broadcast."""

    broadcast_id: int
    act: Act


class AskTime(Callback, prefix="bct"):
    """Ask at which time a draft is sent."""

    broadcast_id: int


class ConfirmStart(OneTime, prefix="bcgo"):
    """Send it: now, or ``later`` at its time. It counts for the revision that was shown."""

    broadcast_id: int
    revision: Annotated[int, range(REVISIONS)]
    later: bool


class ConfirmStop(OneTime, prefix="bcstop"):
    """Stop a broadcast for good."""

    broadcast_id: int


class ConfirmDelete(OneTime, prefix="bcdel"):
    """Delete a draft."""

    broadcast_id: int
