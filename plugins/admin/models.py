"""The tables of the console: who is told what."""

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

TITLE = 128  # characters


class NoticeTarget(Model):
    """Where notices go: a person (``chat_id`` is theirs), a group, or a topic of a forum.

    From ``quiet_from`` to ``quiet_until`` (hours of the day there) only alarms come at once. ``failure`` says why
    nothing reaches it since ``failed_at``; nothing is sent there then.
    """

    id = fields.BigIntField(primary_key=True)
    chat_id = fields.BigIntField()
    topic = fields.IntField(default=0, db_default=0)
    title = fields.CharField(max_length=TITLE)
    least = fields.SmallIntField(default=0, db_default=0)  # the least severity that it is told of
    quiet_from = fields.SmallIntField(null=True)
    quiet_until = fields.SmallIntField(null=True)
    failure = fields.CharField(max_length=64, default="", db_default="")
    failed_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "admin_notice_target"
        unique_together = (("chat_id", "topic"),)
        constraints = [
            CheckConstraint(check="least BETWEEN 0 AND 2", name="admin_notice_target_least"),
            CheckConstraint(check="(quiet_from IS NULL) = (quiet_until IS NULL)", name="admin_notice_target_quiet"),
        ]


class NoticeChoice(Model):
    """A kind of notice that was switched on or off for a target; all others are as their plugins want."""

    id = fields.BigIntField(primary_key=True)
    target = fields.ForeignKeyField("admin.NoticeTarget", related_name="choices", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=32)
    wanted = fields.BooleanField()

    class Meta:
        table = "admin_notice_choice"
        unique_together = (("target", "kind"),)


class StaffNotice(Model):
    """What staff were told, by the ids it is made of; kept for some weeks."""

    id = fields.BigIntField(primary_key=True)
    template = fields.CharField(max_length=128)
    kind = fields.CharField(max_length=32)
    severity = fields.SmallIntField()
    args = fields.JSONField()
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "admin_notice"


class NoticeRepeat(Model):
    """A thing that a target was told of at ``since``, and how often it was said again without being repeated there."""

    id = fields.BigIntField(primary_key=True)
    target = fields.ForeignKeyField("admin.NoticeTarget", related_name="repeats", on_delete=fields.CASCADE)
    key = fields.CharField(max_length=128)
    notice = fields.ForeignKeyField(
        "admin.StaffNotice", related_name="repeats", on_delete=fields.CASCADE, db_index=True
    )  # the newest
    since = fields.DatetimeField(db_index=True)
    times = fields.IntField(default=0, db_default=0)

    class Meta:
        table = "admin_notice_repeat"
        unique_together = (("target", "key"),)
