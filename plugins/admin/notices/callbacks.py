"""What the buttons of notices mean."""

from enum import IntEnum

from kernel import Callback, OneTime, Paged


class Least(IntEnum):
    """The least severity that a target hears of, as a button carries it."""

    INFO = 0
    WARNING = 1
    ALARM = 2


class OpenTargets(Callback, prefix="nt"):
    """Where notices go."""


class OpenTarget(Callback, prefix="ntc"):
    """One of these places."""

    target_id: int


class SetLeast(Callback, prefix="ntl"):
    """Tell it of what is at least this severe."""

    target_id: int
    least: Least


class OpenKinds(Callback, prefix="ntk"):
    """What it is told about."""

    target_id: int


class SetKind(Callback, prefix="nts"):
    """Switch a kind of notice, known by the number of its name, on or off."""

    target_id: int
    kind: int
    wanted: bool


class AskQuiet(Callback, prefix="ntq"):
    """Ask for its quiet hours."""

    target_id: int


class AskName(Callback, prefix="ntn"):
    """Ask what it is called here."""

    target_id: int


class TestTarget(Callback, prefix="ntt"):
    """Send a message there, to see whether it arrives."""

    __test__ = False  # for pytest, which takes the name for a test's
    target_id: int


class AskRemove(Callback, prefix="ntr"):
    """Ask whether it shall be told nothing any more."""

    target_id: int


class RemoveTarget(OneTime, prefix="ntx"):
    """Remove it."""

    target_id: int


class AddMe(Callback, prefix="ntm"):
    """Tell the person who presses."""


class AddPerson(Callback, prefix="ntp"):
    """Ask whom to tell."""


class AddCustomer(Callback, prefix="ntu"):
    """Tell the person with this id, whose card it stands on."""

    user_id: int


class AddGroup(Callback, prefix="ntg"):
    """Say how a group is added."""


class OpenLatest(Paged, prefix="nta"):
    """What staff were told of late."""


class OpenNotice(Callback, prefix="nto"):
    """One notice, with its buttons."""

    notice_id: int
