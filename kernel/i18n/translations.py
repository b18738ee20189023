"""The texts of all plugins in all languages."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import structlog

from kernel.errors import KioskError
from kernel.i18n.compiling import Compiler, TextError, variables
from kernel.i18n.nodes import Node, Static, Writer
from kernel.i18n.source import Entry, read
from kernel.messages import Rich

log = structlog.get_logger(__name__)


class Translations:
    """Every text by language and key, compiled once.

    ``sources`` are (prefix, folder with ``<language>.ftl``) pairs; a key that a language lacks comes from
    ``default``, then from English. Files that cannot be used are a KioskError that lists every problem.
    With ``strict`` an unknown key or a missing argument is a KeyError, which tests want; without it the
    customer sees the key or the argument's name and the log says so.
    """

    def __init__(self, sources: Iterable[tuple[str, Path]], default: str = "ru", *, strict: bool = False):
        entries, problems = read(sources)
        self.entries: dict[str, dict[str, Entry]] = entries
        self.own: dict[str, dict[str, Node]] = {}
        for language, found in entries.items():
            self.own[language] = _compiled(language, found, problems)
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
        node = self._find(language, key)
        if type(node) is Static:
            return node.text
        if node is None:
            return key
        try:
            return node.plain(args)
        except KeyError as missing:
            return node.plain(self._excused(key, missing, args))

    def rich(self, language: str, key: str, /, **args: Any) -> Rich:
        """The text with its formatting. Arguments are shown as they are, never parsed; one may be a Rich."""
        node = self._find(language, key)
        if node is None:
            return Rich(key)
        out = Writer()
        try:
            node.write(args, out)
        except KeyError as missing:
            out = Writer()
            node.write(self._excused(key, missing, args), out)
        return out.rich()

    def check(self) -> list[str]:
        """What differs between the languages: keys that are missing, variables that are not the same."""
        problems = []
        every = sorted(set().union(*self.own.values()))
        for key in every:
            there = {language: texts[key] for language, texts in self.own.items() if key in texts}
            example = next(iter(there))
            problems += [
                f"{key} is missing in {language}; it is at {self.entries[example][key].place}."
                for language in self.languages
                if language not in there
            ]
            expected = variables(there[example])
            for language, node in there.items():
                if variables(node) != expected:
                    problems.append(
                        f"{key} uses {_names(variables(node))} in {language} "
                        f"({self.entries[language][key].place}) but {_names(expected)} in {example}."
                    )
        return problems

    def variables(self, language: str, key: str) -> set[str]:
        """The arguments that a text may ask for."""
        node = self._find(language, key)
        return variables(node) if node else set()

    def _find(self, language: str, key: str) -> Node | None:
        texts = self._texts.get(language)
        if texts is None:
            texts = self._texts[self.language(language)]
        node = texts.get(key)
        if node is None:
            if self.strict:
                raise KeyError(f"There is no text {key!r}. Add it to the plugin's locale files.")
            self._complain(key, "text_missing")
        return node

    def _excused(self, key: str, missing: KeyError, args: dict[str, Any]) -> dict[str, Any]:
        if self.strict:
            raise KeyError(f"The text {key!r} needs the argument {missing}.") from missing
        self._complain(key, "argument_missing", argument=str(missing))
        return _Excused(args)

    def _complain(self, key: str, what: str, **details: str) -> None:
        if key not in self._complained and len(self._complained) < 1000:  # keys may come from a forged button
            self._complained.add(key)
            log.error(what, text=key, **details)


class _Excused(dict):
    def __missing__(self, name: str) -> str:
        return f"{{${name}}}"


def _compiled(language: str, entries: dict[str, Entry], problems: list[str]) -> dict[str, Node]:
    compiler = Compiler(language, entries)
    texts = {}
    for name, entry in entries.items():
        try:
            node = compiler.compile(name)
        except (TextError, TypeError, ValueError) as error:
            problems.append(f"{entry.place}: {name} {error}")
            continue
        if not name.startswith("-"):
            texts[name] = node
    return texts


def _names(names: set[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "no variables"
