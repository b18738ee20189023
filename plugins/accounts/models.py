"""The tables of accounts: people, their wallets and the journal. Amounts are minor units, times are UTC."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

NAME_LENGTH = 64  # https://core.telegram.org/method/account.updateProfile
REASON_LENGTH = 120  # with the end and what to do it fits into the 200 characters of an alert
PAYLOAD_LENGTH = 64  # https://core.telegram.org/bots/features#deep-linking


class User(Model):
    """A person who has written to the bot. ``language`` is the chosen one, ``language_code`` what Telegram says;
    ``timezone`` is the chosen one, an IANA name; ``seen_on`` the last day (UTC) on which they wrote or pressed. A block
    is over when ``blocked_until`` has passed."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(unique=True)
    first_name = fields.CharField(max_length=NAME_LENGTH, default="")
    last_name = fields.CharField(max_length=NAME_LENGTH, default="")
    username = fields.CharField(max_length=NAME_LENGTH, default="")
    language = fields.CharField(max_length=16, default="")  # empty: as in Telegram
    language_code = fields.CharField(max_length=16, default="")
    registered_at = fields.DatetimeField(db_index=True)
    start_payload = fields.CharField(max_length=PAYLOAD_LENGTH, default="")  # of the first /start
    is_blocked = fields.BooleanField(default=False)  # by the shop
    is_reachable = fields.BooleanField(default=True)  # False when the person blocked the bot
    timezone = fields.CharField(max_length=64, default="", db_default="")  # empty: as in the shop
    blocked_reason = fields.CharField(max_length=REASON_LENGTH, default="", db_default="")
    blocked_until = fields.DatetimeField(null=True, default=None)  # None: until somebody unblocks them
    seen_on = fields.DateField(null=True)

    class Meta:
        table = "accounts_user"


class NameWord(Model):
    """A word of a person's name or username, in lower case and UTF-8: what staff find people by."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "accounts.User", related_name="name_words", on_delete=fields.CASCADE, db_index=True
    )
    word = fields.BinaryField()

    class Meta:
        table = "accounts_name_word"
        indexes = [Index(fields=["word", "user_id"], name="accounts_name_word_word")]


class Wallet(Model):
    """What a person can spend, and what they owe (minus the sum of their receivable postings)."""

    id = fields.BigIntField(primary_key=True)
    user: fields.OneToOneRelation[User] = fields.OneToOneField(
        "accounts.User", related_name="wallet", on_delete=fields.RESTRICT
    )
    balance = fields.BigIntField(default=0)
    owed = fields.BigIntField(default=0)

    class Meta:
        table = "accounts_wallet"
        constraints = [
            CheckConstraint(check="balance >= 0", name="accounts_wallet_balance"),
            CheckConstraint(check="owed >= 0", name="accounts_wallet_owed"),
        ]


class Entry(Model):
    """One change of money; ``key`` makes doing it twice impossible."""

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=255, unique=True)
    kind = fields.CharField(max_length=64)
    reference = fields.CharField(max_length=128, default="")
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "accounts_entry"


class Posting(Model):
    """One line of an entry; the lines of an entry sum to zero."""

    id = fields.BigIntField(primary_key=True)
    entry: fields.ForeignKeyRelation[Entry] = fields.ForeignKeyField(
        "accounts.Entry", related_name="postings", on_delete=fields.RESTRICT, db_index=True
    )
    account = fields.CharField(max_length=64)
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "accounts.User", related_name="postings", on_delete=fields.RESTRICT, null=True, default=None
    )
    amount = fields.BigIntField()

    class Meta:
        table = "accounts_posting"
        indexes = [("user_id", "entry_id")]
        constraints = [
            CheckConstraint(check="amount <> 0", name="accounts_posting_amount"),
            CheckConstraint(
                check="account IN ('wallet', 'receivable', 'revenue', 'promo', 'referral', 'adjustment', 'rounding')"
                " OR account LIKE 'clearing:_%'",
                name="accounts_posting_account",
            ),
            CheckConstraint(
                check="user_id IS NOT NULL OR account NOT IN ('wallet', 'receivable')", name="accounts_posting_user"
            ),
        ]


class Book(Model):
    """The one currency of this database, stored at the first start."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=16, unique=True)  # always "main"
    currency = fields.CharField(max_length=3)
    opened_at = fields.DatetimeField()

    class Meta:
        table = "accounts_book"
