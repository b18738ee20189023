"""What leads from one schema to the next.

aerich writes the single statements; the comparison is our own, because aerich's asks questions on the terminal, puts
statements in random order, and knows no CHECK, no ``on_delete`` change and no way to alter a column on SQLite.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from ...errors import MigrationError
from .schema import Schema, Table, in_order, writer

COLUMN = re.compile(
    r'"(?P<name>\w+)" (?P<type>.+?)(?P<filled> NOT NULL)?(?P<unique> UNIQUE)?(?P<key> PRIMARY KEY)?'
    r"(?: DEFAULT (?P<default>.+?))?(?: REFERENCES (?P<references>.+))?$"
)
KINDS = {"SMALLINT": "number", "INT": "number", "BIGINT": "number", "TEXT": "text", "VARCHAR": "text", "CHAR": "text"}


def column(definition: str) -> dict[str, Any]:
    """The parts of a column's definition: name, type, filled (NOT NULL), unique, key, default, references."""
    match = COLUMN.match(definition)
    if match is None:
        raise MigrationError(f"The column definition {definition} cannot be understood. Write this migration by hand.")
    return match.groupdict()


def changes(old: Schema, new: Schema, dialect: str, label: str) -> list[str]:
    """The statements that turn the tables of ``old`` into those of ``new``, in order.

    Raises MigrationError, with the cure, for what cannot be done to rows that exist.
    """
    statements: list[str] = []
    alter: Callable[[Table, Table, str], list[str]] = on_postgres if dialect == "postgres" else on_sqlite
    for name, table in in_order({name: table for name, table in new.items() if name not in old}).items():
        statements += [table.create(name), *table.indexes.values()]
    for name, table in new.items():
        if name in old:
            refuse_the_impossible(old[name], table, label)
            statements += alter(old[name], table, label)
    gone = in_order({name: table for name, table in old.items() if name not in new})
    ddl = writer(dialect)
    statements += [ddl.drop_table(name).replace("IF EXISTS ", "") for name in reversed(gone)]
    return statements


def refuse_the_impossible(old: Table, new: Table, label: str) -> None:
    """Raise MigrationError for a change that would lose data or fail on rows that exist."""
    where = f"{label}: {new.name}"
    gone = [name for name in old.columns if name not in new.columns]
    added = [name for name in new.columns if name not in old.columns]
    for name in gone:
        for other in added:
            before, after = column(old.columns[name]), column(new.columns[other])
            if (before["type"], before["references"]) == (after["type"], after["references"]):
                raise MigrationError(
                    f"{where}.{name} is gone and {other}, of the same type, is new. If it was renamed, say so with "
                    f"--rename {new.name}.{name}={other}; if not, remove the one and add the other in two migrations."
                )
    for name in added:
        parts = column(new.columns[name])
        if parts["filled"] and parts["default"] is None and name not in new.fill:
            raise MigrationError(
                f"{where}.{name} is new and must not be empty, but rows that exist have no value for it. "
                "Give the field default=… or db_default=…, or null=True and a migration that fills it."
            )
    for name in new.columns.keys() & old.columns.keys():
        before, after = column(old.columns[name]), column(new.columns[name])
        if before["key"] != after["key"] or (after["key"] and before["type"] != after["type"]):
            raise MigrationError(
                f"{where}.{name}: a primary key cannot be changed. Make a new table and copy the rows."
            )
        if before["type"] != after["type"] and kind(before["type"]) != kind(after["type"]):
            raise MigrationError(
                f"{where}.{name} changes from {before['type']} to {after['type']}, which cannot be generated. "
                "Add a column, fill it in an empty migration (--empty) with SQL of your own, then remove the old one."
            )
        if after["filled"] and not before["filled"] and name not in new.fill:
            raise MigrationError(
                f"{where}.{name} must not be empty any more, but rows that exist may be. Give the field default=…, "
                "which also fills them, or fill it in an empty migration (--empty) first."
            )


def kind(sql_type: str) -> str:
    """Types of one kind are changed into each other."""
    name = sql_type.partition("(")[0]
    return KINDS.get(name, name)


def on_postgres(old: Table, new: Table, label: str) -> list[str]:
    """ALTER TABLE statements."""
    ddl, model = writer("postgres"), SimpleNamespace(_meta=SimpleNamespace(db_table=new.name))
    alter = f'ALTER TABLE "{new.name}"'
    first = [ddl.drop_index_by_name(model, name) for name in old.indexes if differs(name, old.indexes, new.indexes)]
    first += [
        ddl.drop_unique_constraint(model, name)
        for name in old.constraints
        if differs(name, old.constraints, new.constraints)
    ]
    middle: list[str] = []
    for name, definition in new.columns.items():
        after = column(definition)
        if name not in old.columns:
            filled = after["filled"] and after["default"] is None
            own, references, target = definition.partition(" REFERENCES ")
            middle.append(f"{alter} ADD {own}{f' DEFAULT {new.fill[name]}' if filled else ''}{references}{target}")
            if filled:
                middle.append(f'{alter} ALTER COLUMN "{name}" DROP DEFAULT')
            continue
        before = column(old.columns[name])
        described = {"db_column": name, "db_field_types": {"": after["type"]}, "nullable": not after["filled"]}
        if before["references"] != after["references"] and before["references"]:
            first.append(ddl.drop_unique_constraint(model, f"{new.name}_{name}_fkey"))
        if before["unique"] and not after["unique"]:
            first.append(ddl.drop_unique_constraint(model, f"{new.name}_{name}_key"))
        if before["type"] != after["type"]:
            middle.append(ddl.modify_column(model, described))
        if before["default"] != after["default"]:
            change = f"SET DEFAULT {after['default']}" if after["default"] is not None else "DROP DEFAULT"
            middle.append(f'{alter} ALTER COLUMN "{name}" {change}')
        if before["filled"] != after["filled"]:
            if after["filled"]:
                middle.append(f'UPDATE "{new.name}" SET "{name}" = {new.fill[name]} WHERE "{name}" IS NULL')
            middle.append(ddl.alter_column_null(model, described))
        if after["unique"] and not before["unique"]:
            middle.append(f'{alter} ADD CONSTRAINT "{new.name}_{name}_key" UNIQUE ("{name}")')
        if before["references"] != after["references"] and after["references"]:
            middle.append(
                f'{alter} ADD CONSTRAINT "{new.name}_{name}_fkey" FOREIGN KEY ("{name}") REFERENCES {after["references"]}'
            )
    middle += [ddl.drop_column(model, name) for name in old.columns if name not in new.columns]
    last = [
        f"{alter} ADD {text}"
        for name, text in new.constraints.items()
        if differs(name, new.constraints, old.constraints)
    ]
    last += [text for name, text in new.indexes.items() if differs(name, new.indexes, old.indexes)]
    return first + middle + last


def on_sqlite(old: Table, new: Table, label: str) -> list[str]:
    """New columns are added where SQLite can do that; for any other change the table is built anew and filled."""
    ddl, model = writer("sqlite"), SimpleNamespace(_meta=SimpleNamespace(db_table=new.name))
    added = {name: column(text) for name, text in new.columns.items() if name not in old.columns}
    kept = all(new.columns.get(name) == text for name, text in old.columns.items())
    simple = all(not part["unique"] and (not part["filled"] or part["default"] is not None) for part in added.values())
    in_order = list(new.columns)[: len(old.columns)] == list(old.columns) if kept else False
    if kept and simple and old.constraints == new.constraints and (in_order or not added):
        statements = [
            ddl.drop_index_by_name(model, name) for name in old.indexes if differs(name, old.indexes, new.indexes)
        ]
        statements += [f'ALTER TABLE "{new.name}" ADD {new.columns[name]}' for name in added]
        return statements + [text for name, text in new.indexes.items() if differs(name, new.indexes, old.indexes)]
    return rebuilt(old, new)


def rebuilt(old: Table, new: Table) -> list[str]:
    """The table under a new name, filled from the old one, in its place. Numbers once given are not given again."""
    building = f"new__{new.name}"
    values = []
    for name in new.columns:
        if name not in old.columns:
            values.append(new.fill.get(name) or column(new.columns[name])["default"] or "NULL")
        elif column(new.columns[name])["filled"] and not column(old.columns[name])["filled"]:
            values.append(f'coalesce("{name}", {new.fill[name]})')
        else:
            values.append(f'"{name}"')
    names = ", ".join(f'"{name}"' for name in new.columns)
    statements = [
        new.create(building),
        f'INSERT INTO "{building}" ({names}) SELECT {", ".join(values)} FROM "{new.name}"',
    ]
    if any("AUTOINCREMENT" in text for text in new.columns.values()):
        statements += [
            f"DELETE FROM sqlite_sequence WHERE name = '{building}'",
            f"UPDATE sqlite_sequence SET name = '{building}' WHERE name = '{new.name}'",
        ]
    return [
        *statements,
        f'DROP TABLE "{new.name}"',
        f'ALTER TABLE "{building}" RENAME TO "{new.name}"',
        *new.indexes.values(),
    ]


def differs(name: str, here: dict[str, str], there: dict[str, str]) -> bool:
    """Whether something named is missing or different on the other side."""
    return here[name] != there.get(name)


def renamed(schema: Schema, renames: dict[str, str]) -> tuple[Schema, list[str], list[str]]:
    """The schema after ``{"table.old": "new"}``, and the statements for it and for going back.

    Raises MigrationError for a column that is not there.
    """
    there: list[str] = []
    back: list[str] = []
    for place, new in renames.items():
        name, _, old = place.partition(".")
        if name not in schema or old not in schema[name].columns:
            raise MigrationError(f"--rename {place}={new}: there is no such column. Write table.column=new_name.")
        table = schema[name]
        alter = f'ALTER TABLE "{name}" RENAME COLUMN'
        there.append(f'{alter} "{old}" TO "{new}"')
        back.insert(0, f'{alter} "{new}" TO "{old}"')
        columns = {
            new if key == old else key: text.replace(f'"{old}"', f'"{new}"', 1) if key == old else text
            for key, text in table.columns.items()
        }
        fill = {new if key == old else key: text for key, text in table.fill.items()}
        schema = {**schema, name: replace(table, columns=columns, fill=fill)}
    return schema, there, back
