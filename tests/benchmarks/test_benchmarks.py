"""Every benchmark runs and says what it measured; the figures themselves are no test."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import NAMES
from benchmarks.measuring import Report, alternate, ratios, shown

ROOT = Path(__file__).parents[2]


def run(*words):
    command = [sys.executable, "-m", "benchmarks", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_prints_its_figures_and_their_targets(name):
    done = run("--quick", name)
    assert done.returncode == 0, done.stderr
    assert re.search(r"target at (least|most) .*: (met|MISSED)", done.stdout), done.stdout
    assert "a quick try, not a measurement" in done.stdout


def test_an_unknown_benchmark_is_refused_with_the_names_there_are():
    done = run("speed")
    assert done.returncode != 0
    assert "purchase" in done.stderr


def test_a_missed_target_is_said_and_a_met_one_too(capsys):
    report = Report("Something")
    report.figure("slow", [0.4, 0.5, 0.9], at_least=0.6)
    report.figure("quick", [1.0, 2.0], "ms", at_most=1.5)
    assert report.missed == ["slow"]
    out = capsys.readouterr().out
    assert "0.4 to 0.9 in 3 rounds" in out
    assert "target at least 0.6: MISSED" in out
    assert "target at most 1.5 ms: met" in out


async def test_sides_take_turns_after_a_warm_up_that_does_not_count():
    order = []

    def side(name):
        async def measure():
            order.append(name)
            return float(len(order))

        return measure

    found = await alternate(2, ours=side("ours"), theirs=side("theirs"))
    assert order == ["theirs", "ours", "ours", "theirs", "theirs", "ours"]
    assert found == {"ours": [3.0, 6.0], "theirs": [4.0, 5.0]}
    assert ratios(found["ours"], found["theirs"]) == [0.75, 1.2]


def test_numbers_are_shown_with_the_digits_that_matter():
    assert [shown(value) for value in (0.12345, 3, 1234.5, 99.96)] == ["0.123", "3", "1 234", "100"]
