"""What the buttons around stock mean. An ``entry`` is a batch as one of its items sees it."""

from kernel import Callback, OneTime, Paged


class AddStock(Callback, prefix="stk"):
    """Begin to add pieces to an item."""

    item_id: int


class OpenBatches(Paged, prefix="stb"):
    """The batches that brought pieces of an item, newest first."""

    item_id: int


class OpenBatch(Callback, prefix="bat"):
    """One batch: its facts and what became of its pieces."""

    entry: int
    row: int = 0
    page: int = 1


class AskWithdraw(Callback, prefix="batw"):
    """The question before a batch is taken off sale, or put back with ``restore``."""

    entry: int
    restore: bool = False
    row: int = 0
    page: int = 1


class DoWithdraw(OneTime, prefix="batd"):
    """Take a batch off sale, or put it back with ``restore``."""

    entry: int
    restore: bool = False


class Watch(Callback, prefix="watch"):
    """Tell the customer when an item is back, or no longer with ``on`` false."""

    item_id: int
    on: bool
    row: int = 0
    page: int = 1
