"""The group of commands: the kernel's own, those of installed packages, and those of the plugins."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

import click

from ..errors import KioskError
from .running import assembled, quiet

OWN = {
    "run": "run:run",
    "migrate": "migrations:migrate",
    "makemigrations": "migrations:makemigrations",
    "plugins": "plugins:plugins",
    "keys": "keys:keys",
    "check": "check:check",
    "hooks": "hooks:hooks",
}
ENTRY_POINTS = "kiosk.commands"  # the group in which packages name commands of theirs


class Commands(click.Group):
    """Loads a command when it is asked for, so that ``kiosk check`` works when a plugin cannot be imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command; those of the plugins only when they load."""
        return sorted({*OWN, *_installed(), *_contributed(quiet=True)})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called ``name``, or None."""
        if name in OWN:
            module, _, attribute = OWN[name].partition(":")
            return getattr(import_module(f".{module}", __package__), attribute)
        installed = _installed()
        if name in installed:
            return installed[name].load()
        return _contributed(quiet=False).get(name)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what an operator can mend is told in words, without a stack trace."""
        try:
            return super().invoke(ctx)
        except KioskError as error:
            raise click.ClickException(str(error)) from error


def _installed() -> dict:
    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}


def _contributed(*, quiet: bool) -> dict[str, click.Command]:
    try:
        plugins = assembled().plugins.values()
    except KioskError as error:
        if quiet:
            return {}
        raise click.ClickException(str(error)) from error
    return {command.name or "": command for plugin in plugins for command in plugin.cli_commands}


@click.command(cls=Commands)
@click.version_option(package_name="kiosk")
def main() -> None:
    """Kiosk: a plugin framework for Telegram bots, with a shop in the box."""
    quiet()
