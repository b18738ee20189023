"""The shop's tables. Everything is known by its id, so a new name loses nothing; money is in minor units."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from .naming import sort_name


class Batch(Model):
    """Values that came in together. Nothing of a batch is offered before it is published."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=255)
    published = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)  # an import that is alive moves this on; see importing/batches.py

    class Meta:
        table = "shop_batch"
        indexes = [PartialIndex(fields=["id"], condition={"published": False}, name="shop_batch_open")]


class Category(Model):
    """A shelf, on another one (``parent``) or at the top. ``batch`` names the import that is still making it."""

    id = fields.BigIntField(primary_key=True)
    parent = fields.ForeignKeyField("shop.Category", related_name="children", null=True, on_delete=fields.NO_ACTION)
    position = fields.IntField(default=0)  # lower comes first; equal ones A-Z
    name = fields.CharField(max_length=255)
    sort_name = fields.CharField(max_length=255)
    description = fields.TextField(default="")
    hidden = fields.BooleanField(default=False)
    batch = fields.ForeignKeyField("shop.Batch", related_name="categories", null=True, on_delete=fields.NO_ACTION)

    class Meta:
        table = "shop_category"
        indexes = [("parent_id", "hidden", "position", "sort_name", "id"), ("batch_id",)]
        constraints = [CheckConstraint(check="parent_id <> id", name="shop_category_not_its_own_parent")]

    async def save(self, *args, **kwargs) -> None:
        """Save, with the name that the list is sorted by."""
        self.sort_name = sort_name(self.name)
        await super().save(*args, **kwargs)


class Picture(Model):
    """The bytes of a picture, once whatever the number of items that show it."""

    id = fields.BigIntField(primary_key=True)
    hash = fields.CharField(max_length=64, unique=True)  # SHA-256, hexadecimal
    mime = fields.CharField(max_length=64)
    data = fields.BinaryField()

    class Meta:
        table = "shop_picture"


class SharedValue(Model):
    """The one value that every buyer of an item gets; kept when it is replaced, for those who bought it."""

    id = fields.BigIntField(primary_key=True)
    value = fields.TextField()  # encrypted
    created_at = fields.DatetimeField()

    class Meta:
        table = "shop_shared_value"


class Item(Model):
    """What is sold: ``kind`` is ``unique`` (each piece has its own value) or ``shared`` (one value for all).

    Other kinds belong to the plugin that answers the hook ``allocate`` for them.
    """

    id = fields.BigIntField(primary_key=True)
    category = fields.ForeignKeyField("shop.Category", related_name="items", on_delete=fields.NO_ACTION)
    position = fields.IntField(default=0)
    name = fields.CharField(max_length=255)
    sort_name = fields.CharField(max_length=255)
    description = fields.TextField(default="")
    price = fields.BigIntField()
    kind = fields.CharField(max_length=32, default="unique")
    picture = fields.ForeignKeyField("shop.Picture", related_name="items", null=True, on_delete=fields.NO_ACTION)
    shared_value = fields.ForeignKeyField(
        "shop.SharedValue", related_name="items", null=True, on_delete=fields.NO_ACTION
    )
    hidden = fields.BooleanField(default=False)
    batch = fields.ForeignKeyField("shop.Batch", related_name="items", null=True, on_delete=fields.NO_ACTION)
    created_at = fields.DatetimeField()

    class Meta:
        table = "shop_item"
        indexes = [
            ("category_id", "hidden", "position", "sort_name", "id"),
            ("picture_id",),
            ("shared_value_id",),
            ("batch_id",),
        ]
        constraints = [CheckConstraint(check="price >= 0", name="shop_item_price_not_negative")]

    async def save(self, *args, **kwargs) -> None:
        """Save, with the name that the list is sorted by."""
        self.sort_name = sort_name(self.name)
        await super().save(*args, **kwargs)


class StockLevel(Model):
    """How many pieces of an item can be bought, kept by the statements that publish and claim them."""

    id = fields.BigIntField(primary_key=True)
    item = fields.OneToOneField("shop.Item", related_name="level", on_delete=fields.CASCADE)
    available = fields.BigIntField(default=0)

    class Meta:
        table = "shop_stock_level"
        constraints = [CheckConstraint(check="available >= 0", name="shop_stock_level_not_negative")]


class Order(Model):
    """A purchase. ``nonce`` is the one-time button that made it, so that a second press finds it."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="orders", on_delete=fields.NO_ACTION)
    state = fields.CharField(max_length=16)  # see states.py
    total = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    nonce = fields.BigIntField(null=True, unique=True)
    created_at = fields.DatetimeField()
    paid_at = fields.DatetimeField(null=True)

    class Meta:
        table = "shop_order"
        indexes = [("user_id", "id")]
        constraints = [CheckConstraint(check="total >= 0", name="shop_order_total_not_negative")]


class OrderLine(Model):
    """One item of an order, as it was called and priced then; ``item`` becomes null if it is deleted."""

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="lines", on_delete=fields.NO_ACTION, db_index=True)
    item = fields.ForeignKeyField(
        "shop.Item", related_name="lines", null=True, on_delete=fields.SET_NULL, db_index=True
    )
    item_name = fields.CharField(max_length=255)
    quantity = fields.IntField()
    unit_price = fields.BigIntField()
    state = fields.CharField(max_length=16)  # see states.py
    shared_value = fields.ForeignKeyField(
        "shop.SharedValue", related_name="lines", null=True, on_delete=fields.NO_ACTION, db_index=True
    )

    class Meta:
        table = "shop_order_line"
        constraints = [
            CheckConstraint(check="quantity > 0", name="shop_order_line_quantity_positive"),
            CheckConstraint(check="unit_price >= 0", name="shop_order_line_price_not_negative"),
        ]


class OrderAdjustment(Model):
    """What made the total differ from the sum of the lines; ``label`` is a locale key of the plugin that added it."""

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="adjustments", on_delete=fields.NO_ACTION, db_index=True)
    label = fields.CharField(max_length=128)
    args = fields.JSONField(default=dict)
    amount = fields.BigIntField()

    class Meta:
        table = "shop_order_adjustment"


class StockValue(Model):
    """One piece of stock: an encrypted value, and the order line that it was sold with."""

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="stock", on_delete=fields.NO_ACTION)
    batch = fields.ForeignKeyField("shop.Batch", related_name="values", on_delete=fields.NO_ACTION, db_index=True)
    value = fields.TextField()  # encrypted
    digest = fields.BinaryField()  # keyed hash, so that duplicates are found without decrypting
    state = fields.CharField(
        max_length=16, default="unsold"
    )  # unsold or sold; on sale only when its batch is published
    line = fields.ForeignKeyField(
        "shop.OrderLine", related_name="values", null=True, on_delete=fields.NO_ACTION, db_index=True
    )

    class Meta:
        table = "shop_stock_value"
        unique_together = (("item", "digest"),)
        # ordered by batch first, so that no other index can serve the claim: the primary key would walk over what is sold
        indexes = [
            PartialIndex(fields=["item_id", "batch_id", "id"], condition={"state": "unsold"}, name="shop_stock_unsold")
        ]
        constraints = [
            CheckConstraint(check="(state = 'sold') = (line_id IS NOT NULL)", name="shop_stock_value_sold_has_line")
        ]
