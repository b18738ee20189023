"""Batches, the values in them, and who waits for more."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


class Batch(Model):
    """Values that came in together. Nothing of a batch is offered unless it is published."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=255)
    published = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)  # an import that is alive moves this on; see importing/batches.py
    cost = fields.BigIntField(null=True)  # minor units, of all its values together
    supplier = fields.CharField(max_length=255, default="", db_default="")
    note = fields.TextField(default="", db_default="")
    expires_at = fields.DatetimeField(null=True)  # not sold from then on
    withdrawn_at = fields.DatetimeField(null=True)  # taken off sale by staff or because it expired

    class Meta:
        table = "shop_batch"
        indexes = [
            PartialIndex(fields=["id"], condition={"published": False}, name="shop_batch_open"),
            ("expires_at",),
        ]


class StoredFile(Model):
    """A file that is sold: its bytes, so that a new bot token loses nothing. The kernel remembers what was uploaded."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=255)
    mime = fields.CharField(max_length=128)
    size = fields.BigIntField()  # bytes
    data = fields.TextField()  # encrypted

    class Meta:
        table = "shop_stored_file"


class SharedValue(Model):
    """A value that is not taken from stock; kept when it is replaced, for those who bought it.

    The one that every buyer of an item gets, or what staff delivered by hand. With ``file`` the value is that file.
    """

    id = fields.BigIntField(primary_key=True)
    value = fields.TextField()  # encrypted
    file = fields.ForeignKeyField(
        "shop.StoredFile", related_name="shared", null=True, on_delete=fields.NO_ACTION, db_index=True
    )
    created_at = fields.DatetimeField()

    class Meta:
        table = "shop_shared_value"


class StockLevel(Model):
    """How many pieces of an item can be bought, kept by the statements that publish and claim them."""

    id = fields.BigIntField(primary_key=True)
    item = fields.OneToOneField("shop.Item", related_name="level", on_delete=fields.CASCADE)
    available = fields.BigIntField(default=0)
    low_told = fields.BooleanField(default=False, db_default=False)  # staff know that it is below its threshold

    class Meta:
        table = "shop_stock_level"
        constraints = [CheckConstraint(check="available >= 0", name="shop_stock_level_not_negative")]


class StockValue(Model):
    """One piece of stock: an encrypted text or a file, and the order line that it belongs to.

    ``state``: unsold (on sale when its batch is published), reserved, sold, withdrawn (with its batch), or burnt (was
    replaced or may have been seen, never sold again).
    """

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="stock", on_delete=fields.NO_ACTION)
    batch = fields.ForeignKeyField("shop.Batch", related_name="values", on_delete=fields.NO_ACTION, db_index=True)
    value = fields.TextField()  # encrypted
    file = fields.ForeignKeyField(
        "shop.StoredFile", related_name="pieces", null=True, on_delete=fields.NO_ACTION, db_index=True
    )
    digest = fields.BinaryField()  # keyed hash, so that duplicates are found without decrypting
    state = fields.CharField(max_length=16, default="unsold")
    line = fields.ForeignKeyField(
        "shop.OrderLine", related_name="values", null=True, on_delete=fields.NO_ACTION, db_index=True
    )

    class Meta:
        table = "shop_stock_value"
        unique_together = (("item", "digest"),)
        # ordered by batch first, so that no other index can serve the claim: the primary key would walk over what is sold
        indexes = [
            PartialIndex(fields=["item_id", "batch_id", "id"], condition={"state": "unsold"}, name="shop_stock_unsold"),
            PartialIndex(fields=["item_id", "digest"], condition={"state": "unsold"}, name="shop_stock_random"),
        ]
        constraints = [
            CheckConstraint(
                check="(state IN ('sold', 'reserved') AND line_id IS NOT NULL)"
                " OR (state IN ('unsold', 'withdrawn') AND line_id IS NULL) OR state = 'burnt'",
                name="shop_stock_value_line_fits_state",
            )
        ]


class StockWatch(Model):
    """A customer who wants to hear when a sold-out item is back; gone when they were told, in order of id."""

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="watches", on_delete=fields.CASCADE)
    user = fields.ForeignKeyField(
        "accounts.User", related_name="stock_watches", on_delete=fields.CASCADE, db_index=True
    )
    created_at = fields.DatetimeField()

    class Meta:
        table = "shop_stock_watch"
        unique_together = (("item", "user"),)


class BatchItem(Model):
    """An item that a batch brought pieces of: what the list of an item's batches is read from."""

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="batches", on_delete=fields.CASCADE)
    batch = fields.ForeignKeyField("shop.Batch", related_name="brought", on_delete=fields.CASCADE, db_index=True)
    pieces = fields.BigIntField()  # when it was put on sale for the first time

    class Meta:
        table = "shop_batch_item"
        unique_together = (("item", "batch"),)


class Intake(Model):
    """What staff sent for an item and confirmed, until it is in stock or they were told why not.

    Either ``text`` or the Telegram ``file_id`` is set. ``whole`` sells an archive as it is instead of what is in it.
    """

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="intakes", on_delete=fields.CASCADE, db_index=True)
    user = fields.ForeignKeyField("accounts.User", related_name="intakes", on_delete=fields.CASCADE, db_index=True)
    name = fields.CharField(max_length=255)
    file_id = fields.CharField(max_length=255, default="")
    text = fields.TextField(default="")  # encrypted
    whole = fields.BooleanField(default=False)
    facts = fields.JSONField(default=dict)  # of the batch
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField()  # moved on by the process that works on it, so that nobody else does

    class Meta:
        table = "shop_intake"


class NewsPost(Model):
    """When the newest post about an item goes to the news channel, or went: at most one in ten minutes."""

    id = fields.BigIntField(primary_key=True)
    item = fields.OneToOneField("shop.Item", related_name="news", on_delete=fields.CASCADE)
    at = fields.DatetimeField()

    class Meta:
        table = "shop_news_post"
