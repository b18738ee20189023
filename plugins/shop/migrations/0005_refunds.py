"""shop: refunds."""

# What was fulfilled before this may have been seen, so none of it is ever sold again.
SEEN = """UPDATE "shop_order_line" SET "revealed_at" = (
    SELECT o."created_at" FROM "shop_order" o WHERE o."id" = "shop_order_line"."order_id")
WHERE "state" <> 'pending'"""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_refund_share" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "amount" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "refund_id" BIGINT NOT NULL REFERENCES "shop_refund" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_refund_refund__4442b4" UNIQUE ("refund_id", "line_id"),
    CONSTRAINT "shop_refund_share_amount_positive" CHECK (amount > 0)
)""",
        'CREATE INDEX "idx_shop_refund_line_id_b5cbd5" ON "shop_refund_share" ("line_id")',
        'ALTER TABLE "shop_order_line" ADD "revealed_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_refund" ALTER COLUMN "line_id" DROP NOT NULL',
        SEEN,
    ],
    "sqlite": [
        """CREATE TABLE "shop_refund_share" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "amount" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "refund_id" BIGINT NOT NULL REFERENCES "shop_refund" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_refund_refund__4442b4" UNIQUE ("refund_id", "line_id"),
    CONSTRAINT "shop_refund_share_amount_positive" CHECK (amount > 0)
)""",
        'CREATE INDEX "idx_shop_refund_line_id_b5cbd5" ON "shop_refund_share" ("line_id")',
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
    "revealed_at" TIMESTAMP,
    "item_id" BIGINT REFERENCES "shop_item" ("id") ON DELETE SET NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_order_line_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "shop_order_line_price_not_negative" CHECK (unit_price >= 0),
    CONSTRAINT "shop_order_line_refunded_bounds" CHECK (refunded >= 0 AND refunded <= quantity * unit_price + adjustment)
)""",
        'INSERT INTO "new__shop_order_line" ("id", "item_name", "kind", "quantity", "unit_price", "adjustment", "refunded", "state", "answers", "attempts", "next_try", "error", "fulfilled_at", "revealed_at", "item_id", "order_id", "shared_value_id") SELECT "id", "item_name", "kind", "quantity", "unit_price", "adjustment", "refunded", "state", "answers", "attempts", "next_try", "error", "fulfilled_at", NULL, "item_id", "order_id", "shared_value_id" FROM "shop_order_line"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_order_line'",
        "UPDATE sqlite_sequence SET name = 'new__shop_order_line' WHERE name = 'shop_order_line'",
        'DROP TABLE "shop_order_line"',
        'ALTER TABLE "new__shop_order_line" RENAME TO "shop_order_line"',
        'CREATE INDEX "idx_shop_order__item_id_2bf2c0" ON "shop_order_line" ("item_id")',
        'CREATE INDEX "idx_shop_order__order_i_c67d0e" ON "shop_order_line" ("order_id")',
        'CREATE INDEX "idx_shop_order__shared__87287e" ON "shop_order_line" ("shared_value_id")',
        """CREATE INDEX "shop_line_waiting" ON "shop_order_line" ("item_id", "id") WHERE state = 'pending'""",
        """CREATE INDEX "shop_line_due" ON "shop_order_line" ("next_try", "id") WHERE state = 'pending'""",
        """CREATE TABLE "new__shop_refund" (
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
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_refund_amount_positive" CHECK (amount > 0)
)""",
        'INSERT INTO "new__shop_refund" ("id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id") SELECT "id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id" FROM "shop_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_refund'",
        "UPDATE sqlite_sequence SET name = 'new__shop_refund' WHERE name = 'shop_refund'",
        'DROP TABLE "shop_refund"',
        'ALTER TABLE "new__shop_refund" RENAME TO "shop_refund"',
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
        SEEN,
    ],
}

# One refund for several lines becomes one for each of them.
SPLIT = """INSERT INTO "shop_refund"
    ("order_id", "line_id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error")
SELECT r."order_id", s."line_id", s."amount", r."to", r."state", r."reason", r."created_at", r."done_at", r."attempts",
    r."next_try", r."error" FROM "shop_refund_share" s JOIN "shop_refund" r ON r."id" = s."refund_id" ORDER BY s."id"
"""
SPLIT_DONE = 'DELETE FROM "shop_refund" WHERE "line_id" IS NULL'

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        SPLIT,
        'DROP TABLE "shop_refund_share"',
        SPLIT_DONE,
        'ALTER TABLE "shop_refund" ALTER COLUMN "line_id" SET NOT NULL',
        'ALTER TABLE "shop_order_line" DROP COLUMN "revealed_at"',
    ],
    "sqlite": [
        SPLIT,
        'DROP TABLE "shop_refund_share"',
        SPLIT_DONE,
        'ALTER TABLE "shop_order_line" DROP COLUMN "revealed_at"',
        """CREATE TABLE "new__shop_refund" (
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
        'INSERT INTO "new__shop_refund" ("id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id") SELECT "id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id" FROM "shop_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_refund'",
        "UPDATE sqlite_sequence SET name = 'new__shop_refund' WHERE name = 'shop_refund'",
        'DROP TABLE "shop_refund"',
        'ALTER TABLE "new__shop_refund" RENAME TO "shop_refund"',
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHGtz28bxr2D0hVbrDwQlvjpJZhiZTtTIVCrRTdKygwHxsNBAAA2AktOM/3vv/QDuDgAftizjE3DA7u09dvd29+72z5NNmhfv"
    "siA/+Zv150l+l26ctVt4d6iYuPcBeBE/v7ROvDTe3icYIfLh/xV4rk6s7y9/uJ3fXM6urMX10lq8vbqyfr65fDO7+c36af4bRKUV"
    "rtAbQPnn7Obix9nNi8FweMqwIORmu46j/C4g9bMiJHN9fSXBelngFoHvuAUG5mUAvbx8M79dzt78vPyXhBQHbg5gtkkRxRhN/CIj"
    "4l7ntHrwhnt7uVjCX/l2s4mjIMO/aUnXO+vV/PXs7dXS6vXQkKQFHRLwBunOf13qgIMPmwjMFespL1cb/BgVd37mPiYMWvxSgv+I"
    "epjkReZGSYHmFn6KEj/4UOENJ90ECazy4mY+W86ty8Wr+a/WqgwBSFwvpM/gywvMK6fWLz/Ob+YWm1frWyt04zyALY/8D45QF+2k"
    "7Q0Hrq2ga4TXtUIculPU/zCKY9RTifdez65u5+VZlqcOlD7CChCJNPMRTEl68Of9pCcvXMor6FXgMHski0+RFi5ha/TK+FUWnG2W"
    "BYn3B+FrUhKqPZNrTdLEY8wKXnmtbxeX/3g731kYN27EMUihytFguoLsQRZa+VsVJ49TUi18A/9v38yurojgbgGuQyeBFKojZd3M"
    "XwNeXVzMbwEfuZ6XAlq5A+FFhgZc9mp+NQd8ubi2ZhfLy+uFSqxOtqB3nCUcQtbx+tPh6Bxx9/Xidnkzg01YmaEBeTzwsBWs/S8t"
    "2tnTE4krHcQKDmBbJwneuUX0EFToGaEBvYsf5xc/WS/QP+u7b61+mQYdcF2tZBpIPbBkfT9f/jKfLyzbmi1eWYNKlWyO79y8tv4K"
    "MCf2AkkN0DQ9CtQ7BSXciMtbNuGnWB+Iyo+pGHka1lN76K1NKkkFL6kkBID5SJpBxFSagdDpXhlKR6YsMowa0cnVUZLUI1d1m8gr"
    "tllQVXb0x37qDkzgHUaAb4JWGp0LqynXPPcRNS7gmwYeAvpu4WJA+Abb8ttyPuMg9YuhejzywM1UlhP5vt9oFMEHosjgm8l02kkD"
    "H0kVXsxuL2av5k3sCyYyeLgc2uzw3PX6RhlTIkjcjyFwE8XhOJXMDVIPFVbX7k8m4waEZQQtYTaqpxp5yos0g+2PYoVMiT8/lRGu"
    "lSh7MJEh8+h/1DIBb2proyJ2kqW7s9R5YDbfpdkf1SFjf/YbL+AhRUWUJsQ6ISWAWu5g84HN0wysqgycFU04fpB7WbThLRE+VAaT"
    "0ODVC5ZP1bnoI3Ub+X5AqsbvKl8LDOwj0yykULW6AH7AoEihCgVFI3qgLh4tlamyVr6m/gE28+ks0hJnOklJqb0PlbGG7FBgARes"
    "alY01U25bBdbUKoAmVoRUKcp8NAwabWhY0Dgxg5ru/XNd1bkc1OCYdMBd6Lc4ZNvIFdF4ORw2bq+QfNGIQ2GFK6VNNtxgrUXhEbn"
    "TokgKVt5JoTJgxYObTB85zKMbGUufZLhVaZMGM0ZrNdeaFyQlAiGpnIWVhImYuYM++7o3GtAWEYwEGYCrKRLBNcJzoPh+LwBXRnB"
    "QJepBANb6ozcCqCBjmjWUnBg2RbZNii5/IKO7yu0LXb4qUot6UsWIhCbjj8Ki/udC9fvBzfeqlZ38e9+yxWlADDQq2pt2MlEhKYH"
    "U42kYFKMgsWyg27Um4d4qEgDnCAcuOGZ0UpTIchWmjD6uKmsezpbLSqC++o0oq9fpbWxySIaGkKvahPwdzCjGAi+iYGmgUz+yzFG"
    "dhKl+yhx3m9d4H8Xf1ADm38pTTajaSNU90MZVfiCUSEc/QLEMNhgQOmTkYi3BcJ7D9yVOLqPaMekb5xQBMV260HGyAmnC19qAtrv"
    "t0EuYLIiQPv77fXiewXev/+DMB/vgsRJtzS0TUoCS01UIXcwO35U9DDHBnkQx5RnUaF+ujeR9ztBAW915MIoTBGxGPAmGD6Ky4p8"
    "GPM09ql8xirXWzLWM7eIknckBIredfPZP67FzFZjWrnwoS5+0Mp8xmMPw0rcPGdlU08IVIP6xWWAESl9NC54lWVkB28ALiEOUqEN"
    "ArUaYMELgP9KcVqE1NT41wDXG/4SNVG7OXhNM3ZJCc9pir9h5+wSOUnRNaGnRuAEpf8qilAHu+v0IYBNN3VMhBM6JKhwFImGsgKG"
    "VPoOyIodL7WgqrI1TajocdIG+bvYitIfRfdFZawhK2hoQpB+AXrLetF7dIFefsk09EsYfg63id87LdGiGlgnDVgtU/4HJVw/UsWg"
    "1pg8Mzfx0/ueKdaPhwvrJ2cwOhuMQpOdqQCXrEz4n4QgRR25p3MqUV2Ph2fng8aNxOC7NLJds6aTtb8eNm4WBt9p7LDp2aBJg/HU"
    "tifNpxOB79KkmnZ4w2F/bXRfFOC7tINaCQ3aNBz1z7zmbcLgu3FRXN7tkknQFX44OgvX9cIng2taJFoNCpJkEXdCOxi7QS1JGVxD"
    "smJDKOjSYNFoMpgO6+nK4Bq6urgSaTkOEo3W49HIuM2hANd2VBlPQhXQ4FB/7Nq+KrpjAtfQU8SRJINFF0OSgDR1Hzh2RF3f3jaJ"
    "gJvTaxxCUriLttLBs1XemMLNUnlQGseItYAuutyjof5KyR3pCyEvwn7KSInwb894SRR4QU4dAviuDj3UuUAGF8XgC9H9TTjykKdY"
    "43GhUfVllmu0e8oPhuCuOIQiWCHGo4lbMZDM4CvxIAlrO1TMogrRGkqkTqqTwsH5ZGi0QpQIq8pJLY0q0+wDUitVzXDy7/14Lgae"
    "O40U4Xej931EzvgsO/ecmfCgsg3wMAwn06Ge95TgK+0hJjZUpm0kXCVlZ3fat13zVoUKQd5CEDmFDI7cEqb6OSOIeg+Mk/u7IshP"
    "vn+q3XtNvF4LXzlhUgnyPt6lcUADbikK61disqHrFUQdo9dKJA+tcgUY0A2FoyVVkBu0xCkyEumkJUNk9bnJmt45RczE+DgEWtx8"
    "SkaJINs+CKLC8ZIlhyuhEjz1bTcw244qBC1VzREZkZWxQUN5tdeT+JLZK4wLe39+7JU5TpJVwW9Q7+cc6DRb432d43JwkxiqgUbD"
    "YGorRkZjzHy3s6F35tY75mWEihEvN7XG6dvw9cDtT0K3AXkZoYa8ZFLJAR4Ft8sOBefVJHjMYXCyqDIq/7Ufl9JdLOPuVUMOJav6"
    "gQzeRmfB8AHYOEoUsiz822+MUI/5MsyKprW10cYn3zcSfER5r0+zRYjWpiQqHGEblpfVDpHr/xcYOvfklNFKKNduPqHALDWAaakO"
    "q8XtBTfJH4OMWge4ULOR2MiikBvUxLaAcEGWpeRuD3rVzXOpReE2hgwqbA2LX6pksuAhcEVw4UMV2iyDbWTuds4HHssIrZaWGq0M"
    "wgHzp7/JxnVB020pE0Z1n8j6rnoxAuE23dgzonB6XMaVdzEQPpVPZw3MUD+vpVeC58ToD0QKXdVgX7751mJd/4sltOqvFlcrtbcq"
    "2Jo6WIcDr29ahJUIq8qFB9Qjo0FLKiKs7nijsd83Rl+VCEbKXIyUpGkEeTIeTMZNSMsIRtLqwDMCRXMNN91I4E4VJhVhmg2u9i7J"
    "Jkh8UEtPpu9vVR2W/hvpcqVdT1gysVTRWHlBrKx0/dLKVF13+tJqId0KRIc9nBho9LhqmYg/9zTfHtwodtfUSWdFtQUAT6EU7NgJ"
    "LdWfgfks9l9lqBpoUR0012lshIj+NFiZ8uD2ywNYOe+JaD+q71KLP/eb8Z2Onz23IAmPMOKBFZwz23fP9AFJJbg+GF4KT6iPp+Iq"
    "2Z2gYTDtmy8RqRAkrSdwizFMwpnPD2LA5hkwUbIUMKwiHF6B2I8NFYeOFQoH8GZOIyD43eQzNfJFG0cSgZbfCnLCilXTunXMES1V"
    "dMBIobnNLC6jT1OoMK84pGeOPZ4MBlO9UCnBJaFiYwSFivCLQaRIhWQmnPHUHY6MG8hKBEmkyuxfNidkS43UR0V04A5d2yjTSoQG"
    "DdDFP5l49cs8b5dTDziSGaOMgQgQe+6DueuAJs+AryvDDUE3e0eFFLypdwXuIbsSIPSusVuM8tZezCT/9NgucJvQKDH4qSQNx97g"
    "zHhHSomgsKClWI8okEbn6MwPRmejFs4RRmhAX3SRZJuLcA0K43NOx3Z5lb/J9z2N6IZsWKQYpkgNoawWUa92q+NOhp+fJvwqBClU"
    "F8CD7s61iaA9R+EWGdPB7FQTalLDCj4L+oFDTFrVQSqhmmC6tu2x8QSmEkESXQxhVBikEir/oX3enxoXSiWClmopkiLWkAXojJP+"
    "yFcZTkukQUyBVVKKKnAJ3iE4oLsZKPw8uI1e2eH3o3cBzXOF31eV9BjttNpxzl1JUn3Ei4nHcZal+o+n8Np4yuFgNJx4jT1lDK73"
    "lCnvcDkV+BgrmRDeXGeMpAveKBFW5ZQ+6IQ/PJGI7w2w5D4wSE2GVErwA281iKjbhCKzHGkKbIrJ9MB6myVFrz4YwC+Cn48H5ruq"
    "KgRFMEDY/tAd8iVV0Wuvtj3ybePGthLBTFu4JqsgTdeSsB/65tPbSgQzaXkFEmDwXOqWARHGTEBzDFK7KBAeKrUGXzMxtwbDtGgN"
    "ky5dG6RVickY/10ypPGWgs6cJn8/jVF9tFiKpHNJxygdVmxESTQWdoqnMFMEPZzz83Mg53rVqwSXVK/QfsgeCtEQZ7KVFarE2M8W"
    "XQ+9td/GFsUICoMNt66iD+SYKOL193FUBNwc3znFKRig+Q/zG5G7rdnb5fXlAvTlzXznK/qGdKeVpI2NHD9ZqBrnOsWd/2IynULI"
    "5nlOuyynLz97ltN2AvSMMp7K4l6T7xSvUW2ynaLR6nKdcuwu12mX6/Sp5Dptp/Q+Yd7Tq2thB+YzpD1tNzCHToEqH599Olc7ugSo"
    "+yRAPZaJ/jUkQ203dl9oqrKDJEYtdzGvSUVGKjImIsPb5Jo0ZJ8juVOXDrVLh1qN7nbpULt0qE8lHWq7BetwqVGbXLTuEqO2SIz6"
    "VVgenyJJ6hMyTHYQpS4xarPEqAq0I+dF1U9zlxLV6lKidilR641/iVqXErVLidqlRG2Y1rNLidqlRNW1o0uJ2qVE7VKiFl1K1K8k"
    "JWrLSEmXHrVLj4qcykOlR23Hf12q1C5V6slRUqUea5//k6RNLatfTdbU3VId1F/LfNbZQLqUqV9EytQj7fh06VO79KlHSp/ajmPV"
    "6Wt24dUvM5Fqu9Hqkqp+LUlVIdTRU6riEW2WULVeErt0ql061S6dapdOtUun+pzSqbY05w6TWnXv0FeXVXXvrKrtJn6HU2zPLaLS"
    "5Vc9bn7VvU8xHynX6m7hxyaZVncIU3ZZVrssq88wy2rL7bR9M67KEF3CVaXj1CVcPWDC1ZZm9jNKvirfFalJvXrgHb42UbbnKOIi"
    "e3ZpV7u0q8dKu3r4C4jqFKxSpo52qq3LwFpTf5eB1RTo6TKwdhlYlaS7DKxPKAPrcazsLhtrl431wNlYP/4fNqyBAw=="
)
