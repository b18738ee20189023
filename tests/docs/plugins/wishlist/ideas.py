"""A conversation: what does the customer miss? Staff are told, and whoever has the right can read."""

from kernel import Context, Rich
from kernel.forms import Ask, Form, text
from plugins.accounts.api import NoticeKind, menu_button, tell_staff

from . import wishlist
from .callbacks import AskIdea
from .models import Idea

READ = wishlist.permission("ideas", "wishlist-permission-ideas")
IDEA = "wishlist_idea"


@wishlist.hook
def register_notice_kinds() -> list[NoticeKind]:
    """What staff can choose to be told about, if they have the right."""
    return [NoticeKind(IDEA, "wishlist-notice-idea", READ)]


@wishlist.form
class Suggest(Form, id="wishlist.suggest"):
    """One question; its answer is stored encrypted until ``done``."""

    idea = Ask("wishlist-ask-idea", text(max_length=500))

    async def done(self, ctx: Context):
        """Keep the idea and tell staff, in the transaction that ends the conversation."""
        idea = await Idea.create(user_id=ctx.user.id, text=self.idea, created_at=ctx.bot.clock.now())
        await tell_staff(ctx.bot, "wishlist-new-idea", kind=IDEA, idea_id=idea.id)

        async def thank() -> None:
            await ctx.screen(ctx.rich("wishlist-thanks"), [[menu_button(ctx)]])

        return thank


@wishlist.press(AskIdea)
async def suggest(ctx: Context, press: AskIdea) -> None:
    """Begin the conversation."""
    await Suggest.start(ctx)


@wishlist.command("ideas", permission=READ)
async def ideas(ctx: Context) -> None:
    """The ten newest ideas, for those who may."""
    newest = await Idea.all().order_by("-id").limit(10)
    lines = [ctx.rich("wishlist-ideas"), *(f"• {idea.text[:300]}" for idea in newest)]
    await ctx.screen(Rich("\n").join(lines), [[menu_button(ctx)]])
