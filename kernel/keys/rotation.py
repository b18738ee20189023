"""Encrypting a column again under the newest key, a batch at a time."""

import json
import re
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from .. import db
from ..errors import KeysError

MEMORY = 32 * 1024 * 1024  # characters of values in one batch, so that files of 20 MB are brought one by one
NAME = re.compile(r"[a-z_][a-z0-9_]*")
# The old text is compared as well: a value that changed meanwhile is under the newest key already.
REPLACE = {
    "postgres": "UPDATE {table} SET {column} = v.new FROM json_to_recordset($1::json) AS v(id bigint, old text, new text) "
    "WHERE {table}.id = v.id AND {table}.{column} = v.old",
    "sqlite": "UPDATE {table} SET {column} = v.new FROM (SELECT json_extract(value, '$.id') AS id, "
    "json_extract(value, '$.old') AS old, json_extract(value, '$.new') AS new FROM json_each($1)) AS v "
    "WHERE {table}.id = v.id AND {table}.{column} = v.old",
}


async def rotate_column(table: str, column: str, fernets: Sequence[Fernet], batch: int) -> int:
    """Bring every value of the column under the first key; how many were under another one.

    Empty values are left alone. Each batch is one statement; a run that was interrupted is simply repeated.
    """
    if not (NAME.fullmatch(table) and NAME.fullmatch(column)):
        raise KeysError(
            f"{table}.{column} is not the name of a column. Correct the plugin's list of encrypted columns."
        )
    newest, every = fernets[0], MultiFernet(fernets)
    found = await db.fetch_one(f"SELECT coalesce(max(length({column})), 0) AS longest FROM {table}")
    batch = max(1, min(batch, MEMORY // max(1, found["longest"] if found else 1)))
    read = f"SELECT id, {column} AS value FROM {table} WHERE id > $1 AND {column} <> '' ORDER BY id LIMIT {batch}"
    replace = REPLACE[db.dialect()].format(table=table, column=column)
    changed, last = 0, 0
    while rows := await db.fetch(read, last):
        last = rows[-1]["id"]
        stale = []
        for row in rows:
            try:
                newest.decrypt(row["value"])
            except InvalidToken:
                stale.append(
                    {"id": row["id"], "old": row["value"], "new": _again(every, row["value"], table, column, row)}
                )
        if stale:
            changed += await db.execute(replace, json.dumps(stale))
    return changed


def _again(every: MultiFernet, value: str, table: str, column: str, row: dict) -> str:
    try:
        return every.rotate(value).decode("ascii")
    except InvalidToken:
        raise KeysError(
            f"{table}.{column} of row {row['id']} is not encrypted with any of the keys. Put the key it was written with "
            "into ENCRYPTION_KEYS and run `kiosk keys rotate` again; what was done so far stays done."
        ) from None
