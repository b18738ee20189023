"""What the buttons of promos mean. ``row`` and ``page`` lead back to the page of the list that one came from."""

from kernel import Callback, OneTime, Paged


class AskCode(Callback, prefix="pask"):
    """Ask for a code for an item."""

    item_id: int
    row: int = 0
    page: int = 1


class UseSaved(Callback, prefix="puse"):
    """Apply a code that is saved for the customer to an item."""

    code_id: int
    item_id: int
    row: int = 0
    page: int = 1


class RemoveCode(Callback, prefix="prem"):
    """Take a code off an item."""

    code_id: int
    item_id: int
    row: int = 0
    page: int = 1


class AskLineCode(Callback, prefix="plask"):
    """Ask for a code for a line of the cart."""

    line_id: int
    item_id: int


class UseSavedOnLine(Callback, prefix="pluse"):
    """Apply a code that is saved for the customer to a line of the cart."""

    code_id: int
    line_id: int
    item_id: int


class RemoveLineCode(Callback, prefix="plrem"):
    """Take a code off a line of the cart."""

    code_id: int
    line_id: int


class AskGift(Callback, prefix="pgift"):
    """Ask for a code that puts money on the balance."""


class ConfirmGift(OneTime, prefix="pgive"):
    """Put the value of a code, which the customer has followed a link to, on their balance."""

    code_id: int


class OpenCodes(Paged, prefix="pcodes"):
    """Staff: the codes, newest first; those of a batch, or (0) those of none."""

    batch_id: int = 0


class OpenCode(Callback, prefix="pcode"):
    """Staff: one code."""

    code_id: int
    row: int = 0
    page: int = 1


class SetActive(Callback, prefix="pon"):
    """Staff: switch a code on or off."""

    code_id: int
    on: bool
    row: int = 0
    page: int = 1


class AskDelete(Callback, prefix="pdel"):
    """Staff: ask whether a code is really to be deleted."""

    code_id: int
    row: int = 0
    page: int = 1


class ConfirmDelete(OneTime, prefix="pdel!"):
    """Staff: delete a code, or switch it off when it was used."""

    code_id: int


class NewCode(Callback, prefix="pnew"):
    """Staff: make a code."""


class OpenBatches(Paged, prefix="pbats"):
    """Staff: the batches of one-time codes, newest first."""


class OpenBatch(Callback, prefix="pbat"):
    """Staff: one batch."""

    batch_id: int
    row: int = 0
    page: int = 1


class SetBatchActive(Callback, prefix="pbon"):
    """Staff: switch all codes of a batch on or off."""

    batch_id: int
    on: bool
    row: int = 0
    page: int = 1


class ExportBatch(Callback, prefix="pbexp"):
    """Staff: send the codes of a batch as a file."""

    batch_id: int


class AskDeleteBatch(Callback, prefix="pbdel"):
    """Staff: ask whether the unused codes of a batch are really to be deleted."""

    batch_id: int
    row: int = 0
    page: int = 1


class ConfirmDeleteBatch(OneTime, prefix="pbdel!"):
    """Staff: delete the unused codes of a batch."""

    batch_id: int


class NewBatch(Callback, prefix="pbnew"):
    """Staff: make many one-time codes."""
