"""The tables of referrals: personal links, who brought whom, and what was earned by it."""

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

CODE_LENGTH = 16
# Ids rise with time, so everybody points to somebody who was there before: no chain of any length can close.
WAS_THERE_BEFORE = "referrer_id < user_id"


class Link(Model):
    """The personal link of a customer; made when they first look at it."""

    id = fields.BigIntField(primary_key=True)
    user = fields.OneToOneField("accounts.User", related_name="referral_link", on_delete=fields.CASCADE)
    code = fields.CharField(max_length=CODE_LENGTH, unique=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "referrals_link"


class Referral(Model):
    """``user`` came by the link of ``referrer``."""

    id = fields.BigIntField(primary_key=True)
    user = fields.OneToOneField("accounts.User", related_name="referral", on_delete=fields.CASCADE)
    referrer = fields.ForeignKeyField("accounts.User", related_name="referrals", on_delete=fields.CASCADE)
    created_at = fields.DatetimeField()

    class Meta:
        table = "referrals_referral"
        indexes = [("referrer_id", "user_id"), ("created_at",)]
        constraints = [CheckConstraint(check=WAS_THERE_BEFORE, name="referrals_referral_before")]


class Earning(Model):
    """What a referrer got for one payment of ``user``: ``percent`` (in hundredths of a percent) of ``source``.

    Amounts are minor units. ``kept`` is what is left of ``source`` after refunds, ``reversed`` what was taken back of
    ``amount`` for that. A row with percent 0 is no earning yet: the payment went back before its bonus was booked.
    """

    id = fields.BigIntField(primary_key=True)
    payment_id = fields.BigIntField(unique=True)  # of the plugin payments, which may not be installed
    user = fields.ForeignKeyField("accounts.User", related_name="brought", on_delete=fields.NO_ACTION)
    referrer = fields.ForeignKeyField("accounts.User", related_name="earned", on_delete=fields.NO_ACTION)
    percent = fields.IntField()
    source = fields.BigIntField()
    kept = fields.BigIntField()
    amount = fields.BigIntField()
    reversed = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()

    class Meta:
        table = "referrals_earning"
        indexes = [("referrer_id", "id"), ("user_id", "id")]
        constraints = [
            CheckConstraint(check=WAS_THERE_BEFORE, name="referrals_earning_before"),
            CheckConstraint(check="percent BETWEEN 0 AND 9900", name="referrals_earning_percent"),
            CheckConstraint(check="kept >= 0 AND (percent = 0 OR kept <= source)", name="referrals_earning_kept"),
            CheckConstraint(check="amount BETWEEN 0 AND source", name="referrals_earning_amount"),
            CheckConstraint(check="reversed BETWEEN 0 AND amount", name="referrals_earning_reversed"),
        ]
