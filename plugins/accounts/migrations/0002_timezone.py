"""accounts: timezone."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """ALTER TABLE "accounts_user" ADD "timezone" VARCHAR(64) NOT NULL DEFAULT ''""",
    ],
    "sqlite": [
        """ALTER TABLE "accounts_user" ADD "timezone" VARCHAR(64) NOT NULL DEFAULT ''""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "accounts_user" DROP COLUMN "timezone"',
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
    "is_reachable" INT NOT NULL
)""",
        'INSERT INTO "new__accounts_user" ("id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable") SELECT "id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable" FROM "accounts_user"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__accounts_user'",
        "UPDATE sqlite_sequence SET name = 'new__accounts_user' WHERE name = 'accounts_user'",
        'DROP TABLE "accounts_user"',
        'ALTER TABLE "new__accounts_user" RENAME TO "accounts_user"',
        'CREATE INDEX "idx_accounts_us_registe_c780c3" ON "accounts_user" ("registered_at")',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztV21v2jAQ/isW0hSQ+oG1paXVVimjbhsVQhfCtE5IkQkuywgJS0JfVvW/z46dxAlJGGWrWi2f8J3vOfvuOV+4x9rC9YOph/3a"
    "MXisIdN0l07gG2PXnYUaB80xWWR2dkDNdO3l3GEwa0JNRuR3VAOflPMB1BS5C9S+DtRhtwuuNKUna9fgEl5TaORzFK4I5IusdS5k"
    "rf7+oJGAhqryeQjDo5aehx3zgWEiScDtJTBq7y6wgycGChggFglCV3pwoMu9K/1bAnkKw3H8wEMWCZGGRFWWM8H3OBZvLNsO11SI"
    "04GdwHvIzxTb2i5VM8yjJgsh4N1WKzdTM3Jnbk9WAuBgP50iD99gmkXOQyyKZOy20xjTwygQ8prIz08sycO9IWTMiJwetfcPzEN6"
    "UEeDsg6Bop7Cr2C0BkBu0leJVZoEoq2n79uoiZSm0yFJtTTHSx97+RSHO9sxHGAbTz00NyKcoGAOFFXP4/rG8vzASN5SIpfwbqMU"
    "JhZLIDTGBBFJpWc40yWaxkcwqeCZiwDDdCcZVKgqgXp4avkB4S4py5SqqDIJ1A+QFxgL9GC7iKc+pSqJ0CJt0HbNGY6ojmXKWL/f"
    "zVqTyjO/o7GNY/tYk4cIrDn+5TrcOpIKLgRO4Zk87OqA1u2GD25JLxKmyzAP201zb92DWwGsPDhaIOy9ZYjIPLl0+ZK7Z6uTqcTq"
    "i4yS8kpr4vph6hWCmTpN3pncHcA8lnSNPTORi5XOQD+eljPNbw7R5nb9gbtjGC6UlCaaC9ZzbpxpItQu7Itxz4mknIajwTOoQbUD"
    "BwVtlaIatAhOYReSutHIa9OUjh6xFx/CheSMfNdJARV6zinzlbQbSSY6fZUAZXrkqMiOnNi5gJ1LUGcy+HACmo1aDtmGwMgazzFb"
    "kWumIE8L1KU7ZNs4kHaA5GETW7e08Jh0i51luFx47txlOvJ98pBN12jyY+kHc8JAuEMcTshhEkmUBqIDusolBJJpY+SRvWPjnZQf"
    "Cv+yrYmDM8KD4DQCZZAUiXA01RXH12BdoLAhLVyD16LRmhztt9rrGtIKYKUh8ShYSSWFHiYk64rHZqBDc2y2/uDsNKD87Lj+d0D6"
    "IsX/LlkO89sL39uuu4wRaZ7Rv0Au5DcM9y762tFVvk35c8/8h/lHz5+lxRACyy/utF1S3lwBTj5m3z9HRIkodctzxH1SiTssGSxE"
    "Mppiypvkq0MN/Z+2FeC/NqiRm8NzqIklAeSh3ldUUvQ9mOH2NQxtr2Bk2yxpb298q4a353JdDXIvNci9yBiX/batneKygGqI+1+G"
    "uM36RDXQVQNdNdBVA91zBrrNOk013L2V4e7pN6qoknY="
)
