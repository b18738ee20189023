"""What staff note about a batch, written as lines such as ``cost: 12.50``."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kernel import Refused
from kernel.money import InvalidAmount

if TYPE_CHECKING:
    from kernel import Bot

LINE_LIMIT = 255  # characters of name and supplier
NOTE_LIMIT = 2000  # characters
# Both languages are understood, whichever the staff member reads.
WORDS = {
    **dict.fromkeys(("name", "название", "имя", "партия"), "name"),
    **dict.fromkeys(("cost", "price", "стоимость", "цена", "себестоимость"), "cost"),
    **dict.fromkeys(("supplier", "поставщик"), "supplier"),
    **dict.fromkeys(("note", "заметка", "примечание"), "note"),
    **dict.fromkeys(("expires", "until", "expiry", "годен до", "срок", "истекает", "до"), "expires"),
}
DATES = ("%Y-%m-%d", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Facts:
    """A batch's name, its cost (minor units, of all values together), where it came from, and until when it is good.

    ``expires_at`` (UTC) is the moment from which nothing of it is sold.
    """

    name: str = ""
    cost: int | None = None
    supplier: str = ""
    note: str = ""
    expires_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values that :meth:`from_json` reads."""
        return asdict(self) | {"expires_at": self.expires_at.isoformat() if self.expires_at else None}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Facts:
        """What :meth:`to_json` wrote."""
        expires = value.get("expires_at")
        return cls(**{**value, "expires_at": datetime.fromisoformat(expires) if expires else None})


NOTHING = Facts()


def read_facts(bot: Bot, text: str, timezone: str = "UTC") -> Facts:
    """The facts that a text of ``word: value`` lines states; a line without a word we know continues the note.

    Days are those of the ``timezone`` (IANA).

    Raises Refused that names the line for a cost or date that cannot be read.
    """
    told: dict[str, str] = {}
    for line in text.splitlines():
        word, colon, value = line.partition(":")
        name = WORDS.get(word.strip().lower()) if colon else None
        if name is None:
            told["note"] = f"{told.get('note', '')}\n{line.strip()}".strip()
        elif value.strip():
            told[name] = value.strip()
    return make_facts(bot, timezone=timezone, **told)


def make_facts(
    bot: Bot,
    *,
    name: str = "",
    cost: str = "",
    supplier: str = "",
    note: str = "",
    expires: str = "",
    timezone: str = "UTC",
) -> Facts:
    """Facts out of texts; empty ones are not known. Raises Refused that says which one is wrong."""
    minor = None
    if cost:
        try:
            minor = bot.currency.parse(cost)
        except InvalidAmount:
            minor = -1
        if not 0 <= minor < 10**15:
            raise Refused("shop-facts-cost", text=cost[:40], currency=bot.currency.code)
    if len(name) > LINE_LIMIT or len(supplier) > LINE_LIMIT:
        raise Refused("shop-facts-long", max=LINE_LIMIT)
    if len(note) > NOTE_LIMIT:
        raise Refused("shop-facts-long", max=NOTE_LIMIT)
    clean = (text.replace("\0", "") for text in (name, supplier, note))
    name, supplier, note = clean
    return Facts(name, minor, supplier, note, _moment(bot, expires, ZoneInfo(timezone)) if expires else None)


def _moment(bot: Bot, text: str, zone: ZoneInfo) -> datetime:
    """The end of a day, or a time of it, in UTC; must lie ahead."""
    for shape in DATES:
        for known, whole_day in ((shape, True), (f"{shape} %H:%M", False)):
            try:
                local = datetime.strptime(text, known) + timedelta(days=whole_day)
                found = local.replace(tzinfo=zone).astimezone(UTC)
            except (ValueError, OverflowError):
                continue
            if found <= bot.clock.now():
                raise Refused("shop-facts-past", text=text[:40])
            return found
    raise Refused("shop-facts-date", text=text[:40])
