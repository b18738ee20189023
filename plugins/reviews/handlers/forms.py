"""The conversations with customers: stars by button, words by text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from kernel import Context
from kernel.forms import Ask, Form, choice, text
from plugins.accounts.api import menu_button
from plugins.reviews import reviews

from ..callbacks import EditMine, OpenMine
from ..models import TEXT_LIMIT
from ..ratings import STARS
from ..reading import own_review
from ..words import stars_line
from ..writing import save


async def star_options(ctx: Context, form: Form) -> list[tuple[int, str]]:
    """One to five stars, most first."""
    return [(stars, stars_line(stars)) for stars in reversed(STARS)]


async def no_words(ctx: Context, form: Form) -> list[tuple[str, str]]:
    """Take the text away."""
    return [("", ctx.t("reviews-no-words"))]


@reviews.form
class Write(Form, id="reviews.write"):
    """Stars and, for who likes to, words. ``place`` is the packed OpenMine that leads back."""

    stars = Ask("reviews-ask-stars", choice(star_options))
    words = Ask("reviews-ask-words", text(max_length=TEXT_LIMIT), skip=True)

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Stars given beforehand are not asked for again."""
        return question.name != "stars" or self.stars is None

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Keep the review; whether the customer may write it is looked up once more."""
        return await keep(self, ctx)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await back_to_card(self, ctx)


@reviews.form
class Edit(Form, id="reviews.edit"):
    """The same for a review with words, which can stay or go."""

    stars = Ask("reviews-ask-stars", choice(star_options))
    words = Ask("reviews-ask-new-words", replace(text(max_length=TEXT_LIMIT), options=no_words), skip=True)

    applies = Write.applies

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Keep what changed; skipped words stay as they are."""
        return await keep(self, ctx)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await back_to_card(self, ctx)


async def keep(form: Form, ctx: Context) -> Callable[[], Awaitable[None]]:
    """Write down what a form has collected; what to show then."""
    place = OpenMine.unpack(form.place)
    assert place is not None
    await save(ctx.bot, ctx.user, place.item_id, form.stars, form.words)

    async def show() -> None:
        await show_thanks(ctx, place)

    return show


async def back_to_card(form: Form, ctx: Context) -> None:
    """Show the card that the form was begun from."""
    place = OpenMine.unpack(form.place)
    assert place is not None
    await ctx.open(place.card)


async def show_thanks(ctx: Context, place: OpenMine) -> None:
    """Say what is kept, and lead on."""
    review = await own_review(ctx.user.id, place.item_id)
    stars = review.stars if review else 0
    text = ctx.rich("reviews-thanks", stars=stars_line(stars))
    if review and review.hidden:
        text = text + "\n" + ctx.rich("reviews-hidden", reason=review.hidden_reason)
    rows = [[place.button(ctx.t("reviews-mine"))]]
    if review and not review.text:
        words = EditMine(place.item_id, card_row=place.card_row, card_page=place.card_page, words=True)
        rows = [[words.button(ctx.t("reviews-add-words"))]]
    await ctx.screen(text, [*rows, [place.card.button(ctx.t("reviews-to-item")), menu_button(ctx)]])
