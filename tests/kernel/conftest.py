"""Fixtures for what happens between processes."""

import asyncio
import sys
import textwrap
from pathlib import Path

import pytest

PROGRAM = """
import asyncio, sys
from kernel import db

async def main(url):
    await db.connect(url, {{"kernel": ["kernel.models"]}}, pool=2, synchronous="OFF")
    try:
{body}
    finally:
        await db.close()

asyncio.run(main(sys.argv[1]))
"""


@pytest.fixture
def other_process(database):
    """``await other_process(code)`` runs code with ``db`` and ``url`` in a process of its own; what it printed."""

    async def run(code: str) -> str:
        program = PROGRAM.format(body=textwrap.indent(code, " " * 8))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, database.url, cwd=Path(__file__).parents[2], stdout=asyncio.subprocess.PIPE
        )
        async with asyncio.timeout(120):
            printed, _ = await process.communicate()
        assert process.returncode == 0
        return printed.decode().strip()

    return run
