"""What a database really contains, read from its catalog: for tests of migrations."""

from ..db import dialect, fetch

Columns = dict[str, dict[str, bool]]


async def tables_in_database() -> Columns:
    """Every table of the open database, except the list of migrations: column to "may be empty"."""
    if dialect() == "postgres":
        rows = await fetch(
            "SELECT table_name, column_name, is_nullable = 'YES' AS empty FROM information_schema.columns "
            "WHERE table_schema = 'public'"
        )
    else:
        rows = await fetch(
            'SELECT m.name AS table_name, c.name AS column_name, c."notnull" = 0 AS empty '
            "FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        )
    found: Columns = {}
    for row in rows:
        found.setdefault(row["table_name"], {})[row["column_name"]] = bool(row["empty"])
    found.pop("kernel_migration", None)
    return found


async def tables_of_models() -> Columns:
    """Every table that the loaded models ask for, in the same form."""
    from tortoise import Tortoise

    found: Columns = {}
    for model in Tortoise.apps.get_models_iterable() if Tortoise.apps else ():
        fields = model._meta.fields_map
        found[model._meta.db_table] = {
            column: bool(fields[name].null) for name, column in model._meta.fields_db_projection.items()
        }
    return found


async def foreign_keys_without_index() -> list[str]:
    """``table.column`` of each foreign key of the open database that no index begins with."""
    if dialect() == "postgres":
        rows = await fetch(
            "SELECT c.conrelid::regclass::text AS name, a.attname AS field "
            "FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
            "WHERE c.contype = 'f' AND NOT EXISTS (SELECT 1 FROM pg_index i "
            "WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1] AND i.indpred IS NULL)"
        )
    else:
        rows = await fetch(
            'SELECT m.name, f."from" AS field FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
            "WHERE m.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) l, "
            'pragma_index_info(l.name) i WHERE l.partial = 0 AND i.seqno = 0 AND i.name = f."from")'
        )
    return sorted(f"{row['name'].strip(chr(34))}.{row['field']}" for row in rows)
