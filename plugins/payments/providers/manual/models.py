"""The tables of bank transfers. Amounts are minor units of the shop's currency; times UTC."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


class Claim(Model):
    """A customer says that the money for an invoice was sent; once for each invoice."""

    id = fields.BigIntField(primary_key=True)
    invoice = fields.OneToOneField("payments.Invoice", related_name="manual_claim", on_delete=fields.CASCADE)
    claimed_at = fields.DatetimeField()

    class Meta:
        table = "manual_claim"


class SendBack(Model):
    """Money that staff are to send back at the bank. ``amount`` 0: all that was paid."""

    id = fields.BigIntField(primary_key=True)
    refund = fields.OneToOneField("payments.Refund", related_name="manual_send_back", on_delete=fields.RESTRICT)
    payment = fields.ForeignKeyField(
        "payments.Payment", related_name="manual_send_backs", on_delete=fields.RESTRICT, db_index=True
    )
    amount = fields.BigIntField()
    state = fields.CharField(max_length=7)
    created_at = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        table = "manual_send_back"
        indexes = [PartialIndex(fields=["id"], name="manual_send_back_waiting", condition={"state": "waiting"})]
        constraints = [
            CheckConstraint(check="amount >= 0", name="manual_send_back_amount"),
            CheckConstraint(check="state IN ('waiting', 'sent', 'refused')", name="manual_send_back_state"),
        ]
