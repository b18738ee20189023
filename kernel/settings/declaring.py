"""How a class of settings is declared."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from ..errors import Refused


def split_words(value: Any) -> Any:
    """``"a, b c"`` as ``("a", "b", "c")``: how several values stand in one variable."""
    return (
        tuple(re.split(r"[\s,;]+", value.strip(" \t\n,;")))
        if isinstance(value, str) and value.strip(" ,;")
        else value or ()
    )


Words = Annotated[tuple[str, ...], BeforeValidator(split_words)]


class Settings(BaseSettings):
    """Settings of a plugin; subclass it with typed fields.

    A field ``rules`` is the variable ``RULES``. Its ``Field(description="…")`` says what to write and ends up in the
    message about a wrong value; a field without a default is required. Secrets are ``SecretStr``. Nothing is read
    when an instance is made: :func:`kernel.settings.load` reads, so tests pass values by name.
    """

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True, hide_input_in_errors=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)

    def problems(self) -> list[str]:
        """What is wrong between fields that are right one by one, a sentence each, naming variable and cure."""
        return []

    def conflicts(self) -> list[Refused]:
        """What ``problems`` says, for the person who changes a live setting: locale keys and their variables."""
        return []

    def advice(self) -> list[str]:
        """What works but should be changed, a sentence each; logged at start."""
        return []
