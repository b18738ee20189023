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
    "eJztWW1z2jgQ/isavhBm+iEhDUlvrp1xqdtyJdADctfcZEZjbBF8dWxqm7SdTv77SZZkSbYQNqQvufgTkrUv0u7q2UX7rbWKkvQ6"
    "RknrN/CtlSyjFZw7qbvMpqFzg/BA/vwEtNwoWN+ElMH3yPoV/r1qgZeDN1N7MrCGYDSegdHFcAjeTwbn1uQSvLMvCSsXeJWNMMtf"
    "1qT/1pocdE9OOjkXoVyt54GfLBGTn0+JmvF4qNC6MXJS5EEnpcRijqlng3N7OrPO38/+UZgC5CSYZh2mfkDZ5C8qY+suO3aYpLHj"
    "h2l2dPLJDz30pWQ6GK1QSET2J7Y1s8Fg9Mr+AK6KFFjFeKR8xl8OqCk74O+39sQG+bHBc7BwggRlO1n4QZDpVIz02hpO7dYdIchE"
    "RrGH4rIb6ef93Jik2L6UIxtKjjzqqX5Mo9Rh9s2GVP5gNFM9uI5jFLpfmf/YTBJ7rEoNo9DlgUSGQurFaPDnhb1zVKwcX3CwSSEW"
    "MNU6QTHkNmOT8sHAxH6NnTjq21PsZsd1IxxaCST0sqdxELyyhzYOlNEYWP3ZYDzSxZvkPZhZEoZRCkN07aT+bWaL/ng0nU0ssoUr"
    "MzVW339r99+Bg2wNvHgODjutYkT73hcoiWHnhPNnRyfuXBPfRnol2jMCaoPcek8AM4gS4iKcV76brmNUDmi+sF9IL51kSRnISIq8"
    "3lMRelJ03fgcychoAz0h9JzUoYRkRPZyObMtQbIdWvT2SJZOjKP51gnWGqMoq/tZhmvAHNmQXAf7w2xPBN712C6Wex3FX8tHzlf2"
    "Oy7Oh37qRyGDADbDrEXMqp7LkijGdy8nz6cmHg8lbuyvxE6kDzoPLH3PQ4yUjnWZkmYfbhE+E9ClIJY+MengKgNODNlpLjqfmmRz"
    "j+2MhlxABm4+xtbocwipaj0gGhgEJuZ7B7+/AL5nAEYqjgmAEM1dtDgyIaOWQYFG1SaSGQk+cseSsYhMMpNiSgAp2XZBM3M57M7n"
    "7sII4loGw1ZFMHUKRYp0oQ41od1uq/GrrWOg4/27TtIb6lldSSNT7IcAgTNHvCQkQ7m66Z6p19SJrxNKSkaY8o/pePRSJbkheZ8R"
    "ZWN9DURPwffKZ9vKimI+rXWLtmR89uPDYw/1jnvbU36BoZzzJSfR7YpjFqKGG7b97a4tBYOfoptyAGRfHyXsr2KfF8LZUB9aH7GT"
    "KREZyWV1t7NDFtmpsv5+qScHdS5c+lDp+lTNQ8TetNgUeS6fm07CqCrIl+u2XEnho0mTTLpzWiXXCWbhVOE/xgZiKZ2StW1/MTIp"
    "zA+w2zvu9hYmuNGQK2BD1unxlVjYM4fSozKPn/SOF/Ptm1TJN2xSjiKNSuZUuDhCpw7aqlIl36CyFFMavTz39866z06261XJN+jd"
    "s0zgSNZeh/6nNapUOgR+qPmHJK3tlzmyswuYz6cmmP+0dsLUT9l7B59psg0+ZgolkBdzPdLXeJnJNpqflU5M0CJ8WISUqf3jqphf"
    "BSNF+EDuPkhD2PwYo+cQaMmXwAuCl+VArozLRhahTwRUtVcgyCIF/yFYdN3DCjWhyqCpCckemR94FKpgVCgu3d6pd2iEIy2DUbNc"
    "h2pUc0g9O+2enVZRrTIYVWuQeMOLTxq5H2GAblGgefCRFvfDM+fW8fH/noDBSD7VA44ZRQoPZ7VQpW9N+9Yre/MVlI5c4T5sohZX"
    "IT+p/iaof09kIx22ik7a9ConLX7/RznPv0YJK9HpuPz6WC9lbKvhDeBetZivGE91AkmRnwEil88mpmRRgqhaqWKNcU/yfI6Fi27v"
    "5MwtBaqZHG+AXSMZKkmpyr0rEoYUaTCJAg8unYQXQhsvh4Zc3I6DLDjAc9AmBO0OHh0w+4HBNPdMx5BB2KnEk9LT0+6xCUy1DAqY"
    "Shsv15cykDNRbMdwcbjwzNW7lsGsOw+noh/WIbGZRluJxqxAcbo4af5vhXUNc09RmW210M7vu1im8PUp8FMk4HXnNjCOK/uNPZEh"
    "C1gXs/FghE9/bu/8nmJoCZf6iZVeKHbsBz+ubnA9b/6POsO1+sJNV/gBdoXrhfYP7BAPx1IL4Sc3iOsZ6f6axT+9VVzv4A+0f6B9"
    "8C9uuekaN13jR941rgcGe3eQmwbyL9ZAfhTJ4Ec0k+/hn1rTSW46yU0nuekkP7BOcr0U0nSVm65y01VuusoPo6tcD9uaDvNP7zDf"
    "/6uevtusvGQ2zeam2dw0m5tm891/4MTy+Q=="
)
