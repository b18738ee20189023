"""shop: orders."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_customer_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "locked" INT NOT NULL DEFAULT 0,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_custom_user_id_fff895" UNIQUE ("user_id", "item_id")
)""",
        'CREATE INDEX "idx_shop_custom_item_id_a901a4" ON "shop_customer_item" ("item_id")',
        """CREATE TABLE "shop_delivery_problem" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "value" BIGINT NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "attempts" INT NOT NULL,
    "queued_at" TIMESTAMPTZ,
    "next_try" TIMESTAMPTZ NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_delive_line_id_178229" UNIQUE ("line_id", "value")
)""",
        'CREATE INDEX "idx_shop_delive_next_tr_79a56d" ON "shop_delivery_problem" ("next_try")',
        'CREATE INDEX "idx_shop_delive_user_id_2a5a17" ON "shop_delivery_problem" ("user_id")',
        """CREATE TABLE "shop_refund" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "amount" BIGINT NOT NULL,
    "to" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "done_at" TIMESTAMPTZ,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ,
    "error" VARCHAR(255) NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_refund_amount_positive" CHECK (amount > 0)
)""",
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
        'ALTER TABLE "shop_order" ADD "reserved_until" TIMESTAMPTZ',
        'ALTER TABLE "shop_order" ADD "slot" SMALLINT',
        'ALTER TABLE "shop_order" ADD CONSTRAINT "uid_shop_order_user_id_c09564" UNIQUE ("user_id", "slot")',
        'ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_slot" CHECK (slot BETWEEN 1 AND 20)',
        """ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_reserved_has_slot" CHECK ((state = 'reserved') = (slot IS NOT NULL))""",
        """CREATE INDEX "shop_order_reserved" ON "shop_order" ("reserved_until", "id") WHERE state = 'reserved'""",
        """ALTER TABLE "shop_order_line" ADD "kind" VARCHAR(32) NOT NULL DEFAULT 'unique'""",
        'ALTER TABLE "shop_order_line" ADD "adjustment" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_order_line" ADD "refunded" BIGINT NOT NULL DEFAULT 0',
        """ALTER TABLE "shop_order_line" ADD "answers" TEXT NOT NULL DEFAULT ''""",
        'ALTER TABLE "shop_order_line" ADD "attempts" INT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_order_line" ADD "next_try" TIMESTAMPTZ',
        """ALTER TABLE "shop_order_line" ADD "error" VARCHAR(255) NOT NULL DEFAULT ''""",
        'ALTER TABLE "shop_order_line" ADD "fulfilled_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_order_line" ADD CONSTRAINT "shop_order_line_refunded_bounds" CHECK (refunded >= 0 AND refunded <= quantity * unit_price + adjustment)',
        """CREATE INDEX "shop_line_waiting" ON "shop_order_line" ("item_id", "id") WHERE state = 'pending'""",
        """CREATE INDEX "shop_line_due" ON "shop_order_line" ("next_try", "id") WHERE state = 'pending'""",
        'ALTER TABLE "shop_order_adjustment" ADD "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION',
        'CREATE INDEX "idx_shop_order__line_id_57c231" ON "shop_order_adjustment" ("line_id")',
        # until now every order had one line
        """UPDATE "shop_order_line" SET
    "kind" = coalesce((SELECT i."kind" FROM "shop_item" i WHERE i."id" = "shop_order_line"."item_id"), "kind"),
    "adjustment" = coalesce((SELECT sum(a."amount") FROM "shop_order_adjustment" a
        WHERE a."order_id" = "shop_order_line"."order_id"), 0)""",
    ],
    "sqlite": [
        """CREATE TABLE "shop_customer_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "locked" INT NOT NULL DEFAULT 0,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_custom_user_id_fff895" UNIQUE ("user_id", "item_id")
)""",
        'CREATE INDEX "idx_shop_custom_item_id_a901a4" ON "shop_customer_item" ("item_id")',
        """CREATE TABLE "shop_delivery_problem" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "value" BIGINT NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "attempts" INT NOT NULL,
    "queued_at" TIMESTAMP,
    "next_try" TIMESTAMP NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_delive_line_id_178229" UNIQUE ("line_id", "value")
)""",
        'CREATE INDEX "idx_shop_delive_next_tr_79a56d" ON "shop_delivery_problem" ("next_try")',
        'CREATE INDEX "idx_shop_delive_user_id_2a5a17" ON "shop_delivery_problem" ("user_id")',
        """CREATE TABLE "shop_refund" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "amount" BIGINT NOT NULL,
    "to" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_refund_amount_positive" CHECK (amount > 0)
)""",
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
        """CREATE TABLE "new__shop_order" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "total" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "nonce" BIGINT UNIQUE,
    "created_at" TIMESTAMP NOT NULL,
    "paid_at" TIMESTAMP,
    "reserved_until" TIMESTAMP,
    "slot" SMALLINT,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_shop_order_user_id_c09564" UNIQUE ("user_id", "slot"),
    CONSTRAINT "shop_order_total_not_negative" CHECK (total >= 0),
    CONSTRAINT "shop_order_slot" CHECK (slot BETWEEN 1 AND 20),
    CONSTRAINT "shop_order_reserved_has_slot" CHECK ((state = 'reserved') = (slot IS NOT NULL))
)""",
        'INSERT INTO "new__shop_order" ("id", "state", "total", "currency", "nonce", "created_at", "paid_at", "reserved_until", "slot", "user_id") SELECT "id", "state", "total", "currency", "nonce", "created_at", "paid_at", NULL, NULL, "user_id" FROM "shop_order"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order' WHERE name = 'shop_order'",
        'DROP TABLE "shop_order"',
        'ALTER TABLE "new__shop_order" RENAME TO "shop_order"',
        'CREATE INDEX "idx_shop_order_user_id_b915cb" ON "shop_order" ("user_id", "id")',
        """CREATE INDEX "shop_order_reserved" ON "shop_order" ("reserved_until", "id") WHERE state = 'reserved'""",
        """CREATE TABLE "new__shop_order_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_name" VARCHAR(255) NOT NULL,
    "kind" VARCHAR(32) NOT NULL DEFAULT 'unique',
    "quantity" INT NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "adjustment" BIGINT NOT NULL DEFAULT 0,
    "refunded" BIGINT NOT NULL DEFAULT 0,
    "state" VARCHAR(16) NOT NULL,
    "answers" TEXT NOT NULL DEFAULT '',
    "attempts" INT NOT NULL DEFAULT 0,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL DEFAULT '',
    "fulfilled_at" TIMESTAMP,
    "item_id" BIGINT REFERENCES "shop_item" ("id") ON DELETE SET NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_order_line_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "shop_order_line_price_not_negative" CHECK (unit_price >= 0),
    CONSTRAINT "shop_order_line_refunded_bounds" CHECK (refunded >= 0 AND refunded <= quantity * unit_price + adjustment)
)""",
        'INSERT INTO "new__shop_order_line" ("id", "item_name", "kind", "quantity", "unit_price", "adjustment", "refunded", "state", "answers", "attempts", "next_try", "error", "fulfilled_at", "item_id", "order_id", "shared_value_id") SELECT "id", "item_name", \'unique\', "quantity", "unit_price", 0, 0, "state", \'\', 0, NULL, \'\', NULL, "item_id", "order_id", "shared_value_id" FROM "shop_order_line"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order_line'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order_line' WHERE name = 'shop_order_line'",
        'DROP TABLE "shop_order_line"',
        'ALTER TABLE "new__shop_order_line" RENAME TO "shop_order_line"',
        'CREATE INDEX "idx_shop_order__item_id_2bf2c0" ON "shop_order_line" ("item_id")',
        'CREATE INDEX "idx_shop_order__order_i_c67d0e" ON "shop_order_line" ("order_id")',
        'CREATE INDEX "idx_shop_order__shared__87287e" ON "shop_order_line" ("shared_value_id")',
        """CREATE INDEX "shop_line_waiting" ON "shop_order_line" ("item_id", "id") WHERE state = 'pending'""",
        """CREATE INDEX "shop_line_due" ON "shop_order_line" ("next_try", "id") WHERE state = 'pending'""",
        """CREATE TABLE "new__shop_order_adjustment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "label" VARCHAR(128) NOT NULL,
    "args" JSON NOT NULL,
    "amount" BIGINT NOT NULL,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION
)""",
        'INSERT INTO "new__shop_order_adjustment" ("id", "label", "args", "amount", "line_id", "order_id") SELECT "id", "label", "args", "amount", NULL, "order_id" FROM "shop_order_adjustment"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order_adjustment'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order_adjustment' WHERE name = 'shop_order_adjustment'",
        'DROP TABLE "shop_order_adjustment"',
        'ALTER TABLE "new__shop_order_adjustment" RENAME TO "shop_order_adjustment"',
        'CREATE INDEX "idx_shop_order__line_id_57c231" ON "shop_order_adjustment" ("line_id")',
        'CREATE INDEX "idx_shop_order__order_i_3de636" ON "shop_order_adjustment" ("order_id")',
        # until now every order had one line
        """UPDATE "shop_order_line" SET
    "kind" = coalesce((SELECT i."kind" FROM "shop_item" i WHERE i."id" = "shop_order_line"."item_id"), "kind"),
    "adjustment" = coalesce((SELECT sum(a."amount") FROM "shop_order_adjustment" a
        WHERE a."order_id" = "shop_order_line"."order_id"), 0)""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "shop_order_reserved"',
        'ALTER TABLE "shop_order" DROP CONSTRAINT IF EXISTS "uid_shop_order_user_id_c09564"',
        'ALTER TABLE "shop_order" DROP CONSTRAINT IF EXISTS "shop_order_slot"',
        'ALTER TABLE "shop_order" DROP CONSTRAINT IF EXISTS "shop_order_reserved_has_slot"',
        'ALTER TABLE "shop_order" DROP COLUMN "reserved_until"',
        'ALTER TABLE "shop_order" DROP COLUMN "slot"',
        'DROP INDEX IF EXISTS "idx_shop_order__line_id_57c231"',
        'ALTER TABLE "shop_order_adjustment" DROP COLUMN "line_id"',
        'DROP INDEX IF EXISTS "shop_line_waiting"',
        'DROP INDEX IF EXISTS "shop_line_due"',
        'ALTER TABLE "shop_order_line" DROP CONSTRAINT IF EXISTS "shop_order_line_refunded_bounds"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "kind"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "adjustment"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "refunded"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "answers"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "attempts"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "next_try"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "error"',
        'ALTER TABLE "shop_order_line" DROP COLUMN "fulfilled_at"',
        'DROP TABLE "shop_refund"',
        'DROP TABLE "shop_delivery_problem"',
        'DROP TABLE "shop_customer_item"',
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_order" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "total" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "nonce" BIGINT UNIQUE,
    "created_at" TIMESTAMP NOT NULL,
    "paid_at" TIMESTAMP,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_order_total_not_negative" CHECK (total >= 0)
)""",
        'INSERT INTO "new__shop_order" ("id", "state", "total", "currency", "nonce", "created_at", "paid_at", "user_id") SELECT "id", "state", "total", "currency", "nonce", "created_at", "paid_at", "user_id" FROM "shop_order"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order' WHERE name = 'shop_order'",
        'DROP TABLE "shop_order"',
        'ALTER TABLE "new__shop_order" RENAME TO "shop_order"',
        'CREATE INDEX "idx_shop_order_user_id_b915cb" ON "shop_order" ("user_id", "id")',
        """CREATE TABLE "new__shop_order_adjustment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "label" VARCHAR(128) NOT NULL,
    "args" JSON NOT NULL,
    "amount" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION
)""",
        'INSERT INTO "new__shop_order_adjustment" ("id", "label", "args", "amount", "order_id") SELECT "id", "label", "args", "amount", "order_id" FROM "shop_order_adjustment"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order_adjustment'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order_adjustment' WHERE name = 'shop_order_adjustment'",
        'DROP TABLE "shop_order_adjustment"',
        'ALTER TABLE "new__shop_order_adjustment" RENAME TO "shop_order_adjustment"',
        'CREATE INDEX "idx_shop_order__order_i_3de636" ON "shop_order_adjustment" ("order_id")',
        """CREATE TABLE "new__shop_order_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_name" VARCHAR(255) NOT NULL,
    "quantity" INT NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "item_id" BIGINT REFERENCES "shop_item" ("id") ON DELETE SET NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_order_line_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "shop_order_line_price_not_negative" CHECK (unit_price >= 0)
)""",
        'INSERT INTO "new__shop_order_line" ("id", "item_name", "quantity", "unit_price", "state", "item_id", "order_id", "shared_value_id") SELECT "id", "item_name", "quantity", "unit_price", "state", "item_id", "order_id", "shared_value_id" FROM "shop_order_line"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order_line'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order_line' WHERE name = 'shop_order_line'",
        'DROP TABLE "shop_order_line"',
        'ALTER TABLE "new__shop_order_line" RENAME TO "shop_order_line"',
        'CREATE INDEX "idx_shop_order__item_id_2bf2c0" ON "shop_order_line" ("item_id")',
        'CREATE INDEX "idx_shop_order__order_i_c67d0e" ON "shop_order_line" ("order_id")',
        'CREATE INDEX "idx_shop_order__shared__87287e" ON "shop_order_line" ("shared_value_id")',
        'DROP TABLE "shop_refund"',
        'DROP TABLE "shop_delivery_problem"',
        'DROP TABLE "shop_customer_item"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHGtz2zbyr3D8RfFdPoiy9fBN2xnVUVpfHblnO9f2zjccigRjXmlSISk7vU7+++H9IAGQlKw4cfhJALWLxWN3sbsA9s+DdVaU"
    "73JQHPzN+fOguM3W3sovg1tcTf07AAvy55fOQZAlm7uUIMQh+v8G/t4cON+f/XC1uDybnzvLi2tn+fb83Pn58uzN/PI356fFbwiV"
    "NXiDSxDln/PL0x/nly9G4/Ehx0KQ680qiYtbQNvnVUTm4uJcgQ1y4Jcg9PySAIs6hL4+e7O4up6/+fn6XwpSAvwCwmzSMk4ImvxF"
    "RSSjLljzsERGe7a8Rn8Vm/U6iUFO/mY10+icV4vX87fn185ggKckK9mUwBKiu/j12gQMPqxjuFZ8pKJe7/BDXN6Guf+Qcmj5SwX+"
    "Ix5hWpS5H6clXlv0KU5D8KHGG162Bilq8vRyMb9eOGfLV4tfnZsqBCRxsVQ+wy8vCK8cOr/8uLhcOHxdnW+dyE8KgHoehx88qS02"
    "SDcYj3xXQ9cKb+qFPHWHePxRnCR4pArvvZ6fXy2qq6wuHax9RA1gElkeYpiK9JDPu0lPUfqMV3BR4jB3oopPmZU+ZWtc5PyqCs4m"
    "z0Ea/EH5mtakZo/UVtMsDTizwqJo9e3y7B9vF1sL49qPBQat1DkaLhfI71WhVb/VcYoko82iEvz/6s38/JwK7gbiemwRaKU+U87l"
    "4jXk1eXp4grykR8EGaRVeAheZmjIZa8W5wvIl8sLZ356fXax1InVwQaOTrCER8l6wfBkPDnG3H2xvLq+nKMu3NihIXky8agXvP8v"
    "HTbYwwOFKz3MCh5kWy8F7/wyvgc1elZoSO/0x8XpT84L/J/z3bfOsEqDTbipVboMtB1Uc75fXP+yWCwd15kvXzmjWpN8jW/9orH9"
    "GrAg9gJLDdQ0AwY0OIQ10omzK77gh0QfyMqPqxh1GVYn7jhY2VSSDl5RSRiA8JGygpipDBNh0r0qlIlMVWQ4NaqT67OkqEeh6tZx"
    "UG5yUFd27I/d1B1cwFuCgEqSVpocS7up0Dx3MTMuUMkAjwBDv/QJICqhvvx2vZgLkObNUD8fBfBzneVEv+82GyX4QBUZKtlMp600"
    "8J5U4en86nT+atHGvuAiQ6bLY92Ojv1gaJUxLYLC/QSCdFGejkPF3KDtMGH13eFsNm1BWEUwEuazemiQp6LMctT/ONHIlPznpzLC"
    "jRLljmYqZBH/j1kmsKS3Nmpip1i6W0tdAFfzXZb/UZ8y/s9u8wU9pLiMs5RaJ7QGUasDbD+xRZbDXZWD86oNJwRFkMdr0RPpQ20y"
    "KQ3RvGT51J2LIVa3cRgC2jQp63wtOLEPXLPQSt3qgviAQ9FKHQqJRnzPXDxWq1LlvXzN/ANi5rNVZDXBdIqS0nsfOmMN26HQAi55"
    "07xqa5tx2Ta2oNIANrViqE4z6KER0npDx4IgjB3ed+eb75w4FKYEx2YT7sWFJxbfQq6OIMiRunNxideNQVoMKdIq7bbngVUAIqtz"
    "p0VQlK26EtLiIQuHdRiVhQxjW1lIn2J4VSlTRvNGq1UQWTckLYKlq4KFtYSpmHnjoT85DloQVhEshLkAa+lSwfXAMRhPj1vQVREs"
    "dLlKsLClycitAVroyGYtA4eWbZlvQMXll3T8UKNticPPVGpFX/IQgdx18lHa3G99tH/f+8lGt7vL/+62XTEKEAMXdXvDViYiMj24"
    "aqQVm2KULJYtdKPZPCRTRTvggWjkR0dWK02HoFpp0uyTrvLhmWy1uAR39WXEX79Ka2Odxyw0hIt6E/B3uKIECJXkQNNIJf/lGCNb"
    "idJdnHrvNz70v8s/mIEtvlQWm9N0Mar/oYoqfSGoCI59gWII1gRQ+WQlEmyg8N5BdyWJ72I2MOWbIBQjsd0EiDEKyunSl4aA9vsN"
    "KCRMXoVof7+6WH6vwfv3fzDmwy1IvWzDQtu0JrHUTBdyh6sTxuWAcCwoQJIwnsWV5uVex8HvFAWWmshFcZRhYgnkTTh9DJdXxTQW"
    "WRIy+Ux0rrdirOd+GafvaAgUl03rOdyvxcx3Y9a49KEpftDJfCZzj8JKwjznddtIKFSL9uVtgBOpfLRueLVtZAtvAG0hHlahLQK1"
    "BmDJC0D/VeK0GKmt8W8Abjb8FWqydvPInmYdkhZe0JT/RoNzK+QURdeGnh5BEFT+11FEOthfZfcAdd02MBlOGpCkwnEkGskKnFLl"
    "OyQrD7zSg7rKNnShpsdpH9Tvci8q/2iGLytjA1lJQ1OC7AvUW86LwYMP9fJLrqFfovBztEnDwWGFFtPAJmkgapnxP6yR9rEqhq0m"
    "9Df30zC7G9hi/WS6iH7yRpOj0SSy2ZkacMXKRP/TEKSsI3d0ThWqq+n46HjUupMEfJtOduvWyWwVrsatu0XAt5o7Ynq26NJoeuK6"
    "s/bLicG36VJDP4LxeLiyui8a8G36wayEFn0aT4ZHQfs+EfDtuCipnnapJNgOP54cRatm4VPBDT2SrQYNSbqJe5ELpj5oJKmCG0jW"
    "bAgNXRYsmsxGJ+Nmuiq4ga4prkR7ToJEk9V0MrEec2jAjQPVxpNwAyw4NJz6bqiL7tjADfQ0cSTFYDHFkBQgQ9uPHDtiru9gk8bQ"
    "zRm0DiFp3EVX6+C5Om9M42bpPCiDY8R7wDZd4dEwf6XijgylkBdlP22kRPpvx3hJDAJQMIcAlfWhhyYXyOKiWHwhdr6JZh7xFO88"
    "qbRqvspyrU5PxcUQMhSPUoQ7xHQy82sGkh38Rr5IwvuOFLOsQoyGEm2T6aRodDwbW60QLcJN7aaWQZUZzgGZlapnOPXv3XgugZ47"
    "ixSRstX73iNnPMnJvWAmMqn8ADyKotnJ2Mx7WvAb4yUmPlW2YyTSJGNn/2To+vajCh2CeoQgcwqdHLUnXPULRpD1Hpwn/3dNkJ9+"
    "/1Sn94Z4vRG+dsOkFuR9uM0SwAJuGQ7r12KykR+UVB3jYi2Sh3e5Ek7omsGxmi7IDXvilTmNdLKaJbL63GTN7JxiZuJ8HEEtbr8l"
    "o0VQbR8MUeN4xZIjjTAJPgldH9htRx2CkarhiozMysSgYbw6GCh8ye0VzoWDPz8OqhynyKrkN+jPcx7pNlvrc539cnCbGKqFRstg"
    "aidGxnPMfbejcXDkNzvmVYSaEa92tcHpW4v9wB/OIr8FeRWhgbxiUqkBHg23qw6F4NUUPBQoOFnWGVX8tRuXslMs6+lVSw6lu/oj"
    "Gbyt7oKRC7BJnGpkWfpvtznCIxbbMK/a9tZWB5/i3EjyEdWzPsMRId6b0rj0pGNYUdc7RH74X2jo3NFbRjdSvfHwCQdmmQHMak1Y"
    "HV4v+GnxAHJmHZBKw0FiK4tC7VAb2wLBgTzP6NseXDStc6VH0SZBDCodDctf6mTsUtVFiq4WYioJ17NmWa2VrpeujH/+x2ZCutse"
    "NNkw6ic/znf1pw4Yt+1RnRVF0BNSq31dgfGZxHkraFiGRSO9Crwgxv7ApPDjC/7lm28dPvS/OFKv/uoIRdH4ToLvkqNVNAqGtm1V"
    "i3BTe8KAR2Q1UWlDlNW9YDINh9Z4qhbBSlmIkZY0iwnPpqPZtA1pFcFKWh9KxqB4rdExGg3F6QKfMky7yTW+DlmDNIStDFT64UY3"
    "YOV/K12hhpsJK0aTLr6qbnG1vWtY2WvqO8lQ0f/KOz98fcNLwD1I6raG/OeOBtm9Hyf+irndvKrf09G9kpJfJGG15lstT2LR1aaq"
    "hRY1QQudxmeI6k+L3ahO7rA6gbUbnJj2g/51tPznbiu+1YWy5xb2EDFDMrGSu+WG/pE5xKgFN4e3KwEH/YVT0iR/5TMGJ0P7syAd"
    "gqL1JG6xBj4E84UggWyeQxMlzyDDagLcNYjd2FBzjVijcCBvFiymQco2L6iVd9k6Ngi1/EaSE16tm9ado4h4q2ITRivtbWZ5G/08"
    "hYrwikdH5rnT2Wh0YhYqLbgiVHyOkFBRfrGIFG2QroQ3PfHHE+uRsBZBEakq+1fNCdVSo+0xER35Y9+1yrQWoUUHTBFNLl7DKs+7"
    "1WQCnmLGaKMaEsSOJ1v+CrB0GKh4Y3nz5+fvmJDCkj7Of4fYlQLhssFuscpbdzFT/NN9u8Bdgp3U4GeSNJ4GoyPrqyctgsaCVqI3"
    "skBanaOjEEyOJh2cI4LQgr7sIqk2F+UaHJgXnE7s8jp/0+87GtEt2bDMCEyZWYJTHeJY3XbHrQy/MEvF4wZaqW+Aj3re1iUmttfN"
    "9KmlXOZQj/BVQ8xJDys5L/gPEmsy6hDaCFMJJyvXnVovV2oRFBkmEFbNQRthiiByj4cn1h1Ti2CkWgmpyC3kAF9fMt/mqsIZibQI"
    "LvBGKuEFIcpbRAlMj/6kPx/dWK8d3ofxO8BSWJHyTS3zRTf1tp8rVYpU7/HN4X68ZqX9/Zk1XVzmaDQZz4LWLjMBN7vMjHeEnEp8"
    "TJRMhB6lc0YyRXG0CDfVbD348j66bEieBPC8PShaTadUyd2DHizIqJuUIfP0Zxpshsn1wGqTp+WgOSog3ngfT0f2Z6g6BE1UQDoH"
    "Md3fpU2xF62uOwld65m1FsFOW3oBqyHN9pJoGIX2i9laBDtpdQeSYMhamrYBGcZOwHDD0bgpUB6q9Ia8ILH3hsB06A2XLlMflF2J"
    "y5j4m+w975O4BMJG2TqlIxTaxQ+LS3m/ceZvry/OlnDMbxZbP0m2pHesJalrZRarFmfr3I5k8F9MZkd82al1Xsc+q+PLJ8/q2E2A"
    "nlGGR1XcG/I7Eme5S3ZHPFt9bkeB3ed27HM7fi65HbspvU+Y5/H8QopPP0Gax24T89gpH9Xrgp/PVfY+4eMuCR/3ZaJ/Dckfu83d"
    "F5qa6VESQVaHWDSkXqINWRMvkUNEQ9qlp0hm06d/7NM/1kNeffrHPv3j55L+sduG9XipINs8LO0TQXZIBPlVWB6fIinkZ2SYbCFK"
    "fSLIdokgNWh7zgNpXuY+BaTTp4DsU0A2G/8KtT4FZJ8Csk8B2TKNYZ8Csk8BaepHnwKyTwHZp4As+xSQX0kKyI6Rkj4dZJ8OEjuV"
    "j5UOshv/9akh+9SQB3tJDbmvc/5Pkiayqn4NWSK3ewje/GjtWedK6FNEfhEpIvd04tOni+zTRe4pXWQ3jtUn99iGV7/MxJHdZqtP"
    "Ivm1JJFEUHtPIdksXX0CyT6BZJ9Ask8g2SeQfE4JJDuaaI+TTHLncFafR3LnPJLdFn6Lm2nPLUrSZ5Tcb0bJnW8m7ym75HYhxTa5"
    "JbcIPfZ5Jfu8ks8wr2THI7Jdc0yqEH2KSa3j1KeYfMQUkx3N7GeUblJ9/9GQbPKRT+26RM72urs+tazLfNonmuwTTe4r0eTjvy7U"
    "J51U0nB003F9zsmG9vuck7aIT59zss85qSXd55zcKefkx/8DbeWFww=="
)
