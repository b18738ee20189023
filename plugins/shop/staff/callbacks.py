"""What the buttons of the staff mean. ``row`` and ``page`` lead back to the page of the list that one came from."""

from enum import IntEnum
from typing import Annotated

from kernel import Callback, OneTime, Paged


class What(IntEnum):
    """What is being managed."""

    ITEM = 0
    CATEGORY = 1


class Part(IntEnum):
    """The parts of an item's card."""

    MAIN = 0
    QUANTITIES = 1
    DELIVERY = 2


class Field(IntEnum):
    """What staff can change about an item or category; the lower-case name is its column."""

    NAME = 0
    DESCRIPTION = 1
    PRICE = 2
    KIND = 3
    POSITION = 4
    HIDDEN = 5
    SHOW_AT = 6
    HIDE_AT = 7
    MIN_QUANTITY = 8
    MAX_QUANTITY = 9
    QUANTITY_STEP = 10
    CUSTOMER_LIMIT = 11
    INSTRUCTIONS = 12
    QUESTIONS = 13
    WHEN_OUT = 14
    PRESELL = 15
    PICK = 16
    LOW_STOCK = 17
    SORT = 18

    @property
    def column(self) -> str:
        """The column of the item or category."""
        return self.name.lower()

    @property
    def key(self) -> str:
        """The end of its locale keys."""
        return self.column.replace("_", "-")


class ManageCategories(Paged, prefix="mcs"):
    """The categories in a category, hidden ones too; 0: at the top."""

    category_id: int = 0


class ManageItems(Paged, prefix="mis"):
    """The items of a category, hidden ones too."""

    category_id: int


class ManageCategory(Callback, prefix="mc"):
    """The card of a category, for staff."""

    category_id: int
    row: int = 0
    page: int = 1


class ManageItem(Callback, prefix="mi"):
    """The card of an item, for staff."""

    item_id: int
    part: Part = Part.MAIN
    row: int = 0
    page: int = 1


class EditField(Callback, prefix="mef"):
    """Ask for a new value of ``field``."""

    what: What
    id: int
    field: Field
    row: int = 0
    page: int = 1


class SetField(Callback, prefix="mes"):
    """Give ``field`` the value with this number among those that there are."""

    what: What
    id: int
    field: Field
    option: Annotated[int, range(36)]
    row: int = 0
    page: int = 1


class MoveItem(Paged, prefix="mm"):
    """Choose where an item goes: the categories in ``category_id`` (0: at the top)."""

    item_id: int
    category_id: int = 0


class PlaceItem(Callback, prefix="mp"):
    """Move an item into a category."""

    item_id: int
    category_id: int


class MoveCategory(Paged, prefix="mo"):
    """Choose where category ``moved_id`` goes: the categories in ``category_id`` (0: at the top)."""

    moved_id: int
    category_id: int = 0


class PlaceCategory(Callback, prefix="ml"):
    """Move a category into another one; 0: to the top."""

    moved_id: int
    category_id: int


class AddCategory(Callback, prefix="mac"):
    """Ask for the name of a new category in this one; 0: at the top."""

    parent_id: int


class AddItem(Callback, prefix="mai"):
    """Ask for what a new item in this category needs."""

    category_id: int


class FindItem(Callback, prefix="mfi"):
    """Ask for words or a number, and show the items that fit."""


class AskDelete(Callback, prefix="md"):
    """Say what goes with an item or category, and ask."""

    what: What
    id: int


class Delete(OneTime, prefix="mx"):
    """Delete it."""

    what: What
    id: int


class ManagePictures(Callback, prefix="mg"):
    """The pictures of an item, one at a time."""

    item_id: int
    number: Annotated[int, range(36)] = 0


class AddPicture(Callback, prefix="mga"):
    """Ask for one more picture."""

    item_id: int


class AskRemovePicture(Callback, prefix="mgx"):
    """Ask whether picture ``number`` of an item, from 0, which is ``picture_id``, is really to go."""

    item_id: int
    picture_id: int
    number: int


class RemovePicture(OneTime, prefix="mgr"):
    """Take picture ``picture_id`` off an item."""

    item_id: int
    picture_id: int


class PicturePlace(Callback, prefix="mgp"):
    """Put picture ``picture_id`` of an item at the place ``to``, from 0; its place was ``number``."""

    item_id: int
    picture_id: int
    to: Annotated[int, range(36)]


class ManageStock(Callback, prefix="mk"):
    """How many pieces an item has, and what can be done with them."""

    item_id: int


class ShowShared(Callback, prefix="mks"):
    """Show what every buyer of an item gets."""

    item_id: int


class ListPieces(Paged, prefix="mkl"):
    """The unsold pieces of an item, masked."""

    item_id: int


class OpenPiece(Callback, prefix="mkp"):
    """One piece, masked, or with ``show`` as it is."""

    piece_id: int
    show: bool = False
    row: int = 0
    page: int = 1


class AskDeletePiece(Callback, prefix="mkd"):
    """Ask whether a piece shall go."""

    piece_id: int
    row: int = 0
    page: int = 1


class DeletePiece(OneTime, prefix="mkx"):
    """Delete an unsold piece."""

    piece_id: int


class ListUndelivered(Paged, prefix="mu"):
    """The messages with goods that did not arrive."""


class OpenProblem(Callback, prefix="mup"):
    """One of them."""

    problem_id: int
    row: int = 0
    page: int = 1


class SendAgain(Callback, prefix="mus"):
    """Send it again."""

    problem_id: int


class Which(IntEnum):
    """Which orders a list shows."""

    ALL = 0
    WAITING = 1  # paid, with something that is not delivered
    RESERVED = 2
    PROBLEMS = 3


class StaffOrders(Paged, prefix="mol"):
    """Orders, newest first; of one customer when ``user_id`` is not 0."""

    which: Which = Which.ALL
    user_id: int = 0


class OpenStaffOrder(Callback, prefix="moo"):
    """An order, for staff."""

    order_id: int
    which: Which = Which.ALL
    user_id: int = 0
    row: int = 0
    page: Annotated[int, range(100_000_000)] = 1


class FindOrder(Callback, prefix="mof"):
    """Ask for the number of an order."""


class OpenStaffLine(Callback, prefix="mon"):
    """A line of an order, for staff."""

    line_id: int


class ShowGoods(Callback, prefix="mov"):
    """Show what was delivered for a line."""

    line_id: int


class SendAnswers(Callback, prefix="moa"):
    """Send what the customer answered, as a file."""

    line_id: int


class DeliverLine(Callback, prefix="mod"):
    """Ask for what a customer gets for a line, by hand."""

    line_id: int


class AskRefuse(Callback, prefix="mor"):
    """Ask whether a line that waits shall be refused."""

    line_id: int


class RefuseLine(OneTime, prefix="mox"):
    """Refuse it; its money goes back."""

    line_id: int


class AskOrderRefund(Callback, prefix="mog"):
    """Ask where the money of a whole order goes back to, and why."""

    order_id: int


class AskRefund(Callback, prefix="mob"):
    """Ask how much of a line's money goes back, where to and why."""

    line_id: int


class AskReplace(Callback, prefix="mow"):
    """Ask which piece of a delivered line is bad."""

    line_id: int


class ReplacePiece(Callback, prefix="moq"):
    """Give another piece for this one; 0: for all of them."""

    line_id: int
    piece_id: int


class AskCancelOrder(Callback, prefix="moc"):
    """Ask whether a reservation shall be given up."""

    order_id: int


class CancelReserved(OneTime, prefix="moy"):
    """Give it up."""

    order_id: int
