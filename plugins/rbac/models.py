"""The tables of roles. Amounts are minor units, times are UTC."""

from tortoise import fields
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

NAME_LENGTH = 64


class Role(Model):
    """A set of rights. ``builtin`` is empty for a role of the shop's own; the one called ``user`` is everybody's who
    was given no other. ``largest_correction`` bounds one correction of a balance; None: no bound."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=NAME_LENGTH, unique=True)
    builtin = fields.CharField(max_length=8, default="")
    bits = fields.BigIntField()
    largest_correction = fields.BigIntField(null=True)

    class Meta:
        table = "rbac_role"
        constraints = [
            CheckConstraint(check="builtin IN ('', 'user', 'admin', 'owner')", name="rbac_role_builtin"),
            CheckConstraint(check="bits > 0", name="rbac_role_bits"),
            CheckConstraint(check="largest_correction > 0", name="rbac_role_largest_correction"),
        ]


class Assignment(Model):
    """The role that a person was given, until a time or for ever; ``given_by`` is empty for the command line."""

    id = fields.BigIntField(primary_key=True)
    user = fields.OneToOneField("accounts.User", related_name="role_assignment", on_delete=fields.CASCADE)
    role = fields.ForeignKeyField("rbac.Role", related_name="assignments", on_delete=fields.RESTRICT, db_index=True)
    until = fields.DatetimeField(null=True, db_index=True)
    given_by = fields.ForeignKeyField(
        "accounts.User", related_name="roles_given", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    given_at = fields.DatetimeField()

    class Meta:
        table = "rbac_assignment"


class PermissionBit(Model):
    """The number of the bit that a permission of a third party has been given, for ever."""

    id = fields.BigIntField(primary_key=True)
    permission = fields.CharField(max_length=200, unique=True)
    bit = fields.SmallIntField(unique=True)

    class Meta:
        table = "rbac_permission_bit"
        constraints = [CheckConstraint(check="bit BETWEEN 32 AND 62", name="rbac_permission_bit_number")]
