"""What the buttons of the customers' screens mean. Customers are named by ``user.id``."""

from kernel import Callback, OneTime, Paged
from plugins.accounts.api import Which


class OpenCustomers(Paged, prefix="cus"):
    """The customers, the newest first."""

    which: Which = Which.ALL


class FindCustomer(Callback, prefix="cusf"):
    """Ask whom to look for."""


class OpenLedger(Paged, prefix="cusl"):
    """Everything that happened on a customer's balance."""

    customer_id: int


class CorrectBalance(Callback, prefix="cusb"):
    """Ask how much to give to a customer's balance, or to take from it, and why."""

    customer_id: int
    takes: bool


class UndoCorrection(OneTime, prefix="cusu"):
    """Book the opposite of a correction, by its entry in the journal."""

    entry_id: int


class BlockCustomer(Callback, prefix="cusx"):
    """Ask why and until when a customer is kept out."""

    customer_id: int


class UnblockCustomer(OneTime, prefix="cusy"):
    """Let a customer in again; an old button does not undo a later block."""

    customer_id: int


class WriteToCustomer(Callback, prefix="cusw"):
    """Ask what to write to a customer."""

    customer_id: int


class ForgetCustomer(Callback, prefix="cusd"):
    """Name what goes with a customer's data, and ask for their id."""

    customer_id: int
