"""accounts: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "accounts_book" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(16) NOT NULL UNIQUE,
    "currency" VARCHAR(3) NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "accounts_entry" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(255) NOT NULL UNIQUE,
    "kind" VARCHAR(64) NOT NULL,
    "reference" VARCHAR(128) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        'CREATE INDEX "idx_accounts_en_created_9846c7" ON "accounts_entry" ("created_at")',
        """CREATE TABLE "accounts_user" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "first_name" VARCHAR(64) NOT NULL,
    "last_name" VARCHAR(64) NOT NULL,
    "username" VARCHAR(64) NOT NULL,
    "language" VARCHAR(16) NOT NULL,
    "language_code" VARCHAR(16) NOT NULL,
    "registered_at" TIMESTAMPTZ NOT NULL,
    "start_payload" VARCHAR(64) NOT NULL,
    "is_blocked" BOOL NOT NULL,
    "is_reachable" BOOL NOT NULL
)""",
        'CREATE INDEX "idx_accounts_us_registe_c780c3" ON "accounts_user" ("registered_at")',
        """CREATE TABLE "accounts_posting" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "account" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL REFERENCES "accounts_entry" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "accounts_posting_amount" CHECK (amount <> 0),
    CONSTRAINT "accounts_posting_account" CHECK (account IN ('wallet', 'receivable', 'revenue', 'promo', 'referral', 'adjustment', 'rounding') OR account LIKE 'clearing:_%'),
    CONSTRAINT "accounts_posting_user" CHECK (user_id IS NOT NULL OR account NOT IN ('wallet', 'receivable'))
)""",
        'CREATE INDEX "idx_accounts_po_entry_i_5d9458" ON "accounts_posting" ("entry_id")',
        'CREATE INDEX "idx_accounts_po_user_id_a7cbc5" ON "accounts_posting" ("user_id", "entry_id")',
        """CREATE TABLE "accounts_wallet" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "balance" BIGINT NOT NULL,
    "owed" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "accounts_wallet_balance" CHECK (balance >= 0),
    CONSTRAINT "accounts_wallet_owed" CHECK (owed >= 0)
)""",
    ],
    "sqlite": [
        """CREATE TABLE "accounts_book" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(16) NOT NULL UNIQUE,
    "currency" VARCHAR(3) NOT NULL,
    "opened_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "accounts_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(255) NOT NULL UNIQUE,
    "kind" VARCHAR(64) NOT NULL,
    "reference" VARCHAR(128) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        'CREATE INDEX "idx_accounts_en_created_9846c7" ON "accounts_entry" ("created_at")',
        """CREATE TABLE "accounts_user" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "first_name" VARCHAR(64) NOT NULL,
    "last_name" VARCHAR(64) NOT NULL,
    "username" VARCHAR(64) NOT NULL,
    "language" VARCHAR(16) NOT NULL,
    "language_code" VARCHAR(16) NOT NULL,
    "registered_at" TIMESTAMP NOT NULL,
    "start_payload" VARCHAR(64) NOT NULL,
    "is_blocked" INT NOT NULL,
    "is_reachable" INT NOT NULL
)""",
        'CREATE INDEX "idx_accounts_us_registe_c780c3" ON "accounts_user" ("registered_at")',
        """CREATE TABLE "accounts_posting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "account" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL REFERENCES "accounts_entry" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "accounts_posting_amount" CHECK (amount <> 0),
    CONSTRAINT "accounts_posting_account" CHECK (account IN ('wallet', 'receivable', 'revenue', 'promo', 'referral', 'adjustment', 'rounding') OR account LIKE 'clearing:_%'),
    CONSTRAINT "accounts_posting_user" CHECK (user_id IS NOT NULL OR account NOT IN ('wallet', 'receivable'))
)""",
        'CREATE INDEX "idx_accounts_po_entry_i_5d9458" ON "accounts_posting" ("entry_id")',
        'CREATE INDEX "idx_accounts_po_user_id_a7cbc5" ON "accounts_posting" ("user_id", "entry_id")',
        """CREATE TABLE "accounts_wallet" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "balance" BIGINT NOT NULL,
    "owed" BIGINT NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "accounts_wallet_balance" CHECK (balance >= 0),
    CONSTRAINT "accounts_wallet_owed" CHECK (owed >= 0)
)""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "accounts_wallet"',
        'DROP TABLE "accounts_posting"',
        'DROP TABLE "accounts_user"',
        'DROP TABLE "accounts_entry"',
        'DROP TABLE "accounts_book"',
    ],
    "sqlite": [
        'DROP TABLE "accounts_wallet"',
        'DROP TABLE "accounts_posting"',
        'DROP TABLE "accounts_user"',
        'DROP TABLE "accounts_entry"',
        'DROP TABLE "accounts_book"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztV21P2zAQ/itWpalU4kMHFArakLJiIKJNWZpOY6oUmdR0GWnSJSkvQvz3nWMnsdM0HbAhkPqpvvM9d7lX9x5qsyCKJyGNagfo"
    "oUYcJ5j7cWRfBsF1wvHJlMKhcLOJak7gzac+h7ljJjKC31ENfdFPBtjUtS4y+hYyht0uOjf1nmZeoDN8waCpzlFyAsg3zeycaubG"
    "x91GDhoa+tchTkzNw5D6zj3HpJSE285hTD6YUZ+ObRJzQEYCwtJ7eGBpvXPrRw55TNzxozgkLrjIXGIs1x/TO5qRV67nJWdGZOGg"
    "fhzel0eKX70sVNdUeA0HyeGtVqs0UtfwzUIeThJgd0cNUUivKIuiyENGysnYaqsYJ6QkluKa088PLMThzpYiZqdK99s7u84eM9Qx"
    "sWZhpBtH+DsarQDAl/QNkFKTANwN9XsbNTmlajjq9Zqa43lEw/IUJzcvy3BMPToJydROcRKDK9ANqyzXV24YxXbeSzldkXePKJiM"
    "rIAwH3NESlXa8CdzMslMcGpJm8sA2wnGBVTCqoCGdOJGMeQuL0uFtawyARrFJIztGbn3AiJCr7AqPHRhDHqBc03TVGc0y1i/3y1K"
    "Q+U5P8mlRzP5jLOAeGrTzJmyxGXb2Ws3ne1VTbMAWGgalmTeM4VgFtpGLUHom2KFcZZcQalQXiIqJ6sBzl5IEmerCTjWugNcFmnL"
    "hFZRe5k9d64/KW/n9PJlHS3UcYwgKoqJTCXpqRAutD2TSyZZNiVSqmREmPgYm9jo4MGSQchQDZbyI9zFUCUm9Iepd6w0V5kRQeQ2"
    "ylXn5bJUc0lRL4TdziPR6RsA1JjJ0TI5sNg5xZ0ztMFp9OkQNRu1kmTbUkZWaM6ylarmDGgktFG/JZ5H4/omqofUoe4NKzNO3VB/"
    "nhxnYTANOA9elJB47EzGv+ZRPIUMJDegcAzG6hAoE6UGuvoZRnXHoySEuwP7Q73cFfEWrfBDZEQ4IdKI9EFeJJJpxlvuX4P3/NLx"
    "MwtsUYt2a7y/02qvGj8LgIXxI7zgJZUXehKQoirhm032nEun9Re2VUC17az+N5H6Icv/D/IYlo8Xcfey6XJJYFSm/9sEUT4wgtv0"
    "fWKncpnqdi/86/hP7c/DYkuOlRe3KpeXt2Cgw8/F/heINBCVakWMhE5GCYUVq4CcjKYc8ia8Okww+u25Mf1nqxV8OT7BplwSSBta"
    "fd2Aou/hQm7fwpr1BpaspwXt/S1c63Xrubler16vtXq9yuJVfNtW7l0KYL12vem162mdvV7B1ivYegVbr2DPWcGeNmnW69h7Wcce"
    "/wD0OWbm"
)
