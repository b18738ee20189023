"""Referrals: who brought whom, and a bonus of what they pay."""

from kernel import Plugin

from . import hookspecs
from .settings import ReferralsSettings

referrals = Plugin(
    "referrals",
    version="1.0",
    requires=["accounts"],
    after=["payments"],
    models="plugins.referrals.models",
    hookspecs=hookspecs,
    settings=ReferralsSettings,
)

from . import earning, handlers, notices, people, staff, statistics  # noqa: E402, F401 - they decorate the plugin
