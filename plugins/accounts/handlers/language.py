"""The language choice: what a person chose wins over what Telegram says."""

from __future__ import annotations

from dataclasses import replace

from babel import Locale, UnknownLocaleError

from kernel import Button, Context

from .. import accounts, people
from ..callbacks import ChooseLanguage, language_number
from .common import profile_button

OPEN = -1  # no language's number: only opens the choice


@accounts.menu("profile", order=70)
async def language_entry(ctx: Context) -> Button:
    """The language, on the profile."""
    return ChooseLanguage(OPEN).button(ctx.t("accounts-language"))


@accounts.command("language")
async def languages(ctx: Context) -> None:
    """The choice by command."""
    await show_languages(ctx)


@accounts.press(ChooseLanguage)
async def choose(ctx: Context, press: ChooseLanguage) -> None:
    """Remember the choice and show it in the new language; a number that stands for no language changes nothing."""
    by_number = {language_number(language): language for language in ctx.bot.texts.languages} | {0: ""}
    chosen = by_number.get(press.number)
    if chosen is not None and chosen != ctx.user.chosen:
        await people.choose_language(ctx.user.id, chosen)
        ctx.language = ctx.bot.texts.language(chosen, ctx.user.language_code)
        ctx.user = replace(ctx.user, chosen=chosen, language=ctx.language)
        ctx.toast(ctx.t("accounts-language-changed"))
    await show_languages(ctx)


async def show_languages(ctx: Context) -> None:
    """Telegram's own language first, then each language by its own name; the one in force is marked."""
    texts, user = ctx.bot.texts, ctx.user
    like_telegram = ctx.t("accounts-language-telegram", name=own_name(texts.language(user.language_code)))
    rows = [[_option(0, like_telegram, not user.chosen)]]
    rows += [[_option(language_number(item), own_name(item), user.chosen == item)] for item in texts.languages]
    await ctx.screen(ctx.rich("accounts-language-title"), [*rows, [profile_button(ctx)]])


def own_name(language: str) -> str:
    """What the speakers of a language call it: "English", "Русский"."""
    try:
        name = Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]


def _option(number: int, label: str, chosen: bool) -> Button:
    return ChooseLanguage(number).button(f"✅ {label}" if chosen else label)
