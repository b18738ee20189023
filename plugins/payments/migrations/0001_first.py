"""payments: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "payments_invoice" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
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
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "paid_at" TIMESTAMPTZ,
    "looked_at" TIMESTAMPTZ NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_in_provide_f907f5" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_invoice_amount" CHECK (amount BETWEEN 1 AND 1000000000000000),
    CONSTRAINT "payments_invoice_asked" CHECK (asked_total >= 1),
    CONSTRAINT "payments_invoice_state" CHECK (state IN ('creating', 'open', 'expired', 'cancelled', 'failed', 'paid', 'late', 'underpaid', 'overpaid', 'double', 'refunded'))
)""",
        'CREATE INDEX "idx_payments_in_user_id_1bd5b1" ON "payments_invoice" ("user_id", "id")',
        'CREATE INDEX "idx_payments_in_purpose_179e89" ON "payments_invoice" ("purpose", "reference")',
        'CREATE INDEX "payments_invoice_unpaid" ON "payments_invoice" ("expires_at") WHERE paid_at IS NULL',
        'CREATE INDEX "payments_invoice_looked" ON "payments_invoice" ("looked_at") WHERE paid_at IS NULL',
        """CREATE TABLE "payments_reconciled" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "provider" VARCHAR(32) NOT NULL UNIQUE,
    "at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "payments_payment" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "telegram_id" BIGINT NOT NULL,
    "provider" VARCHAR(32) NOT NULL,
    "external_id" VARCHAR(255) NOT NULL,
    "paid_currency" VARCHAR(8) NOT NULL,
    "paid_total" BIGINT NOT NULL,
    "credited" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "flaw" VARCHAR(8) NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "invoice_id" BIGINT REFERENCES "payments_invoice" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_pa_provide_cb2a1b" UNIQUE ("provider", "external_id"),
    CONSTRAINT "payments_payment_amounts" CHECK (paid_total >= 0 AND credited >= 0),
    CONSTRAINT "payments_payment_refunded" CHECK (refunded BETWEEN 0 AND credited),
    CONSTRAINT "payments_payment_state" CHECK (state IN ('credited', 'held', 'refunding', 'refunded', 'charged_back'))
)""",
        'CREATE INDEX "idx_payments_pa_invoice_2b46df" ON "payments_payment" ("invoice_id")',
        'CREATE INDEX "idx_payments_pa_user_id_927dd4" ON "payments_payment" ("user_id", "id")',
        'CREATE INDEX "payments_payment_cases" ON "payments_payment" ("id") WHERE resolved_at IS NULL',
        """CREATE TABLE "payments_refund" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "source" VARCHAR(32) NOT NULL,
    "reference" VARCHAR(64) NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(9) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "done_at" TIMESTAMPTZ,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ,
    "error" VARCHAR(255) NOT NULL,
    "payment_id" BIGINT NOT NULL REFERENCES "payments_payment" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payments_re_source_e9b265" UNIQUE ("source", "reference"),
    CONSTRAINT "payments_refund_amount" CHECK (amount >= 0),
    CONSTRAINT "payments_refund_state" CHECK (state IN ('requested', 'done', 'failed'))
)""",
        'CREATE INDEX "idx_payments_re_payment_8d8be8" ON "payments_refund" ("payment_id")',
        """CREATE INDEX "payments_refund_due" ON "payments_refund" ("next_try") WHERE state = 'requested'""",
    ],
    "sqlite": [
        """CREATE TABLE "payments_invoice" (
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
        'CREATE INDEX "idx_payments_in_user_id_1bd5b1" ON "payments_invoice" ("user_id", "id")',
        'CREATE INDEX "idx_payments_in_purpose_179e89" ON "payments_invoice" ("purpose", "reference")',
        'CREATE INDEX "payments_invoice_unpaid" ON "payments_invoice" ("expires_at") WHERE paid_at IS NULL',
        'CREATE INDEX "payments_invoice_looked" ON "payments_invoice" ("looked_at") WHERE paid_at IS NULL',
        """CREATE TABLE "payments_reconciled" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "provider" VARCHAR(32) NOT NULL UNIQUE,
    "at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "payments_payment" (
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
        'CREATE INDEX "idx_payments_pa_invoice_2b46df" ON "payments_payment" ("invoice_id")',
        'CREATE INDEX "idx_payments_pa_user_id_927dd4" ON "payments_payment" ("user_id", "id")',
        'CREATE INDEX "payments_payment_cases" ON "payments_payment" ("id") WHERE resolved_at IS NULL',
        """CREATE TABLE "payments_refund" (
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
        'CREATE INDEX "idx_payments_re_payment_8d8be8" ON "payments_refund" ("payment_id")',
        """CREATE INDEX "payments_refund_due" ON "payments_refund" ("next_try") WHERE state = 'requested'""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "payments_refund"',
        'DROP TABLE "payments_payment"',
        'DROP TABLE "payments_reconciled"',
        'DROP TABLE "payments_invoice"',
    ],
    "sqlite": [
        'DROP TABLE "payments_refund"',
        'DROP TABLE "payments_payment"',
        'DROP TABLE "payments_reconciled"',
        'DROP TABLE "payments_invoice"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWFtv2zYU/iuEXxwDebC93DygA1xHa4QmSic76zoEEGSJToXIkktJWYrA/328i9TVTtKtCOQX81Df4eHl8JyP56m3iZP0DsGk"
    "9yt46m3c72sYpYkTRA9x4EHaGblr0ih/PAQ9Lw6zdcSUA5+gbvH/bQ+8Nz/MDducXgLregGsm8tL8Mk2r6b2F/DR+EJUNyh+CHyI"
    "mJKQsOqfU3t2MbUPfhkPpDJVyBCeLOR4JjTAEVxBBCOPK0hRUTk50lXcdZxFKcOzNluJaS10XHIPfcfLEBnwO8drfYqRs0GFbhqn"
    "bqgq0o5qa0nqpnwRtKmMPRrqg0exXC9tlgcEN5b5x41BwPAxhShyQ0ccnNKh2BgfHw8IPEN8wrihTWF8VJxEKueQNm03+ey46C7J"
    "0VRsHN1DEO+B77j8nHIZqy3MK2O+mF59WvytKcHHTYB9XCrlcoPSxg1yM1zQ4QQVxvG9Mh0pNs0GoZi7PW0WNlvDZglE8oC4UHGq"
    "tvG7YRvWzJgD7FGeR3w3cQgegw/YnRyAawucG5fGwsD4+cI2Z4vell7iKEmRG2AVepEzvFTlsjv8bjqryfB0dUymMru2sP6UTOG2"
    "BY7tM5cj08hv+SEo+NuAbbkeYpz8Rmoma3DY1uzCmH0EB0wG743FZ8OwwAhMrXMwGuq/GpPkPu5gkcAUg/ktBr+9A6PqseVVbh5b"
    "XHM+NhWBaYGDPvX2ILrrH4J+vIER+WfO7JOm5+JLH4ZMWLkBbxHnJf8hHof8ZxE+A9EZP+RtP86WIYXgcElQfn8woD4SYOERikD/"
    "qB04d0tntPSPlyO6PNuYYi8zrXPjL3DbooAXih2zvA3Mc6XPHwLuxmRniyPydOCMTifwbLLDFHSF5inIXEOmoOSR6jPOIrKbFVOo"
    "QTbbViPVAHy+wLcc8FgEzLkSqwpjszi0yywYsnkWSlSrmwRxklUQhtRDtNzb7yvpgwkiReSSzAP9p21fC5IYs92qS0QQByyP+HY1"
    "PVG+/4cMRUmsIhfUJ4GKqFu4ZOp26svnjeq1i48vW3gKQ3iH3LVMPEpHNUfZm8ztQT7KSVlnXlpXPfGiMIV35XL1knCo9YMU+pJm"
    "UKkaK6KlpJpU2p/OFTZpFbr/MCRp1S8NezwMHhQWonQ08BAcV+JQV5MdZaIj4oX0JSnn69RoSHUoqWUirWTnx3GcjStJi7ccu6Nl"
    "M8cpwZ/HcXiDc5eknhYUgDkxyF2YcI4hJTnCUWlPtUHVW5stKp7MTYoeSa10q9UGW2iPBqujPXR4wky+wtDPGQrnQpKuEBL0FecS"
    "7MRL17tvpS/4LIUjj5dHJ/6qjTuUFEqZkze4Uyq3pMxc8GCCC03Gp75/tIN1XaHZejV5Km285yYwaeIKGrBlwX7OEZR4Us0TColm"
    "WIy7w2JwHaphsYIZEGQdK6DfXpYYkzhD4oHN2v9PAaIhh0xe4bnsxxGUGlwoJwQ3TeF6kyaC7DAJ44qzjXAQdFLE07WQygPu8y4W"
    "HikOMJfbXsdNbvuc5IHwe426ggMny/FJy/u4iNZSh3CpxncGc+TWl7EGKz2My8mB41tCtYqqjNQIfstgwkM1cR3lJdoWi/HeiGM8"
    "88+W8KwtGpYUSqGJzZc/4xQXqVy7n8GmIJijGs3k/i3CINued0DZHD0MqjdpWH78EGzyLQxS+MpFWny4xgfDVqMcmN4srk0L78GV"
    "8VKO3xVsu4LtrhnoGeXavYq1u5Zqu0JtV6jtCrVdobYr1P40hdofyFJai7Y/Scl2vy3oyrdvs3z7rOJtV7rtSrdd6bYr3b7t0u1+"
    "CfKtlnH3KuK+cgm3K+B2BdyugFtTwN3+C++Dsn8="
)
