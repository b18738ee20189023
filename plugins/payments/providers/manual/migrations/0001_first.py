"""manual: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "manual_claim" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "claimed_at" TIMESTAMPTZ NOT NULL,
    "invoice_id" BIGINT NOT NULL UNIQUE REFERENCES "payments_invoice" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "manual_send_back" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(7) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "decided_at" TIMESTAMPTZ,
    "payment_id" BIGINT NOT NULL REFERENCES "payments_payment" ("id") ON DELETE RESTRICT,
    "refund_id" BIGINT NOT NULL UNIQUE REFERENCES "payments_refund" ("id") ON DELETE RESTRICT,
    CONSTRAINT "manual_send_back_amount" CHECK (amount >= 0),
    CONSTRAINT "manual_send_back_state" CHECK (state IN ('waiting', 'sent', 'refused'))
)""",
        'CREATE INDEX "idx_manual_send_payment_94772a" ON "manual_send_back" ("payment_id")',
        """CREATE INDEX "manual_send_back_waiting" ON "manual_send_back" ("id") WHERE state = 'waiting'""",
    ],
    "sqlite": [
        """CREATE TABLE "manual_claim" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "claimed_at" TIMESTAMP NOT NULL,
    "invoice_id" BIGINT NOT NULL UNIQUE REFERENCES "payments_invoice" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "manual_send_back" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(7) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "decided_at" TIMESTAMP,
    "payment_id" BIGINT NOT NULL REFERENCES "payments_payment" ("id") ON DELETE RESTRICT,
    "refund_id" BIGINT NOT NULL UNIQUE REFERENCES "payments_refund" ("id") ON DELETE RESTRICT,
    CONSTRAINT "manual_send_back_amount" CHECK (amount >= 0),
    CONSTRAINT "manual_send_back_state" CHECK (state IN ('waiting', 'sent', 'refused'))
)""",
        'CREATE INDEX "idx_manual_send_payment_94772a" ON "manual_send_back" ("payment_id")',
        """CREATE INDEX "manual_send_back_waiting" ON "manual_send_back" ("id") WHERE state = 'waiting'""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "manual_send_back"',
        'DROP TABLE "manual_claim"',
    ],
    "sqlite": [
        'DROP TABLE "manual_send_back"',
        'DROP TABLE "manual_claim"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVGFv0zAQ/Ssnf2kj7QNCSBVIQzKpWa217nBTYChSZBJvskjS0aSwaep/5xynSbtmHQMkJNin+MX3fOf3zndLrhZFebnUBXkF"
    "tyRT+UqlUZwqk1U/cpVpXOxuHAGJF+kqyx3JJDYixG9I4A0/mTHJ6RjENAAxH4/hTPIJledwys4rqj1DJ5EqHa3FSA/4hM0COjkL"
    "PjUHWJLJvy1MrKMmV4NdTi6CNuFc8HdzBpK9ZZIJn80gJFfqJtN5WUQ1E2l9V7IHUwFDNmYBA5/OfDpkZF1dMS/KpTJIstdcV1Uk"
    "+lo38MKkabW2oFao0HkSfVbxly752s3fk1Bli1Vey+fW+yrYuKJUpXZh1RKj3lPpj6jsD7ydyHipcX/LlAYfMCXRsUm2SC3eJdnY"
    "Wv/GwBZ3GNjtXL3odk5iMsn9wOZa6osVCr1J1cDHtoojPpCvo1X27I5aw/ypQCK1RYT3xWFGf8T8U+g7DK+P4ZlHOposahw+fO7G"
    "/frYCgIX0O99V6Y0+WXvCHoYXtqvvXahk57nkTtNjypcR9uHb1x8+WIweK6qOiSjKA8XQ/YRwgcIWBEqul+vk3y7RbpvXxffkfe+"
    "0MMZnckfRtgL4DQ6hkYhsvvkLSq+pqaS/09MTrSOnTC5/daBzoMpF3i3CbvztH9uiv63M/RxYv6tefoL0/Rplj7N0n9vlq5/ALzL"
    "UL0="
)
