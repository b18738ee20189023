"""Tags of trusted texts, and what is left of what only looks like tags."""

import pytest

from kernel.markup import MarkupError, forgiving, parse
from kernel.messages import Entity, Rich


def test_every_tag_becomes_its_entity():
    kinds = {
        "b": "bold",
        "i": "italic",
        "u": "underline",
        "s": "strikethrough",
        "code": "code",
        "pre": "pre",
        "blockquote": "blockquote",
        "spoiler": "spoiler",
    }
    for tag, kind in kinds.items():
        assert parse(f"a <{tag}>b</{tag}>") == Rich("a b", (Entity(kind, 2, 1),))


def test_tags_nest_and_references_are_resolved():
    assert parse("<b>a <i>b</i></b> &lt;c&gt; &amp;") == Rich(
        "a b <c> &", (Entity("bold", 0, 3), Entity("italic", 2, 1))
    )


def test_a_link_keeps_its_address():
    assert parse('<a href="https://x.y/?a=1&amp;b=2">z</a>').entities == (
        Entity("text_link", 0, 1, url="https://x.y/?a=1&b=2"),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<b>a", "never closed"),
        ("a</b>", "closes nothing"),
        ("<b><i>a</b></i>", "</b> closes <i>"),
        ("<b class='x'>a</b>", "only <a>"),
        ("<a>b</a>", "needs one address"),
        ('<a href="">b</a>', "needs one address"),
        ("1 < 2", "bare <"),
        ("<blink>a</blink>", "not one of the allowed"),
    ],
)
def test_wrong_markup_is_refused_in_words(text, problem):
    with pytest.raises(MarkupError, match=problem):
        parse(text)
    assert forgiving(text) == Rich(text)


def test_an_operators_correct_tags_are_kept():
    assert forgiving("<b>Rules</b>\n1. Be kind") == Rich("Rules\n1. Be kind", (Entity("bold", 0, 5),))
