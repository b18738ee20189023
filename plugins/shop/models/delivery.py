"""Deliveries that did not reach the chat of their customer."""

from tortoise import fields
from tortoise.models import Model


class DeliveryProblem(Model):
    """A message with goods that did not arrive. Gone when it arrived after all, or the customer has seen the goods.

    ``value`` is the stock value whose file it brings, 0 for the texts of a line. ``queued_at``: it is on its way again
    since then. ``next_try``: when a job sends it again by itself.
    """

    id = fields.BigIntField(primary_key=True)
    line = fields.ForeignKeyField("shop.OrderLine", related_name="delivery_problems", on_delete=fields.CASCADE)
    value = fields.BigIntField(default=0)
    user = fields.ForeignKeyField(
        "accounts.User", related_name="delivery_problems", on_delete=fields.CASCADE, db_index=True
    )
    reason = fields.CharField(max_length=255)  # an error code of Telegram or the name of an error
    at = fields.DatetimeField()
    attempts = fields.IntField(default=1)  # messages that failed
    queued_at = fields.DatetimeField(null=True)
    next_try = fields.DatetimeField(db_index=True)

    class Meta:
        table = "shop_delivery_problem"
        unique_together = (("line", "value"),)
