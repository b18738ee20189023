"""Rights as bits: the values that operators know, and which permission asks for which."""

USE, BROADCAST, SETTINGS, USERS, CATALOG = 1, 2, 4, 8, 16
ADMINS, OWNER, STATISTICS, BALANCE, PROMOS = 32, 64, 128, 256, 512
FREE = range(32, 63)  # numbers of the bits that permissions of third parties get
ALL = (1 << 63) - 1  # what a BIGINT holds
BY_RULE = 1 << 63  # never stored: puts whoever OWNER_ID names above everybody to whom a role gives all

PINNED = {
    "broadcast.send": BROADCAST,
    "admin.settings": SETTINGS,
    "admin.users": USERS,
    "shop.catalog": CATALOG,
    "reviews.moderate": CATALOG,
    "rbac.manage": ADMINS,
    "admin.statistics": STATISTICS,
    "admin.balance": BALANCE,
    "shop.orders": BALANCE,
    "payments.manage": BALANCE,
    "manual.confirm": BALANCE,
    "promos.manage": PROMOS,
}
NAMES = {
    BROADCAST: "broadcast",
    SETTINGS: "settings",
    USERS: "users",
    CATALOG: "catalog",
    ADMINS: "roles",
    STATISTICS: "statistics",
    BALANCE: "balance",
    PROMOS: "promos",
    OWNER: "everything",
}


def effective(bits: int) -> int:
    """What stored ``bits`` come to: OWNER stands for every right, those of plugins to come included."""
    return ALL if bits & OWNER else bits
