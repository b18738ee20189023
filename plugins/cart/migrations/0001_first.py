"""cart: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "cart_line" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "item_name" VARCHAR(255) NOT NULL,
    "quantity" INT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT REFERENCES "shop_item" ("id") ON DELETE SET NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_cart_line_user_id_66dfc7" UNIQUE ("user_id", "item_id"),
    CONSTRAINT "uid_cart_line_user_id_2216cf" UNIQUE ("user_id", "slot"),
    CONSTRAINT "cart_line_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "cart_line_slot" CHECK (slot BETWEEN 1 AND 20)
)""",
        'CREATE INDEX "idx_cart_line_item_id_d9ed02" ON "cart_line" ("item_id")',
    ],
    "sqlite": [
        """CREATE TABLE "cart_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_name" VARCHAR(255) NOT NULL,
    "quantity" INT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "added_at" TIMESTAMP NOT NULL,
    "item_id" BIGINT REFERENCES "shop_item" ("id") ON DELETE SET NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_cart_line_user_id_66dfc7" UNIQUE ("user_id", "item_id"),
    CONSTRAINT "uid_cart_line_user_id_2216cf" UNIQUE ("user_id", "slot"),
    CONSTRAINT "cart_line_quantity_positive" CHECK (quantity > 0),
    CONSTRAINT "cart_line_slot" CHECK (slot BETWEEN 1 AND 20)
)""",
        'CREATE INDEX "idx_cart_line_item_id_d9ed02" ON "cart_line" ("item_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "cart_line"',
    ],
    "sqlite": [
        'DROP TABLE "cart_line"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVEtr20AQ/iuDTjbkkAji0h4KG3maiEjrdLVum2BYhCS3C7KUWFJJCf7vndXbTmIKPZXmZI33e8zOzM6TdZ8X5fdtUlgf4MmK"
    "wm2pUp0ldZSFG/Mx+veEgjytNlkD17E5XtHvyoIL9zJA4TIP+EICX3oe3AjXZ+IWrvHWUHWZbFQnuhpCIn9hwrliYmKfn097vuE8"
    "VGFW6vJXQ+kiYrhc7gGLNC8bkPkiQOAzzztEhXGcxCpskV1EaOn6GEjm38i7PUKdZH/PJmgua6QFfkKB3MEAyPdHfq8MhM4nTVGm"
    "sOAwRw8lQoCDalUk2161DQbVvn578mEU5VVWFsrgX7ZwWOCwOVq7uk9ZUW5DTYy6V5WOVd9I1Xqq2SxeR+9MHs6CB1Iw4786Cibr"
    "JXc/L9Fk0Od+AqPyTOs7vqhh22ezaP2Hhg34dcOm07XbQO5mRNFk61L/TJ6ZHcGSl3OFzjVMuiP4CKcHDt2ovSLazl+rYyK4QPkV"
    "kcMZMD4HmwRNi3QWJ49J95QeRwVoK6ni90l8atdeAhl12OVz/GZKfQRO3jQSo4zaYRm6Y8zXOk2N825nouIhpfO/3gFUCrxEMX74"
    "wJZy4XLK38eDx/hP7IO3bfC2Df6rbbD7DYvgiGQ="
)
