"""What the buttons of the switches mean. ``number`` stands for a plugin's name."""

from typing import Annotated

from kernel import Callback, OneTime

Number = Annotated[int, range(2**32)]


class OpenPlugins(Callback, prefix="plugs"):
    """All installed plugins."""


class OpenPlugin(Callback, prefix="plug"):
    """One plugin."""

    number: Number


class AskSwitch(Callback, prefix="plug?"):
    """Ask whether a plugin is really to go on or off, naming what goes along."""

    number: Number
    on: bool


class ConfirmSwitch(OneTime, prefix="plug!"):
    """Switch a plugin and those that were named; ``along`` stands for their names."""

    number: Number
    on: bool
    along: Number
