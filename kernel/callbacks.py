"""Typed callback data that is known to fit into Telegram's 64 bytes when its class is defined."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from typing import Annotated, Any, ClassVar, Self, dataclass_transform, get_args, get_origin, get_type_hints

from .messages import Button

LIMIT = 64  # bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton
INT_WIDTH = 14  # a sign and a 64-bit number in base 36
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
INT_RANGE = range(-(2**63), 2**63)


def to_base36(number: int) -> str:
    """``number`` in base 36, lower case, with a sign when negative."""
    if 0 <= number < 36:
        return DIGITS[number]
    sign, number, digits = ("-", -number, "") if number < 0 else ("", number, "")
    while True:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
        if not number:
            return sign + digits


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Callback:
    """What a button means: ``class OpenItem(Callback, prefix="item"): item_id: int``.

    Fields are ``int`` (64 bits), ``Annotated[int, range(0, 1000)]`` (shorter in the button), ``bool`` or an
    ``IntEnum``. The data comes back from the client, so a handler checks rights, ownership and existence in its query.
    """

    prefix: ClassVar[str] = ""
    reserved: ClassVar[int] = 0  # bytes that a subclass appends to the fields
    _names: ClassVar[tuple[str, ...]] = ()
    _types: ClassVar[tuple[type | range, ...]] = ()

    def __init_subclass__(cls, prefix: str = "", **kwargs: Any):
        super().__init_subclass__(**kwargs)
        dataclass(frozen=True)(cls)
        if not prefix:  # a family such as Paged, not a button
            return
        if ":" in prefix or not prefix.isascii():
            raise TypeError(f"{cls.__qualname__}: prefix {prefix!r} must be ASCII without ':'")
        hints = get_type_hints(cls, include_extras=True)
        types = []
        for item in fields(cls):  # type: ignore[arg-type]
            kind = _kind(hints[item.name])
            if kind is None:
                raise TypeError(
                    f"{cls.__qualname__}.{item.name} is {hints[item.name]!r}: use int, bool or an IntEnum, "
                    "or keep the value in the database and pass its id"
                )
            types.append(kind)
        worst = len(prefix) + sum(1 + _width(kind) for kind in types) + cls.reserved
        if worst > LIMIT:
            raise TypeError(f"{cls.__qualname__} can need {worst} bytes; Telegram allows {LIMIT}: use fewer fields")
        cls.prefix = prefix
        cls._names = tuple(item.name for item in fields(cls))  # type: ignore[arg-type]
        cls._types = tuple(types)

    def pack(self) -> str:
        """The callback data of the button."""
        return ":".join([self.prefix, *[to_base36(int(getattr(self, name))) for name in self._names]])

    def button(self, label: str) -> Button:
        """An inline button with this meaning."""
        return Button(label, data=self.pack())

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """The callback that ``data`` stands for, or None when it is not one of this class."""
        parts = data.split(":")
        if parts[0] != cls.prefix or len(parts) != len(cls._types) + 1:
            return None
        return cls._from_parts(parts[1:])

    @classmethod
    def _from_parts(cls, parts: list[str]) -> Self | None:
        values = zip(cls._names, cls._types, parts, strict=True)
        try:
            return cls(**{name: _value(kind, part) for name, kind, part in values})
        except ValueError:
            return None


def _kind(hint: Any) -> type | range | None:
    """What a field takes; None for what no button can carry."""
    if get_origin(hint) is Annotated and get_args(hint)[0] is int:
        return next((part for part in get_args(hint)[1:] if isinstance(part, range)), int)
    if hint in (int, bool) or (isinstance(hint, type) and issubclass(hint, IntEnum)):
        return hint
    return None


def _value(kind: type | range, part: str) -> Any:
    number = int(part, 36)
    if len(part) > INT_WIDTH or number not in INT_RANGE or (kind is bool and number not in (0, 1)):
        raise ValueError(part)
    if isinstance(kind, range):
        if number not in kind:
            raise ValueError(part)
        return number
    return kind(number)


def _width(kind: type | range) -> int:
    if isinstance(kind, range):
        return max(len(to_base36(kind[0])), len(to_base36(kind[-1])))
    if kind is bool:
        return 1
    if issubclass(kind, IntEnum):
        return max(len(to_base36(member)) for member in kind)
    return INT_WIDTH


class Way(IntEnum):
    """Which page a list shows, seen from the row that the button names."""

    FIRST = 0
    NEXT = 1  # the rows after it
    BACK = 2  # the rows before it
    LAST = 3
    SAME = 4  # the page that begins with it


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Paged(Callback):
    """A callback that opens a list at a page: the cursor is a row id, a direction and a page number."""

    row: int = field(default=0, kw_only=True)
    way: Way = field(default=Way.FIRST, kw_only=True)
    page: int = field(default=1, kw_only=True)

    def at(self, row: int, page: int) -> Self:
        """The same list at page number ``page``, the one that begins with ``row``."""
        return replace(self, row=row, way=Way.SAME, page=page)
