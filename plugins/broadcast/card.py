"""The card of a broadcast, for staff: what it says, to whom it goes, how far it is, what can be done."""

from __future__ import annotations

from typing import Any

from kernel import Button, Rich, bold

from .callbacks import Act, AskTime, Do, Edit, EditDraft, OpenBroadcast, OpenBroadcasts
from .content import excerpt
from .reading import Counts, View, reasons
from .segments import named
from .states import State


async def card(to: Any, view: View, counts: Counts, back: OpenBroadcasts) -> tuple[Rich, list[list[Button]]]:
    """Text and buttons; ``to`` speaks the reader's language. All buttons are this plugin's own, see progress.leave."""
    lines: list[Rich | str] = [to.rich("broadcast-card", number=str(view.id), text=bold(excerpt(to, view.content)))]
    lines.append(to.rich("broadcast-state-line", state=to.t(f"broadcast-state-{view.state.value}")))
    lines.append(to.rich("broadcast-to", audience=await named(to, view)))
    if view.buttons:
        lines.append(to.rich("broadcast-buttons-line", labels=", ".join(label for label, _ in view.buttons)))
    lines.append(to.rich("broadcast-quiet" if view.silent else "broadcast-loud"))
    if view.state == State.SCHEDULED and view.start_at:
        lines.append(to.rich("broadcast-at", time=to.when(view.start_at)))
    if view.started_at:
        lines.append(to.rich("broadcast-started", time=to.when(view.started_at)))
    if view.finished_at:
        lines.append(to.rich("broadcast-finished", time=to.when(view.finished_at)))
    if view.problem:
        lines.append(to.rich("broadcast-problem", problem=view.problem))
    if view.started_at:
        lines += ["", await _progress(to, view, counts)]
    return Rich("\n").join(lines), _rows(to, view, back)


async def _progress(to: Any, view: View, counts: Counts) -> Rich:
    if not view.gathered:
        return to.rich("broadcast-gathering", count=counts.total)
    lines = [
        to.rich("broadcast-progress", done=counts.finished, total=counts.total, percent=counts.percent),
        to.rich("broadcast-counts", delivered=counts.delivered, blocked=counts.blocked, failed=counts.failed),
    ]
    if counts.failed and not view.purged:
        lines.append(to.rich("broadcast-reasons", reasons=", ".join(await reasons(view.id))))
    if view.state == State.SENDING and counts.left:
        minutes = max(1, round(counts.left / to.bot.settings.messages_per_second / 60))
        lines.append(to.rich("broadcast-left", minutes=minutes))
    if view.state == State.CANCELLED and counts.left:
        lines.append(to.rich("broadcast-not-sent", count=counts.left))
    return Rich("\n").join(lines)


def _rows(to: Any, view: View, place: OpenBroadcasts) -> list[list[Button]]:
    def do(act: Act) -> Button:
        return Do(view.id, act).button(to.t(f"broadcast-do-{act.name.lower().replace('_', '-')}"))

    def edit(what: Edit) -> Button:
        return EditDraft(view.id, what).button(to.t(f"broadcast-edit-{what.name.lower()}"))

    look = [do(Act.PREVIEW), do(Act.TEST)]
    back = [place.button(to.t("kernel-back"))]
    if view.is_draft:
        sound = EditDraft(view.id, Edit.SOUND).button(
            to.t("broadcast-be-loud" if view.silent else "broadcast-be-quiet")
        )
        return [
            look,
            [edit(Edit.MESSAGE), edit(Edit.BUTTONS)],
            [edit(Edit.AUDIENCE), sound],
            [do(Act.ASK_SEND), AskTime(view.id).button(to.t("broadcast-do-ask-time"))],
            [do(Act.ASK_DELETE), *back],
        ]
    if view.state == State.SCHEDULED:
        return [look, [do(Act.ASK_SEND), do(Act.BACK_TO_DRAFT)], [do(Act.ASK_STOP), *back]]
    refresh = OpenBroadcast(view.id).button(to.t("broadcast-refresh"))
    if view.state == State.SENDING:
        return [[do(Act.PAUSE), do(Act.ASK_STOP)], [refresh, *back]]
    if view.state == State.PAUSED:
        return [[do(Act.RESUME), do(Act.ASK_STOP)], [refresh, *back]]
    return [[do(Act.PREVIEW), do(Act.COPY)], back]
