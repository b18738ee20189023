"""Giving a setting another value: by a button or typed, checked as one from .env is, in force in every process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Context, KioskError, Refused, run_in_transaction, transaction
from kernel.forms import Ask, Form, Kind, text

from .. import admin
from ..permissions import SETTINGS
from .callbacks import EditSetting, ResetSetting, SetSetting
from .reading import Setting, setting_by_number
from .screens import show_setting

LONGEST = 4000  # characters of a typed value; what Telegram takes in one message
SHOWN = 60  # characters of a refused value
NUMBER, SMALL, LARGE = "admin-wrong-number", "admin-wrong-small", "admin-wrong-large"
WRONG = {  # what the check found, by pydantic's name for it
    "int_parsing": "admin-wrong-whole",
    "int_from_float": "admin-wrong-whole",
    "int_parsing_size": LARGE,
    "decimal_parsing": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "greater_than": SMALL,
    "greater_than_equal": SMALL,
    "less_than": LARGE,
    "less_than_equal": LARGE,
    "string_too_long": "admin-wrong-long",
    "decimal_max_places": "admin-wrong-places",
}


async def change(ctx: Context, setting: Setting, value: Any) -> None:
    """Store a value and write down who did it, in the caller's transaction; Refused in words when it cannot be."""
    await ctx.require(SETTINGS)
    assert ctx.bot.live_settings is not None
    try:
        before, after = await ctx.bot.live_settings.change(setting.settings, setting.name, value)
    except KioskError as error:
        raise wrong(error, value) from error
    _note(ctx, setting, "admin.setting_changed", before, after)


async def reset(ctx: Context, setting: Setting) -> None:
    """Go back to the value from the environment; as :func:`change`."""
    await ctx.require(SETTINGS)
    assert ctx.bot.live_settings is not None
    try:
        before, after = await ctx.bot.live_settings.reset(setting.settings, setting.name)
    except KioskError as error:
        raise wrong(error, getattr(setting.settings, setting.name)) from error
    _note(ctx, setting, "admin.setting_reset", before, after)


async def in_force(ctx: Context) -> None:
    """Return when what was committed holds in this process, so that the next screen shows it."""
    assert ctx.bot.live_settings is not None
    await ctx.bot.live_settings.load()


def wrong(error: KioskError, value: Any) -> Refused:
    """Why a value cannot be, in words; the hint of the setting, shown beside it, says what can."""
    shown = str(value)[:SHOWN]
    key = WRONG.get(getattr(error, "kind", ""))
    if key in (SMALL, LARGE, "admin-wrong-long", "admin-wrong-places"):
        limit = getattr(error, "limit", None)
        return Refused("admin-wrong", value=shown) if limit is None else Refused(key, value=shown, limit=str(limit))
    return Refused(key or "admin-wrong", value=shown)


def _note(ctx: Context, setting: Setting, action: str, before: Any, after: Any) -> None:
    # under one name for all, because what stands under a name that ends in "value" would be hidden
    ctx.audit(action, f"setting:{setting.variable}", before={"setting": before}, after={"setting": after})


@admin.press(SetSetting, permission=SETTINGS)
async def set_setting(ctx: Context, press: SetSetting) -> None:
    """Take one of the values that there are."""
    setting = setting_by_number(ctx.bot, press.number)
    if press.option >= len(setting.choices):
        raise Refused("kernel-button-gone")
    await run_in_transaction(change, ctx, setting, setting.choices[press.option])
    await in_force(ctx)
    ctx.toast(ctx.t("admin-setting-saved"))
    await show_setting(ctx, setting)


@admin.press(ResetSetting, permission=SETTINGS)
async def reset_setting(ctx: Context, press: ResetSetting) -> None:
    """Back to .env."""
    setting = setting_by_number(ctx.bot, press.number)
    await run_in_transaction(reset, ctx, setting)
    await in_force(ctx)
    ctx.toast(ctx.t("admin-setting-saved"))
    await show_setting(ctx, setting)


async def _emptying(ctx: Context, form: Form) -> Sequence[tuple[str, str]]:
    """A button for what cannot be typed: nothing."""
    empty = setting_by_number(ctx.bot, form.number).can_be_empty
    return [("", ctx.t("admin-setting-clear"))] if empty else []


@admin.form
class ChangeSetting(Form, id="admin.setting"):
    """Asks for the value of the setting ``number``; asked again, with the reason, when it cannot be."""

    permission = SETTINGS
    value = Ask("admin-ask-setting", Kind(text(LONGEST).parse, _emptying))

    async def done(self, ctx: Context) -> Any:
        """Change it in the transaction that ends the conversation, or ask once more."""
        setting = setting_by_number(ctx.bot, self.number)
        try:
            async with transaction():
                await change(ctx, setting, self.value)
        except Refused as refusal:
            problem = ctx.t(refusal.key, **refusal.args_for_text)

            async def ask_again() -> None:
                await ask(ctx, setting, problem)

            return ask_again

        async def show() -> None:
            await in_force(ctx)
            await show_setting(ctx, setting, ctx.rich("admin-setting-saved"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await show_setting(ctx, setting_by_number(ctx.bot, self.number))


@admin.press(EditSetting, permission=SETTINGS)
async def edit_setting(ctx: Context, press: EditSetting) -> None:
    """Ask for the new value."""
    await ask(ctx, setting_by_number(ctx.bot, press.number))


async def ask(ctx: Context, setting: Setting, problem: str = "") -> None:
    """Begin the conversation; ``problem`` is why the last answer was none."""
    if setting.choices:
        raise Refused("kernel-button-gone")
    await ChangeSetting.start(
        ctx,
        number=setting.number,
        title=setting.title(ctx),
        hint=setting.hint(ctx),
        now=setting.shown(ctx, setting.value(ctx.bot)),
        problem=f"⚠️ {problem}\n\n" if problem else "",
    )
