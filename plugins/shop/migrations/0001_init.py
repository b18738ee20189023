"""shop: init."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_batch" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "published" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "leased_until" TIMESTAMPTZ
)""",
        'CREATE INDEX "shop_batch_open" ON "shop_batch" ("id") WHERE published = false',
        """CREATE TABLE "shop_order" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "state" VARCHAR(16) NOT NULL,
    "total" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "nonce" BIGINT UNIQUE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "paid_at" TIMESTAMPTZ,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_order_total_not_negative" CHECK (total >= 0)
)""",
        'CREATE INDEX "idx_shop_order_user_id_b915cb" ON "shop_order" ("user_id", "id")',
        """CREATE TABLE "shop_picture" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "hash" VARCHAR(64) NOT NULL UNIQUE,
    "mime" VARCHAR(64) NOT NULL,
    "data" BYTEA NOT NULL
)""",
        """CREATE TABLE "shop_shared_value" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "shop_category" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "hidden" BOOL NOT NULL,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "parent_id" BIGINT REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_category_not_its_own_parent" CHECK (parent_id <> id)
)""",
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        """CREATE TABLE "shop_order_adjustment" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "label" VARCHAR(128) NOT NULL,
    "args" JSONB NOT NULL,
    "amount" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION
)""",
        'CREATE INDEX "idx_shop_order__order_i_3de636" ON "shop_order_adjustment" ("order_id")',
        """CREATE TABLE "shop_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "hidden" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "category_id" BIGINT NOT NULL REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    "picture_id" BIGINT REFERENCES "shop_picture" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_item_price_not_negative" CHECK (price >= 0)
)""",
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        """CREATE TABLE "shop_order_line" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
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
        'CREATE INDEX "idx_shop_order__item_id_2bf2c0" ON "shop_order_line" ("item_id")',
        'CREATE INDEX "idx_shop_order__order_i_c67d0e" ON "shop_order_line" ("order_id")',
        'CREATE INDEX "idx_shop_order__shared__87287e" ON "shop_order_line" ("shared_value_id")',
        """CREATE TABLE "shop_stock_level" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "available" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "shop_stock_level_not_negative" CHECK (available >= 0)
)""",
        """CREATE TABLE "shop_stock_value" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE NO ACTION,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_shop_stock__item_id_f2658c" UNIQUE ("item_id", "digest"),
    CONSTRAINT "shop_stock_value_sold_has_line" CHECK ((state = 'sold') = (line_id IS NOT NULL))
)""",
        'CREATE INDEX "idx_shop_stock__batch_i_2b4723" ON "shop_stock_value" ("batch_id")',
        'CREATE INDEX "idx_shop_stock__line_id_f0fdbf" ON "shop_stock_value" ("line_id")',
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "batch_id", "id") WHERE state = 'unsold'""",
    ],
    "sqlite": [
        """CREATE TABLE "shop_batch" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "published" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP
)""",
        'CREATE INDEX "shop_batch_open" ON "shop_batch" ("id") WHERE published = false',
        """CREATE TABLE "shop_order" (
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
        'CREATE INDEX "idx_shop_order_user_id_b915cb" ON "shop_order" ("user_id", "id")',
        """CREATE TABLE "shop_picture" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "hash" VARCHAR(64) NOT NULL UNIQUE,
    "mime" VARCHAR(64) NOT NULL,
    "data" BLOB NOT NULL
)""",
        """CREATE TABLE "shop_shared_value" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "shop_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "hidden" INT NOT NULL,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "parent_id" BIGINT REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_category_not_its_own_parent" CHECK (parent_id <> id)
)""",
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        """CREATE TABLE "shop_order_adjustment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "label" VARCHAR(128) NOT NULL,
    "args" JSON NOT NULL,
    "amount" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION
)""",
        'CREATE INDEX "idx_shop_order__order_i_3de636" ON "shop_order_adjustment" ("order_id")',
        """CREATE TABLE "shop_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "hidden" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "category_id" BIGINT NOT NULL REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    "picture_id" BIGINT REFERENCES "shop_picture" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_item_price_not_negative" CHECK (price >= 0)
)""",
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        """CREATE TABLE "shop_order_line" (
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
        'CREATE INDEX "idx_shop_order__item_id_2bf2c0" ON "shop_order_line" ("item_id")',
        'CREATE INDEX "idx_shop_order__order_i_c67d0e" ON "shop_order_line" ("order_id")',
        'CREATE INDEX "idx_shop_order__shared__87287e" ON "shop_order_line" ("shared_value_id")',
        """CREATE TABLE "shop_stock_level" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "available" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "shop_stock_level_not_negative" CHECK (available >= 0)
)""",
        """CREATE TABLE "shop_stock_value" (
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
        'CREATE INDEX "idx_shop_stock__batch_i_2b4723" ON "shop_stock_value" ("batch_id")',
        'CREATE INDEX "idx_shop_stock__line_id_f0fdbf" ON "shop_stock_value" ("line_id")',
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "batch_id", "id") WHERE state = 'unsold'""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "shop_stock_value"',
        'DROP TABLE "shop_stock_level"',
        'DROP TABLE "shop_order_line"',
        'DROP TABLE "shop_item"',
        'DROP TABLE "shop_order_adjustment"',
        'DROP TABLE "shop_category"',
        'DROP TABLE "shop_shared_value"',
        'DROP TABLE "shop_picture"',
        'DROP TABLE "shop_order"',
        'DROP TABLE "shop_batch"',
    ],
    "sqlite": [
        'DROP TABLE "shop_stock_value"',
        'DROP TABLE "shop_stock_level"',
        'DROP TABLE "shop_order_line"',
        'DROP TABLE "shop_item"',
        'DROP TABLE "shop_order_adjustment"',
        'DROP TABLE "shop_category"',
        'DROP TABLE "shop_shared_value"',
        'DROP TABLE "shop_picture"',
        'DROP TABLE "shop_order"',
        'DROP TABLE "shop_batch"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWW1z2jgQ/isevhBm+iEhDUlvrp2h1G25EugBuWtuMqMxtgi6Ojb1S9pOJ//9JFmyJFsIG9KXXPwJydoXaXf17KL91lqHcXId"
    "wbj1m/WtFa/CNVg4ibui08C5gXggf35itdzQT2+CjAF5ZP0K/161rJfDNzN7OuyPrPFkbo0vRiPr/XR43p9eWu/sS8LKBV7REWb5"
    "qz8dvO1PD7onJ52ci1Cu04WP4hVk8vMpUTOZjBRaN4JOAj3gJBmxmGPq+fDcns375+/n/yhMPnRiTJMGCfIzNvmLyti6o8cO4iRy"
    "UJDQo5NPKPDgl5LpQLiGARE5mNr9uW0Nx6/sD9ZVkQKrmIyVz/jLQWbKjvX3W3tqW/mxrefW0vFjSHeyRL5PdSpGet0fzezWHSGg"
    "IsPIg1HZjdnn/dwYJ9i+GQcdSo486ql+TMLEYfalw0z+cDxXPZhGEQzcr8x/bCaJPValBmHg8kAiQyH1Yjz888LeOSrWDhIcbFKI"
    "BUyVxjAC3GZsUj6YNbVfYyeOB/YMu9lx3RCHVgwIvexpHASv7JGNA2U8sfqD+XAy1sWb5D1ALQmCMAEBvHYSdEttMZiMZ/Npn2zh"
    "ykyN1Q/e2oN31gFds148tw47rWJEI+8LkMSwc4LFs6MTd6GJbyO9Eu2UILNBbr0nFjOIEuIinNfITdIIlgOaL+wX0isnXmUMZCRF"
    "Xu+pCD0pum4QRzIy2kBPCD0ncTJCMiJ7uZzbfUGyHVr09ohXToSj+dbxU41RlNX9LMM1YA46JNfB/jDfE4F3PbaL5V6H0dfykfOV"
    "/Y6L8yFKUBgwCGAzzFrErOq5LA4jfPdy8nxq4vFg7EZoLXYifdB5YIU8DzLSbKzLlFn24RbhMwFdCmLpE5MOrihwYshOctH51CSb"
    "e2xnNOQCKLghjK3h5wBkqvWAaGAQmJjv3fr9hYU8AzBm4pgAAODChcsjEzJqGRRoVG0imZHgI3csGYvIJDMppgSQkm0XNDOXg+5i"
    "4S6NIK5lMGxVBFOnUKRIF+pQE9rtthq/2joGON6/aZzcZJ7VlTQyxX4I4DsLyEtCMpSrm+6Zek2d6DrOSMkIU/4xm4xfqiQ3JO8z"
    "IjrW10DZKfhe+WxbWVHMp7Vu0ZaMz34QOPZg77i3PeUXGMo5X3JStl1xzELUcMO2v921pWBACbwpBwD9+ihhfx0hXgjToT60PmIn"
    "Z0RkJJfV3c4OWWSnyvr7pZ4c1Llw6UOl61M1DxF7Z8WmyHP53HQSRlVBvly35UoKH02aZNKd0yq5ToCGU4X/GBuIpXRK1rb9xaBS"
    "mB9At3fc7S1NcKMhV8CGrGfHV2JhzxyaHZV5/KR3vFxs36RKvmGTchRpVDKnguURPHXgVpUq+QaVpZjS6OW5v3fWfXayXa9KvkHv"
    "nmUCR7J2GqBPKaxUOvgo0PxDktb2yxz07ALm86kJ5j+lTpCghL138Jkm2+BjJkACeTHXI32Nlxm60fys2cQELcKHRUiZ2T+uivlV"
    "MFKED+DuA1kImx9j9BwCLfmS9YLgZTmQK+OykUXoEwFV7RUIsEjBfwiWXfewQk2oMmhqQrJH5gcehSoYFYpLt3fqHRrhSMtg1CzX"
    "oRrVHFLPTrtnp1VUqwxG1Rok3vDik4TuR+DDW+hrHnykxf3wzLl1EP7f4zMYyad6wDGjSOHhrBaqDPqzQf+VvfkKSkeucB82UYur"
    "kJ9UfxPUvyeykQ5bRSdtepWTFr//o5yHrmHMSvRsXH59rJcyttXwBnCvWsxXjKc6gaTIp4DI5bOJKVmUIKpWqkgx7kmez7Fw2e2d"
    "nLmlQDWT4w2wayRDJSlVuXdFwpAiDcSh74GVE/NCaOPl0JCL23FAg8N6brUJQbuDRwfMftZwlnumY8gg7FTiSenpaffYBKZaBgVM"
    "pY2X60sZyJkotmOwPFx65updy2DWnYdT0Q9pQGym0VaiMStQnC5Omv9bYV3D3FOZzLZaaOf3ve1FzjIhrysUvT75KIECXXfuAuOw"
    "st/YUxmxrP7FfDIc48Of2zs/pxg6wqV2YqUHih3bwY+rGVzPm/+jxnCttnDTFH6ATeF6of0DG8SjidRB+Mn94XpGur9e8U/vFNc7"
    "+ANtH2jf+4tbbprGTdP4kTeN64HB3g3kpn/8i/WPH0Uy+BG95Hv4p9Y0kptGctNIbhrJD6yRXC+FNE3lpqncNJWbpvLDaCrXw7am"
    "wfzTG8z3/6qnbzYrL5lNr7npNTe95kffa777D86W8fE="
)
