"""The ``kiosk`` command in a process of its own, as an operator runs it."""

import asyncio
import os
import sys
import time
from pathlib import Path

COMMAND = Path(sys.executable).with_name("kiosk")
KEPT = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}


class Ended:
    """What a command left: its exit code and everything it said."""

    def __init__(self, code, output):
        self.code, self.output = code, output

    def __repr__(self):
        return f"exit code {self.code}:\n{self.output}"


async def start(*words, env, folder):
    """Start ``kiosk words``; nothing of the tests' own environment reaches it."""
    return await asyncio.create_subprocess_exec(
        COMMAND,
        *words,
        cwd=folder,
        env={**KEPT, "PYTHONUNBUFFERED": "1", **env},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def kiosk(*words, env, folder, seconds=60):
    """Run ``kiosk words`` to its end."""
    process = await start(*words, env=env, folder=folder)
    return await ending(process, seconds)


async def ending(process, seconds=60):
    """Wait for a started command."""
    try:
        async with asyncio.timeout(seconds):
            output, _ = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return Ended(process.returncode, output.decode())


class Running:
    """``kiosk run`` while it answers; killed at the end of the block if it still runs."""

    def __init__(self, env, folder):
        self.env, self.folder = env, folder

    async def __aenter__(self):
        self.began = time.perf_counter()
        self.process = await start("run", env=self.env, folder=self.folder)
        self.said = ""
        async with asyncio.timeout(60):
            while "answers" not in self.said:
                line = await self.process.stdout.readline()
                self.said += line.decode()
                if not line:
                    raise RuntimeError(f"kiosk run ended:\n{self.said}")
        return self

    async def __aexit__(self, *error):
        if self.process.returncode is None:
            self.process.kill()
            await self.process.communicate()

    async def stop(self, signal, seconds=10):
        """Send a signal; what the command left, which must be within ``seconds``."""
        self.process.send_signal(signal)
        return await ending(self.process, seconds)
