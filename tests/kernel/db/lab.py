"""Throw-away plugin packages for the tests of migrations."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel import db
from kernel.db import migrations

HEAD = """
from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model
"""

PEOPLE = """
class Person(Model):
    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=50)

    class Meta:
        table = "lab_person"
"""

SHOP = """
class Item(Model):
    id = fields.BigIntField(primary_key=True)
    owner = fields.ForeignKeyField("lab_people.Person", related_name="items", on_delete=fields.CASCADE)
    price = fields.IntField()
    title = fields.CharField(max_length=20, null=True)
    sold_at = fields.DatetimeField(null=True)

    class Meta:
        table = "lab_item"
        indexes = [PartialIndex(fields=["price"], condition={"sold_at": None}, name="lab_item_open")]
        constraints = [CheckConstraint(check="price >= 0", name="lab_item_price")]
"""

CART = """
class Line(Model):
    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("lab_shop.Item", related_name="lines", on_delete=fields.CASCADE)

    class Meta:
        table = "lab_line"
"""


class Lab:
    """Plugin packages in a folder of their own; ``write`` makes or changes one."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.written: list[str] = []

    def write(self, label: str, models: str) -> None:
        package = self.folder / label
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("")
        (package / "models.py").write_text(HEAD + models)
        self.written += [label] if label not in self.written else []
        self.forget()

    def forget(self) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] in self.written]:
            del sys.modules[name]
        importlib.invalidate_caches()

    def apps(self, *labels: str) -> dict[str, list[str]]:
        return {label: [f"{label}.models"] for label in labels or self.written}

    async def make(self, label: str, name: str = "change", **options) -> Path:
        self.forget()
        return await migrations.make(label, label, name, self.apps(), **options)

    async def upgrade(self, *labels: str) -> list[tuple[str, str]]:
        return await migrations.upgrade_all([(label, label) for label in labels or self.written])

    async def reopen(self, url: str, *labels: str) -> None:
        await db.close()
        self.forget()
        await db.connect(url, self.apps(*labels), synchronous="OFF")


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made = Lab(tmp_path)
    yield made
    made.forget()
