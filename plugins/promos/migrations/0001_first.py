"""promos: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "promos_attempt" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "failures" INT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "promos_batch" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "size" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "promos_code" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "code" VARCHAR(50) NOT NULL UNIQUE,
    "kind" VARCHAR(8) NOT NULL,
    "value" BIGINT NOT NULL,
    "total_limit" BIGINT,
    "customer_limit" INT NOT NULL,
    "used" BIGINT NOT NULL,
    "first_only" BOOL NOT NULL,
    "min_sum" BIGINT NOT NULL,
    "starts_at" TIMESTAMPTZ,
    "ends_at" TIMESTAMPTZ,
    "stacks" BOOL NOT NULL,
    "active" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "batch_id" BIGINT REFERENCES "promos_batch" ("id") ON DELETE NO ACTION,
    CONSTRAINT "promos_code_value" CHECK ((kind = 'percent' AND value BETWEEN 1 AND 10000) OR (kind IN ('fixed', 'balance') AND value BETWEEN 1 AND 1000000000000000)),
    CONSTRAINT "promos_code_total_limit" CHECK (total_limit IS NULL OR total_limit >= 1),
    CONSTRAINT "promos_code_customer_limit" CHECK (customer_limit BETWEEN 1 AND 1000),
    CONSTRAINT "promos_code_used" CHECK (used >= 0 AND (total_limit IS NULL OR used <= total_limit)),
    CONSTRAINT "promos_code_min_sum" CHECK (min_sum >= 0),
    CONSTRAINT "promos_code_dates" CHECK (starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at)
)""",
        'CREATE INDEX "idx_promos_code_batch_i_e5ad75" ON "promos_code" ("batch_id", "id")',
        """CREATE TABLE "promos_applied" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "source" VARCHAR(16) NOT NULL,
    "key" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_appl_user_id_09002d" UNIQUE ("user_id", "source", "key", "code_id")
)""",
        'CREATE INDEX "idx_promos_appl_code_id_f0f277" ON "promos_applied" ("code_id")',
        'CREATE INDEX "idx_promos_appl_key_8700e0" ON "promos_applied" ("key", "source")',
        """CREATE TABLE "promos_code_category" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "category_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_a99c14" UNIQUE ("code_id", "category_id")
)""",
        """CREATE TABLE "promos_code_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "item_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_c9f9dd" UNIQUE ("code_id", "item_id")
)""",
        """CREATE TABLE "promos_usage" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "slot" INT,
    "newcomer" SMALLINT,
    "order_id" BIGINT,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_promos_usag_code_id_f27007" UNIQUE ("code_id", "user_id", "slot"),
    CONSTRAINT "uid_promos_usag_user_id_f1416a" UNIQUE ("user_id", "newcomer"),
    CONSTRAINT "uid_promos_usag_code_id_bb1e84" UNIQUE ("code_id", "order_id"),
    CONSTRAINT "promos_usage_amount" CHECK (amount >= 0),
    CONSTRAINT "promos_usage_state" CHECK (state IN ('held', 'used', 'returned')),
    CONSTRAINT "promos_usage_slot" CHECK ((state = 'returned') = (slot IS NULL))
)""",
        'CREATE INDEX "idx_promos_usag_order_i_dacd8c" ON "promos_usage" ("order_id")',
        """CREATE TABLE "promos_usage_line" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "line_id" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "usage_id" BIGINT NOT NULL REFERENCES "promos_usage" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_usag_usage_i_ef5014" UNIQUE ("usage_id", "line_id")
)""",
        'CREATE INDEX "idx_promos_usag_line_id_32c7c6" ON "promos_usage_line" ("line_id")',
    ],
    "sqlite": [
        """CREATE TABLE "promos_attempt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "failures" INT NOT NULL,
    "since" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "promos_batch" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "size" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "promos_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(50) NOT NULL UNIQUE,
    "kind" VARCHAR(8) NOT NULL,
    "value" BIGINT NOT NULL,
    "total_limit" BIGINT,
    "customer_limit" INT NOT NULL,
    "used" BIGINT NOT NULL,
    "first_only" INT NOT NULL,
    "min_sum" BIGINT NOT NULL,
    "starts_at" TIMESTAMP,
    "ends_at" TIMESTAMP,
    "stacks" INT NOT NULL,
    "active" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "batch_id" BIGINT REFERENCES "promos_batch" ("id") ON DELETE NO ACTION,
    CONSTRAINT "promos_code_value" CHECK ((kind = 'percent' AND value BETWEEN 1 AND 10000) OR (kind IN ('fixed', 'balance') AND value BETWEEN 1 AND 1000000000000000)),
    CONSTRAINT "promos_code_total_limit" CHECK (total_limit IS NULL OR total_limit >= 1),
    CONSTRAINT "promos_code_customer_limit" CHECK (customer_limit BETWEEN 1 AND 1000),
    CONSTRAINT "promos_code_used" CHECK (used >= 0 AND (total_limit IS NULL OR used <= total_limit)),
    CONSTRAINT "promos_code_min_sum" CHECK (min_sum >= 0),
    CONSTRAINT "promos_code_dates" CHECK (starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at)
)""",
        'CREATE INDEX "idx_promos_code_batch_i_e5ad75" ON "promos_code" ("batch_id", "id")',
        """CREATE TABLE "promos_applied" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "source" VARCHAR(16) NOT NULL,
    "key" BIGINT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_appl_user_id_09002d" UNIQUE ("user_id", "source", "key", "code_id")
)""",
        'CREATE INDEX "idx_promos_appl_code_id_f0f277" ON "promos_applied" ("code_id")',
        'CREATE INDEX "idx_promos_appl_key_8700e0" ON "promos_applied" ("key", "source")',
        """CREATE TABLE "promos_code_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "category_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_a99c14" UNIQUE ("code_id", "category_id")
)""",
        """CREATE TABLE "promos_code_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_c9f9dd" UNIQUE ("code_id", "item_id")
)""",
        """CREATE TABLE "promos_usage" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "slot" INT,
    "newcomer" SMALLINT,
    "order_id" BIGINT,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_promos_usag_code_id_f27007" UNIQUE ("code_id", "user_id", "slot"),
    CONSTRAINT "uid_promos_usag_user_id_f1416a" UNIQUE ("user_id", "newcomer"),
    CONSTRAINT "uid_promos_usag_code_id_bb1e84" UNIQUE ("code_id", "order_id"),
    CONSTRAINT "promos_usage_amount" CHECK (amount >= 0),
    CONSTRAINT "promos_usage_state" CHECK (state IN ('held', 'used', 'returned')),
    CONSTRAINT "promos_usage_slot" CHECK ((state = 'returned') = (slot IS NULL))
)""",
        'CREATE INDEX "idx_promos_usag_order_i_dacd8c" ON "promos_usage" ("order_id")',
        """CREATE TABLE "promos_usage_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "usage_id" BIGINT NOT NULL REFERENCES "promos_usage" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_usag_usage_i_ef5014" UNIQUE ("usage_id", "line_id")
)""",
        'CREATE INDEX "idx_promos_usag_line_id_32c7c6" ON "promos_usage_line" ("line_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "promos_usage_line"',
        'DROP TABLE "promos_usage"',
        'DROP TABLE "promos_code_item"',
        'DROP TABLE "promos_code_category"',
        'DROP TABLE "promos_applied"',
        'DROP TABLE "promos_code"',
        'DROP TABLE "promos_batch"',
        'DROP TABLE "promos_attempt"',
    ],
    "sqlite": [
        'DROP TABLE "promos_usage_line"',
        'DROP TABLE "promos_usage"',
        'DROP TABLE "promos_code_item"',
        'DROP TABLE "promos_code_category"',
        'DROP TABLE "promos_applied"',
        'DROP TABLE "promos_code"',
        'DROP TABLE "promos_batch"',
        'DROP TABLE "promos_attempt"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWW1v2zYQ/iuEvtgG8kHOmjgZlgKqw7ZGHbmTlW0dDAiKRKdCZcnTS5e22H8f30RREqXYcdp0nfIlPOoh73i8O96dv2jbOM1u"
    "E5RqP4Mv2jaJN3HquFmGNtuMTkXuBuFB/dMR0Lw4zDcRWxj4BLPC/1caeDF7tYTWzJgDc2ED83o+B2+t2ZVhvQNv4DuydO0GYc6Y"
    "4kUFhZfOTFssIsA0iDzEUHSIIfbsCi5t4+qt/WcFmqcocQo5OMGEkTcF1+bs12sILPgSWtCcwiVYaa7nxXmUpQ5ZhtcM2UFGYGGC"
    "SziHNgRTYzk1LqH2Dz14lGaJG+AV5PBkKoh8dIcEuQ7CkI4JwTV342bee5VK2YfDFFpsuaIjvOQ3w5q+NqzhWNdHNY1+Fgr9jBQq"
    "9xLkZsjHN81gJd2m/IfrxIt9pFIJnT9MI3xrcgA8kjRyIimEWwPBf8DiMjwZSfizqv4+umHON6bDpokRVBZnbuiEwSbgWpQmxAoq"
    "Zp5m8QYbq4StzimuCJtpaecKI6cuFiRp5sRR+Ik7maAJfrGYV9CbIHLSfMOgnFDvm2ZukqXCOgRZNQ6CRJFf4jjRROENvA+p2AyP"
    "VfK5XhZ85GpnYxVqf9PFi6j7icBRUOXhK5FCdll1oDAXwJjas4WpcgvZvh1hSdOFubQtgzBbNRGYzfQ1nL4BwyGxTHABBluUeCjK"
    "BsAwLwEFgRfQ/h1CE4zpHPZ64vcLC7A1MxMMB+vgDvmDIzC4cUMXx9LBqHu99DcaaVWndWoG3nqEqt3zg0iTYLZknohllaefX4Bx"
    "g2nTWVr5NnyIs67OK47dYFo4Wysr7oOcAaGI9Drdse2oFPXLhXzkpo4lp2xlXvoq588nqAiNHX3sDmnnfhRR7ibcWxae+7Jq6jkQ"
    "K0Za7RHArnLnyLy4rznoxPUnJ1QsCxrYh2bmJfwDrO5ZgKXEblcRn7lk6cNHgDuoJr9AiqA7lsOq3oyfL435EtYCpV4NXwJSxirb"
    "wm+L/N65220YUCbNxIp/OuzVS+M8EQkTHcu5wGn1KfuA+NuAB+pg/6CASq+qkJsTikRMFVfLO2zLv3ZP9B4xw9PywHeke3I4V0c/"
    "1/XjZnTohmP2PAkdSvITUy1ujIzpnZCB0GCnQ1E+HOqs9fXxZNLtUIoFNYfiFsm0JUlBhKjtg4V1zia6jvQdmJbgLobi/IVSqj5c"
    "zyIdDxvmbZx8aksnS8CBeSXfprTwcqLFib6mP9xjrezk/Jbd83Nv/KzLWhXwirUK6alhygdvGGfnZQW4iGy9KPrxsEsiWwiVc+I7"
    "vxzvfH3ud4YSBbz9csShd76YPHVvlcUY+3DguxTGRcGAR6ykoXUr+tsjLzGvXTmFvy+vjPmcg+LElyJ+QVXKKHdDwjuvD+i4tXrJ"
    "iueRDNvrvO/n6Ssriq/3+HVXLZIREmMon41jHMYnXTargLfbbPUtpHZCX5v6fsVzuh4/G5+697Kvwttf39L6lFyLU9zcjNFZZxRV"
    "wNsPXZqznK1Tn3NKq1bl6zKmzNgZ3Uj/GViYf/t+hVuUBUCGWP34HoW0fCRpMvmfoCxPIjweKRhxf+/gw+JAUdoyPhfyrpgaElRR"
    "Z4w6EyCqdK5MXMV4/pnXnYsoFtTyESoo8xf5ljoDKC4povYoyr4eFkrJFiICcEId7CKUFXG1JRwmaJ1jdfLNCkqNZQcoQw+jdoxu"
    "kiof+FhyV6ZcHbQ+0bszGQW85vmF/MQJhRrvNzEOdX469ibe6Q4mVl2gMjEKYcqpCSIqVvmidFxSko/pX2GQoUfs22MlwlfQkg0O"
    "GNf2YmbiI17BeoPxMXr4/5cO/n6q/ebd/Cft5e+nm76v39HXr4Mft62/S1O/taVfZ6js6B9qvX07v2/n9+38vp3/32jn7/fwPUlr"
    "v2/s9439H6Kxv2eS2Tf5n7rJv9+F9Q3/b9rw3/Pl+kGb/33rv2/9963/vvX/SK3//YJq/zNA/zMA/vsXfsniBw=="
)
