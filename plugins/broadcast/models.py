"""The tables of broadcasts: what is sent, and to whom it goes."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from .states import Got, State


class Broadcast(Model):
    """One message to many. ``content`` is an answer of ``kernel.forms.message``, ``buttons`` are (label, address).

    ``segment`` with ``argument`` says who gets it; ``argument_label`` is what staff chose, such as a product's name.
    ``revision`` counts changes, so that a confirm button counts for what was shown. ``cursor`` is the last customer that
    was looked at, until everybody who gets it is written down (``gathered``). ``problem``: why it paused by itself.
    ``live_chat`` and ``live_message`` name the screen whose progress is kept up to date. The counts are filled when the
    recipients are removed (``purged``).
    """

    id = fields.BigIntField(primary_key=True)
    author = fields.ForeignKeyField(
        "accounts.User", related_name="broadcasts", on_delete=fields.NO_ACTION, db_index=True
    )
    state = fields.CharField(max_length=16, default=State.DRAFT.value)
    content = fields.JSONField()
    buttons = fields.JSONField(default=list)
    silent = fields.BooleanField(default=False)
    segment = fields.CharField(max_length=64)
    argument = fields.BigIntField(default=0)
    argument_label = fields.CharField(max_length=255, default="")
    revision = fields.IntField(default=0)
    start_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True, db_index=True)
    gathered = fields.BooleanField(default=False)
    cursor = fields.BigIntField(default=0)
    problem = fields.CharField(max_length=255, default="")
    live_chat = fields.BigIntField(null=True)
    live_message = fields.BigIntField(null=True)
    purged = fields.BooleanField(default=False)
    total = fields.IntField(default=0)
    delivered = fields.IntField(default=0)
    blocked = fields.IntField(default=0)
    failed = fields.IntField(default=0)

    class Meta:
        table = "broadcast_broadcast"
        indexes = [
            PartialIndex(fields=["start_at"], condition={"state": State.SCHEDULED.value}, name="broadcast_scheduled"),
            PartialIndex(fields=["id"], condition={"state": State.SENDING.value}, name="broadcast_sending"),
        ]
        constraints = [
            CheckConstraint(
                check=f"state IN ({', '.join(repr(state.value) for state in State)})", name="broadcast_state"
            ),
        ]


class Recipient(Model):
    """One customer of one broadcast, and how far it is."""

    id = fields.BigIntField(primary_key=True)
    broadcast = fields.ForeignKeyField("broadcast.Broadcast", related_name="recipients", on_delete=fields.CASCADE)
    user = fields.ForeignKeyField("accounts.User", related_name="received", on_delete=fields.CASCADE, db_index=True)
    state = fields.CharField(max_length=16, default=Got.WAITING.value)
    error = fields.CharField(max_length=64, default="")  # Telegram's code, of what failed

    class Meta:
        table = "broadcast_recipient"
        unique_together = (("broadcast", "user"),)
        indexes = [
            PartialIndex(
                fields=["broadcast_id", "user_id"], condition={"state": Got.WAITING.value}, name="broadcast_waiting"
            ),
            PartialIndex(
                fields=["broadcast_id", "user_id"], condition={"state": Got.QUEUED.value}, name="broadcast_queued"
            ),
        ]
        constraints = [
            CheckConstraint(check=f"state IN ({', '.join(repr(got.value) for got in Got)})", name="broadcast_got"),
        ]
