"""Questions of a form and the kinds of answers they take."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..i18n.moments import zone
from ..money import InvalidAmount
from ..updates import Attachment, Text, Update
from .characters import has_controls, is_blank

if TYPE_CHECKING:
    from ..context import Context
    from .form import Form

DAY = r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))"
MOMENT = re.compile(rf"{DAY}(?:[ T,]+(\d{{1,2}}):(\d{{2}}))?", re.ASCII)

CAPTION_LIMIT = 1024  # UTF-16 units; https://core.telegram.org/bots/api#sendphoto

Answer = Any  # what JSON can hold
Options = Callable[["Context", "Form"], Awaitable[Sequence[tuple[Answer, str]]]]


class Invalid(Exception):
    """The answer cannot be used; carries the locale key that says why and what would do."""

    def __init__(self, key: str, **args: Any):
        super().__init__(key)
        self.key, self.args_for_text = key, args


@dataclass(frozen=True, slots=True)
class Kind:
    """How an answer is read. ``parse(ctx, update)`` returns a plain value or raises Invalid.

    With ``gather`` a question may take several messages: ``gather(before, value)`` gets what was answered so far (or
    None) and the new answer, and returns both together and whether the question is asked again. One of its ``options``
    then ends it.
    """

    parse: Callable[[Context, Update], Answer]
    options: Options | None = None  # answers offered as buttons, as (value, label)
    gather: Callable[[Answer, Answer], tuple[Answer, bool]] | None = None


def _typed(update: Update) -> str:
    if not isinstance(update, Text) or not update.text.strip():
        raise Invalid("kernel-form-required")
    return update.text


def text(max_length: int = 4000, *, one_line: bool = False) -> Kind:
    """A text of up to ``max_length`` characters, without white space at its ends.

    Refused are control characters, what turns the direction of writing around, and texts in which there is nothing to
    see; in a name (``one_line``) line breaks and every mark of direction as well.
    """

    def parse(ctx: Context, update: Update) -> str:
        answer = _typed(update).strip()
        if len(answer) > max_length:
            raise Invalid("kernel-form-length", max=max_length)
        if has_controls(answer, one_line=one_line):
            raise Invalid("kernel-form-control")
        if is_blank(answer):
            raise Invalid("kernel-form-invisible")
        return answer

    return Kind(parse)


def whole_number(minimum: int, maximum: int) -> Kind:
    """A whole number between two bounds, both included."""

    def parse(ctx: Context, update: Update) -> int:
        answer = _typed(update).strip()
        try:
            number = int(answer) if len(answer) <= 20 else maximum + 1
        except ValueError:
            raise Invalid("kernel-form-number") from None
        if not minimum <= number <= maximum:
            raise Invalid("kernel-form-range", min=minimum, max=maximum)
        return number

    return Kind(parse)


def money(minimum: int = 0, maximum: int = 10**15) -> Kind:
    """An amount of the shop's currency; bounds and answer in minor units."""

    def parse(ctx: Context, update: Update) -> int:
        try:
            amount = ctx.bot.currency.parse(_typed(update))
        except InvalidAmount:
            raise Invalid("kernel-form-money", currency=ctx.bot.currency.code) from None
        if not minimum <= amount <= maximum:
            raise Invalid("kernel-form-range", min=ctx.money(minimum), max=ctx.money(maximum))
        return amount

    return Kind(parse)


def choice(options: Options) -> Kind:
    """One of the buttons that ``async def options(ctx, form)`` offers as (value, label); typing is refused."""

    def parse(ctx: Context, update: Update) -> Answer:
        raise Invalid("kernel-form-choice")

    return Kind(parse, options)


def attachment(max_size: int, *, kinds: Sequence[str] = ("document", "photo", "video")) -> Kind:
    """A file of at most ``max_size`` bytes; the answer is its ``file_id``, ``file_name`` and ``size``."""

    def parse(ctx: Context, update: Update) -> dict[str, Any]:
        if not isinstance(update, Attachment) or update.kind not in kinds:
            raise Invalid("kernel-form-file")
        if update.size > max_size:
            raise Invalid("kernel-form-file-size", max=max_size // 1024)
        return {"file_id": update.file_id, "file_name": update.file_name, "size": update.size}

    return Kind(parse)


def message() -> Kind:
    """A message of any kind that the bot can send again as it is: a text, or a file with a caption.

    The answer has ``rich`` (``Rich.from_json`` takes it), ``kind`` (text, photo, video or document), and of a file
    ``file_id`` and ``file_from``, as ``Outgoing`` takes them, and ``file_name``.
    """

    def parse(ctx: Context, update: Update) -> dict[str, Any]:
        if isinstance(update, Attachment):
            if len(update.rich) > CAPTION_LIMIT:  # people with Premium may write more than bots
                raise Invalid("kernel-form-length", max=CAPTION_LIMIT)
            file = {"file_id": update.file_id, "file_from": update.message_id, "file_name": update.file_name}
            return {"rich": update.rich.to_json(), "kind": update.kind, **file}
        if not isinstance(update, Text) or not update.text.strip():
            raise Invalid("kernel-form-required")
        return {"rich": update.rich.to_json(), "kind": "text", "file_id": "", "file_from": 0, "file_name": ""}

    return Kind(parse)


def moment(*, or_day: bool = False) -> Kind:
    """A time to come by the person's clock, ``2026-12-24 18:00`` or ``24.12.2026 18:00``; the answer is UTC in ISO form.

    With ``or_day`` the day alone will do, and counts to its end.
    """
    wrong = "kernel-form-day" if or_day else "kernel-form-moment"

    def parse(ctx: Context, update: Update) -> str:
        found = MOMENT.fullmatch(_typed(update).strip())
        if found is None or not (found[7] or or_day):
            raise Invalid(wrong)
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        hour, minute = found.group(7, 8) if found[7] else (23, 59)
        try:
            there = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=zone(ctx.timezone))
            answer = there.astimezone(UTC)
        except (ValueError, OverflowError):
            raise Invalid(wrong) from None
        if answer <= ctx.bot.clock.now():
            raise Invalid("kernel-form-past", now=ctx.when(ctx.bot.clock.now()))
        return answer.isoformat()

    return Kind(parse)


class Ask:
    """A question of a form; ``key`` is the locale key of its text, which may use the answers given so far.

    ``skip`` offers to leave it out (the answer is then None). On the form's object the question's name is its answer.
    """

    name = ""

    def __init__(self, key: str, kind: Kind | None = None, *, skip: bool = False):
        self.key, self.kind, self.skip = key, kind or text(), skip

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, form: Form | None, owner: type) -> Any:
        return self if form is None else form.answers.get(self.name)
