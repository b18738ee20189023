"""What the buttons of the settings mean. ``number`` stands for a setting's name, ``group`` for its plugin's."""

from typing import Annotated

from kernel import Callback, OneTime


class OpenSettings(Callback, prefix="sets"):
    """The plugins that have settings."""


class OpenGroup(Callback, prefix="setg"):
    """The settings of one plugin."""

    group: int


class OpenSetting(Callback, prefix="set"):
    """One setting."""

    number: int


class SetSetting(Callback, prefix="setto"):
    """Give a setting the value ``option``: one of its choices by place, or off (0) and on (1)."""

    number: int
    option: Annotated[int, range(100)]


class EditSetting(Callback, prefix="setask"):
    """Ask for a setting's new value."""

    number: int


class ResetSetting(Callback, prefix="setenv"):
    """Go back to what .env says, or to the default."""

    number: int


class AskMaintenance(Callback, prefix="mnt"):
    """Ask whether maintenance is really to begin or end."""


class ConfirmMaintenance(OneTime, prefix="mnt!"):
    """Begin or end it."""

    on: bool
