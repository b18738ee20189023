"""The texts of all plugins in all languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog

from ..errors import KioskError
from ..markup import MarkupError
from ..messages import Rich
from .checking import Needs, TextError
from .formatting import Language
from .source import read, stamps

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Text:
    """One key in one language; ``fixed`` is what it says if it has no variables."""

    language: Language
    place: str
    variables: frozenset[str]
    fixed: Rich | None


class Translations:
    """Every text by language and key.

    ``sources`` are (prefix, folder with ``<language>.ftl``) pairs; a key that a language lacks comes from
    ``default``, then from English. Files that cannot be used are a KioskError that lists every problem.
    With ``strict`` an unknown key or a missing argument is a KeyError, which tests want; without it the
    customer sees the key or the argument's name and the log says so. ``own`` has what each language has itself.
    """

    def __init__(self, sources: Iterable[tuple[str, Path]], default: str = "ru", *, strict: bool = False):
        self.own, problems = _texts(sources)
        if problems:
            raise KioskError("\n".join(problems))
        self.languages = tuple(sorted(self.own))
        if default not in self.own:
            raise KioskError(
                f"BOT_LOCALE is {default!r}, but there are texts only in {', '.join(self.languages) or 'no language'}. "
                "Choose one of them or add the locale files."
            )
        self.default = default
        self.strict = strict
        self._complained: set[str] = set()
        fallback = self.own.get("en", {}) | self.own[default]
        self._texts = {language: fallback | texts for language, texts in self.own.items()}

    def language(self, *wishes: str | None) -> str:
        """The first wish there are texts for (``ru-RU`` counts as ``ru``), else the default.

        Pass the customer's choice first, then what Telegram says.
        """
        for wish in wishes:
            if wish:
                wish = wish.replace("_", "-")
                for candidate in (wish, wish.split("-")[0].lower()):
                    if candidate in self.own:
                        return candidate
        return self.default

    def knows(self, key: str) -> bool:
        """Whether any language has this key."""
        return any(key in texts for texts in self._texts.values())

    def text(self, language: str, key: str, /, **args: Any) -> str:
        """The text as a plain string: for buttons, toasts and commands; formatting is dropped."""
        return self.rich(language, key, **args).text

    def rich(self, language: str, key: str, /, **args: Any) -> Rich:
        """The text with its formatting. Arguments are shown as they are, never parsed; one may be a Rich."""
        text = self._find(language, key)
        if text is None:
            return Rich(key)
        if text.fixed is not None:
            return text.fixed
        for name in sorted(text.variables - args.keys()):
            if self.strict:
                raise KeyError(f"The text {key!r} needs the argument {name!r}.")
            self._complain(key, "argument_missing", argument=name)
            args[name] = f"{{${name}}}"
        shown, errors = text.language.format(key, args)
        if errors:
            if self.strict:
                raise errors[0]
            self._complain(key, "argument_unfit", problem=str(errors[0]))
        return shown

    def check(self) -> list[str]:
        """What differs between the languages: keys that are missing, variables that are not the same."""
        problems = []
        for key in sorted(set().union(*self.own.values())):
            there = {language: texts[key] for language, texts in self.own.items() if key in texts}
            example, expected = next(iter(there.items()))
            problems += [
                f"{key} is missing in {language}; it is at {expected.place}."
                for language in self.languages
                if language not in there
            ]
            problems += [
                f"{key} uses {_names(text.variables)} in {language} ({text.place}) "
                f"but {_names(expected.variables)} in {example}."
                for language, text in there.items()
                if text.variables != expected.variables
            ]
        return problems

    def _find(self, language: str, key: str) -> Text | None:
        texts = self._texts.get(language)
        if texts is None:
            texts = self._texts[self.language(language)]
        text = texts.get(key)
        if text is None:
            if self.strict:
                raise KeyError(f"There is no text {key!r}. Add it to the plugin's locale files.")
            self._complain(key, "text_missing")
        return text

    def _complain(self, key: str, what: str, **details: str) -> None:
        if key not in self._complained and len(self._complained) < 1000:  # keys may come from a forged button
            self._complained.add(key)
            log.error(what, text=key, **details)


def _texts(sources: Iterable[tuple[str, Path]]) -> tuple[dict[str, dict[str, Text]], list[str]]:
    folders = tuple(sources)
    return _compiled(folders, stamps(folders))


@lru_cache(maxsize=16)
def _compiled(
    sources: tuple[tuple[str, Path], ...], files: tuple[tuple[str, int, int], ...]
) -> tuple[dict[str, dict[str, Text]], list[str]]:
    """Never changed; kept until a file changes, because compiling is slow and tests make a bot each."""
    languages, problems = read(sources)
    texts: dict[str, dict[str, Text]] = {}
    for code, entries in languages.items():
        language = Language(code, entries)
        own = texts[code] = {}
        for name, entry in entries.items():
            try:
                variables = frozenset(Needs(name, entries).variables)
                if not name.startswith("-"):
                    fixed = None if variables else language.format(name, {})[0]
                    own[name] = Text(language, entry.place, variables, fixed)
            except (TextError, MarkupError) as error:
                problems.append(f"{entry.place}: {name} {error}")
    return texts, problems


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "no variables"
