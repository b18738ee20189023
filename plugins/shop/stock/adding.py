"""Staff add pieces to an item in the chat: what they send is previewed, and added when they confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Context, Refused, Rich, bold, db
from kernel.forms import Ask, Form, Invalid, Kind, attachment, choice, text
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..importing.facts import NOTHING, Facts, read_facts
from ..importing.preview import kind_of, preview
from ..importing.sources import FILE_LIMIT, Source, Upload, one_file, text_source, upload_source
from ..naming import shorten
from ..permissions import CATALOG
from .callbacks import AddStock
from .claims import FILE, SHARED
from .intake import put_intake, work_off
from .screens import item_buttons_row
from .words import counted_lines, fact_lines

MOST_TEXT = 256 * 1024  # bytes of values in messages; more belongs into a file
FACTS_LIMIT = 3000  # characters

_written, _sent = text(max_length=4096), attachment(FILE_LIMIT)


def _pieces(ctx: Context, update: Any) -> dict[str, Any]:
    """A text, or a document or picture."""
    try:
        return _sent.parse(ctx, update)
    except Invalid as problem:
        if problem.key != "kernel-form-file":
            raise
    return {"text": _written.parse(ctx, update)}


def _gather(before: Any, new: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Texts come one after the other until there are enough; a file stands alone."""
    if "text" not in new:
        return new, False
    if before and "text" in before:
        new = {"text": before["text"] + "\n" + new["text"]}
    if len(new["text"].encode()) > MOST_TEXT:
        raise Invalid("shop-stock-much", max=MOST_TEXT >> 10)
    return new, True


async def _enough(ctx: Context, form: Form) -> Sequence[tuple[Any, str]]:
    """The button that ends the texts, with how many values they have."""
    given = form.answers.get("values")
    if not given or "text" not in given:
        return []
    count = 1 if form.kind == SHARED else sum(bool(line.strip()) for line in given["text"].split("\n"))
    return [(given, ctx.t("shop-stock-enough", count=count))]


async def _as_one(ctx: Context, form: Form) -> Sequence[tuple[Any, str]]:
    return [(False, ctx.t("shop-stock-each")), (True, ctx.t("shop-stock-archive"))]


@shop.form
class AddPieces(Form, id="shop.stock"):
    """Seeded with ``item_id``, ``item`` (its name) and ``kind``."""

    permission = CATALOG
    values = Ask("shop-stock-ask", Kind(_pieces, _enough, _gather))
    whole = Ask("shop-stock-whole", choice(_as_one))
    facts = Ask("shop-stock-facts", text(FACTS_LIMIT), skip=True)

    async def applies(self, ctx: Context, question: Ask) -> bool:
        """Archives are sold whole or not; what was sent is looked at before anything else is asked."""
        given = self.answers.get("values") or {}
        if question.name == "values":
            if self.kind == FILE and "text" in given:
                raise Refused("shop-stock-file-needed")
            return True
        if question.name == "whole":
            return self.kind == FILE and given["file_name"].lower().endswith(".zip")
        self.answers["seen"] = await self._look(ctx)
        return self.kind != SHARED

    async def _look(self, ctx: Context) -> dict[str, Any]:
        """The counts of the preview, as plain values."""
        kind = await kind_of(self.item_id)
        if kind != self.kind:
            raise Refused("shop-stock-kind-changed")
        if kind == SHARED:
            if "text" not in self.values:
                one_file(await self._upload(ctx))
            return {}
        found = await preview(ctx.bot, self.item_id, await self._source(ctx))
        if not found.total:
            raise Refused("shop-upload-empty")
        bad = [[item.place, item.key] for item in found.first_bad]
        return {"counts": (found.new, found.twice, found.in_stock, found.sold_before, found.bad), "bad": bad}

    async def _upload(self, ctx: Context) -> Upload:
        return Upload(self.values["file_name"], await ctx.bot.telegram.download(self.values["file_id"]))

    async def _source(self, ctx: Context) -> Source:
        if "text" in self.values:
            return text_source(self.values["text"])
        return upload_source(await self._upload(ctx), self.kind, whole=bool(self.answers.get("whole")))

    async def summary(self, ctx: Context) -> Rich:
        """What would be added, and what would not and why."""
        head = bold(shorten(self.item, 300)) + "\n\n"
        if self.kind == SHARED:
            return head + ctx.rich("shop-stock-replace")
        facts = self._facts(ctx)
        text = head + counted_lines(ctx, self.seen["counts"])
        if self.seen["bad"]:
            text = text + "\n\n" + ctx.rich("shop-preview-bad")
            for place, key in self.seen["bad"]:
                text = text + "\n" + ctx.rich("shop-preview-bad-line", place=place, why=ctx.t(key))
        if facts != NOTHING:
            text = text + "\n\n" + fact_lines(ctx, facts.name, facts.cost, facts.supplier, facts.note, facts.expires_at)
        return text + "\n\n" + ctx.rich("shop-preview-sure", count=self.seen["counts"][0])

    def _facts(self, ctx: Context) -> Facts:
        return read_facts(ctx.bot, self.answers.get("facts") or "", ctx.timezone)

    async def done(self, ctx: Context) -> Any:
        """Note it in the transaction that ends the conversation, so that a kill loses nothing."""
        name = self.values.get("file_name") or ctx.t("shop-stock-written")
        await put_intake(
            ctx.bot,
            self.item_id,
            ctx.user.id,
            name=name,
            file_id=self.values.get("file_id", ""),
            text=self.values.get("text", ""),
            whole=bool(self.answers.get("whole")),
            facts=self._facts(ctx),
        )

        async def show() -> None:
            ctx.bot.background(work_off(ctx.bot))
            await ctx.screen(ctx.rich("shop-stock-taken"), [item_buttons_row(ctx, self.item_id), [menu_button(ctx)]])

        return show


@shop.press(AddStock, permission=CATALOG)
async def add_stock(ctx: Context, press: AddStock) -> None:
    """Begin the conversation."""
    kind = await kind_of(press.item_id)
    row = await db.fetch_one("SELECT name FROM shop_item WHERE id = $1", press.item_id)
    if row is None:
        raise Refused("shop-item-gone")
    await AddPieces.start(ctx, item_id=press.item_id, item=shorten(row["name"], 200), kind=kind)
