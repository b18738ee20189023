"""The tables of promos: codes, what they are bound to, where they are applied, and who used them."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

CODE_LENGTH = 50  # characters
MOST_USES = 1000  # of one code by one customer


class Batch(Model):
    """One-time codes that were made together."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    size = fields.IntField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "promos_batch"


class Code(Model):
    """A promo code. ``used`` is how many orders (or gifts to a balance) hold or have used it.

    ``value``: percent in hundredths of a percent, fixed and balance in minor units. Times are UTC, ``ends_at`` is the
    first moment at which the code no longer counts.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=CODE_LENGTH, unique=True)  # as normalise() writes it
    kind = fields.CharField(max_length=8)  # percent, fixed, balance
    value = fields.BigIntField()
    total_limit = fields.BigIntField(null=True)  # null: no limit
    customer_limit = fields.IntField(default=1)
    used = fields.BigIntField(default=0)
    first_only = fields.BooleanField(default=False)  # only for a customer's first purchase
    min_sum = fields.BigIntField(default=0)  # of the order before adjustments
    starts_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    stacks = fields.BooleanField(default=False)  # counts beside other codes on the same line
    active = fields.BooleanField(default=True)
    batch = fields.ForeignKeyField(
        "promos.Batch", related_name="codes", null=True, on_delete=fields.NO_ACTION, db_index=False
    )
    created_at = fields.DatetimeField()

    class Meta:
        table = "promos_code"
        indexes = [("batch_id", "id")]
        constraints = [
            CheckConstraint(
                check="(kind = 'percent' AND value BETWEEN 1 AND 10000)"
                " OR (kind IN ('fixed', 'balance') AND value BETWEEN 1 AND 1000000000000000)",
                name="promos_code_value",
            ),
            CheckConstraint(check="total_limit IS NULL OR total_limit >= 1", name="promos_code_total_limit"),
            CheckConstraint(check=f"customer_limit BETWEEN 1 AND {MOST_USES}", name="promos_code_customer_limit"),
            CheckConstraint(
                check="used >= 0 AND (total_limit IS NULL OR used <= total_limit)", name="promos_code_used"
            ),
            CheckConstraint(check="min_sum >= 0", name="promos_code_min_sum"),
            CheckConstraint(
                check="starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at", name="promos_code_dates"
            ),
        ]


class CodeItem(Model):
    """An item that a code is bound to, by its id in the shop, which may not be installed."""

    id = fields.BigIntField(primary_key=True)
    code = fields.ForeignKeyField("promos.Code", related_name="items", on_delete=fields.CASCADE)
    item_id = fields.BigIntField()

    class Meta:
        table = "promos_code_item"
        unique_together = (("code", "item_id"),)


class CodeCategory(Model):
    """A category that a code is bound to, with everything below it, by its id in the shop."""

    id = fields.BigIntField(primary_key=True)
    code = fields.ForeignKeyField("promos.Code", related_name="categories", on_delete=fields.CASCADE)
    category_id = fields.BigIntField()

    class Meta:
        table = "promos_code_category"
        unique_together = (("code", "category_id"),)


class Applied(Model):
    """Where a customer applied a code, so that it never counts for anything else.

    ``source`` and ``key``: empty and the item's id for its card, ``cart`` and the line's id for a line of the cart,
    ``saved`` and 0 for a code that came by link and is offered where it fits.
    """

    id = fields.BigIntField(primary_key=True)
    user = fields.ForeignKeyField("accounts.User", related_name="applied_codes", on_delete=fields.CASCADE)
    code = fields.ForeignKeyField("promos.Code", related_name="applied_by", on_delete=fields.CASCADE, db_index=True)
    source = fields.CharField(max_length=16)
    key = fields.BigIntField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "promos_applied"
        unique_together = (("user", "source", "key", "code"),)
        indexes = [("key", "source")]


class Usage(Model):
    """One use of a code: by one order, whatever its lines, or for a gift to the balance (no order).

    ``slot`` numbers the uses of one customer from 1 up to the code's limit; ``newcomer`` is 1 for a code for first
    purchases. Both are null again when the use is given back, so that the unique keys hold the limits.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.ForeignKeyField("promos.Code", related_name="usages", on_delete=fields.NO_ACTION)
    user = fields.ForeignKeyField("accounts.User", related_name="used_codes", on_delete=fields.NO_ACTION)
    slot = fields.IntField(null=True)
    newcomer = fields.SmallIntField(null=True)
    order_id = fields.BigIntField(null=True)
    amount = fields.BigIntField()  # minor units that the customer was spared or given
    state = fields.CharField(max_length=8)  # held, used, returned
    created_at = fields.DatetimeField()

    class Meta:
        table = "promos_usage"
        unique_together = (("code", "user", "slot"), ("user", "newcomer"), ("code", "order_id"))
        indexes = [
            ("order_id",),
            ("created_at",),
            PartialIndex(fields=["created_at"], condition={"state": "held"}, name="promos_usage_held"),
        ]
        constraints = [
            CheckConstraint(check="amount >= 0", name="promos_usage_amount"),
            CheckConstraint(check="state IN ('held', 'used', 'returned')", name="promos_usage_state"),
            CheckConstraint(check="(state = 'returned') = (slot IS NULL)", name="promos_usage_slot"),
        ]


class UsageLine(Model):
    """A line that a use made cheaper: what was paid for it, and what of that was refunded (minor units)."""

    id = fields.BigIntField(primary_key=True)
    usage = fields.ForeignKeyField("promos.Usage", related_name="lines", on_delete=fields.CASCADE)
    line_id = fields.BigIntField(db_index=True)
    net = fields.BigIntField()
    refunded = fields.BigIntField(default=0)

    class Meta:
        table = "promos_usage_line"
        unique_together = (("usage", "line_id"),)


class Attempt(Model):
    """How many codes a customer tried in vain since a moment; bounds guessing."""

    id = fields.BigIntField(primary_key=True)
    user = fields.OneToOneField("accounts.User", related_name="promo_attempts", on_delete=fields.CASCADE)
    failures = fields.IntField()
    since = fields.DatetimeField()

    class Meta:
        table = "promos_attempt"
