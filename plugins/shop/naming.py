"""How names are sorted and made to fit, and how long and many texts may be."""

from kernel import clip_label

TEXT_LIMIT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#sendmessage
CAPTION_LIMIT = 1024  # https://core.telegram.org/bots/api#sendphoto
NAME_LIMIT = 255  # characters of a category's or item's name
DESCRIPTION_LIMIT = 4000  # characters
MOST_QUESTIONS = 5  # that an item asks before it is bought; the conversation has no more


def sort_name(name: str) -> str:
    """What a name is sorted by, so that upper and lower case stand together, in any alphabet and database."""
    return name.casefold()[:NAME_LIMIT]


def shorten(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` UTF-16 units, with an ellipsis where it was cut, at a space where one is near."""
    clipped = clip_label(text, limit)
    if clipped == text:
        return text
    kept = clipped.removesuffix("…")
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if space > len(kept) * 2 // 3:
        kept = kept[:space]
    return kept.rstrip() + "…"
