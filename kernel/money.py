"""Amounts of money: whole numbers of a currency's smallest unit. No float comes near them."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_precision, get_currency_symbol, list_currencies

LARGEST = 10**15  # minor units; far below a BIGINT, so that sums fit
SPACES = re.compile(r"[\u0020\u00a0\u2009\u202f]")
LETTER_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")  # "RUB5" reads better as "RUB 5"
AMOUNT = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>\d+|\d{1,3}(?P<group>[ .,'’])\d{3}(?:(?P=group)\d{3})*)(?:(?P<point>[.,])(?P<part>\d*))?"
)


class InvalidAmount(ValueError):
    """What was typed is not an amount of the currency; the message says why."""


class Currency:
    """The shop's currency by its ISO 4217 code; amounts are in its minor units (cents, kopecks; whole yen)."""

    def __init__(self, code: str):
        code = code.strip().upper()
        if code not in list_currencies():
            raise ValueError(f"{code!r} is not a currency. Write an ISO 4217 code such as RUB, USD or EUR.")
        self.code = code
        self.exponent: int = get_currency_precision(code)

    def __repr__(self) -> str:
        return f"Currency({self.code!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Currency) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)

    def parse(self, text: str, *, negative: bool = False, largest: int = LARGEST) -> int:
        """Minor units of what a person typed: ``1 234,50``, ``1,234.50``, ``1234.5``, ``99 ₽``, ``$5``.

        Refused with :class:`InvalidAmount`: more decimals than the currency has, negatives unless allowed,
        more than ``largest``, and what could be read in two ways (``1,234`` dollars).
        """
        found = AMOUNT.fullmatch(self._without_symbol(text[:100]))
        if not found or (found["sign"] and not negative):
            raise InvalidAmount(f"{text[:40]!r} is not an amount")
        whole, point, part = found["whole"], found["point"], found["part"] or ""
        if point and (point == found["group"] or not part):
            raise InvalidAmount(f"{text[:40]!r} is not an amount")
        if len(part) == 3 and re.fullmatch(r"[1-9]\d{0,2}", whole):  # "1,234": a thousand and more, or 1.234?
            if self.exponent == 0:
                whole, part = whole + part, ""
            elif point == ",":
                raise InvalidAmount(f"{text[:40]!r} can be read in two ways")
        if len(part) > self.exponent:
            raise InvalidAmount(f"{self.code} has {self.exponent} decimals, not {len(part)}")
        digits = re.sub(r"\D", "", whole)
        minor = int(digits + part.ljust(self.exponent, "0"))
        if minor > largest:
            raise InvalidAmount(f"more than {largest} minor units of {self.code}")
        return -minor if found["sign"] else minor

    def format(self, minor: int, language: str) -> str:
        """The amount with the currency's symbol as ``language`` writes it, with ordinary spaces only."""
        return _formatted(self.code, self.exponent, minor, language)

    def plain(self, minor: int) -> str:
        """The amount as digits with a point (``1234.50``): for files and fields that are read back."""
        return f"{Decimal(minor).scaleb(-self.exponent):f}"

    def _without_symbol(self, text: str) -> str:
        text = SPACES.sub(" ", text).strip()
        for symbol in _symbols(self.code):
            text = text.removeprefix(symbol).removesuffix(symbol).strip()
            if text.startswith(("-" + symbol, "−" + symbol)):
                text = text[0] + text[1 + len(symbol) :].strip()
        return text


def percent(minor: int, share: int | Decimal) -> int:
    """``share`` percent of an amount, half up to the minor unit (half away from zero below it)."""
    if isinstance(share, float):
        raise TypeError("a percentage is an int or a Decimal, never a float")
    return int((Decimal(minor) * Decimal(share) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def split(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` in proportion to ``weights``, summing to it exactly: the largest remainders get the odd units.

    Equal remainders go to the earlier weight. Weights are whole and not negative; all zero is like all equal.
    """
    if not weights or min(weights) < 0:
        raise ValueError("split() needs weights, none of them negative")
    whole = sum(weights)
    if whole == 0:
        weights, whole = [1] * len(weights), len(weights)
    sign, amount = (-1, -total) if total < 0 else (1, total)
    shares = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % whole), place))
    for place in by_remainder[: amount - sum(shares)]:
        shares[place] += 1
    return [sign * share for share in shares]


@lru_cache(maxsize=4096)
def _formatted(code: str, exponent: int, minor: int, language: str) -> str:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    amount = SPACES.sub(" ", format_currency(Decimal(minor).scaleb(-exponent), code, locale=locale))
    return LETTER_BEFORE_DIGIT.sub(" ", amount)


@lru_cache(maxsize=64)
def _symbols(code: str) -> tuple[str, ...]:
    """How people write the currency beside a number, longest first."""
    written = {code, code.lower(), *(get_currency_symbol(code, locale) for locale in ("en", "ru"))}
    if code == "RUB":
        written |= {"руб.", "руб", "р.", "р"}
    return tuple(sorted(written, key=len, reverse=True))
