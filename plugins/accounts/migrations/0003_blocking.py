"""accounts: blocking."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """ALTER TABLE "accounts_user" ADD "blocked_reason" VARCHAR(120) NOT NULL DEFAULT ''""",
        'ALTER TABLE "accounts_user" ADD "blocked_until" TIMESTAMPTZ',
    ],
    "sqlite": [
        """ALTER TABLE "accounts_user" ADD "blocked_reason" VARCHAR(120) NOT NULL DEFAULT ''""",
        'ALTER TABLE "accounts_user" ADD "blocked_until" TIMESTAMP',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "accounts_user" DROP COLUMN "blocked_reason"',
        'ALTER TABLE "accounts_user" DROP COLUMN "blocked_until"',
    ],
    "sqlite": [
        """CREATE TABLE "new__accounts_user" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "first_name" VARCHAR(64) NOT NULL,
    "last_name" VARCHAR(64) NOT NULL,
    "username" VARCHAR(64) NOT NULL,
    "language" VARCHAR(16) NOT NULL,
    "language_code" VARCHAR(16) NOT NULL,
    "registered_at" TIMESTAMP NOT NULL,
    "start_payload" VARCHAR(64) NOT NULL,
    "is_blocked" INT NOT NULL,
    "is_reachable" INT NOT NULL,
    "timezone" VARCHAR(64) NOT NULL DEFAULT ''
)""",
        'INSERT INTO "new__accounts_user" ("id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable", "timezone") SELECT "id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable", "timezone" FROM "accounts_user"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__accounts_user'",
        "UPDATE sqlite_sequence SET name = 'new__accounts_user' WHERE name = 'accounts_user'",
        'DROP TABLE "accounts_user"',
        'ALTER TABLE "new__accounts_user" RENAME TO "accounts_user"',
        'CREATE INDEX "idx_accounts_us_registe_c780c3" ON "accounts_user" ("registered_at")',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztV21P2zAQ/itWpalU4kMHlDdtSFkxEFFSlqbTmCpFJjVdRpp0SbrBEP9959hJ7DRJB2wIpn6q73LPOXf33KV315gFUTwJadTY"
    "R3cN4jjB3I8j+zIIrhONT6YUDoUn66jhBN586nOYO2YmI/gdNdAH/XiATV3rIaNvIWPY66FzUz/TzAt0ii8YNPU5Sk4A+aSZ3RPN"
    "XHu73cpBQ0P/OMTJVfMwpL5zyzGpJOE2cxizD2bUp2ObxByQiYCw9DM8sLSzc+tLDrlPwvGjOCQuhMhCYirXH9MbmolXruclZyZk"
    "6aB+HN6WZ4o/elqqrqmIGg5SwBudTmmmruGdhT2cJMD2lpqikF5RlkVRh0yUi7Gxq2KckJJYymsuPz6xkIcbW8qYnTrd293adnbY"
    "RV0TaxZGunGIP6PREgC8Sd8AK7UIoF1T37fVkEuqpqPZbKg1nkc0LC9x8uRpFY6pRychmdopTlJwB7phldX6yg2j2M57KZdr6u4R"
    "BZOJNRAWY45Ipdo7/MmcTLIruFTR5jLAdoJxAZWoaqAhnbhRDLXLaamoqpgJ0CgmYWzPyK0XEJF6RVUToQtj0Auca5qWOpNZxfr9"
    "XtEamOd8JZcezewzTRkidqf0V+AL61SqeCF0iI+0Yc9CwFvAihdhF0SBzz2oOqXH20sdAdFdT/WTqNTUPrjX5ywHSaVsZ2e37Wwu"
    "6/UFwEKvM27yVi9woNDtaufwaJXG4CqZ+KlRzmxVk1GXqxe4xdUqb4603gCXEcQyeYfLNKgq7sKwYt9z15+Uz6v04dNGlnDHMUKo"
    "6RYylaynwrgw15hdMqqzMZhKJTPQxEfYxEYXDyomPUO1GDkOcQ8Dn0xgqal3rbSq2SVCyO8od50Tq9JzCf0X0m7nmej2DQBq7MpR"
    "lR3c2D3B3VO0xmX07gC1W42SYttSRZZ4zqqVuuYKaDm01vxJPI/GzXXUDKlD3R+MkFz6Qf15cpyFwTTgOvhkhsRjZzL+No/iKVQg"
    "eQIOx3BZExJlovSCnn6KUdPxKAnh2b79plkeivjYLolDVEQEIcqI9EFOEulqpquOr8WnQ+WgmgW24KLdGe9tdXaXDaoFwMKgElFw"
    "SuVETxJSdCVis8mOc+l0/uBuFVB/d8b/daS+SPUfXp7D8vEinj1tulwSGKrpH1MhlA+M4Gf6AWancpv6di/8rfpH7c/TYkuBlZNb"
    "tcvpLRTo4H2x/wUiTUStW5Ej4ZNJwmHNriMXoy2nvA1fHWYYfffcmP613RHeHB9jU6YE0oZWXzeA9Ge4UNuXsEe+gC3yYUl7fRvl"
    "ap98bK1Xu+Vz7ZbPslkWv21LF8si4NXtlaut8n/ZKh82uFYb5mrDXG2Yqw3zMRvmwybNatt8Ldvm/W8R3+xe"
)
