"""shop: catalog."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_item_picture" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "position" INT NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "picture_id" BIGINT NOT NULL REFERENCES "shop_picture" ("id") ON DELETE NO ACTION
)""",
        'CREATE INDEX "idx_shop_item_p_picture_35c3a8" ON "shop_item_picture" ("picture_id")',
        'CREATE INDEX "idx_shop_item_p_item_id_aa08fa" ON "shop_item_picture" ("item_id", "position", "id")',
        """CREATE TABLE "shop_search" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_search_created_f4ac0b" ON "shop_search" ("created_at")',
        'CREATE INDEX "idx_shop_search_user_id_a10887" ON "shop_search" ("user_id")',
        'ALTER TABLE "shop_category" ADD "sort" SMALLINT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_category" ADD "show_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_category" ADD "hide_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_category" ADD "archived" BOOL NOT NULL DEFAULT False',
        'ALTER TABLE "shop_category" ADD CONSTRAINT "shop_category_archived_is_hidden" CHECK (hidden OR NOT archived)',
        'CREATE INDEX "idx_shop_catego_show_at_50a64c" ON "shop_category" ("show_at")',
        'CREATE INDEX "idx_shop_catego_hide_at_e4e574" ON "shop_category" ("hide_at")',
        'CREATE INDEX "shop_category_archived" ON "shop_category" ("id") WHERE archived = true',
        'ALTER TABLE "shop_item" ADD "show_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_item" ADD "hide_at" TIMESTAMPTZ',
        'ALTER TABLE "shop_item" ADD "archived" BOOL NOT NULL DEFAULT False',
        'ALTER TABLE "shop_item" ADD "min_quantity" INT NOT NULL DEFAULT 1',
        'ALTER TABLE "shop_item" ADD "max_quantity" INT',
        'ALTER TABLE "shop_item" ADD "quantity_step" INT NOT NULL DEFAULT 1',
        'ALTER TABLE "shop_item" ADD "customer_limit" INT',
        """ALTER TABLE "shop_item" ADD "instructions" TEXT NOT NULL DEFAULT ''""",
        """ALTER TABLE "shop_item" ADD "questions" JSONB NOT NULL DEFAULT '[]'""",
        """ALTER TABLE "shop_item" ADD "when_out" VARCHAR(8) NOT NULL DEFAULT 'credit'""",
        'ALTER TABLE "shop_item" ADD "presell" BOOL NOT NULL DEFAULT False',
        """ALTER TABLE "shop_item" ADD "pick" VARCHAR(8) NOT NULL DEFAULT 'fifo'""",
        'ALTER TABLE "shop_item" ADD "low_stock" INT',
        'ALTER TABLE "shop_item" ADD "sold" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_item" ADD "rating" INT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_archived_is_hidden" CHECK (hidden OR NOT archived)',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_min_quantity_positive" CHECK (min_quantity >= 1)',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_quantity_step_positive" CHECK (quantity_step >= 1)',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_max_above_min" CHECK (max_quantity IS NULL OR max_quantity >= min_quantity)',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_customer_limit" CHECK (customer_limit IS NULL OR customer_limit >= 1)',
        """ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_when_out" CHECK (when_out IN ('wait', 'credit', 'refund'))""",
        """ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_pick" CHECK (pick IN ('fifo', 'lifo', 'random'))""",
        'CREATE INDEX "idx_shop_item_categor_b75342" ON "shop_item" ("category_id", "hidden", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_98bdb5" ON "shop_item" ("category_id", "hidden", "price", "id")',
        'CREATE INDEX "idx_shop_item_categor_279118" ON "shop_item" ("category_id", "hidden", "id")',
        'CREATE INDEX "idx_shop_item_categor_c550b3" ON "shop_item" ("category_id", "hidden", "rating", "id")',
        'CREATE INDEX "idx_shop_item_categor_5603c3" ON "shop_item" ("category_id", "hidden", "sold", "id")',
        'CREATE INDEX "idx_shop_item_show_at_6b7667" ON "shop_item" ("show_at")',
        'CREATE INDEX "idx_shop_item_hide_at_07a1dd" ON "shop_item" ("hide_at")',
        'CREATE INDEX "shop_item_archived" ON "shop_item" ("id") WHERE archived = true',
    ],
    "sqlite": [
        """CREATE TABLE "shop_item_picture" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "picture_id" BIGINT NOT NULL REFERENCES "shop_picture" ("id") ON DELETE NO ACTION
)""",
        'CREATE INDEX "idx_shop_item_p_picture_35c3a8" ON "shop_item_picture" ("picture_id")',
        'CREATE INDEX "idx_shop_item_p_item_id_aa08fa" ON "shop_item_picture" ("item_id", "position", "id")',
        """CREATE TABLE "shop_search" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_search_created_f4ac0b" ON "shop_search" ("created_at")',
        'CREATE INDEX "idx_shop_search_user_id_a10887" ON "shop_search" ("user_id")',
        """CREATE TABLE "new__shop_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "sort" SMALLINT NOT NULL DEFAULT 0,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "archived" INT NOT NULL DEFAULT 0,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "parent_id" BIGINT REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_category_not_its_own_parent" CHECK (parent_id <> id),
    CONSTRAINT "shop_category_archived_is_hidden" CHECK (hidden OR NOT archived)
)""",
        'INSERT INTO "new__shop_category" ("id", "position", "name", "sort_name", "description", "sort", "hidden", "show_at", "hide_at", "archived", "batch_id", "parent_id") SELECT "id", "position", "name", "sort_name", "description", 0, "hidden", NULL, NULL, FALSE, "batch_id", "parent_id" FROM "shop_category"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_category'",
        "UPDATE sqlite_sequence SET name = 'new__shop_category' WHERE name = 'shop_category'",
        'DROP TABLE "shop_category"',
        'ALTER TABLE "new__shop_category" RENAME TO "shop_category"',
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        'CREATE INDEX "idx_shop_catego_show_at_50a64c" ON "shop_category" ("show_at")',
        'CREATE INDEX "idx_shop_catego_hide_at_e4e574" ON "shop_category" ("hide_at")',
        'CREATE INDEX "shop_category_archived" ON "shop_category" ("id") WHERE archived = true',
        """CREATE TABLE "new__shop_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "archived" INT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP NOT NULL,
    "min_quantity" INT NOT NULL DEFAULT 1,
    "max_quantity" INT,
    "quantity_step" INT NOT NULL DEFAULT 1,
    "customer_limit" INT,
    "instructions" TEXT NOT NULL DEFAULT '',
    "questions" JSON NOT NULL DEFAULT '[]',
    "when_out" VARCHAR(8) NOT NULL DEFAULT 'credit',
    "presell" INT NOT NULL DEFAULT 0,
    "pick" VARCHAR(8) NOT NULL DEFAULT 'fifo',
    "low_stock" INT,
    "sold" BIGINT NOT NULL DEFAULT 0,
    "rating" INT NOT NULL DEFAULT 0,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "category_id" BIGINT NOT NULL REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    "picture_id" BIGINT REFERENCES "shop_picture" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_item_price_not_negative" CHECK (price >= 0),
    CONSTRAINT "shop_item_archived_is_hidden" CHECK (hidden OR NOT archived),
    CONSTRAINT "shop_item_min_quantity_positive" CHECK (min_quantity >= 1),
    CONSTRAINT "shop_item_quantity_step_positive" CHECK (quantity_step >= 1),
    CONSTRAINT "shop_item_max_above_min" CHECK (max_quantity IS NULL OR max_quantity >= min_quantity),
    CONSTRAINT "shop_item_customer_limit" CHECK (customer_limit IS NULL OR customer_limit >= 1),
    CONSTRAINT "shop_item_when_out" CHECK (when_out IN ('wait', 'credit', 'refund')),
    CONSTRAINT "shop_item_pick" CHECK (pick IN ('fifo', 'lifo', 'random'))
)""",
        'INSERT INTO "new__shop_item" ("id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "show_at", "hide_at", "archived", "created_at", "min_quantity", "max_quantity", "quantity_step", "customer_limit", "instructions", "questions", "when_out", "presell", "pick", "low_stock", "sold", "rating", "batch_id", "category_id", "picture_id", "shared_value_id") SELECT "id", "position", "name", "sort_name", "description", "price", "kind", "hidden", NULL, NULL, FALSE, "created_at", 1, NULL, 1, NULL, \'\', \'[]\', \'credit\', FALSE, \'fifo\', NULL, 0, 0, "batch_id", "category_id", "picture_id", "shared_value_id" FROM "shop_item"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_item'",
        "UPDATE sqlite_sequence SET name = 'new__shop_item' WHERE name = 'shop_item'",
        'DROP TABLE "shop_item"',
        'ALTER TABLE "new__shop_item" RENAME TO "shop_item"',
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_b75342" ON "shop_item" ("category_id", "hidden", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_98bdb5" ON "shop_item" ("category_id", "hidden", "price", "id")',
        'CREATE INDEX "idx_shop_item_categor_279118" ON "shop_item" ("category_id", "hidden", "id")',
        'CREATE INDEX "idx_shop_item_categor_c550b3" ON "shop_item" ("category_id", "hidden", "rating", "id")',
        'CREATE INDEX "idx_shop_item_categor_5603c3" ON "shop_item" ("category_id", "hidden", "sold", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        'CREATE INDEX "idx_shop_item_show_at_6b7667" ON "shop_item" ("show_at")',
        'CREATE INDEX "idx_shop_item_hide_at_07a1dd" ON "shop_item" ("hide_at")',
        'CREATE INDEX "shop_item_archived" ON "shop_item" ("id") WHERE archived = true',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_shop_catego_show_at_50a64c"',
        'DROP INDEX IF EXISTS "idx_shop_catego_hide_at_e4e574"',
        'DROP INDEX IF EXISTS "shop_category_archived"',
        'ALTER TABLE "shop_category" DROP CONSTRAINT IF EXISTS "shop_category_archived_is_hidden"',
        'ALTER TABLE "shop_category" DROP COLUMN "sort"',
        'ALTER TABLE "shop_category" DROP COLUMN "show_at"',
        'ALTER TABLE "shop_category" DROP COLUMN "hide_at"',
        'ALTER TABLE "shop_category" DROP COLUMN "archived"',
        'DROP INDEX IF EXISTS "idx_shop_item_categor_b75342"',
        'DROP INDEX IF EXISTS "idx_shop_item_categor_98bdb5"',
        'DROP INDEX IF EXISTS "idx_shop_item_categor_279118"',
        'DROP INDEX IF EXISTS "idx_shop_item_categor_c550b3"',
        'DROP INDEX IF EXISTS "idx_shop_item_categor_5603c3"',
        'DROP INDEX IF EXISTS "idx_shop_item_show_at_6b7667"',
        'DROP INDEX IF EXISTS "idx_shop_item_hide_at_07a1dd"',
        'DROP INDEX IF EXISTS "shop_item_archived"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_archived_is_hidden"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_min_quantity_positive"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_quantity_step_positive"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_max_above_min"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_customer_limit"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_when_out"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_pick"',
        'ALTER TABLE "shop_item" DROP COLUMN "show_at"',
        'ALTER TABLE "shop_item" DROP COLUMN "hide_at"',
        'ALTER TABLE "shop_item" DROP COLUMN "archived"',
        'ALTER TABLE "shop_item" DROP COLUMN "min_quantity"',
        'ALTER TABLE "shop_item" DROP COLUMN "max_quantity"',
        'ALTER TABLE "shop_item" DROP COLUMN "quantity_step"',
        'ALTER TABLE "shop_item" DROP COLUMN "customer_limit"',
        'ALTER TABLE "shop_item" DROP COLUMN "instructions"',
        'ALTER TABLE "shop_item" DROP COLUMN "questions"',
        'ALTER TABLE "shop_item" DROP COLUMN "when_out"',
        'ALTER TABLE "shop_item" DROP COLUMN "presell"',
        'ALTER TABLE "shop_item" DROP COLUMN "pick"',
        'ALTER TABLE "shop_item" DROP COLUMN "low_stock"',
        'ALTER TABLE "shop_item" DROP COLUMN "sold"',
        'ALTER TABLE "shop_item" DROP COLUMN "rating"',
        'DROP TABLE "shop_search"',
        'DROP TABLE "shop_item_picture"',
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_category" (
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
        'INSERT INTO "new__shop_category" ("id", "position", "name", "sort_name", "description", "hidden", "batch_id", "parent_id") SELECT "id", "position", "name", "sort_name", "description", "hidden", "batch_id", "parent_id" FROM "shop_category"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_category'",
        "UPDATE sqlite_sequence SET name = 'new__shop_category' WHERE name = 'shop_category'",
        'DROP TABLE "shop_category"',
        'ALTER TABLE "new__shop_category" RENAME TO "shop_category"',
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        """CREATE TABLE "new__shop_item" (
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
        'INSERT INTO "new__shop_item" ("id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "created_at", "batch_id", "category_id", "picture_id", "shared_value_id") SELECT "id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "created_at", "batch_id", "category_id", "picture_id", "shared_value_id" FROM "shop_item"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_item'",
        "UPDATE sqlite_sequence SET name = 'new__shop_item' WHERE name = 'shop_item'",
        'DROP TABLE "shop_item"',
        'ALTER TABLE "new__shop_item" RENAME TO "shop_item"',
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        'DROP TABLE "shop_search"',
        'DROP TABLE "shop_item_picture"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztG2tz2zjur2j8xclMP/gRP7pz2xlvqm5969h7trO3vcuNhpboRLey5Epy2k6n/335FilRtGwnadrqk0kKIEASAAGY+NzYRkl6"
    "G8Ok8ZP1uZHcRVtnBVL3jnRDsIGoIQ+/sBpuFOw2IUXwPfz9Bv3eNKxfxr8u7Pl4NLGms6U1vZ5MrN/n46vR/J31m/0Oo/IJb0gL"
    "ofwxml++Hc3POr3eucDCkNvdKvCTO8jmF11MZjabKLBuDEEKPQekFDjrI+jl+MpeLEdXvy//oyAFECQIZhemfkDR5BEVsfGFLDtM"
    "0hj4YUqWjof80IMfC1vnRFsY4ikv5/ZoaVvj6Wv7T+smD4FIzKbKMBo5o1t5bv37rT23LbFs62drDYIEEk7WfhAQmsomvRlNFnbj"
    "CwYgU0axB+PiMdLh044xSdH+UgzSlA6y3VfPMY1SwPaXNOn84+lSPcFdHMPQ/cTOj/WkabvqrGEUulyQcDOb9Xo6/te1fbRUbIGf"
    "YbBOThYQ1C6BscP3jHWKC7Pm9ht0iNNLe4GOGbhuhEQrcTC8fNJICF7bExsJynRmjS6X49lUJ2/S6TlkJ50wSp0Q3oLUvyd7cTmb"
    "LpbzEWbhxgyNyF++tS9/s87IN+vVz1brvJGXaN/76EjTsHU6q5ftnrvSyLcRXpF2AkD3QOzeC4ttiCLimThvfTfdxbAo0PzDaSJ9"
    "B5I7ioBbkuT1LzLRk6Rr43NLhlsl8BjQAymggLiFeXm3tEcZyH7Tot+PBIJYZ6bZ+Gm7kcKPTAdwy2Snj9KyR9Kfy9HicvTarmKt"
    "hazS7XI42+sL4LaMwq1FUKSbQlAW5e04x0vPz8O1BLRbw+GgAmEVoZSw2NUyfUruQIwYuwfBTqNUytfTZIlTQBikieXC/nN5ohQd"
    "qzYumvc2ij8Vlyy+nLZc5E/5qR+F7AphPYSav/Oq+0JJFCPbLcBF14TjwcSN/W3GiTSgOwE8aTY9glhcjSYTRR1f229G15Ol1SL2"
    "0vc8yKambZ1nhjb2gzhU1ilepwgfCijWKUJh2UZ3FzsN3stTFVy+Ie4SwqMeFz9F3svMjWJl9M6Y7oomzgJyU1Ixteia5uZSdrQH"
    "wCcgF7qP7GH0IXQoab0TYEDI/ADBu/WPV5bvnTfy+uLwDXf8xMkO30CuiJCRo31rNifnxiENLgidlbHtOHDlwnXbZC21CIq1VE9C"
    "OjzsiXCGcTvTYdyTtC9zWWTDzigzQXM6q5W7Nt4oWgQDq5kIawkzNXN6LdC/cCsQVhEMhIUCa+kyxXXgBewNLirQVREMdIVJMIhl"
    "WbxVADTQkSMvDo4CrzTe5eMuyca3NNa22ZRNas5e0jgtZ9C0wZsDvP/vknRDVVsXx8kQp11bAVhBHgfjphzSdYbq3QLi24Rb4dsE"
    "Qf5zMZv+ooJssLPGgEhbH/jRVXBeeW+fL5gPIg4yo3vCHPbjO10P9rv9/XFODqEY6EiHRNnNlqk6Z2Jjm5+/NCVh8FO4KQoAGf0h"
    "fZVt7PPonzT1ovUXOmQKhFtyLqGjkv92XJmjgq2NHzrvdyBM/fQTj1izkdxhC5ptggo+5lGlEYqK4fiIk6RwSwGVISMRF+lGtEEK"
    "Efgbny9MGcsI+ViTdy4WDGaB5JG8rAg61B6/38FEwhTdggHL8P77P4L54Q6GTrRjzPGeJFKSgcyQ0el4ftqkEgsTGARcZkln/3Fv"
    "ffcvhoJa+8it/XVEiAVINtH2cVzRzbYxiQKP62egs7aKqx+D1A9vKTxtl51n63H9bXGX88mlgUpXRlXnm+49ziplzr3om1bCoCrM"
    "LwfYgkhu0ERJBj06lsBXiENMaIVkYgmwFEPgbyyXKF9dlUOHEuD9YYNCTbZuDr3TjEvSwmc05c94ce0cOcXQVaGnR8gIKt91FLEN"
    "BqvoHmLWTQuT4aQFSSbcGi+orqAtVcYRWXnhOQ6KJruEhYIdZzyo4zIXuS+a5cvGuISsZKEZQT6C7JZ11vwAkF1+ISw0asVwvQu9"
    "5nmOFrfAZdpAzTKXf9Sj8xNTjGYN2G8MQi/a4NlLnU+6XdQ+OZ1+t9Nfm1xPDbjieOLvLAMp28gTQ1uF6mrQ6150KjNJwY9h8jC2"
    "Xg5X3qpXmS0KftTeUdezAkudwct2e1j9OAn4MSzt4cPt9VqrbmU+KPgxfHAvoQJPvX6r61bniYIfJ0WBZ+SI3/C9fne92q98KngJ"
    "R7LXoCHJLnFn3YYDAPeSVMFLSBZ8CA1dnmrqDzsve/vpquAldMuyUoxzmmLqrwb9vvFfDg146UK12SgyAU8ttQag7elyQybwEnqa"
    "LJTisJRloBSgkrkfOPPEQ9/mLvRRmNOsnIDShIttbYDX1kVjmjBLF0GVBEaCA37pZhENj1dy4UgrlyMp/49Y+fpEORNCU0xOO5Wi"
    "lLxYFP/grBifGGhUDFQOSZ/RPRZ2sdtzu2D/pZdHKCiIyuoeg8p+8N+joDVcgwrkVYQ95MUxFp0nTTpPVdZ8cjfwQ42kSt9Ok1PC"
    "apaIE11TIk7N9ZSkiMgf+KGfOlIaLuvrc3EHPBgyq80h2rKwny7P/Fwi+kx8qsbAJoxiUGq9kqN7CbdqFsGIktHLBKra4yShxp3V"
    "uuO2KmTtVQRN1h7zmNN61eLk0v9uf+C1jM6UFsFIWf6nQEOaO4TDQWc4qEJaRTCS1viRJQ9JcG7RCeA9DIrmTP54mj0D98APwCpg"
    "ZkR09Qan4uVL33MddQeXqqC05Ar6UAadqYJYqV4T1D+Q5E2SrxxKpuyxj/TxtEOq8tbH82+Rg8j+6CHtm8KjuMOujH0ZZ4Nxr5p6"
    "fgRnTpmfGEQ+P+uYLouCiTroqtghuyedvLCF606/N3QLgmoGRwwwNco7SPx0swtDkjQHO/XOHUi4I1SqHBrwTDvOiHCgWKmJAZrn"
    "qHXG9o+kFdnJmFJvbFXZ+4uLQceYkdAiKMZUYtwcHbOpGMfOurX2zLkHLYKZthCn/DnsQh5Y6eJWGcZMQDn0bKXCK2aBrTgpOmdT"
    "dZaFvmefqfl6H/gpzMzr0dUJSK7sX+25bLKs0fVyNp6i1V/ZR//jbahUKDxzr/T/7ZFlCj9WkcJhp/kdFSwcVK5AYrW6WGG/Z/yc"
    "ihUOE+0nLFyYzKRHXl+hbuGwjXnoGoa6guH7rGA4TKoerprhq9cyHLbwb/St4IPUNRTSmXveArKJjC8B83/AKO8Av8brqrqaoa5m"
    "qKsZ6mqG51/NcNjFdXJlQ13Y8MwKG34Ix+UpihyekV9zRAxWFzZUK2x4+rqG8mOuSxrqkoa6pKEuaahLGuqShrqkoS5pqEsa6pKG"
    "uqShLmmoSxoeraThkbIldXlDXd7waOUNh8lsXepQlzrUpQ51qcO3UepwmG2ryx6+etnDwz8Q0pdAKM/rDrtJ6gqIugKiroD4Hisg"
    "vvwNFEjWDw=="
)
