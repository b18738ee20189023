"""``python -m benchmarks`` runs every benchmark, each in a process of its own; ``python -m benchmarks purchase`` one."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import logging
import subprocess
import sys
import time

import structlog
import uvloop

NAMES = {
    "purchase": "a purchase on PostgreSQL, against raw asyncpg and pgbench",
    "cart": "a cart of five items on PostgreSQL, in single purchases",
    "referral": "a payment with a referral bonus, everybody brought by one customer",
    "press": "from a press to the edited screen over MTProto",
    "update": "the kernel's own part of an update",
    "catalog": "a page of a catalog of 10,000 items, and a search in it",
    "importing": "100,000 values from a file, and presses meanwhile",
    "starting": "from kiosk run to the first answer, and memory",
}


def main() -> int:
    """0 whatever the figures are; another code when a benchmark could not run."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    about = "; ".join(f"{name}: {what}" for name, what in NAMES.items())
    words.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help=about)
    words.add_argument("--quick", action="store_true", help="tiny sizes: shows that it runs, measures nothing")
    asked = words.parse_args()
    names = asked.names or list(NAMES)
    if len(names) > 1:
        failed = [name for name in names if _in_own_process(name, asked.quick)]
        for name in failed:
            print(f"{name} could not run", file=sys.stderr)
        return bool(failed)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    module = importlib.import_module(f"benchmarks.{names[0]}")
    started = time.perf_counter()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        report = runner.run(module.main(asked.quick))
    missed = f"{len(report.missed)} missed: {', '.join(report.missed)}" if report.missed else "every target met"
    print(f"  {missed} ({time.perf_counter() - started:.0f} s)", flush=True)
    return 0


def _in_own_process(name: str, quick: bool) -> int:
    return subprocess.call([sys.executable, "-m", "benchmarks", name, *(["--quick"] if quick else [])])


if __name__ == "__main__":
    sys.exit(main())
