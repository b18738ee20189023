"""Categories, items and their pictures."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from ..naming import sort_name


class Category(Model):
    """A shelf, on another one (``parent``) or at the top. ``batch`` names the import that is still making it.

    ``sort`` is how its items are listed (see catalog/sorting.py). ``show_at`` and ``hide_at`` are when a job changes
    ``hidden``. ``archived`` was deleted by staff: hidden for ever, kept while something that was sold stands in it.
    """

    id = fields.BigIntField(primary_key=True)
    parent = fields.ForeignKeyField("shop.Category", related_name="children", null=True, on_delete=fields.NO_ACTION)
    position = fields.IntField(default=0)  # lower comes first; equal ones A-Z
    name = fields.CharField(max_length=255)
    sort_name = fields.CharField(max_length=255)
    description = fields.TextField(default="")
    sort = fields.SmallIntField(default=0, db_default=0)
    hidden = fields.BooleanField(default=False)
    show_at = fields.DatetimeField(null=True)
    hide_at = fields.DatetimeField(null=True)
    archived = fields.BooleanField(default=False, db_default=False)
    batch = fields.ForeignKeyField("shop.Batch", related_name="categories", null=True, on_delete=fields.NO_ACTION)

    class Meta:
        table = "shop_category"
        indexes = [
            ("parent_id", "hidden", "position", "sort_name", "id"),
            ("batch_id",),
            ("show_at",),
            ("hide_at",),
            PartialIndex(fields=["id"], condition={"archived": True}, name="shop_category_archived"),
        ]
        constraints = [
            CheckConstraint(check="parent_id <> id", name="shop_category_not_its_own_parent"),
            CheckConstraint(check="hidden OR NOT archived", name="shop_category_archived_is_hidden"),
        ]

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


class Item(Model):
    """What is sold.

    ``kind`` is how it is delivered: ``unique`` (each piece has its own text), ``file`` (each piece is a file),
    ``shared`` (one text or file for all) or ``manual`` (staff bring it). Other kinds belong to the plugin that answers
    the hook ``allocate`` for them. ``archived``: deleted by staff, hidden for ever, kept for those who bought it.
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
    show_at = fields.DatetimeField(null=True)
    hide_at = fields.DatetimeField(null=True)
    archived = fields.BooleanField(default=False, db_default=False)
    batch = fields.ForeignKeyField("shop.Batch", related_name="items", null=True, on_delete=fields.NO_ACTION)
    created_at = fields.DatetimeField()
    # how many pieces one order takes, and one customer altogether; null: no limit
    min_quantity = fields.IntField(default=1, db_default=1)
    max_quantity = fields.IntField(null=True)
    quantity_step = fields.IntField(default=1, db_default=1)
    customer_limit = fields.IntField(null=True)
    # what the customer reads with the goods, and is asked before buying (a list of texts; kind manual)
    instructions = fields.TextField(default="", db_default="")
    questions = fields.JSONField(default=list, db_default="[]")
    # paid for but not there: wait (for restock), credit (the wallet) or refund (where the money came from)
    when_out = fields.CharField(max_length=8, default="credit", db_default="credit")
    presell = fields.BooleanField(default=False, db_default=False)  # can be bought when sold out, if when_out is wait
    pick = fields.CharField(max_length=8, default="fifo", db_default="fifo")  # fifo, lifo or random
    low_stock = fields.IntField(null=True)  # staff are told when fewer pieces than this are left
    # kept up to date by events after a sale and by reviews; only for sorting lists
    sold = fields.BigIntField(default=0, db_default=0)
    rating = fields.IntField(default=0, db_default=0)

    class Meta:
        table = "shop_item"
        indexes = [
            ("category_id", "hidden", "position", "sort_name", "id"),
            ("category_id", "hidden", "sort_name", "id"),
            ("category_id", "hidden", "price", "id"),
            ("category_id", "hidden", "id"),
            ("category_id", "hidden", "rating", "id"),
            ("category_id", "hidden", "sold", "id"),
            ("picture_id",),
            ("shared_value_id",),
            ("batch_id",),
            ("show_at",),
            ("hide_at",),
            PartialIndex(fields=["id"], condition={"archived": True}, name="shop_item_archived"),
        ]
        constraints = [
            CheckConstraint(check="price >= 0", name="shop_item_price_not_negative"),
            CheckConstraint(check="hidden OR NOT archived", name="shop_item_archived_is_hidden"),
            CheckConstraint(check="min_quantity >= 1", name="shop_item_min_quantity_positive"),
            CheckConstraint(check="quantity_step >= 1", name="shop_item_quantity_step_positive"),
            CheckConstraint(
                check="max_quantity IS NULL OR max_quantity >= min_quantity", name="shop_item_max_above_min"
            ),
            CheckConstraint(check="customer_limit IS NULL OR customer_limit >= 1", name="shop_item_customer_limit"),
            CheckConstraint(check="when_out IN ('wait', 'credit', 'refund')", name="shop_item_when_out"),
            CheckConstraint(check="pick IN ('fifo', 'lifo', 'random')", name="shop_item_pick"),
        ]

    async def save(self, *args, **kwargs) -> None:
        """Save, with the name that the list is sorted by."""
        self.sort_name = sort_name(self.name)
        await super().save(*args, **kwargs)


class ItemPicture(Model):
    """A further picture of an item, beside the one on ``Item.picture``, in the order of ``position``."""

    id = fields.BigIntField(primary_key=True)
    item = fields.ForeignKeyField("shop.Item", related_name="more_pictures", on_delete=fields.CASCADE)
    picture = fields.ForeignKeyField("shop.Picture", related_name="shown_by", on_delete=fields.NO_ACTION, db_index=True)
    position = fields.IntField(default=0)

    class Meta:
        table = "shop_item_picture"
        indexes = [("item_id", "position", "id")]


class Search(Model):
    """What a customer searched for, so that the pages of what was found can be opened; removed after a week."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="searches", on_delete=fields.CASCADE, db_index=True)
    text = fields.CharField(max_length=255)
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "shop_search"
