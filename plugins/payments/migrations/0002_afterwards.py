"""payments: afterwards."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "payments_invoice" ADD "screen_id" BIGINT NOT NULL DEFAULT 0',
        """ALTER TABLE "payments_payment" ADD "invoice_external_id" VARCHAR(255) NOT NULL DEFAULT ''""",
        'ALTER TABLE "payments_payment" ADD "given" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "payments_payment" ADD "given_back" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "payments_payment" ADD CONSTRAINT "payments_payment_given" CHECK (given_back BETWEEN 0 AND given)',
        """CREATE INDEX "payments_payment_unmatched" ON "payments_payment" ("provider", "invoice_external_id") WHERE state = 'held'""",
        'ALTER TABLE "payments_refund" DROP CONSTRAINT IF EXISTS "payments_refund_amount"',
        'ALTER TABLE "payments_refund" ADD "kept" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "payments_refund" ADD CONSTRAINT "payments_refund_amount" CHECK (amount >= 0 AND kept >= 0)',
    ],
    "sqlite": [
        """CREATE TABLE "new__payments_invoice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "provider" VARCHAR(32) NOT NULL,
    "purpose" VARCHAR(32) NOT NULL,
    "reference" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "asked_currency" VARCHAR(8) NOT NULL,
    "asked_total" BIGINT NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "nonce" BIGINT NOT NULL UNIQUE,
    "external_id" VARCHAR(255),
    "url" VARCHAR(1024) NOT NULL,
    "note" VARCHAR(64) NOT NULL,
    "note_args" VARCHAR(1024) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "paid_at" TIMESTAMP,
    "looked_at" TIMESTAMP NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "screen_id" BIGINT NOT NULL DEFAULT 0,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_in_provide_f907f5" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_invoice_amount" CHECK (amount BETWEEN 1 AND 1000000000000000),
    CONSTRAINT "payments_invoice_asked" CHECK (asked_total >= 1),
    CONSTRAINT "payments_invoice_state" CHECK (state IN ('creating', 'open', 'expired', 'cancelled', 'failed', 'paid', 'late', 'underpaid', 'overpaid', 'double', 'refunded'))
)""",
        'INSERT INTO "new__payments_invoice" ("id", "provider", "purpose", "reference", "amount", "asked_currency", "asked_total", "state", "nonce", "external_id", "url", "note", "note_args", "created_at", "expires_at", "paid_at", "looked_at", "error", "screen_id", "user_id") SELECT "id", "provider", "purpose", "reference", "amount", "asked_currency", "asked_total", "state", "nonce", "external_id", "url", "note", "note_args", "created_at", "expires_at", "paid_at", "looked_at", "error", 0, "user_id" FROM "payments_invoice"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_invoice'",
        "UPDATE sqlite_sequence SET name = 'new__payments_invoice' WHERE name = 'payments_invoice'",
        'DROP TABLE "payments_invoice"',
        'ALTER TABLE "new__payments_invoice" RENAME TO "payments_invoice"',
        'CREATE INDEX "idx_payments_in_user_id_1bd5b1" ON "payments_invoice" ("user_id", "id")',
        'CREATE INDEX "idx_payments_in_purpose_179e89" ON "payments_invoice" ("purpose", "reference")',
        'CREATE INDEX "payments_invoice_unpaid" ON "payments_invoice" ("expires_at") WHERE paid_at IS NULL',
        'CREATE INDEX "payments_invoice_looked" ON "payments_invoice" ("looked_at") WHERE paid_at IS NULL',
        """CREATE TABLE "new__payments_payment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "provider" VARCHAR(32) NOT NULL,
    "external_id" VARCHAR(255) NOT NULL,
    "invoice_external_id" VARCHAR(255) NOT NULL DEFAULT '',
    "paid_currency" VARCHAR(8) NOT NULL,
    "paid_total" BIGINT NOT NULL,
    "credited" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "given" BIGINT NOT NULL DEFAULT 0,
    "given_back" BIGINT NOT NULL DEFAULT 0,
    "state" VARCHAR(12) NOT NULL,
    "flaw" VARCHAR(8) NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "resolved_at" TIMESTAMP,
    "invoice_id" BIGINT REFERENCES "payments_invoice" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_pa_provide_cb2a1b" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_payment_amounts" CHECK (paid_total >= 0 AND credited >= 0),
    CONSTRAINT "payments_payment_refunded" CHECK (refunded BETWEEN 0 AND credited),
    CONSTRAINT "payments_payment_given" CHECK (given_back BETWEEN 0 AND given),
    CONSTRAINT "payments_payment_state" CHECK (state IN ('credited', 'held', 'refunding', 'refunded', 'charged_back'))
)""",
        'INSERT INTO "new__payments_payment" ("id", "telegram_id", "provider", "external_id", "invoice_external_id", "paid_currency", "paid_total", "credited", "refunded", "given", "given_back", "state", "flaw", "received_at", "resolved_at", "invoice_id", "user_id") SELECT "id", "telegram_id", "provider", "external_id", \'\', "paid_currency", "paid_total", "credited", "refunded", 0, 0, "state", "flaw", "received_at", "resolved_at", "invoice_id", "user_id" FROM "payments_payment"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_payment'",
        "UPDATE sqlite_sequence SET name = 'new__payments_payment' WHERE name = 'payments_payment'",
        'DROP TABLE "payments_payment"',
        'ALTER TABLE "new__payments_payment" RENAME TO "payments_payment"',
        'CREATE INDEX "idx_payments_pa_invoice_2b46df" ON "payments_payment" ("invoice_id")',
        'CREATE INDEX "idx_payments_pa_user_id_927dd4" ON "payments_payment" ("user_id", "id")',
        'CREATE INDEX "payments_payment_cases" ON "payments_payment" ("id") WHERE resolved_at IS NULL',
        """CREATE INDEX "payments_payment_unmatched" ON "payments_payment" ("provider", "invoice_external_id") WHERE state = 'held'""",
        """CREATE TABLE "new__payments_refund" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "source" VARCHAR(32) NOT NULL,
    "reference" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL DEFAULT 0,
    "state" VARCHAR(9) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "payment_id" BIGINT NOT NULL REFERENCES "payments_payment" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_re_source_e9b265" UNIQUE ("source", "reference"),
    CONSTRAINT "payments_refund_amount" CHECK (amount >= 0 AND kept >= 0),
    CONSTRAINT "payments_refund_state" CHECK (state IN ('requested', 'done', 'failed'))
)""",
        'INSERT INTO "new__payments_refund" ("id", "source", "reference", "amount", "kept", "state", "created_at", "done_at", "attempts", "next_try", "error", "payment_id") SELECT "id", "source", "reference", "amount", 0, "state", "created_at", "done_at", "attempts", "next_try", "error", "payment_id" FROM "payments_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_refund'",
        "UPDATE sqlite_sequence SET name = 'new__payments_refund' WHERE name = 'payments_refund'",
        'DROP TABLE "payments_refund"',
        'ALTER TABLE "new__payments_refund" RENAME TO "payments_refund"',
        'CREATE INDEX "idx_payments_re_payment_8d8be8" ON "payments_refund" ("payment_id")',
        """CREATE INDEX "payments_refund_due" ON "payments_refund" ("next_try") WHERE state = 'requested'""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "payments_invoice" DROP COLUMN "screen_id"',
        'DROP INDEX IF EXISTS "payments_payment_unmatched"',
        'ALTER TABLE "payments_payment" DROP CONSTRAINT IF EXISTS "payments_payment_given"',
        'ALTER TABLE "payments_payment" DROP COLUMN "invoice_external_id"',
        'ALTER TABLE "payments_payment" DROP COLUMN "given"',
        'ALTER TABLE "payments_payment" DROP COLUMN "given_back"',
        'ALTER TABLE "payments_refund" DROP CONSTRAINT IF EXISTS "payments_refund_amount"',
        'ALTER TABLE "payments_refund" DROP COLUMN "kept"',
        'ALTER TABLE "payments_refund" ADD CONSTRAINT "payments_refund_amount" CHECK (amount >= 0)',
    ],
    "sqlite": [
        """CREATE TABLE "new__payments_invoice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "provider" VARCHAR(32) NOT NULL,
    "purpose" VARCHAR(32) NOT NULL,
    "reference" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "asked_currency" VARCHAR(8) NOT NULL,
    "asked_total" BIGINT NOT NULL,
    "state" VARCHAR(10) NOT NULL,
    "nonce" BIGINT NOT NULL UNIQUE,
    "external_id" VARCHAR(255),
    "url" VARCHAR(1024) NOT NULL,
    "note" VARCHAR(64) NOT NULL,
    "note_args" VARCHAR(1024) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "paid_at" TIMESTAMP,
    "looked_at" TIMESTAMP NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_in_provide_f907f5" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_invoice_amount" CHECK (amount BETWEEN 1 AND 1000000000000000),
    CONSTRAINT "payments_invoice_asked" CHECK (asked_total >= 1),
    CONSTRAINT "payments_invoice_state" CHECK (state IN ('creating', 'open', 'expired', 'cancelled', 'failed', 'paid', 'late', 'underpaid', 'overpaid', 'double', 'refunded'))
)""",
        'INSERT INTO "new__payments_invoice" ("id", "provider", "purpose", "reference", "amount", "asked_currency", "asked_total", "state", "nonce", "external_id", "url", "note", "note_args", "created_at", "expires_at", "paid_at", "looked_at", "error", "user_id") SELECT "id", "provider", "purpose", "reference", "amount", "asked_currency", "asked_total", "state", "nonce", "external_id", "url", "note", "note_args", "created_at", "expires_at", "paid_at", "looked_at", "error", "user_id" FROM "payments_invoice"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_invoice'",
        "UPDATE sqlite_sequence SET name = 'new__payments_invoice' WHERE name = 'payments_invoice'",
        'DROP TABLE "payments_invoice"',
        'ALTER TABLE "new__payments_invoice" RENAME TO "payments_invoice"',
        'CREATE INDEX "idx_payments_in_user_id_1bd5b1" ON "payments_invoice" ("user_id", "id")',
        'CREATE INDEX "idx_payments_in_purpose_179e89" ON "payments_invoice" ("purpose", "reference")',
        'CREATE INDEX "payments_invoice_unpaid" ON "payments_invoice" ("expires_at") WHERE paid_at IS NULL',
        'CREATE INDEX "payments_invoice_looked" ON "payments_invoice" ("looked_at") WHERE paid_at IS NULL',
        """CREATE TABLE "new__payments_payment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "provider" VARCHAR(32) NOT NULL,
    "external_id" VARCHAR(255) NOT NULL,
    "paid_currency" VARCHAR(8) NOT NULL,
    "paid_total" BIGINT NOT NULL,
    "credited" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "flaw" VARCHAR(8) NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "resolved_at" TIMESTAMP,
    "invoice_id" BIGINT REFERENCES "payments_invoice" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_pa_provide_cb2a1b" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_payment_amounts" CHECK (paid_total >= 0 AND credited >= 0),
    CONSTRAINT "payments_payment_refunded" CHECK (refunded BETWEEN 0 AND credited),
    CONSTRAINT "payments_payment_state" CHECK (state IN ('credited', 'held', 'refunding', 'refunded', 'charged_back'))
)""",
        'INSERT INTO "new__payments_payment" ("id", "telegram_id", "provider", "external_id", "paid_currency", "paid_total", "credited", "refunded", "state", "flaw", "received_at", "resolved_at", "invoice_id", "user_id") SELECT "id", "telegram_id", "provider", "external_id", "paid_currency", "paid_total", "credited", "refunded", "state", "flaw", "received_at", "resolved_at", "invoice_id", "user_id" FROM "payments_payment"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_payment'",
        "UPDATE sqlite_sequence SET name = 'new__payments_payment' WHERE name = 'payments_payment'",
        'DROP TABLE "payments_payment"',
        'ALTER TABLE "new__payments_payment" RENAME TO "payments_payment"',
        'CREATE INDEX "idx_payments_pa_invoice_2b46df" ON "payments_payment" ("invoice_id")',
        'CREATE INDEX "idx_payments_pa_user_id_927dd4" ON "payments_payment" ("user_id", "id")',
        'CREATE INDEX "payments_payment_cases" ON "payments_payment" ("id") WHERE resolved_at IS NULL',
        """CREATE TABLE "new__payments_refund" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "source" VARCHAR(32) NOT NULL,
    "reference" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(9) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "payment_id" BIGINT NOT NULL REFERENCES "payments_payment" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_re_source_e9b265" UNIQUE ("source", "reference"),
    CONSTRAINT "payments_refund_amount" CHECK (amount >= 0),
    CONSTRAINT "payments_refund_state" CHECK (state IN ('requested', 'done', 'failed'))
)""",
        'INSERT INTO "new__payments_refund" ("id", "source", "reference", "amount", "state", "created_at", "done_at", "attempts", "next_try", "error", "payment_id") SELECT "id", "source", "reference", "amount", "state", "created_at", "done_at", "attempts", "next_try", "error", "payment_id" FROM "payments_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__payments_refund'",
        "UPDATE sqlite_sequence SET name = 'new__payments_refund' WHERE name = 'payments_refund'",
        'DROP TABLE "payments_refund"',
        'ALTER TABLE "new__payments_refund" RENAME TO "payments_refund"',
        'CREATE INDEX "idx_payments_re_payment_8d8be8" ON "payments_refund" ("payment_id")',
        """CREATE INDEX "payments_refund_due" ON "payments_refund" ("next_try") WHERE state = 'requested'""",
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWetv2zYQ/1cIf3EM5IPs5eUBHeAmamM0UTrHWdchgCBLdCJEllw9shSB//fxLVKiKDtJt2KQv5hH3fGO5D1+0j331kmW36Uw"
    "6/0Knntr7/sKxnnmhvFjEvqQTMbeCg/qD/dBz0+iYhVT4TDAXLfo/7YH3k8/Xtuz6eQCOFdz4NxcXIDPs+nlZPYVfLK/YtF1mjyG"
    "AUypEKeQ6B+T2en5ZLb3y2gghIlAkSJjIeOnhIE9hUuYwthnAoKURI4OVBFvlRRxTvnpmO5k6sxVvuwBBq5fpHjB74xfmZOUnAw0"
    "snmSe5EsSCb02rLcy9kmyFBae2ipi8eJ2C8Z1hcEN8709xsbM8OnHKaxF7n84qQJScfo8HCA2YuUGYwGigmjg6oRubAhNx03fux6"
    "6V1WchPSuLqfQnQGgeuxeyppJDafXtrX88nl5/lfihB8WofIx4VQSRuE1l5YqmGEyo65oiR5kMwRpMmaNE2Y25Nh5bDVy0f7g7G4"
    "IkFqbvbM/jC5uZgDi9xWBlMhxQiNzMz+YM9s59S+BsgTfR/7fOZifsS8R2N5AK4ctPiFPbcR//V8Nj2d9zYk+OMsT70QiZAEUKAj"
    "kpKEy2LaXY6t4+UhNuX0ykHyE2zCbQs70k9dFZtRZod9UPHTAb0qNTW5ZSQrKhv4kK7Tc/v0E9ijNHhvz7/YtgOGYOKcgaGl/hpU"
    "4jjeQiNmkxSW0Q9+eweG+rVFCjCvzdMDW5uQYOqAvT6JkjC+6++DfrKGMf6nQRDgoe+hZBFFlFh6IRthp8f/EVoH/xcxugM+mTyW"
    "4yApFhFhQWkWcwX9wYD4SIiIJ8gLxJNy4cwt3eEiOFwMyfZm9gR52dQ5s/8Ety0CaKPIMevHQD1X+Pw+YG6MT7a6Iisj7vB4DE/G"
    "W5igCphNEDUKmyDVH/0dFzE+TY0JDZxm3XKGG4Av5yjKActhYHot5bjK2jR/bWMF5TRbIWXDJiOwkyzDKCIeotTsfl8qO5TgpaWk"
    "RP3oP2/6SnKlPEr+tHqbjbzpFKIU5mNv1wMd6fm/iHWkEs2rSnM50eThStjJB6xunw30e+cPX7fxHEbwLvVWohRJE3q0szMs3AHG"
    "KHLcj2vymgdN64iaS52N+LYKC5WpZlRI2CRQWNL6U0JeHYQ5DAQGIpSel6dkgYMJpee9Cx9hTBnJsA1mECZ34fkPkhCh2yRNqLZy"
    "w8vI+5ty4lHzIaJwhUh/CcakCQMcQ2kyiVQxMVHHe9w7qt4i+7OCqvSZsRFYtWK3HwfZ1p7AYP5i5A0XZshWY38ZZGMDBsWyZpRT"
    "YSxxThksGEJZBLPxkCAzeoVyXJg1SjHDVPIZgRRVrXqFIrjM2njgMVVlSFWUkQd6TS14UWFrwotkIxjS3cMoKKEdA5EC52H0eI+K"
    "MAoXbGMr7kNew0NmtDg4CpZtoKsmUIMcbMDcX4rHOuRDi3EQOR4dB8HBFtpVAbN2PeqsHbzvZTAzgSyFsWXDQQmupMylRXl82SJe"
    "ebl/bwZ6NWazHWrAa4soN5M62jvmWioErCAGy1CqadGVS6FVrXeWUtQ0JcuSCwxasAoQ8VJN4JA8ex0+ypIi5V9s6Pi/+aL1ANeM"
    "C49eUbvHb/C1JkhiKCQYUS/EXp7D1TrPOEKmFOKr7i1GbuPmKQNknKovuMtnGR4b/LpLuu0jiymIX1K0U/TaTxzHhePF6KjlM0uV"
    "WynZ3AGNr6vU7Vs/sChste8rokxjb9OUaCbdUsZkLm0VS+G3AmasjGFHkj5vtNUpdFL8Uk+CkwU8aasUNYFauqT2smwpOYx270EB"
    "Tcm55DKqKb29lnvLw1ETME8FVjXIrOrr9YYky+xbFObwjdsH6Kbtj/ZMTpdgcjO/mjroQC7t174zdq2ErpWwbXF6QSNhpzbCtk2E"
    "roXQtRC6FkLXQuhaCP/DFsIPxDut7YSfpJmw2xF0jYWusfDTNRZe1FbomgpdU6FrKnRNha6p0DUVtmkq7IaTugZDrTC3tRfeuLnQ"
    "tRa61kLXWti9tbD5B/Z9T1M="
)
