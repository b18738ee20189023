"""What a broadcast says: its text and file as they were sent, its buttons, and the message that arrives."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from kernel import Button, Outgoing, Rich
from plugins.accounts.api import close_button

MOST_BUTTONS = 10
LABEL, ADDRESS = 64, 1024  # characters
DASHES = (" - ", " – ", " — ")
EXCERPT = 40  # characters of a text in lists


class BadButton(ValueError):
    """A line is not a button; its text is the line."""


def parse_buttons(text: str) -> list[tuple[str, str]]:
    """Label and address of each line ``label - https://...``; raises :class:`BadButton` for the first that is none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [_button(line) for line in lines]


def _button(line: str) -> tuple[str, str]:
    cut = max(line.rfind(dash) for dash in DASHES)
    label, address = line[:cut].strip(), line[cut + 3 :].strip()
    if cut < 0 or not 1 <= len(label) <= LABEL or not is_address(address):
        raise BadButton(line)
    return label, address


def is_address(text: str) -> bool:
    """Whether Telegram takes it as the address of a button: http, https or tg, with a host that has a dot."""
    if len(text) > ADDRESS or any(char.isspace() for char in text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "tg":
        return bool(host)
    return parts.scheme in ("http", "https") and "." in host.strip(".")


def outgoing(to: Any, broadcast: Any) -> Outgoing:
    """The message as it arrives at ``to``: anybody who speaks a language."""
    content = broadcast.content
    rows = [(Button(label, url=address),) for label, address in broadcast.buttons]
    return Outgoing(
        Rich.from_json(content["rich"]),
        (*rows, (close_button(to),)),
        file_id=content["file_id"],
        file_from=content["file_from"],
        silent=broadcast.silent,
    )


def excerpt(to: Any, content: dict[str, Any]) -> str:
    """A few words by which staff know it: the beginning of its text, or what kind of file it is."""
    words = " ".join(content["rich"]["text"].split())
    text = words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"
    kind = content["kind"]
    if kind == "text":
        return text
    mark = {"photo": "🖼", "video": "🎬"}.get(kind, "📎")
    return f"{mark} {text or content['file_name'] or to.t(f'broadcast-kind-{kind}')}"
