"""The buttons that lead back, for every screen of every plugin."""

from __future__ import annotations

from typing import Protocol

from kernel import Button, Context

from ..callbacks import Close, OpenConsole, OpenMenu, OpenProfile


class Speaks(Protocol):
    """A Context, or the recipient of a queued message."""

    def t(self, key: str, **args: object) -> str:
        """The text ``key`` in the person's language."""


def menu_button(ctx: Speaks) -> Button:
    """Back to the main menu."""
    return OpenMenu().button(ctx.t("accounts-to-menu"))


def profile_button(ctx: Speaks) -> Button:
    """Back to the profile."""
    return OpenProfile().button(ctx.t("accounts-to-profile"))


def staff_button(ctx: Context) -> Button:
    """Back to the staff's console; to the main menu while there is none."""
    return OpenConsole().button(ctx.t("accounts-to-staff")) if ctx.offers(OpenConsole) else menu_button(ctx)


def close_button(to: Speaks) -> Button:
    """Under a notice that nobody asked for: deletes it."""
    return Close().button(to.t("kernel-close"))
