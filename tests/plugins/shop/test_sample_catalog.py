"""The sample catalog of the demo."""

from pathlib import Path

from PIL import Image

from kernel.money import Currency
from plugins.shop import importing
from plugins.shop.importing.plan import make_plan

SAMPLE = Path(importing.__file__).parents[1] / "sample"


def test_the_sample_catalog_is_an_import_file_without_mistakes():
    plan = make_plan(SAMPLE / "catalog.json", Currency("USD"))
    assert plan.problems == []
    assert len(plan.items) > 20
    # One category needs the pager, one item is sold out, one has one value for all.
    assert sum(path == ("Games", "PC") for path, _ in plan.items) > 10
    values = [(item.name, value) for item, value in plan.pieces()]
    assert {item.name for item in plan.items.values() if item.kind == "unique"} - {name for name, _ in values} == {
        "Quiet Gambit",  # sold out
        "The Long Winter Line: Thaw",  # ordered in advance
    }
    assert {item.kind for item in plan.items.values()} == {"unique", "shared", "file", "manual"}
    assert any(item.kind == "shared" for item in plan.items.values())
    # No value twice, one that only arrives as a file, and some full of characters that markup would eat.
    assert len(set(values)) == len(values)
    assert any(len(value) > 3500 for _, value in values)
    assert any(set("<>&*_`") <= set(value) for _, value in values)


def test_every_picture_of_the_sample_is_shown_and_small():
    plan = make_plan(SAMPLE / "catalog.json", Currency("USD"))
    shown = {item.picture for item in plan.items.values() if item.picture}
    assert shown == set((SAMPLE / "pictures").iterdir())
    for file in shown:
        assert file.stat().st_size < 100_000
        with Image.open(file) as picture:
            assert picture.size == (1200, 750)
