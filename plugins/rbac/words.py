"""Rights in words: the titles of permissions, grouped by the bit that holds them."""

from __future__ import annotations

from collections import defaultdict

from kernel import Context, Rich, bold, clip_label

from .bits import BALANCE, NAMES, OWNER, PINNED, USE
from .reading import Memory, RoleView, remembered


async def titles(ctx: Context) -> dict[int, list[str]]:
    """What the permissions of the installed plugins are called in the person's language, by bit."""
    memory = await remembered(ctx.bot)
    found: dict[int, list[str]] = defaultdict(list)
    for name, permission in ctx.bot.contributions.permissions.items():
        if bit := PINNED.get(name) or memory.bits.get(name, 0):
            found[bit].append(ctx.t(permission.title))
    return dict(sorted(found.items()))


async def labels(ctx: Context) -> dict[int, str]:
    """A short name for every right that a role can hold, and for all of them together, by bit."""
    named = await titles(ctx)
    memory = await remembered(ctx.bot)
    unknown = _gone(memory)
    return {
        bit: ctx.t(f"rbac-bit-{NAMES[bit]}") if bit in NAMES else named.get(bit, unknown.get(bit, [""]))[0]
        for bit in sorted({*named, *unknown, OWNER, *NAMES})
    }


async def in_words(ctx: Context, role: RoleView) -> Rich:
    """What a role may do, a line a right; its bound on corrections of balances with them."""
    return await rights_lines(ctx, role.bits, role.limit)


async def rights_lines(ctx: Context, bits: int, limit: int | None) -> Rich:
    """What these bits stand for, a line a right."""
    if bits & OWNER:
        return ctx.rich("rbac-everything")
    named, short = await titles(ctx), await labels(ctx)
    lines = []
    for bit, label in short.items():
        if not bits & bit:
            continue
        what = [title for title in named.get(bit, []) if title != label]
        lines.append("• " + bold(label) + (": " + "; ".join(what) if what else ""))
        if bit == BALANCE:
            lines.append("   " + limit_line(ctx, limit))
    return Rich("\n").join(lines) if lines else ctx.rich("rbac-only-use")


def limit_line(ctx: Context, limit: int | None) -> Rich:
    """The largest single correction of a balance."""
    if limit is None:
        return ctx.rich("rbac-unlimited")
    return ctx.rich("rbac-limit", amount=ctx.money(limit))


def row_label(role: RoleView, mark: str = "") -> str:
    """A role on a button."""
    return clip_label(f"{mark}{role.name}")


def offered(short: dict[int, str], own: int, bits: int, named: dict[int, list[str]]) -> list[int]:
    """The bits that somebody with the bits ``own`` may put into a role or take out of it: rights of installed
    plugins, and what the role holds already."""
    return [bit for bit in short if bit != USE and bit & own and (bit in named or bit == OWNER or bit & bits)]


def _gone(memory: Memory) -> dict[int, list[str]]:
    """Permissions that have a bit, whether or not their plugin is installed still."""
    return {bit: [name] for name, bit in memory.bits.items()}
