"""Counting the statements that reach the driver, BEGIN, SAVEPOINT and COMMIT included."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..db.probe import watch


class Statements:
    """What was sent: ``statements`` in order."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def count_statements() -> Iterator[Statements]:
    """``with count_statements() as sent:`` … ``assert len(sent) == 3``; from every task of the open database."""
    sent = Statements()
    with watch(sent.statements.append):
        yield sent
