"""The table of the cart."""

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

MOST_SLOTS = 20  # lines of one cart, whatever the setting says; four buttons each stay below Telegram's 100


class Line(Model):
    """An item in a customer's cart, known by its id, so that a new name loses nothing.

    ``item`` becomes null when the item is deleted; then ``item_name`` still says what it was. Each line holds one of
    the customer's ``slot`` numbers, so that the database bounds how many there are.
    """

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="cart_lines", on_delete=fields.CASCADE)
    item = fields.ForeignKeyField(
        "shop.Item", related_name="cart_lines", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    item_name = fields.CharField(max_length=255)
    quantity = fields.IntField()
    slot = fields.SmallIntField()
    added_at = fields.DatetimeField()

    class Meta:
        table = "cart_line"
        unique_together = (("user", "item"), ("user", "slot"))
        constraints = [
            CheckConstraint(check="quantity > 0", name="cart_line_quantity_positive"),
            CheckConstraint(check=f"slot BETWEEN 1 AND {MOST_SLOTS}", name="cart_line_slot"),
        ]
