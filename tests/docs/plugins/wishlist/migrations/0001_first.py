"""wishlist: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "wishlist_idea" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_wishlist_id_user_id_0d2758" ON "wishlist_idea" ("user_id")',
        """CREATE TABLE "wishlist_wish" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "price" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_wishlist_wi_user_id_e4b495" UNIQUE ("user_id", "item_id")
)""",
        'CREATE INDEX "idx_wishlist_wi_item_id_7897f4" ON "wishlist_wish" ("item_id")',
    ],
    "sqlite": [
        """CREATE TABLE "wishlist_idea" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_wishlist_id_user_id_0d2758" ON "wishlist_idea" ("user_id")',
        """CREATE TABLE "wishlist_wish" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "price" BIGINT NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_wishlist_wi_user_id_e4b495" UNIQUE ("user_id", "item_id")
)""",
        'CREATE INDEX "idx_wishlist_wi_item_id_7897f4" ON "wishlist_wish" ("item_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "wishlist_wish"',
        'DROP TABLE "wishlist_idea"',
    ],
    "sqlite": [
        'DROP TABLE "wishlist_wish"',
        'DROP TABLE "wishlist_idea"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVE1rwkAQ/StLThU8lKKovaU6ldBktfkALYElTda6EKPNJlQQ/3t3kxijtg2llh7qKTO7723ezBtmo6yWPHmJKVdu0UZ5Y3we"
    "Mp4QFlAvO4m8BRXB0U0TKf4yTBdRTmOBhLji6yroThtaYGqqjvDIRtjRdTQ2NUM1p+gBppKa0HWSE2QkKDZM7BKdPR5TL6EB8Qrc"
    "PpdozQDLVo2x/XRASjmNyU5KkeR6NLx/HplwDybgPljIVTzfX6ZRwonEC/BVXkQDjTAagA42oL5q9dUBKNus6IgnsccEQxYuj1gU"
    "0DXd9WFNKo0ihQhyHdx02l0prG+CKt7U8AAmyK0hCD1ChnvY+1xkWV4j0zVjYZgJkkkJl8HHJmY3PzNxFTOf5owsPO20RLGELkpP"
    "iqTOEz5frojEfu3HnziupMKdShtLx2jrudVrZxaPsGWbqlTg1sDF7x2sPTpwYGkTVVqV+/vpkIknCyjpdHudWatuyE4IJ0Mmg6Iv"
    "hyL2QyYz/hqK+7NtDdEuGIJZnTKkOvZIw6IaA47G6lwb5LI/fml/fM/Oyy75x7tk+w6IkKoG"
)
