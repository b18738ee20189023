"""The tables of reviews. Everything is known by ids, so a new name of an item loses nothing; times are UTC."""

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

TEXT_LIMIT = 500  # characters of a review, and of the shop's answer
REASON_LIMIT = 200  # characters of why a review was hidden


class Review(Model):
    """What a buyer thinks of an item; one a person and item. Hidden ones count nowhere, and their author is told why."""

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="reviews", on_delete=fields.CASCADE)
    item = fields.ForeignKeyField("shop.Item", related_name="reviews", on_delete=fields.CASCADE)
    stars = fields.SmallIntField()
    text = fields.TextField(default="")
    created_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    hidden = fields.BooleanField(default=False)
    hidden_reason = fields.TextField(default="")
    reply = fields.TextField(default="")  # the shop's answer
    replied_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reviews_review"
        unique_together = (("user", "item"),)
        indexes = [("item_id", "hidden", "id"), ("created_at",)]
        constraints = [CheckConstraint(check="stars BETWEEN 1 AND 5", name="reviews_review_stars")]


class Standing(Model):
    """How many visible reviews of an item have how many stars.

    Its row is locked first by whatever changes reviews of the item, and changes with them in the same transaction.
    """

    id = fields.BigIntField(primary_key=True)
    item = fields.OneToOneField("shop.Item", related_name="review_standing", on_delete=fields.CASCADE)
    stars_1 = fields.IntField(default=0)
    stars_2 = fields.IntField(default=0)
    stars_3 = fields.IntField(default=0)
    stars_4 = fields.IntField(default=0)
    stars_5 = fields.IntField(default=0)

    class Meta:
        table = "reviews_standing"
        constraints = [
            CheckConstraint(
                check="stars_1 >= 0 AND stars_2 >= 0 AND stars_3 >= 0 AND stars_4 >= 0 AND stars_5 >= 0",
                name="reviews_standing_not_negative",
            )
        ]


class Prompt(Model):
    """That the customer is or was asked for a review of this item after this order, so that it happens once."""

    id = fields.BigIntField(primary_key=True)
    order = fields.ForeignKeyField("shop.Order", related_name="review_prompts", on_delete=fields.CASCADE)
    item = fields.ForeignKeyField("shop.Item", related_name="review_prompts", on_delete=fields.CASCADE, db_index=True)

    class Meta:
        table = "reviews_prompt"
        unique_together = (("order", "item"),)
