"""shop: stock."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_batch_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "pieces" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE CASCADE,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_batch__item_id_c5768a" UNIQUE ("item_id", "batch_id")
)""",
        'CREATE INDEX "idx_shop_batch__batch_i_f24852" ON "shop_batch_item" ("batch_id")',
        """CREATE TABLE "shop_intake" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "whole" BOOL NOT NULL,
    "facts" JSONB NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_intake_item_id_f68a0b" ON "shop_intake" ("item_id")',
        'CREATE INDEX "idx_shop_intake_user_id_9d1ae7" ON "shop_intake" ("user_id")',
        """CREATE TABLE "shop_news_post" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "shop_stock_watch" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_stock__item_id_aa1da3" UNIQUE ("item_id", "user_id")
)""",
        'CREATE INDEX "idx_shop_stock__user_id_a5e907" ON "shop_stock_watch" ("user_id")',
        """CREATE TABLE "shop_stored_file" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "mime" VARCHAR(128) NOT NULL,
    "size" BIGINT NOT NULL,
    "data" TEXT NOT NULL
)""",
        'ALTER TABLE "shop_batch" ADD "cost" BIGINT',
        """ALTER TABLE "shop_batch" ADD "supplier" VARCHAR(255) NOT NULL DEFAULT ''""",
        """ALTER TABLE "shop_batch" ADD "note" TEXT NOT NULL DEFAULT ''""",
        'ALTER TABLE "shop_batch" ADD "expires_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_batch" ADD "withdrawn_at" TIMESTAMPTZ',
        'CREATE INDEX "idx_shop_batch_expires_1c52a1" ON "shop_batch" ("expires_at")',
        'ALTER TABLE "shop_shared_value" ADD "file_id" BIGINT REFERENCES "shop_stored_file" ("id") ON DELETE NO ACTION',
        'CREATE INDEX "idx_shop_shared_file_id_ef2af3" ON "shop_shared_value" ("file_id")',
        'ALTER TABLE "shop_stock_level" ADD "low_told" BOOL NOT NULL DEFAULT False',
        'ALTER TABLE "shop_stock_value" DROP CONSTRAINT IF EXISTS "shop_stock_value_sold_has_line"',
        'ALTER TABLE "shop_stock_value" ADD "file_id" BIGINT REFERENCES "shop_stored_file" ("id") ON DELETE NO ACTION',
        """ALTER TABLE "shop_stock_value" ADD CONSTRAINT "shop_stock_value_line_fits_state" CHECK ((state IN ('sold', 'reserved') AND line_id IS NOT NULL) OR (state IN ('unsold', 'withdrawn') AND line_id IS NULL) OR state = 'burnt')""",
        'CREATE INDEX "idx_shop_stock__file_id_116d1a" ON "shop_stock_value" ("file_id")',
        """CREATE INDEX "shop_stock_random" ON "shop_stock_value" ("item_id", "digest") WHERE state = 'unsold'""",
        # the batches from before there was a list of them
        """INSERT INTO "shop_batch_item" ("item_id", "batch_id", "pieces") SELECT v."item_id", v."batch_id", count(*)
FROM "shop_stock_value" v JOIN "shop_batch" b ON b."id" = v."batch_id" WHERE b."published"
GROUP BY 1, 2""",
    ],
    "sqlite": [
        """CREATE TABLE "shop_batch_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "pieces" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE CASCADE,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_batch__item_id_c5768a" UNIQUE ("item_id", "batch_id")
)""",
        'CREATE INDEX "idx_shop_batch__batch_i_f24852" ON "shop_batch_item" ("batch_id")',
        """CREATE TABLE "shop_intake" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "whole" INT NOT NULL,
    "facts" JSON NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_intake_item_id_f68a0b" ON "shop_intake" ("item_id")',
        'CREATE INDEX "idx_shop_intake_user_id_9d1ae7" ON "shop_intake" ("user_id")',
        """CREATE TABLE "shop_news_post" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "shop_stock_watch" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_stock__item_id_aa1da3" UNIQUE ("item_id", "user_id")
)""",
        'CREATE INDEX "idx_shop_stock__user_id_a5e907" ON "shop_stock_watch" ("user_id")',
        """CREATE TABLE "shop_stored_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "mime" VARCHAR(128) NOT NULL,
    "size" BIGINT NOT NULL,
    "data" TEXT NOT NULL
)""",
        'ALTER TABLE "shop_batch" ADD "cost" BIGINT',
        """ALTER TABLE "shop_batch" ADD "supplier" VARCHAR(255) NOT NULL DEFAULT ''""",
        """ALTER TABLE "shop_batch" ADD "note" TEXT NOT NULL DEFAULT ''""",
        'ALTER TABLE "shop_batch" ADD "expires_at" TIMESTAMP',
        'ALTER TABLE "shop_batch" ADD "withdrawn_at" TIMESTAMP',
        'CREATE INDEX "idx_shop_batch_expires_1c52a1" ON "shop_batch" ("expires_at")',
        'ALTER TABLE "shop_shared_value" ADD "file_id" BIGINT REFERENCES "shop_stored_file" ("id") ON DELETE NO ACTION',
        'CREATE INDEX "idx_shop_shared_file_id_ef2af3" ON "shop_shared_value" ("file_id")',
        """CREATE TABLE "new__shop_stock_level" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "available" BIGINT NOT NULL,
    "low_told" INT NOT NULL DEFAULT 0,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "shop_stock_level_not_negative" CHECK (available >= 0)
)""",
        'INSERT INTO "new__shop_stock_level" ("id", "available", "low_told", "item_id") SELECT "id", "available", FALSE, "item_id" FROM "shop_stock_level"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_stock_level'",
        "UPDATE sqlite_sequence SET name = 'new__shop_stock_level' WHERE name = 'shop_stock_level'",
        'DROP TABLE "shop_stock_level"',
        'ALTER TABLE "new__shop_stock_level" RENAME TO "shop_stock_level"',
        """CREATE TABLE "new__shop_stock_value" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "value" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "file_id" BIGINT REFERENCES "shop_stored_file" ("id") ON DELETE NO ACTION,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE NO ACTION,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_shop_stock__item_id_f2658c" UNIQUE ("item_id", "digest"),
    CONSTRAINT "shop_stock_value_line_fits_state" CHECK ((state IN ('sold', 'reserved') AND line_id IS NOT NULL) OR (state IN ('unsold', 'withdrawn') AND line_id IS NULL) OR state = 'burnt')
)""",
        'INSERT INTO "new__shop_stock_value" ("id", "value", "digest", "state", "batch_id", "file_id", "item_id", "line_id") SELECT "id", "value", "digest", "state", "batch_id", NULL, "item_id", "line_id" FROM "shop_stock_value"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_stock_value'",
        "UPDATE sqlite_sequence SET name = 'new__shop_stock_value' WHERE name = 'shop_stock_value'",
        'DROP TABLE "shop_stock_value"',
        'ALTER TABLE "new__shop_stock_value" RENAME TO "shop_stock_value"',
        'CREATE INDEX "idx_shop_stock__batch_i_2b4723" ON "shop_stock_value" ("batch_id")',
        'CREATE INDEX "idx_shop_stock__file_id_116d1a" ON "shop_stock_value" ("file_id")',
        'CREATE INDEX "idx_shop_stock__line_id_f0fdbf" ON "shop_stock_value" ("line_id")',
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "batch_id", "id") WHERE state = 'unsold'""",
        """CREATE INDEX "shop_stock_random" ON "shop_stock_value" ("item_id", "digest") WHERE state = 'unsold'""",
        # the batches from before there was a list of them
        """INSERT INTO "shop_batch_item" ("item_id", "batch_id", "pieces") SELECT v."item_id", v."batch_id", count(*)
FROM "shop_stock_value" v JOIN "shop_batch" b ON b."id" = v."batch_id" WHERE b."published"
GROUP BY 1, 2""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_shop_batch_expires_1c52a1"',
        'ALTER TABLE "shop_batch" DROP COLUMN "cost"',
        'ALTER TABLE "shop_batch" DROP COLUMN "supplier"',
        'ALTER TABLE "shop_batch" DROP COLUMN "note"',
        'ALTER TABLE "shop_batch" DROP COLUMN "expires_at"',
        'ALTER TABLE "shop_batch" DROP COLUMN "withdrawn_at"',
        'DROP INDEX IF EXISTS "idx_shop_shared_file_id_ef2af3"',
        'ALTER TABLE "shop_shared_value" DROP COLUMN "file_id"',
        'ALTER TABLE "shop_stock_level" DROP COLUMN "low_told"',
        'DROP INDEX IF EXISTS "idx_shop_stock__file_id_116d1a"',
        'DROP INDEX IF EXISTS "shop_stock_random"',
        'ALTER TABLE "shop_stock_value" DROP CONSTRAINT IF EXISTS "shop_stock_value_line_fits_state"',
        'ALTER TABLE "shop_stock_value" DROP COLUMN "file_id"',
        """ALTER TABLE "shop_stock_value" ADD CONSTRAINT "shop_stock_value_sold_has_line" CHECK ((state = 'sold') = (line_id IS NOT NULL))""",
        'DROP TABLE "shop_stored_file"',
        'DROP TABLE "shop_stock_watch"',
        'DROP TABLE "shop_news_post"',
        'DROP TABLE "shop_intake"',
        'DROP TABLE "shop_batch_item"',
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_batch" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "published" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP
)""",
        'INSERT INTO "new__shop_batch" ("id", "name", "published", "created_at", "leased_until") SELECT "id", "name", "published", "created_at", "leased_until" FROM "shop_batch"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_batch'",
        "UPDATE sqlite_sequence SET name = 'new__shop_batch' WHERE name = 'shop_batch'",
        'DROP TABLE "shop_batch"',
        'ALTER TABLE "new__shop_batch" RENAME TO "shop_batch"',
        'CREATE INDEX "shop_batch_open" ON "shop_batch" ("id") WHERE published = false',
        """CREATE TABLE "new__shop_shared_value" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        'INSERT INTO "new__shop_shared_value" ("id", "value", "created_at") SELECT "id", "value", "created_at" FROM "shop_shared_value"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_shared_value'",
        "UPDATE sqlite_sequence SET name = 'new__shop_shared_value' WHERE name = 'shop_shared_value'",
        'DROP TABLE "shop_shared_value"',
        'ALTER TABLE "new__shop_shared_value" RENAME TO "shop_shared_value"',
        """CREATE TABLE "new__shop_stock_level" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "available" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "shop_stock_level_not_negative" CHECK (available >= 0)
)""",
        'INSERT INTO "new__shop_stock_level" ("id", "available", "item_id") SELECT "id", "available", "item_id" FROM "shop_stock_level"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_stock_level'",
        "UPDATE sqlite_sequence SET name = 'new__shop_stock_level' WHERE name = 'shop_stock_level'",
        'DROP TABLE "shop_stock_level"',
        'ALTER TABLE "new__shop_stock_level" RENAME TO "shop_stock_level"',
        """CREATE TABLE "new__shop_stock_value" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "value" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE NO ACTION,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_shop_stock__item_id_f2658c" UNIQUE ("item_id", "digest"),
    CONSTRAINT "shop_stock_value_sold_has_line" CHECK ((state = 'sold') = (line_id IS NOT NULL))
)""",
        'INSERT INTO "new__shop_stock_value" ("id", "value", "digest", "state", "batch_id", "item_id", "line_id") SELECT "id", "value", "digest", "state", "batch_id", "item_id", "line_id" FROM "shop_stock_value"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_stock_value'",
        "UPDATE sqlite_sequence SET name = 'new__shop_stock_value' WHERE name = 'shop_stock_value'",
        'DROP TABLE "shop_stock_value"',
        'ALTER TABLE "new__shop_stock_value" RENAME TO "shop_stock_value"',
        'CREATE INDEX "idx_shop_stock__batch_i_2b4723" ON "shop_stock_value" ("batch_id")',
        'CREATE INDEX "idx_shop_stock__line_id_f0fdbf" ON "shop_stock_value" ("line_id")',
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "batch_id", "id") WHERE state = 'unsold'""",
        'DROP TABLE "shop_stored_file"',
        'DROP TABLE "shop_stock_watch"',
        'DROP TABLE "shop_news_post"',
        'DROP TABLE "shop_intake"',
        'DROP TABLE "shop_batch_item"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHGtz27jxr3D8RfFMPuhhPdxpMqNzmDv3HOkqK+2ldYcDkZDNhiYVkrKTZvLfizcBEoCol/PiJwHULnYB7GIXC2A/n6ySLL9N"
    "YXbyF+fzSXaXrLwFyP07Uo3BPUQF+fNz58RPovV9TBHCAP9/g35vTpxfLn+9dmeX4ytnMp07k7dXV84fs8s349k753f3HUblDd6Q"
    "EkL5x3h28dt49qzb758KLAy5Wi+iMLuDrH1RxWSm0ysF1k8hyGHggZwCF3UEPb98417Px2/+mP9LQYogyBDMOs7DiKLJX1RE2uuM"
    "N49KtLeXkzn+K1uvVlEIU/o3r5l657xyX4/fXs2dVosMSZLzIUElTNf9c24Chh9XIZor0dOiXmX4MczvghQ8xgJa/lKC/0J6GGd5"
    "CsI4J3OLP4VxAD9WZMNLVjDGTV7M3PHcdS4nr9w/nZsyBCIxnSif0ZdnVFZOnX/+5s5cR8yr88JZgiiDmPMw+OhJbfFOdvx+F3Q0"
    "dK3wJi7koTsl/V+GUUR6qsje6/HVtVueZXXqUO0LboCQSNKAwJS0h37eT3uyHHBZIUVJwjoDVX3yJAdMrElRyKuqOOs0hbH/ick1"
    "q0nN9tRW4yT2hbCiYtHq28nl39+6OyvjCoQFBqtUJXqdwdTjY8Yq1Y45M/c1Eq3JhXuNph34foI0OvMwvCx/SCheuVcuEqPJ1Blf"
    "zC+nE50WSLPnkZH00Kx7MbwFefhAxuJiOrmez8aYhRs7NCJ/8Zt78bvzjPznvHzhtKnoyXompJk2w/rpLc47fX9hk34dvCL9BICO"
    "gRi95w4bEEUFCnFehX6+TmFVoPkf+4n0HcjuKAIuSZI3OJNWzEK67kNuQHDJAI8BA5ADCohLmJd3c3dcgGxe8PTjkUGQ6qwj+77f"
    "aOTwI9MBXLKZx5207Ej6czG+vhi/cuvYECGrdLg8zvbyDPhtq3BrERTpphCURXk4ThWTwtrhWgI67dFoWIOwimAkLEbVpE9ZnqSY"
    "/zDS6JT851M5WkaN6nRHKmQW/o9bH1TSW5SK2inezM5a56PZvE3ST9UhE//sN17ICw7zMImZBWI1hFruYP2BzZIULf0CXFRtOAHM"
    "/DRcFZxIHyqDyWgUzSOI6zfjqytFm7kD2SbLbRgEkDVNyzp/Gg3so1hZWKVqjRE+FFCsUoXCqoFMH5sNXitTFVy+5j4gdeX4LPJa"
    "IXTKIqX3MHUWnvgayMvJRdOiamubS9nODgRvgPgDIVpOE+SFU9J6H8KCULgRgnfnry+dMDg9KeuLxwfcCzOvmHwLuSpCQY7WnemM"
    "zBuHtHgwtFXGtufBhQ+XVgdei6AstupMSJOHHRnOMC4XOoxrkvYVHo9sFxhlJmhed7Hwl1aDpEWwsFqIsJYwUzOv3waDM78GYRXB"
    "QlgosJYuU1wPnsH+8KwGXRXBQlcsCRaxNG0iK4AWOvJ2koOj3WSermFpWyet8W3Naks3dXxJLa2XYhsos04/lvZ+Hgj+u87ye6ra"
    "um2gDLGf2YrAAvLoBS7azDdIbzO+Ct9mCPJv19PJLyrIPfb1GBAp66087QXnldc2uZLlPchWy+iGXRL7Cb1eAAe9weZtUgmhuk+S"
    "JomyW3SzFC7gA9v6/EUOBGR3ADtzDyBa61w9+d/9hIBTQBikqHMUdtovYD9UzDKr2Kyk5L4ecobZUDEGPLjsgmXP6rLrEFSXXRp9"
    "yqronslxD3N4X51G8vWndD1XachjQaSoXyneoxmlQLgkR5a6KvnvxzPdSZXuw9j7sAZxHuaf+G6r+FKabEGzQ1DBxzKq9IWiYjj+"
    "BakhXFFA5ZOViI+WuuQerW9ReB/yjinfCkIhVtu1jwWDGRT5y4YI9oc1zCRMUa3YowLv3/8hmI93MPaSNY9ls5okUiNdjB3NThDm"
    "LSqxMINRxGWWVDZP9yr03zMUVNpEbhkuE0IsQrKJho/jimoxjFkSBVw/I53xVHZuKcjD+JbC07JpPtvH3T4J14w3Ln2o5QHU3UvR"
    "sccxxmKvJuq2njCoGu3LZkAQKX20GryKGdlha4hNiEeW0BqhZQOwtCXE/7HIsmy6au8EDcCbd4EKNXl186hNs3ZJC1/QlP/GneuU"
    "yCkLXR16eoSCoPK/jiJeg8EieYCYdVvHZDipQ9IS7lxeU11BQ6p8R2Tljpc4qC7ZBhYq6zjjQf0uc1H6R9N9eTE2kJVWaEaQf0Hr"
    "lvOs9QjQuvxcrNColMLlOg5apyVafAU2aQNdlrn8oxptnyzFqNWI/aYgDpJ73LrR06TDRdcnrzvodQdLm5+pAVe8TPw/i0fLa+Se"
    "kQqF6mLY7511azNJwXdhcju2zkeLYNGvzRYF32nsqOtZg6Xu8LzTGdWfTgK+C0sb+PD7/fbCun3RgO/CB/cSavDUH7R7fn2eKPhu"
    "UhQFVo64he8PesvFZuVTwQ0cyV6DhiQz4t6yA4cAbiSpghtIVnwIDV0eORyMuuf9zXRVcANdU5CRcU4jhoPFcDCwnnlpwI0d1QYX"
    "SQM8Utgegk6gC/XZwA30NEFFxWExBRQVIEPbBw4k8q1vax2HaJvTqh1P1GwXO9oNXke3G9Nss3Q7KMPGSHDAjW6xo+H7ldJ2pC2F"
    "vJj4aSMl0n97xktC6MOMbwhwWR962LQFsmxRLHshftiNRx7LlGCeVmo1Xxa5WkfpJ+swkG85eYwishDDwQhUHCQ7OCJPL1UQLjjv"
    "eGGWlxCjo8Ta5GvSsns26lu9EC3CTeVqlmEpM0Tk4hy814RW2fenOkA3REmN8JVLHpXQ2uNdEkEe5khIMLUSCVsCP2dKQIr6eH6O"
    "hnPF4XhNF1pEnHh5yuJLvGaJZx1R9p9/UxdVqDAJ7Vki3bFfVNEiqBaHQDAW+dCV7CdthF86OQ86ANottg7BSNVwS0UWZWpGuKy2"
    "WopcCishpJCcfZQkTrYMsremj6If6EJZ7Wj6cSW4TuTKQqNmCGsrQSZjLDzmXt/vgc3boTJCxXVSWd3gaq+EWgDQHi1BDfIqwgby"
    "iiFTt9UaaVfduEJWY/iY4ZCQ5vi2+Gs/KeVnB9Yzg5oSyuz4gdyMWtex6FFoFMYaXZb+22+MSI8LMyyqNtuqnpMYjleIhYnD3JOO"
    "sIq63pnc4uq1fdq2maZr9+mO3L+VaHghPnXjxzaMakDXeSlHxiXcuhF4K0pBrxCoete8xULXXSy7ftu2MmoRNBcYMI9WL6N0E8If"
    "DIO2NRChRbBSli9NaEjzYMpo2B0N65BWEaykNTEY45Vc/70XwQcYVZcz+c891/wHEEZgwT17UdUvOPjAMBcnhLy2+bjyqxiNylDV"
    "0CMTdKFCYoT0GqTewZEHt10ewPI9LUr7Uf/OTf5zvxnf6abAj7azKgIRdGAlj64TgJ45bqEFN8ctSnsa/U0i2qS4y9+H52375X8d"
    "grLqSNJi3VuVhc90LUz6cz/hq3MrLAhvIX/VSMs3lYcy2zk/xwm6KW7KEW+lHUf9lPaJ48DbZxUb9xVTvpVLZVKmZXfQH/m1dY+C"
    "m3WPy07hWElyTH2lJb7DLgTJZA60CIVFeEbq9HgXh6PpoTFSuAcYtE6d8eSVw4aUnGazyTrFR9oy6jrmyOJFrAabY1LEF05rsU7j"
    "vLV5eSmuhJ8Nu/aLijoEzfIiudSmEx7WFL/z2OkMgo51f61FsNOW7khqSLOx85btZWA/utMi2EkLTSmLGJ1LDbUKjJ2AIQYuQgfs"
    "XEgIA5OhEjf0joGdGwqzBTdCu0w8KJ6Q0LHib2p7PkRhDgtvbedX/khp3V/dmWxvnPHb+fRygvr8xt350qrlxX/l3XItx2rH5/60"
    "89/NY38SmK391L956P/8qz/0306BfqBH/1s9+T/ibqV58G/Znuz14H870X7Cx/9XU+lk9Cu8/d9uYA6dB6DJAvAjZgE4liP2M2QE"
    "2G7svtMnWgfJDlA5CdvwBIs1ZH2ARcLhpudXX+NRS5MToMkJ0OQEaHICfPs5AbYzXHvnB2jSA3zj6QG2k4fDpQpoEgUcOFHAT+GR"
    "PkXSgG/IYd1BlZpEAfUSBTx9ngDzNDcpApoUAU2KgCZFQJMioEkR0KQIaFIENCkCmhQBTYqAJkVAkyLgKCkCtoyUNOkCmnQBZBh3"
    "TxdwrJP2J0kdUBZ0Q+aAYyUO+KEftzRpA76LtAFHiq03KQSaFAJHSiGwncTq0wn8PMkEthutJrFAk1igSSzQJBb4PhILbGkJDpNk"
    "wHxq2OQXeKr8AttN/A5XDX60zViTaeAYmQYOf8FMn3VAeaGznWPUJB1okg6URLpJOtAkHWiSDpRhtuDmAEkHvvwfNP5JUg=="
)
