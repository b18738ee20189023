"""Reading the environment and ``.env``; every problem is told at once, in words, without any secret."""

import difflib
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from pydantic import AliasChoices, SecretStr, ValidationError
from pydantic.fields import FieldInfo

from ..errors import SettingsError
from .declaring import Settings, split_words

SECRET_WORDS = ("TOKEN", "PASSWORD", "SECRET", "KEY", "HASH")
WORDS = {
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "int_parsing_size": "is not a whole number of a sensible size",
    "float_parsing": "is not a number",
    "decimal_parsing": "is not a number",
    "bool_parsing": "is neither 1 nor 0",
    "string_pattern_mismatch": "has the wrong form",
    "string_too_long": "is too long",
    "string_too_short": "is too short",
    "enum": "is not one of the choices",
    "literal_error": "is not one of the choices",
    "url_parsing": "is not an address",
}
# Read by other programs or without a meaning any more; an operator's .env may hold them.
FAMILIAR = (
    "DB_DRIVER", "WEBHOOK_URL", "WEBHOOK_PATH", "WEBHOOK_SECRET", "PUID", "PGID", "TZ",
    "TELEGRAM_PROVIDER_TOKEN", "CRYPTO_PAY_TOKEN", "STARS_PER_VALUE", "REFERRAL_PERCENT", "PAYMENT_TIME", "MIN_AMOUNT",
    "MAX_AMOUNT", "PAYMENTS_RETENTION_DAYS", "RULES", "HELPER_ID", "CHANNEL_URL", "CHANNEL_ID",
)  # fmt: skip
S = TypeVar("S", bound=Settings)


def load(
    classes: Iterable[type[S]],
    env: Mapping[str, str] | None = None,
    env_file: str | Path | None = ".env",
    *,
    required: Iterable[str] = (),
) -> dict[type[S], S]:
    """One instance of each class, from ``env`` (the process's by default), which wins over ``env_file``.

    Empty values count as unset; names are compared without regard to case. ``required`` are fields that must be set
    although they have a default. Raises SettingsError with all problems of all classes.
    """
    values, problems = read(env, env_file)
    loaded: dict[type[S], S] = {}
    needed = {name.lower() for name in required}
    for cls in classes:
        found, wrong = _one(cls, values)
        problems += [problem for problem in wrong if problem not in problems]
        for name, field in cls.model_fields.items():
            if name in needed and (_name(name, field, values) not in values or (found and not getattr(found, name))):
                problems.append(f"{name.upper()} is not set.{_cure(field)}")
        if found is not None:
            loaded[cls] = found
    if problems:
        raise SettingsError(problems)
    return loaded


def plugin_names(env: Mapping[str, str] | None = None, env_file: str | Path | None = ".env") -> tuple[str, ...]:
    """What PLUGINS lists, so that their settings can be loaded together with the kernel's; () when unset."""
    return split_words(read(env, env_file)[0].get("plugins", ""))


def look_alikes(
    classes: Iterable[type[Settings]], env: Mapping[str, str] | None = None, env_file: str | Path | None = ".env"
) -> list[str]:
    """Variables nobody reads whose names are almost those of settings (``TOKENN``), a sentence each."""
    known = {*FAMILIAR}
    for cls in classes:
        for name, field in cls.model_fields.items():
            known |= {alias.upper() for alias in _names(name, field)}
    hints = []
    for name in sorted(name.upper() for name in read(env, env_file)[0]):
        close = difflib.get_close_matches(name, known, 1, cutoff=0.88) if name not in known else []
        if close:
            hints.append(f"{name} is not a setting. Did you mean {close[0]}?")
    return hints


def read(env: Mapping[str, str] | None, env_file: str | Path | None) -> tuple[dict[str, str], list[str]]:
    """All non-empty variables by lower-case name, and what is wrong with the file."""
    values: dict[str, str] = {}
    problems: list[str] = []
    if env_file and Path(env_file).exists():
        try:
            text = Path(env_file).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            return {}, [f"{env_file} cannot be read: {error}. Save it as a UTF-8 text file that the bot may read."]
        problems += [
            f"{env_file}, line {line.original.line}: not NAME=value. Correct or remove the line."
            for line in parse_stream(io.StringIO(text))
            if line.error
        ]
        file_values = dotenv_values(stream=io.StringIO(text))
        values |= {name.lower(): value for name, value in file_values.items() if value and value.strip()}
    for name, value in (os.environ if env is None else env).items():
        if value.strip():
            values[name.lower()] = value
    return values, problems


def _one(cls: type[S], values: Mapping[str, str]) -> tuple[S | None, list[str]]:
    fields = cls.model_fields
    given = {}
    for name, field in fields.items():
        source = _name(name, field, values)
        if source in values:
            given[name] = values[source]
    problems: list[str] = []
    try:
        settings = cls(**given)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            name = str(detail["loc"][0]) if detail["loc"] else ""
            name = next((field for field in fields if name in _names(field, fields[field])), name)
            problems.append(_problem(name, fields.get(name), values, detail))
            given.pop(name, None)
        try:  # what the remaining values say together, so that everything is told at once
            settings = cls(**given)
        except ValidationError:
            return None, problems
        return None, problems + settings.problems()
    return settings, settings.problems()


def _problem(name: str, field: FieldInfo | None, values: Mapping[str, str], detail: Any) -> str:
    if field is None:
        return str(detail["msg"]).removeprefix("Value error, ")
    variable = _name(name, field, values)
    if detail["type"] == "missing":
        return f"{variable.upper()} is not set.{_cure(field)}"
    context = detail.get("ctx", {})
    words = WORDS.get(detail["type"])
    if detail["type"] in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        limit = next(iter(context.values()), "")
        words = f"is {'too small' if detail['type'].startswith('greater') else 'too large'}; the limit is {limit}"
    elif words is None:
        words = f"is wrong: {str(detail['msg']).removeprefix('Value error, ')}".rstrip(".")
    return f"{variable.upper()}{_shown(variable, field, values)} {words}.{_cure(field)}"


def _shown(variable: str, field: FieldInfo, values: Mapping[str, str]) -> str:
    secret = SecretStr.__name__ in str(field.annotation) or any(word in variable.upper() for word in SECRET_WORDS)
    value = values.get(variable, "")
    secret = secret or ("://" in value and "@" in value)  # an address with a password
    return "" if secret else f"={value[:60]}{'…' if len(value) > 60 else ''}"


def _cure(field: FieldInfo) -> str:
    return f" Write {field.description}." if field.description else ""


def _names(name: str, field: FieldInfo) -> list[str]:
    if isinstance(field.validation_alias, AliasChoices):
        return [str(choice).lower() for choice in field.validation_alias.choices]
    return [str(field.validation_alias or name).lower()]


def _name(name: str, field: FieldInfo, values: Mapping[str, str]) -> str:
    """The variable that a field is read from: the first of its names that is set, else its own."""
    names = _names(name, field)
    return next((alias for alias in names if alias in values), names[0])
