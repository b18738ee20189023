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
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "id") WHERE state = 'unsold'""",
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
        """CREATE INDEX "shop_stock_unsold" ON "shop_stock_value" ("item_id", "id") WHERE state = 'unsold'""",
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
    "eJztWetz2jgQ/1c0fCHM9ENCGpLeXDtDqdtyJdADctfcZEZjbBF8dWzqR9pOJ//76WlLthA2pI9c/AnJ2oe0u/rtov3WWodxch2h"
    "uPUb+NaKV+EaLuzEWdFpYN8gPJA/PwEtJ/TTm4AxeC5Zv8K/Vy3wcvhmZk2H/REYT+ZgfDEagffT4Xl/egneWZeEVQi8oiPM8ld/"
    "Onjbnx50T046GRehXKcL34tXiMvPpkTNZDJSaJ0I2QlyoZ0w4nyOqefDc2s275+/n/+jMPnIjjFNGiSez9jkLypj644eO4iTyPaC"
    "hB6dfPICF30pmQ6GaxQQkYOp1Z9bYDh+ZX0AV0UKrGIyVj7jLwfMlB3w91traoHs2OA5WNp+jOhOlp7vU52KkV73RzOrdUcIqMgw"
    "clFUdiP7vJ8b4wTbl3HQoeTIo57qxyRMbG5fOmTyh+O56sE0ilDgfOX+4zNJ7LEqNQgDRwQSGeZSL8bDPy+snaNibXs5B58UYgFT"
    "pTGKoLAZn5QPBqbWa+zE8cCaYTfbjhPi0IohoZc9jYPglTWycKCMJ6A/mA8nY128Sd6D1JIwCBMYoGs78W6pLQaT8Ww+7ZMtXJmp"
    "sfrBW2vwDhzQNfDiOTjstIoR7blfoCSGnxMunh2dOAtNfBvplWinBMwGmfWeAG4QJcTzcF57TpJGqBzQYmG/kF7Z8YoxkJEUeb2n"
    "eehJ0XXjCSQjow30hNC1E5sRkhHZy+Xc6uck26FFb494ZUc4mm9tP9UYRVndzzJCA+agQ3IdrA/zPRF412M7WO51GH0tHzlb2e+4"
    "OB96iRcGHAL4DLMWMat6LovDCN+9jDybmnhcFDuRt853In3QeWDluS7ipGysy5Qs+wiLiFkOXQpi6ROTDq4ocGLITjLR2dQkW3hs"
    "ZzQUAii4eRhbw88BZKr1gGhgyDEx2zv4/QXwXAMwMnFcAIRo4aDlkQkZtQwKNKo2kcxI8FE4lozzyCQzKaZyICXbLmjmLofdxcJZ"
    "GkFcy2DYah5MnUKRIl2oQ01ot9tq/GrrGGi7/6ZxcsM8qytpZIr9EMC3F0iUhGQoVzfdM/Wa2tF1zEjJCFP+MZuMX6okNyTvcyI6"
    "1tdA7BRir2K2rawo5tNat2hLxuc/Hjx2Ue+4tz3lFxjKOV9yEttufsxC1AjDtr/dtaVg8BJ0Uw4A+vVRwv468kQhTIf60PqIncyI"
    "yEguq7udHbLITpX190s9GagL4dKHStenah4i9mbFZp7nsrnpJJyqgny5bsuUFD6aNMmkO6dVcp0gDacK/zE2EEvplKxt+4tBpXA/"
    "wG7vuNtbmuBGQ66ADVlnx1diYc8cyo7KPX7SO14utm9SJd+wSTmKNCq5U+HyCJ3aaKtKlXyDylJMafSK3N876z472a5XJd+gd88y"
    "QSBZOw28TymqVDr4XqD5hySt7Zc56NlzmM+mJpj/lNpB4iX8vUPMNNkGHzOBEsjncz3S13iZoRvNzsomJmjJfViElJn146qYXwUj"
    "8/CBwn2QhbD5MUbPkaOlWAIvCF6WA7kyLhtZcn15QFV7BYI8UvAfgmXXOaxQE6oMmpqQ7JH7QUShCkaF4tLpnbqHRjjSMhg1y3Wo"
    "RrWA1LPT7tlpFdUqg1G1Bok3vPgkofMR+ugW+ZoHH2lxPzyzb20P/+/xOYxkUz3gmFGk8HBWC1UG/dmg/8rafAWlI1e4D5uo86uQ"
    "nVR/E9S/J7KRDltFJ216lZMWv/+jnOtdo5iX6Gxcfn2slzK21fAGcK9azFeMpzqBpMingCjk84kpWZQgqlaqSDHuSZ7PsHDZ7Z2c"
    "OaVANZPjDfBrJEMlKVWFd/OEIUUajEPfhSs7FoXQxsuhIc9vxwENDvActAlBu4NHB9x+YDjLPNMxZBB+qvxJ6elp99gEploGBUyl"
    "jZfrSxnIuSi+Y7g8XLrm6l3LYNadhVPRD2lAbKbRVqIxK1CcLvcJM98wKW21tM5ueNuN7GVC3lMoXn3yvQTleLpz3xcHkvXGmsoY"
    "BfoX88lwjI97bu38gGLoAZcaiJWeJHZsAD+u9m89b/6PWsG1GsFNG/gBtoHrhfYPbAmPJlLP4Cd3hOsZ6f66wz+9N1zv4A+0YaB9"
    "4S9uuWkTN23iR94mrgcGe7eMm47xL9YxfhTJ4Ed0j+/hn1rTOm5ax03ruGkdP7DWcb0U0rSRmzZy00Zu2sgPo41cD9ualvJPbynf"
    "/6uevr2svGQ23eWmu9x0lx9hd/nuP1tg6QU="
)
