"""``kiosk promos``: codes from the command line, refused in words."""

from __future__ import annotations

import csv

import pytest
from click.testing import CliRunner

from kernel.cli import main


@pytest.fixture
def kiosk(tmp_path, monkeypatch):
    """``kiosk("promos", "list")``: the result of a command on an empty shop of its own."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"DATA_DIR": str(tmp_path), "PLUGINS": "accounts,shop,promos", "PAY_CURRENCY": "USD"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*words: str):
        return CliRunner().invoke(main, list(words))

    return run


def test_a_code_is_made_and_listed(kiosk):
    made = kiosk("promos", "create", "summer", "percent", "12.5", "--total", "100", "--ends", "2030-12-31")
    assert made.output == "SUMMER is ready.\n"
    assert kiosk("promos", "list").output == "SUMMER  percent 12.50 %  used 0/100  on\n"
    again = kiosk("promos", "create", "Summer", "fixed", "5")
    assert again.exit_code == 1
    assert "There is a code SUMMER already" in again.output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["two words", "percent", "10"], "cannot be a code"),
        (["BIG", "percent", "150"], "at most 100"),
        (["BAD", "fixed", "NaN"], "is not an amount"),
        (["NIL", "fixed", "0"], "above zero"),
        (["ONE", "fixed", "5", "--item", "17"], "no product or category with the id 17"),
        (["DAY", "fixed", "5", "--starts", "2030-02-01", "--ends", "2030-01-01"], "before the first"),
        (["GIFT", "balance", "5", "--stacks"], "nothing to do with orders"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kiosk, words, reason):
    result = kiosk("promos", "create", *words)
    assert result.exit_code == 1
    assert reason in result.output
    assert "Traceback" not in result.output


def test_a_batch_goes_into_a_file(kiosk, tmp_path):
    file = tmp_path / "codes.csv"
    result = kiosk("promos", "batch", "Autumn", "20", "fixed", "5.00", str(file))
    assert result.output == f"20 codes are in {file}.\n"
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig")))
    assert len({row["code"] for row in rows}) == 20
    assert rows[0]["value"] == "5.00"
