"""The floor under every purchase: PostgreSQL's pgbench with one statement that does all of it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from pathlib import Path

from kernel.testing.servers import PostgresServer

STATEMENT = Path(__file__).with_name("purchase_floor.sql")
DATABASE = "floor"
TABLES = """
CREATE TABLE users (id bigserial PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0));
CREATE TABLE items (id bigserial PRIMARY KEY, price bigint NOT NULL);
CREATE TABLE stock (id bigserial PRIMARY KEY, item_id bigint NOT NULL REFERENCES items, value text NOT NULL,
    sold boolean NOT NULL DEFAULT false);
CREATE INDEX ON stock (item_id, id) WHERE NOT sold;
CREATE TABLE purchases (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users,
    item_id bigint NOT NULL REFERENCES items, stock_id bigint NOT NULL UNIQUE REFERENCES stock, price bigint NOT NULL,
    value text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON purchases (user_id);
CREATE TABLE ledger (id bigserial PRIMARY KEY, purchase_id bigint NOT NULL REFERENCES purchases, account text NOT NULL,
    user_id bigint REFERENCES users, amount bigint NOT NULL);
CREATE INDEX ON ledger (purchase_id);
CREATE TABLE audit (id bigserial PRIMARY KEY, actor bigint, action text NOT NULL, target text NOT NULL,
    at timestamptz NOT NULL DEFAULT now());
"""


class Floor:
    """pgbench on tables of its own, in the server that is measured."""

    def __init__(self, server: PostgresServer, clients: int, customers: int, items: int, stock: int):
        self.clients = clients
        self._server = server
        shipped = server.bin / "pgbench"
        self.program = shipped if shipped.exists() else Path(shutil.which("pgbench") or "")
        if not self.program.name:
            raise RuntimeError("pgbench was found neither beside the server's programs nor on the PATH")
        server.sql(f"CREATE DATABASE {DATABASE}")
        server.sql(
            *(statement for statement in TABLES.split(";") if statement.strip()),
            f"INSERT INTO users (balance) SELECT 1000000000000 FROM generate_series(1, {customers})",
            f"INSERT INTO items (price) SELECT 500 FROM generate_series(1, {items})",
            f"INSERT INTO stock (item_id, value) SELECT 1 + n % {items}, repeat('x', 140) FROM generate_series(1, {stock}) n",
            "ANALYZE",
            database=DATABASE,
        )
        self._script = server.folder / "floor.sql"
        choices = f"\\set customer random(1, {customers})\n\\set item random(1, {items})\n"
        self._script.write_text(choices + STATEMENT.read_text().replace("\n", " ") + ";\n")
        self._script.chmod(0o644)
        server.folder.chmod(0o755)

    async def purchases_a_second(self, count: int) -> float:
        """Run ``count`` purchases; how many a second."""
        each = max(1, count // self.clients)
        options = ["-n", "-M", "prepared", "-c", f"{self.clients}", "-j", "2", "-t", f"{each}", "-f", f"{self._script}"]
        process = await asyncio.create_subprocess_exec(
            self.program,
            *options,
            "-h", "127.0.0.1", "-p", f"{self._server.port}", "-U", "postgres", DATABASE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PGOPTIONS": "-c jit=off"},
        )  # fmt: skip
        out, error = await process.communicate()
        found = re.search(rb"tps = ([\d.]+) \(without", out)
        if process.returncode or not found:
            raise RuntimeError(f"pgbench failed: {error.decode().strip() or out.decode()}")
        return float(found[1])
