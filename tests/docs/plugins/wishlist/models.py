"""The tables of the wish list."""

from tortoise import fields
from tortoise.models import Model


class Wish(Model):
    """An item that a customer saved. ``price`` (minor units) is what it cost when they last heard of it."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="wishes", on_delete=fields.CASCADE)
    item = fields.ForeignKeyField("shop.Item", related_name="wishes", on_delete=fields.CASCADE, db_index=True)
    price = fields.BigIntField()

    class Meta:
        table = "wishlist_wish"
        unique_together = (("user", "item"),)


class Idea(Model):
    """What a customer misses in the shop."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="ideas", on_delete=fields.CASCADE, db_index=True)
    text = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "wishlist_idea"
