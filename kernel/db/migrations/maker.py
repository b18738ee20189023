"""Writing a migration from the models, for both dialects and without a server."""

import re
from pathlib import Path
from typing import Any

from ...errors import MigrationError
from .changes import changes, renamed
from .files import folder, migrations_of
from .schema import DIALECTS, Apps, Schema, packed, schemas_of, unpacked

TEMPLATE = '''"""{label}: {title}."""

UPGRADE: dict[str, list[str]] = {{
{up}
}}

DOWNGRADE: dict[str, list[str]] = {{
{down}
}}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    {state}
)
'''


async def make(
    label: str, package: str, name: str, apps: Apps, *, renames: dict[str, str] | None = None, empty: bool = False
) -> Path:
    """Write the next migration of a plugin and return its file.

    ``apps`` maps every label that its foreign keys lead to, and its own, to the modules of their models. ``renames``
    says which columns were renamed: ``{"shop_item.title": "name"}``. ``empty`` leaves the statements to the author,
    for changes of data. Raises MigrationError for an unknown plugin, when nothing changed, and for a change that
    cannot be made to rows that exist.
    """
    if not re.fullmatch(r"[a-z0-9_]{1,60}", name):
        raise MigrationError(f"{name!r} cannot name a migration. Use small letters, digits and _: add_price.")
    new = await schemas_of(label, apps)
    earlier = migrations_of(label, package)
    old = state_of(label, package)
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    for dialect in DIALECTS:
        before, there, back = renamed(old[dialect], renames or {})
        up[dialect] = there + changes(before, new[dialect], dialect, label)
        try:
            down[dialect] = changes(new[dialect], before, dialect, label) + back
        except MigrationError:
            down[dialect] = []
    if any(up.values()) == empty:
        raise MigrationError(
            f"{label}: the models have changed. Make that migration first, without --empty."
            if empty
            else f"{label}: the models have not changed, there is nothing to migrate. For SQL of your own use --empty."
        )
    place = folder(package)
    place.mkdir(exist_ok=True)
    marker = place / "__init__.py"
    if not marker.exists():
        marker.write_text(f'"""Migrations of {label}."""\n')
    path = place / f"{len(earlier) + 1:04}_{name}.py"
    path.write_text(text_of(label, name.replace("_", " "), up, down, packed(new)))
    return path


def state_of(label: str, package: str) -> dict[str, Schema]:
    """The tables after a plugin's last migration."""
    from aerich.utils import decompress_dict

    earlier = migrations_of(label, package)
    return unpacked(decompress_dict(earlier[-1].load().MODELS_STATE) if earlier else {})


async def up_to_date(label: str, package: str, apps: Apps) -> bool:
    """Whether a plugin's migrations lead to what its models ask for."""
    old, new = state_of(label, package), await schemas_of(label, apps)
    return all(shape(old[dialect]) == shape(new[dialect]) for dialect in DIALECTS)


def shape(schema: Schema) -> dict[str, Any]:
    """What the database keeps of a schema."""
    return {name: (table.columns, table.constraints, table.indexes) for name, table in schema.items()}


def text_of(label: str, title: str, up: dict[str, list[str]], down: dict[str, list[str]], state: dict[str, Any]) -> str:
    """A migration file."""
    from aerich.utils import get_formatted_compressed_data

    return TEMPLATE.format(
        label=label,
        title=title,
        up="\n".join(listed(dialect, up[dialect]) for dialect in DIALECTS),
        down="\n".join(listed(dialect, down[dialect]) for dialect in DIALECTS),
        state=get_formatted_compressed_data(state, row_length=100),
    )


def listed(dialect: str, statements: list[str]) -> str:
    """One dialect's statements as Python, the way the formatter would leave them."""
    if not statements:
        return f'    "{dialect}": [],'
    lines = "\n".join(f"        {quoted(statement)}," for statement in statements)
    return f'    "{dialect}": [\n{lines}\n    ],'


def quoted(statement: str) -> str:
    """A statement as a Python string."""
    if not set(statement) & set("'\"\n\\"):
        return f'"{statement}"'
    if "\n" in statement or ("'" in statement and '"' in statement and not statement.endswith('"')):
        return '"""' + statement.replace("\\", "\\\\").replace('"""', '\\"""') + '"""'
    return repr(statement)
