"""accounts: names."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "accounts_name_word" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "word" BYTEA NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_accounts_na_user_id_cb6328" ON "accounts_name_word" ("user_id")',
        'CREATE INDEX "accounts_name_word_word" ON "accounts_name_word" ("word", "user_id")',
    ],
    "sqlite": [
        """CREATE TABLE "accounts_name_word" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "word" BLOB NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_accounts_na_user_id_cb6328" ON "accounts_name_word" ("user_id")',
        'CREATE INDEX "accounts_name_word_word" ON "accounts_name_word" ("word", "user_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "accounts_name_word"',
    ],
    "sqlite": [
        'DROP TABLE "accounts_name_word"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWG1v2zYQ/iuEgcIxkA9eEidpsRVQFaYVotitLA/LYECgZcZTI0uuJDdNi/73kSJFkXqN461oCn0y73gPj7x7eKLvW28Txskq"
    "wnHvFfjWQ64bboMkdhZheJdqArTGZFCYOQQ9N/S364DBvCU1mZPfeQ+8Md5OoWVoJhhPbDCemSZ4bxnXmnUDruANhWZrztMRgfyp"
    "Wfo7zTr47XSQg2Zj48MMpq62UYQD94FhMknCHecwah9ucICXDkoYQIgEYRvXcGpr1+/tv3PI9/Q4QZxEyCNHpEeiKi9Y4i9YiLee"
    "76djKohw4CCJHqojxab2C9Ud5qcmA+nAR6NRZaTuyJ65PRlJgNMTNUQRvsU0ijwPQpSTcXSuYtwIo0SKay4/PbAkDl8cKWJOtujL"
    "85NT94w60i2o2RAY4wv4F5i3AMhOJmNipSaBaA/U/Q56ckrVcPT7PTXH2xhH1SlOZ/bLcIJ9vIrQ2slwkoItYIztqlzfelGcOPld"
    "yuWGvPtIwQixAULPmCMyqdFHsNqilXDBpJprLgMcN1wWUKmqARrhlRcnJHc5LRVVHTMJNE5QlDgb9OCHiIdeUTWc0CNl0A/dO5yl"
    "Wsg0Y5OJWbQmzHP/QQsfC3uhqUIk3hp/DQNunUk1GwIX8FKbmTYgvCVYvhHqIA4DtoKqU+74sHUhQnTPV9dJVWpod77rWxqDNFOO"
    "e3Y+dI/b7noJULrrlJvsqhc4ULjt6s1hp1UuBlPJxM+McmarGkFdpi5xi6lV3lxq5hRWEcS22A2XaVCX3FKxojt27sNoWV2x8un9"
    "yhb3QAB0RCE3NtRKhUNUNS5UVDQLXkILjnU4rc4lBQ1opi+gCQk5dG2qaxdwZ8IFyOGbcNzF6fHReRvhSoAS4UQw2U7FGQe9yoxk"
    "aSl6rbFsc8dGh0BxXP9SoQ89L1hV0yKb3I8UfDmG4UJDGUVryXrNjQv0oHbpN1wwKZMeTSXpCVDkkkXKl2Xodjtdd2WpWLmCpqWw"
    "O3kk9MmYADXqcl5nRzzq76B+BQ6YDH5/DYYq5wQgz0jLyiJb2dJMQUgKDvr3yPdx0j8E/Qi72PtMKxWTPuNgmw43UbgOmY68pSLk"
    "0zFaftzGyZpkIJ0hCy6Jsz4JlAUyB6ZxBUHf9TGKyNwr50W/+ij8FdZyDp4RfgieRmBMc5JIrqmu/nwDdptqC8omdDgXndHy5cmo"
    "taCUAKUbzk/BKJUTPQ1IcamsNqEzd+GOHuFbBTT7Fvyn5UXeSH19YTGsLi98br/qskDka5v9Y+FCdcEI77OXGR1V2zzy68Te2//T"
    "9WdhcaSDVZNbtcvpzRXg9R/F+88RWSAal+Ux4mtSiS/Y8CdYTsZQDvmQPEeoYfzJ9xL8nzUVyM7hW2jJlADazJ4YY0L6a1jI7c/Q"
    "YPgJ2gu7Be35tRq6RsNTc901HX5U0+GHtByK37bWjkMR8OwaDl274VdqN+xWvMqtB3Pypus8/MKdh9340XUhui5E14XouhBP6ULs"
    "Vmm6jsRz6Uh8/xerskkU"
)
