"""The kernel's own tables. Times are UTC; JSON columns hold ids and plain values, never secrets in clear."""

from tortoise import fields
from tortoise.indexes import PartialIndex
from tortoise.models import Model


class PluginState(Model):
    """Whether an installed plugin is enabled. No row means enabled."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    enabled = fields.BooleanField(default=True)
    changed_at = fields.DatetimeField()

    class Meta:
        table = "kernel_plugin_state"


class Version(Model):
    """A counter that every process compares with the one it knows: ``state`` for toggles, rights and
    live settings, ``catalog`` and the like for caches."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    number = fields.BigIntField(default=0)

    class Meta:
        table = "kernel_version"


class LiveSetting(Model):
    """A setting changed while the bot runs; the value wins over the environment."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    value = fields.JSONField()
    changed_at = fields.DatetimeField()

    class Meta:
        table = "kernel_live_setting"


class Secret(Model):
    """Encrypted values of the kernel itself: the canary and the key of the duplicate hash."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, unique=True)
    value = fields.TextField()

    class Meta:
        table = "kernel_secret"


class OutboxRow(Model):
    """A message that must reach a chat. ``template`` and ``args`` are resolved when it is sent."""

    id = fields.BigIntField(primary_key=True)
    plugin = fields.CharField(max_length=64)
    template = fields.CharField(max_length=128)
    args = fields.JSONField(default=dict)
    chat_id = fields.BigIntField()
    priority = fields.SmallIntField(default=50)  # lower goes first
    random_id = fields.BigIntField(unique=True)
    state = fields.CharField(max_length=16, default="waiting")  # waiting, sent, not_needed, undeliverable, unsure
    not_before = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)
    unsure_since = fields.DatetimeField(null=True)  # the first attempt of which nobody knows whether it arrived
    attempts = fields.IntField(default=0)
    error = fields.CharField(max_length=255, default="")
    message_id = fields.BigIntField(null=True)
    created_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "kernel_outbox"
        indexes = [
            PartialIndex(fields=["priority", "id"], condition={"state": "waiting"}, name="kernel_outbox_waiting"),
            PartialIndex(fields=["chat_id", "id"], condition={"state": "waiting"}, name="kernel_outbox_chat"),
            ("finished_at",),
        ]


class EventRow(Model):
    """Something that happened and was committed; every enabled plugin that listens gets it at least once."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64)
    args = fields.JSONField(default=dict)
    created_at = fields.DatetimeField(db_index=True)
    done = fields.BooleanField(default=False)  # every listener is done

    class Meta:
        table = "kernel_event"
        indexes = [PartialIndex(fields=["id"], condition={"done": False}, name="kernel_event_open")]


class EventDone(Model):
    """One plugin's handling of one event; written in the reaction's own transaction."""

    id = fields.BigIntField(primary_key=True)
    event = fields.ForeignKeyField("kernel.EventRow", related_name="handled_by", on_delete=fields.CASCADE)
    plugin = fields.CharField(max_length=64)
    done_at = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField(null=True)
    error = fields.CharField(max_length=255, default="")

    class Meta:
        table = "kernel_event_done"
        unique_together = (("event", "plugin"),)


class Reaction(Model):
    """A ``notify`` implementation that failed and will be tried again; idempotent by its key."""

    id = fields.BigIntField(primary_key=True)
    plugin = fields.CharField(max_length=64)
    hook = fields.CharField(max_length=160)
    key = fields.CharField(max_length=64)  # SHA-256 of the arguments: one row a plugin, hook and occasion
    args = fields.JSONField(default=dict)
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField(db_index=True)
    error = fields.CharField(max_length=255, default="")
    created_at = fields.DatetimeField()

    class Meta:
        table = "kernel_reaction"
        unique_together = (("plugin", "hook", "key"),)


class InboxRow(Model):
    """A payment or refund that Telegram reported, written before anything else looks at it."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(max_length=16)  # Paid, Refunded
    charge_id = fields.CharField(max_length=255)
    update = fields.JSONField()
    received_at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)
    attempts = fields.IntField(default=0)
    next_try = fields.DatetimeField(null=True)
    error = fields.CharField(max_length=255, default="")

    class Meta:
        table = "kernel_inbox"
        unique_together = (("kind", "charge_id"),)
        indexes = [PartialIndex(fields=["id"], condition={"done_at": None}, name="kernel_inbox_open")]


class UsedButton(Model):
    """A one-time button that was pressed; the nonce makes a second press find the first one's outcome."""

    id = fields.BigIntField(primary_key=True)
    nonce = fields.BigIntField(unique=True)
    user_id = fields.BigIntField()
    used_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "kernel_used_button"


class FormState(Model):
    """The conversation a person is in: one row a person, answers encrypted."""

    id = fields.BigIntField(primary_key=True)
    telegram_id = fields.BigIntField(unique=True)
    form = fields.CharField(max_length=64)
    instance = fields.BigIntField()  # idempotency key of done()
    answers = fields.TextField()
    step = fields.IntField(default=0)
    screen_id = fields.BigIntField(default=0)  # the message that shows the question
    last_message_id = fields.BigIntField(default=0)
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "kernel_form_state"


class JobRow(Model):
    """When a job runs next, and until when a process has claimed it."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=128, unique=True)
    next_run = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)

    class Meta:
        table = "kernel_job"


class UpdatePosition(Model):
    """Up to where Telegram's updates are handled; ``bot_id`` is the bot's Telegram id."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField(unique=True)
    pts = fields.BigIntField()
    qts = fields.BigIntField()
    date = fields.BigIntField()
    seq = fields.BigIntField()

    class Meta:
        table = "kernel_update_position"


class UploadedFile(Model):
    """A file that this bot has uploaded before, by the hash of its bytes."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    hash = fields.CharField(max_length=64)
    file_id = fields.CharField(max_length=255)

    class Meta:
        table = "kernel_uploaded_file"
        unique_together = (("bot_id", "hash"),)


class AuditRow(Model):
    """Something that somebody did, written in the transaction of the act. ``actor`` and ``subject`` are such as
    ``user:5`` and ``item:17``; ``details`` may have ``before`` and ``after``."""

    id = fields.BigIntField(primary_key=True)
    action = fields.CharField(max_length=64)  # plugin.act
    actor = fields.CharField(max_length=64)
    subject = fields.CharField(max_length=64, default="")
    details = fields.JSONField(default=dict)
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "kernel_audit"
        indexes = [("subject", "id"), ("actor", "id")]
