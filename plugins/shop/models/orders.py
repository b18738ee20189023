"""Orders, their lines, what changed their price, and refunds."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

MOST_SLOTS = 20  # unpaid reservations of one customer, whatever the setting says


class Order(Model):
    """A purchase. ``nonce`` is the one-time button that made it, so that a second press finds it.

    While it is reserved it holds one of the customer's ``slot`` numbers, so that the database bounds how many there
    are, and is released at ``reserved_until``.
    """

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="orders", on_delete=fields.NO_ACTION)
    state = fields.CharField(max_length=16)  # see states.py
    total = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    nonce = fields.BigIntField(null=True, unique=True)
    created_at = fields.DatetimeField()
    paid_at = fields.DatetimeField(null=True)
    reserved_until = fields.DatetimeField(null=True)
    slot = fields.SmallIntField(null=True)

    class Meta:
        table = "shop_order"
        indexes = [
            ("user_id", "id"),
            ("paid_at",),
            PartialIndex(fields=["reserved_until", "id"], condition={"state": "reserved"}, name="shop_order_reserved"),
        ]
        unique_together = (("user", "slot"),)
        constraints = [
            CheckConstraint(check="total >= 0", name="shop_order_total_not_negative"),
            CheckConstraint(check=f"slot BETWEEN 1 AND {MOST_SLOTS}", name="shop_order_slot"),
            CheckConstraint(check="(state = 'reserved') = (slot IS NOT NULL)", name="shop_order_reserved_has_slot"),
        ]


class OrderLine(Model):
    """One item of an order, as it was called and priced then; ``item`` becomes null if it is deleted.

    ``adjustment`` is the line's share of everything that changed the total, ``refunded`` what was given back of it.
    ``revealed_at``: since then somebody may have seen its value, which is never sold again.
    """

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="lines", on_delete=fields.NO_ACTION, db_index=True)
    item = fields.ForeignKeyField(
        "shop.Item", related_name="lines", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    item_name = fields.CharField(max_length=255)
    kind = fields.CharField(max_length=32, default="unique", db_default="unique")  # of the item, as it was sold
    quantity = fields.IntField()
    unit_price = fields.BigIntField()
    adjustment = fields.BigIntField(default=0, db_default=0)
    refunded = fields.BigIntField(default=0, db_default=0)
    state = fields.CharField(max_length=16)  # see states.py
    answers = fields.TextField(default="", db_default="")  # encrypted: what the customer was asked, and said
    shared_value = fields.ForeignKeyField(
        "shop.SharedValue", related_name="lines", null=True, on_delete=fields.NO_ACTION, db_index=True
    )
    # of the hook fulfil, for lines that are paid and pending
    attempts = fields.IntField(default=0, db_default=0)
    next_try = fields.DatetimeField(null=True)
    error = fields.CharField(max_length=255, default="", db_default="")
    fulfilled_at = fields.DatetimeField(null=True)
    revealed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "shop_order_line"
        indexes = [
            PartialIndex(fields=["item_id", "id"], condition={"state": "pending"}, name="shop_line_waiting"),
            PartialIndex(fields=["next_try", "id"], condition={"state": "pending"}, name="shop_line_due"),
        ]
        constraints = [
            CheckConstraint(check="quantity > 0", name="shop_order_line_quantity_positive"),
            CheckConstraint(check="unit_price >= 0", name="shop_order_line_price_not_negative"),
            CheckConstraint(
                check="refunded >= 0 AND refunded <= quantity * unit_price + adjustment",
                name="shop_order_line_refunded_bounds",
            ),
        ]


class OrderAdjustment(Model):
    """What made the total differ from the sum of the lines; ``label`` is a locale key of the plugin that added it.

    With ``line`` it belongs to that line, otherwise to the whole order.
    """

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="adjustments", on_delete=fields.NO_ACTION, db_index=True)
    line = fields.ForeignKeyField(
        "shop.OrderLine", related_name="adjustments", null=True, on_delete=fields.NO_ACTION, db_index=True
    )
    label = fields.CharField(max_length=128)
    args = fields.JSONField(default=dict)
    amount = fields.BigIntField()

    class Meta:
        table = "shop_order_adjustment"


class Refund(Model):
    """Money that goes back for a line, or for several: to the wallet, or to where it came from (``to``: wallet, provider).

    ``line`` is null where ``RefundShare`` says what each of several lines gets. ``outside`` is what of it goes (or went)
    back to where it came from, ``kept`` what the shop had added to that payment and takes back; the rest goes to the
    wallet.
    """

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="refunds", on_delete=fields.NO_ACTION, db_index=True)
    line = fields.ForeignKeyField(
        "shop.OrderLine", related_name="refunds", null=True, on_delete=fields.NO_ACTION, db_index=True
    )
    amount = fields.BigIntField()
    to = fields.CharField(max_length=16)
    state = fields.CharField(max_length=16)  # see states.py
    reason = fields.CharField(max_length=255, default="")  # a locale key of the shop, or what staff wrote
    created_at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField(null=True)
    error = fields.CharField(max_length=255, default="")
    outside = fields.BigIntField(default=0, db_default=0)
    kept = fields.BigIntField(default=0, db_default=0)

    class Meta:
        table = "shop_refund"
        indexes = [
            ("done_at",),
            PartialIndex(fields=["next_try", "id"], condition={"state": "requested"}, name="shop_refund_requested"),
        ]
        constraints = [
            CheckConstraint(check="amount > 0", name="shop_refund_amount_positive"),
            CheckConstraint(
                check="outside >= 0 AND kept >= 0 AND outside + kept <= amount", name="shop_refund_outside_bounds"
            ),
        ]


class RefundShare(Model):
    """What one line gets of a refund for several; together they are its amount."""

    id = fields.BigIntField(primary_key=True)
    refund = fields.ForeignKeyField("shop.Refund", related_name="shares", on_delete=fields.CASCADE)
    line = fields.ForeignKeyField(
        "shop.OrderLine", related_name="refund_shares", on_delete=fields.NO_ACTION, db_index=True
    )
    amount = fields.BigIntField()

    class Meta:
        table = "shop_refund_share"
        unique_together = (("refund", "line"),)
        constraints = [CheckConstraint(check="amount > 0", name="shop_refund_share_amount_positive")]


class CustomerItem(Model):
    """One row a customer and item with a limit: locked while a purchase is counted against the limit."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="limited_items", on_delete=fields.CASCADE)
    item = fields.ForeignKeyField("shop.Item", related_name="limited", on_delete=fields.CASCADE, db_index=True)
    locked = fields.IntField(default=0, db_default=0)  # only written to take the lock

    class Meta:
        table = "shop_customer_item"
        unique_together = (("user", "item"),)
