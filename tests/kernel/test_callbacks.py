"""Callback data: what fits, what comes back, and what a stranger may send."""

from enum import IntEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.callbacks import Callback, Paged, Way, to_base36

INTS = st.integers(min_value=-(2**63), max_value=2**63 - 1)


class Colour(IntEnum):
    RED = 0
    BLUE = 40


class Pick(Callback, prefix="pick"):
    item_id: int
    gift: bool
    colour: Colour = Colour.RED


class Shelf(Paged, prefix="shelf"):
    shelf_id: int


@given(INTS, st.booleans(), st.sampled_from(Colour))
def test_what_is_packed_comes_back_and_fits(item_id, gift, colour):
    press = Pick(item_id, gift, colour)
    assert len(press.pack().encode()) <= 64
    assert Pick.unpack(press.pack()) == press


@given(INTS, INTS, st.sampled_from(Way))
def test_a_list_button_carries_its_page(shelf_id, row, way):
    press = Shelf(shelf_id, row=row, way=way, page=3)
    assert Shelf.unpack(press.pack()) == press
    assert Shelf(7) == Shelf(7, row=0, way=Way.FIRST, page=1)


@given(st.text(max_size=64))
def test_any_text_is_read_or_refused_without_an_error(data):
    for kind in (Pick, Shelf):
        found = kind.unpack(data)
        assert found is None or isinstance(found, kind)


@pytest.mark.parametrize(
    "data", ["pick", "pick:1", "pick:1:2:0", "pick:1:0:1", "pick:1:0:0:0", "pick:-:0:0", "pick:1_0:2:0"]
)
def test_data_of_another_shape_is_refused(data):
    assert Pick.unpack(data) is None


def test_a_number_of_more_than_64_bits_is_refused():
    assert Pick.unpack(f"pick:{to_base36(2**63)}:0:0") is None


def test_a_class_that_could_need_more_than_64_bytes_cannot_be_defined():
    with pytest.raises(TypeError, match="TooLong can need 79 bytes; Telegram allows 64"):

        class TooLong(Callback, prefix="long"):
            a: int
            b: int
            c: int
            d: int
            e: int


def test_a_field_of_text_is_refused_with_the_cure():
    with pytest.raises(TypeError, match="keep the value in the database and pass its id"):

        class Named(Callback, prefix="named"):
            name: str


class Few(Callback, prefix="few"):
    pieces: Annotated[int, range(100_000)]


def test_a_bounded_number_takes_less_room_and_nothing_outside_its_bounds_is_read():
    assert Few.unpack(Few(99_999).pack()) == Few(99_999)
    assert Few.unpack(f"few:{to_base36(100_000)}") is None
    assert Few.unpack("few:-1") is None

    class Tight(Callback, prefix="t" * 49):  # 14 bytes more would not fit
        pieces: Annotated[int, range(100_000)]
