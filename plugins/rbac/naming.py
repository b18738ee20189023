"""How the names of roles are written."""

import unicodedata

from .models import NAME_LENGTH


def normalise(typed: str) -> str:
    """The one way in which a name is stored and looked up: capitals, single spaces. Empty for what cannot be a name."""
    name = " ".join(unicodedata.normalize("NFKC", typed).upper().split())
    if len(name) > NAME_LENGTH or any(unicodedata.category(char)[0] == "C" for char in name):
        return ""
    return name
