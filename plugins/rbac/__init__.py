"""Roles: who may do what, for how long, and up to which sum."""

from kernel import Plugin

rbac = Plugin("rbac", version="1.0", requires=["accounts"], models="plugins.rbac.models")
MANAGE = rbac.permission("manage", "rbac-permission-manage")

from . import cli, hooks, jobs, notices, segments, staff, statistics  # noqa: E402, F401 - they decorate the plugin
