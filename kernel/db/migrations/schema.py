"""The tables that the models ask for, as text in both dialects: what migrations compare and write."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from tortoise import context as tortoise_context
from tortoise.context import TortoiseContext
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from ...errors import MigrationError

Apps = dict[str, list[str]]
DIALECTS = ("postgres", "sqlite")


@dataclass
class Table:
    """One table in one dialect. Every value is the text that stands in CREATE TABLE or CREATE INDEX."""

    name: str
    columns: dict[str, str] = field(default_factory=dict)
    constraints: dict[str, str] = field(default_factory=dict)
    indexes: dict[str, str] = field(default_factory=dict)
    fill: dict[str, str] = field(default_factory=dict)  # column: SQL value for rows that exist already

    def create(self, name: str = "") -> str:
        """The CREATE TABLE statement, under another name if one is given."""
        parts = [*self.columns.values(), *self.constraints.values()]
        return f'CREATE TABLE "{name or self.name}" (\n    ' + ",\n    ".join(parts) + "\n)"

    def references(self) -> set[str]:
        """The other tables that must exist before this one."""
        found = {match for text in self.columns.values() for match in re.findall(r'REFERENCES "(\w+)"', text)}
        return found - {self.name}


Schema = dict[str, Table]


def packed(schemas: dict[str, Schema]) -> dict[str, Any]:
    """Schemas of both dialects as plain values."""
    return {dialect: {name: asdict(table) for name, table in schema.items()} for dialect, schema in schemas.items()}


def unpacked(state: dict[str, Any]) -> dict[str, Schema]:
    """The schemas that ``packed`` made."""
    return {dialect: {name: Table(**table) for name, table in state.get(dialect, {}).items()} for dialect in DIALECTS}


@asynccontextmanager
async def loaded(apps: Apps) -> AsyncIterator[TortoiseContext]:
    """The models of these apps, without any database."""
    context = TortoiseContext()
    config: dict[str, Any] = {
        "connections": {"default": {"engine": "kernel.db.sqlite", "credentials": {"file_path": ":memory:"}}},
        "apps": {label: {"models": modules, "default_connection": "default"} for label, modules in apps.items()},
    }
    before = tortoise_context._current_context.get()
    tortoise_context._current_context.set(context)
    try:
        await context.init(config=config)
        yield context
    finally:
        tortoise_context._current_context.set(before)


async def schemas_of(label: str, apps: Apps) -> dict[str, Schema]:
    """The tables of one app in both dialects; ``apps`` are all that its foreign keys lead to.

    Raises MigrationError for an app that is not among them.
    """
    if label not in apps:
        raise MigrationError(
            f"There is no plugin {label} with models. Known: {', '.join(apps)}. Add it to PLUGINS or correct the name."
        )
    async with loaded(apps) as context:
        registered: Any = context.apps
        models = list(registered[label].values())
        return {dialect: in_order(tables(models, dialect)) for dialect in DIALECTS}


def tables(models: list[type[Model]], dialect: str) -> Schema:
    """The tables of some models, in no special order."""
    client = writer(dialect).client
    schema: Schema = {}
    joins: list[str] = []
    for model in models:
        text = client.schema_generator(client)._get_table_sql(model, False)
        table = schema[model._meta.db_table] = parse(text["table_creation_string"])
        joins += text["m2m_tables"]
        add_constraints(table, model)
        for column, python_field in columns_of(model):
            if (value := fill_value(python_field, model)) is not None:
                table.fill[column] = value
    for join in joins:
        table = parse(join)
        schema.setdefault(table.name, table)
    for table in schema.values():
        index_foreign_keys(table)
    return schema


def writer(dialect: str) -> Any:
    """aerich's writer of statements; no server is asked."""
    if dialect == "postgres":
        from aerich.ddl.postgres import PostgresDDL
        from tortoise.backends.asyncpg.client import AsyncpgDBClient

        return PostgresDDL(AsyncpgDBClient(connection_name="default"))
    from aerich.ddl.sqlite import SqliteDDL
    from tortoise.backends.sqlite.client import SqliteClient

    return SqliteDDL(SqliteClient("", connection_name="default"))


def parse(text: str) -> Table:
    """A table from the statements that Tortoise writes for it."""
    head, _, rest = text.partition(" (\n    ")
    body, _, tail = rest.partition("\n)")
    table = Table(re.findall(r'"(\w+)"', head)[-1])
    for part in body.split(",\n    "):
        definition = re.sub(r" /\*.*?\*/", "", part.strip())
        if definition.startswith("CONSTRAINT"):
            table.constraints[definition.split('"')[1]] = definition
        else:
            table.columns[definition.split('"')[1]] = definition
    for statement in tail.split(";\n"):
        if match := re.search(r'CREATE (UNIQUE )?INDEX "(\w+)"', statement):
            text = statement[match.start() :].strip().rstrip(";").replace("  ", " ")
            # a partial index over an empty column is meant, which "= null" never is
            table.indexes[match[2]] = re.sub(r" = null\b", " IS NULL", text, flags=re.IGNORECASE)
    return table


def add_constraints(table: Table, model: type[Model]) -> None:
    """What Meta.constraints asks for; Tortoise itself leaves it out."""
    for constraint in model._meta.constraints or ():
        if isinstance(constraint, CheckConstraint):
            table.constraints[constraint.name] = f'CONSTRAINT "{constraint.name}" CHECK ({constraint.check})'
        elif isinstance(constraint, UniqueConstraint):
            projection = model._meta.fields_db_projection
            names = [projection.get(name) or projection[f"{name}_id"] for name in constraint.fields]
            quoted = ", ".join(f'"{name}"' for name in names)
            name = constraint.name or f"{table.name}_{'_'.join(names)}_key"
            if constraint.condition:
                where = f' ON "{table.name}" ({quoted}) WHERE {constraint.condition}'
                table.indexes[name] = f'CREATE UNIQUE INDEX "{name}"{where}'
            else:
                table.constraints[name] = f'CONSTRAINT "{name}" UNIQUE ({quoted})'


def index_foreign_keys(table: Table) -> None:
    """An index for each foreign key that none begins with: without it, removing a parent reads the whole table."""
    begun = {name for text in table.constraints.values() for name in re.findall(r'UNIQUE \("(\w+)"', text)}
    begun |= {
        name for text in table.indexes.values() if " WHERE " not in text for name in re.findall(r'\("(\w+)"', text)
    }
    begun |= {name for name, text in table.columns.items() if " UNIQUE" in text or " PRIMARY KEY" in text}
    for column, definition in table.columns.items():
        if " REFERENCES " in definition and column not in begun:
            name = f"{table.name}_{column}"
            table.indexes[name] = f'CREATE INDEX "{name}" ON "{table.name}" ("{column}")'


def columns_of(model: type[Model]) -> Iterator[tuple[str, Any]]:
    for name, column in model._meta.fields_db_projection.items():
        yield column, model._meta.fields_map[name]


def fill_value(python_field: Any, model: type[Model]) -> str | None:
    """The field's plain default as SQL."""
    value = python_field.default
    if value in (dict, list):
        value = value()
    if value is None or callable(value):
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    stored = json.dumps(value) if isinstance(value, (dict, list)) else python_field.to_db_value(value, model)
    return str(stored) if isinstance(stored, (int, float)) else "'" + str(stored).replace("'", "''") + "'"


def in_order(schema: Schema) -> Schema:
    """Parents before children. Raises MigrationError for tables that refer to each other in a circle."""
    ordered: Schema = {}
    waiting = dict(sorted(schema.items()))
    while waiting:
        ready = [name for name, table in waiting.items() if not table.references() & waiting.keys()]
        if not ready:
            raise MigrationError(
                f"The tables {', '.join(waiting)} refer to each other in a circle. Make one of the foreign keys a plain "
                "number (db_constraint=False)."
            )
        for name in ready:
            ordered[name] = waiting.pop(name)
    return ordered
