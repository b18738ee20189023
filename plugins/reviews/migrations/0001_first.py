"""reviews: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "reviews_prompt" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reviews_pro_order_i_4a744b" UNIQUE ("order_id", "item_id")
)""",
        'CREATE INDEX "idx_reviews_pro_item_id_644ecc" ON "reviews_prompt" ("item_id")',
        """CREATE TABLE "reviews_review" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "stars" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "edited_at" TIMESTAMPTZ,
    "hidden" BOOL NOT NULL,
    "hidden_reason" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "replied_at" TIMESTAMPTZ,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reviews_rev_user_id_515542" UNIQUE ("user_id", "item_id"),
    CONSTRAINT "reviews_review_stars" CHECK (stars BETWEEN 1 AND 5)
)""",
        'CREATE INDEX "idx_reviews_rev_item_id_cdd95f" ON "reviews_review" ("item_id", "hidden", "id")',
        """CREATE TABLE "reviews_standing" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "stars_1" INT NOT NULL,
    "stars_2" INT NOT NULL,
    "stars_3" INT NOT NULL,
    "stars_4" INT NOT NULL,
    "stars_5" INT NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "reviews_standing_not_negative" CHECK (stars_1 >= 0 AND stars_2 >= 0 AND stars_3 >= 0 AND stars_4 >= 0 AND stars_5 >= 0)
)""",
    ],
    "sqlite": [
        """CREATE TABLE "reviews_prompt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reviews_pro_order_i_4a744b" UNIQUE ("order_id", "item_id")
)""",
        'CREATE INDEX "idx_reviews_pro_item_id_644ecc" ON "reviews_prompt" ("item_id")',
        """CREATE TABLE "reviews_review" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "stars" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "edited_at" TIMESTAMP,
    "hidden" INT NOT NULL,
    "hidden_reason" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "replied_at" TIMESTAMP,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_reviews_rev_user_id_515542" UNIQUE ("user_id", "item_id"),
    CONSTRAINT "reviews_review_stars" CHECK (stars BETWEEN 1 AND 5)
)""",
        'CREATE INDEX "idx_reviews_rev_item_id_cdd95f" ON "reviews_review" ("item_id", "hidden", "id")',
        """CREATE TABLE "reviews_standing" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "stars_1" INT NOT NULL,
    "stars_2" INT NOT NULL,
    "stars_3" INT NOT NULL,
    "stars_4" INT NOT NULL,
    "stars_5" INT NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "reviews_standing_not_negative" CHECK (stars_1 >= 0 AND stars_2 >= 0 AND stars_3 >= 0 AND stars_4 >= 0 AND stars_5 >= 0)
)""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "reviews_standing"',
        'DROP TABLE "reviews_review"',
        'DROP TABLE "reviews_prompt"',
    ],
    "sqlite": [
        'DROP TABLE "reviews_standing"',
        'DROP TABLE "reviews_review"',
        'DROP TABLE "reviews_prompt"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVm1vmzAQ/isWX9pK/ZAX2LRJm0SJ26ES6IBo7RTJYuCmSAlkQLpMVf77bEyIMZC0abZJWz7ZZz/34rt7rHuS5nGaTRKcSu/B"
    "k5TgxxD/SNE8iWfzLD+KvBkmG/HqHEh+PF3MIqYYBhQzJutYAhf6lQNtXTWAabnAHBkGuLH1oWrfgWt4R1XDDM9QqcMEpqib7kbL"
    "hpfQhqYGHTCW0od4jiiWAE+ZpzNgmWAADehCoKmOpg4gtR4nAU5K82vpWfZz8HYHq/zpUZolXhhl7PmLMEBcglDhE8neW1n+RuPQ"
    "LNNxbZW6H++AE/cjU/88gjSKTfTngEvVWR5GGAV4idcVWFZsFlD0Rpax7+ch2FAl79DNAbyltrYqkCDI08dC2YvMVKO4D6dTGsKK"
    "Cms8Wxs7qLh6XQelmZekTCPfEiVnqBoGX1+Ky/AyYzC6IygX3lYRfoK9DAfIK3AbmaL1IXRcdXjjfq0o4SDkdUqxqkKRD2EQ4IjB"
    "2J6+z7KMij12Q1LjpXEFXBw1BZ7g+fQnw+bbNkzIBbqR65H+XlIuUo6ThbDLuuf78YJwDFH861hJVlR4RUpXUeTeVlbW4RVWlvEL"
    "pKwRAJV9WnHVBCIOtE9QuwanuQguoPsFQhN0gWoOgLKd8TTeNYH9IHin3O9gfF1BZDxbBcbT9667OH977RcoGXdyUm3/S9VwYGOv"
    "M2TZzkSsfCUkHVEQRpPGz6S8PMB3grrch4K6RFH8TdhNj4f1WmF9HtZvhck8TG6FKTxMaYA9k75FE+/D4iaOiXVAUZyhCE+8LHzE"
    "rX3fiBYIgLrg4wfQybu/SLV40BcPZPFAyQ9q3Kk0LFf7jlDkjlDNjlC2jlCfDulcajv9PiXpPOBIRdIHr6DNty1QR66lm4TjQ7hf"
    "KxzHq/90vHpZN/3pUevFg1brmCVG+HenrOOMdZyx/t0Za48/5ThvHeetA8xbq1+gFsYG"
)
