"""The tags that trusted texts may use, turned into explicit entities."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .messages import Rich, styled

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "spoiler": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z-]*)((?:\s[^<>]*)?)>")
HREF = re.compile(r"""\s+href\s*=\s*(?:"([^"]*)"|'([^']*)')\s*""")
# Where an argument goes, between two code points that are no characters and never will be.
HOLE = re.compile("\ufdd0([^\ufdd1]*)\ufdd1")
ALLOWED = '<b> <i> <u> <s> <code> <pre> <blockquote> <spoiler> <a href="…">'


class MarkupError(ValueError):
    """A tag is unknown, left open or closed in the wrong order; the message names it and the cure."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one kind of formatting; ``url`` is set for text_link only."""

    kind: str
    url: str
    children: "tuple[str | Span, ...]"


def tree(text: str) -> "tuple[str | Span, ...]":
    """``text`` as plain strings (character references resolved) and spans.

    Raises :class:`MarkupError` for anything but the allowed tags, correctly nested; a bare ``<`` is
    written ``&lt;``.
    """
    open_tags: list[tuple[str, str]] = [("", "")]
    contents: list[list[str | Span]] = [[]]
    position = 0
    for found in TAG.finditer(text):
        _add_text(contents[-1], text[position : found.start()])
        position = found.end()
        closing, name, attributes = found[1], found[2].lower(), found[3]
        if name not in KINDS:
            raise MarkupError(f"<{name}> is not one of the allowed tags {ALLOWED}. For a literal < write &lt;.")
        if closing:
            opened, url = open_tags.pop()
            if opened != name or attributes.strip():
                raise MarkupError(f"</{name}> closes <{opened}>." if opened else f"</{name}> closes nothing.")
            children = contents.pop()
            contents[-1].append(Span(KINDS[name], url, tuple(children)))
        else:
            open_tags.append((name, _url(name, attributes)))
            contents.append([])
    _add_text(contents[-1], text[position:])
    if len(open_tags) > 1:
        raise MarkupError(f"<{open_tags[-1][0]}> is never closed. Add </{open_tags[-1][0]}>.")
    return tuple(contents[0])


def parse(text: str, arguments: Mapping[str, Rich | str] | None = None) -> Rich:
    """Trusted ``text`` as :class:`Rich`, its holes filled with ``arguments`` as they are; raises :class:`MarkupError`."""
    return _rich(tree(text), arguments)


def hole(name: str) -> str:
    """What stands in a text for an argument that :func:`parse` fills in."""
    return f"\ufdd0{name}\ufdd1"


def forgiving(text: str) -> Rich:
    """What an operator wrote into a setting: its tags where they are right, else the text exactly as it is."""
    try:
        return parse(text)
    except MarkupError:
        return Rich(text)


def _rich(nodes: "tuple[str | Span, ...]", arguments: Mapping[str, Rich | str] | None) -> Rich:
    parts = [
        styled(node.kind, _rich(node.children, arguments), url=_filled(node.url, arguments).text)
        if isinstance(node, Span)
        else _filled(node, arguments)
        for node in nodes
    ]
    return parts[0] if len(parts) == 1 else Rich().join(parts)


def _filled(text: str, arguments: Mapping[str, Rich | str] | None) -> Rich:
    if not arguments:
        return Rich(text)
    pieces = HOLE.split(text)  # text, name, text, name, …, text
    return Rich().join([arguments[piece] if odd % 2 else piece for odd, piece in enumerate(pieces)])


def _add_text(content: "list[str | Span]", text: str) -> None:
    if "<" in text:
        raise MarkupError(f"A bare < near {text[text.index('<') :][:20]!r}. Write &lt;.")
    if text:
        content.append(html.unescape(text))


def _url(name: str, attributes: str) -> str:
    if name != "a":
        if attributes.strip():
            raise MarkupError(f"<{name}{attributes}>: only <a> takes an attribute.")
        return ""
    found = HREF.fullmatch(attributes)
    if not found or not (found[1] or found[2] or "").strip():
        raise MarkupError(f'<a{attributes}> needs one address: <a href="https://…">.')
    return html.unescape(found[1] or found[2]).strip()
