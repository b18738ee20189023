"""The tables of payments. Amounts are minor units of the shop's currency unless a column says otherwise; times UTC."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from .contract import LONGEST_NAME

MOST = 10**15  # minor units in one invoice; the largest posting of the journal
NAME, REFERENCE, EXTERNAL, URL, NOTE = 32, 64, LONGEST_NAME, 1024, 64  # characters


class Invoice(Model):
    """What a customer was asked to pay. ``asked_total`` is in the smallest unit of ``asked_currency``."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="invoices", on_delete=fields.RESTRICT, db_index=False)
    provider = fields.CharField(max_length=NAME)
    purpose = fields.CharField(max_length=NAME)  # "top_up", or the name of the plugin that it is paid for
    reference = fields.CharField(max_length=REFERENCE, default="")  # that plugin's own id
    amount = fields.BigIntField()
    asked_currency = fields.CharField(max_length=8)
    asked_total = fields.BigIntField()
    state = fields.CharField(max_length=10)
    nonce = fields.BigIntField(unique=True)  # of the button that made it
    external_id = fields.CharField(max_length=EXTERNAL, null=True)
    url = fields.CharField(max_length=URL, default="")
    note = fields.CharField(max_length=NOTE, default="")
    note_args = fields.CharField(max_length=1024, default="{}")
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    paid_at = fields.DatetimeField(null=True)
    looked_at = fields.DatetimeField()  # when the provider was last asked about it
    error = fields.CharField(max_length=255, default="")
    screen_id = fields.BigIntField(default=0, db_default=0)  # the message that showed it last, in its customer's chat

    class Meta:
        table = "payments_invoice"
        indexes = [
            ("user_id", "id"),
            ("purpose", "reference"),
            PartialIndex(fields=["expires_at"], name="payments_invoice_unpaid", condition={"paid_at": None}),
            PartialIndex(fields=["looked_at"], name="payments_invoice_looked", condition={"paid_at": None}),
        ]
        unique_together = (("provider", "external_id"),)
        constraints = [
            CheckConstraint(check=f"amount BETWEEN 1 AND {MOST}", name="payments_invoice_amount"),
            CheckConstraint(check="asked_total >= 1", name="payments_invoice_asked"),
            CheckConstraint(
                check="state IN ('creating', 'open', 'expired', 'cancelled', 'failed', 'paid', 'late', 'underpaid',"
                " 'overpaid', 'double', 'refunded')",
                name="payments_invoice_state",
            ),
        ]


class Payment(Model):
    """Money that arrived. ``provider`` and ``external_id`` make crediting it twice impossible.

    ``given`` is what the shop added when staff accepted less than was asked, ``given_back`` what was taken back of that.
    """

    id = fields.BigIntField(primary_key=True)
    invoice = fields.ForeignKeyField(
        "payments.Invoice", related_name="payments", null=True, on_delete=fields.RESTRICT, db_index=True
    )
    user = fields.ForeignKeyField(
        "accounts.User", related_name="payments", null=True, on_delete=fields.RESTRICT, db_index=False
    )
    telegram_id = fields.BigIntField(default=0)  # of who paid, where the provider says
    provider = fields.CharField(max_length=NAME)
    external_id = fields.CharField(max_length=EXTERNAL)
    # the provider's own name of the invoice, while we know none of that name
    invoice_external_id = fields.CharField(max_length=EXTERNAL, default="", db_default="")
    paid_currency = fields.CharField(max_length=8)
    paid_total = fields.BigIntField()  # in the smallest unit of paid_currency
    credited = fields.BigIntField(default=0)
    refunded = fields.BigIntField(default=0)  # of what was credited
    given = fields.BigIntField(default=0, db_default=0)
    given_back = fields.BigIntField(default=0, db_default=0)
    state = fields.CharField(max_length=12)
    flaw = fields.CharField(max_length=8, default="")
    received_at = fields.DatetimeField()
    resolved_at = fields.DatetimeField(null=True)  # when staff closed what was not as it should be

    class Meta:
        table = "payments_payment"
        indexes = [
            ("user_id", "id"),
            PartialIndex(fields=["id"], name="payments_payment_cases", condition={"resolved_at": None}),
            PartialIndex(
                fields=["provider", "invoice_external_id"],
                name="payments_payment_unmatched",
                condition={"state": "held"},
            ),
        ]
        unique_together = (("provider", "external_id"),)
        constraints = [
            CheckConstraint(check="paid_total >= 0 AND credited >= 0", name="payments_payment_amounts"),
            CheckConstraint(check="refunded BETWEEN 0 AND credited", name="payments_payment_refunded"),
            CheckConstraint(check="given_back BETWEEN 0 AND given", name="payments_payment_given"),
            CheckConstraint(
                check="state IN ('credited', 'held', 'refunding', 'refunded', 'charged_back')",
                name="payments_payment_state",
            ),
        ]


class Refund(Model):
    """Money on its way back to where it came from. ``source`` and ``reference`` make asking twice harmless.

    ``source`` is ``staff`` (the amount has left the customer's wallet) or the name of the plugin that asked for it,
    which books it. An ``amount`` of 0 is a whole payment that was never credited. ``kept`` is what the shop had added to
    the payment and takes back with this refund.
    """

    id = fields.BigIntField(primary_key=True)
    payment = fields.ForeignKeyField(
        "payments.Payment", related_name="refunds", on_delete=fields.RESTRICT, db_index=True
    )
    source = fields.CharField(max_length=NAME)
    reference = fields.CharField(max_length=REFERENCE)
    amount = fields.BigIntField()
    kept = fields.BigIntField(default=0, db_default=0)
    state = fields.CharField(max_length=9)  # requested, done, failed
    created_at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField(null=True)
    error = fields.CharField(max_length=255, default="")

    class Meta:
        table = "payments_refund"
        indexes = [PartialIndex(fields=["next_try"], name="payments_refund_due", condition={"state": "requested"})]
        unique_together = (("source", "reference"),)
        constraints = [
            CheckConstraint(check="amount >= 0 AND kept >= 0", name="payments_refund_amount"),
            CheckConstraint(check="state IN ('requested', 'done', 'failed')", name="payments_refund_state"),
        ]


class Reconciled(Model):
    """Up to when a provider's own list has been compared."""

    id = fields.BigIntField(primary_key=True)
    provider = fields.CharField(max_length=NAME, unique=True)
    at = fields.DatetimeField()

    class Meta:
        table = "payments_reconciled"
