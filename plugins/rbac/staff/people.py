"""The people who have a role, and the role of one person."""

from __future__ import annotations

from typing import Any

from kernel import Button, Callback, Context, Refused, Rich, bold, clip_label, keyset, pager_row, run_in_transaction
from plugins.accounts.api import Customer, OpenCustomer, find, find_many, sees_customers, staff_button

from .. import MANAGE, rbac
from ..actors import looking, staff
from ..callbacks import AskTake, ChooseRole, OpenPeople, OpenPerson, OpenRole, OpenRoles, Take
from ..giving import check_person, take
from ..reading import Standing, given_by, standing
from ..words import in_words
from .card import read_covered


@rbac.press(OpenPeople, permission=MANAGE)
async def open_people(ctx: Context, press: OpenPeople) -> None:
    """A page of the people who have a role, who was given it last first."""
    role = await read_covered(ctx, press.role_id)
    page = await keyset(
        press,
        table="rbac_assignment",
        columns="t.id, t.user_id, t.until",
        where="t.role_id = $1 AND (t.until IS NULL OR t.until > $2)",
        args=(role.id, ctx.bot.clock.now()),
        descending=True,
    )
    people = await find_many(ctx.bot, [row["user_id"] for row in page.rows])
    rows = [
        [
            OpenPerson(row["user_id"], role.id, row=page.rows[0]["id"], page=page.number).button(
                person_label(ctx, people[row["user_id"]], row)
            )
        ]
        for row in page.rows
        if row["user_id"] in people
    ]
    text = ctx.rich("rbac-people-list" if rows else "rbac-people-none", name=bold(role.name))
    back = OpenRole(role.id).button(ctx.t("kernel-back"))
    await ctx.screen(text, [*rows, pager_row(ctx, press, page), [back, staff_button(ctx)]])


def person_label(ctx: Context, person: Customer, row: dict[str, Any]) -> str:
    """``Alice · until 24 Nov 2026, 16:05``."""
    if row["until"] is None:
        return clip_label(person.name)
    return clip_label(person.name, 30) + " · " + ctx.t("rbac-until", until=ctx.when(row["until"]))


@rbac.press(OpenPerson, permission=MANAGE)
async def open_person(ctx: Context, press: OpenPerson) -> None:
    """What role a person has, since when and from whom, and what can be done about it."""
    person = await find_person(ctx, press.user_id)
    found = await standing(ctx.bot, person)
    text = Rich("\n").join([*await person_lines(ctx, person, found), "", await in_words(ctx, found.role)])
    rows = []
    try:
        await check_person(await looking(ctx), person)
    except Refused as refusal:
        text = text + "\n\n" + ctx.rich(refusal.key)
    else:
        rows.append([ChooseRole(person.id).button(ctx.t("rbac-choose"))])
        if not found.role.is_default:
            rows.append([AskTake(person.id).button(ctx.t("rbac-take"))])
    await ctx.screen(text, [*rows, [*await ways_back(ctx, press), staff_button(ctx)]])


async def person_lines(ctx: Context, person: Customer, found: Standing) -> list[Rich]:
    """Who it is, the role, its end, and who gave it when."""
    name = Rich.mention(person.name, person.telegram_id)
    lines = [ctx.rich("rbac-person", name=name, id=person.telegram_id)]
    lines.append(ctx.rich("rbac-line", role=bold(found.role.name)))
    if found.until is not None:
        lines.append(ctx.rich("rbac-line-end", until=ctx.when(found.until)))
    given = None if found.role.is_default else await given_by(person.id)
    if given is not None:
        giver = await find(ctx.bot, given["given_by_id"]) if given["given_by_id"] else None
        by = Rich.mention(giver.name, giver.telegram_id) if giver else ctx.rich("rbac-by-operator")
        lines.append(ctx.rich("rbac-given-by", by=by, at=ctx.when(given["given_at"])))
    return lines


async def ways_back(ctx: Context, press: OpenPerson) -> list[Button]:
    """To the list that one came from, else to the customer's card, or for those who may not see it to the roles."""
    if press.role_id:
        people = OpenPeople(press.role_id)
        back: Callback = people.at(press.row, press.page) if press.row else people
    elif await sees_customers(ctx):
        back = OpenCustomer(press.user_id)
    else:
        back = OpenRoles()
    return [back.button(ctx.t("kernel-back"))]


async def find_person(ctx: Context, user_id: int) -> Customer:
    """The person; raises Refused when there is none, or none any more."""
    person = await find(ctx.bot, user_id)
    if person is None or person.telegram_id < 0:
        raise Refused("rbac-person-gone")
    return person


async def find_below(ctx: Context, user_id: int) -> tuple[Customer, Standing]:
    """A person whose role the caller may change, and what they have; raises Refused in words otherwise."""
    person = await find_person(ctx, user_id)
    return person, await check_person(await looking(ctx), person)


@rbac.press(AskTake, permission=MANAGE)
async def ask_take(ctx: Context, press: AskTake) -> None:
    """Is the role really to be taken away?"""
    person, found = await find_below(ctx, press.user_id)
    if found.role.is_default:
        raise Refused("rbac-nothing-to-take")
    yes = ctx.once(Take(person.id), ctx.t("rbac-take-yes"))
    text = ctx.rich("rbac-take-sure", name=bold(person.name), role=bold(found.role.name))
    await ctx.screen(text, [[yes], [OpenPerson(person.id).button(ctx.t("kernel-cancel"))]])


@rbac.press(Take, permission=MANAGE)
async def confirm_take(ctx: Context, press: Take) -> None:
    """Take it away, if the person still may."""

    async def act() -> None:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        await take(await staff(ctx), await find_person(ctx, press.user_id))

    await run_in_transaction(act)
    ctx.toast(ctx.t("rbac-given"))
    await ctx.open(OpenPerson(press.user_id))
