"""What the buttons of roles mean. ``row`` and ``page`` lead back to the page of the list that one came from."""

from dataclasses import field
from typing import Annotated

from kernel import Callback, OneTime, Paged

Page = Annotated[int, range(36**3)]
ROLE_IDS = range(36**6)


class OpenRoles(Paged, prefix="roles"):
    """The roles that are not more than one's own."""


class OpenRole(Callback, prefix="role"):
    """One role."""

    role_id: int
    row: int = 0
    page: int = 1


class NewRole(Callback, prefix="rlnew"):
    """Make a role."""


class EditRole(Callback, prefix="rledit"):
    """Change a role; ``rename`` begins with its name, otherwise its rights are shown at once."""

    role_id: int
    rename: bool = False


class AskLimit(Callback, prefix="rllim"):
    """Ask for the largest single balance correction of a role."""

    role_id: int


class AskDelete(Callback, prefix="rldel"):
    """Ask whether a role is really to be deleted."""

    role_id: int


class ConfirmDelete(OneTime, prefix="rldel!"):
    """Delete a role."""

    role_id: int


class OpenPeople(Paged, prefix="rlppl"):
    """The people who have a role."""

    role_id: int


class FindPerson(Callback, prefix="rlwho"):
    """Ask for a person whose role is to be seen or changed."""


class OpenPerson(Callback, prefix="rlman"):
    """The role of one person; ``role_id``, ``row`` and ``page`` lead back to the list of its people."""

    user_id: int
    role_id: int = 0
    row: int = 0
    page: Page = 1


class ChooseRole(Paged, prefix="rlgiv"):
    """The roles that a person can be given."""

    user_id: int
    page: Page = field(default=1, kw_only=True)


class ChooseEnd(Callback, prefix="rlend"):
    """Until when a person has a role."""

    user_id: int
    role_id: int


class Give(OneTime, prefix="rlgo!"):
    """Give a person a role for so many days; 0: for ever."""

    user_id: int
    role_id: Annotated[int, ROLE_IDS]
    days: Annotated[int, range(36**2)] = 0


class AskEnd(Callback, prefix="rlday"):
    """Ask for the day until which a person has a role."""

    user_id: int
    role_id: int


class AskTake(Callback, prefix="rltak"):
    """Ask whether a person's role is really to be taken away."""

    user_id: int


class Take(OneTime, prefix="rltak!"):
    """Take a person's role away."""

    user_id: int
