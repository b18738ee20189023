"""The name for objects of Telegram's schema in type hints."""

from typing import Any

TL = Any  # the schema's generated unions have hundreds of members: naming them says less than this
