"""accounts: seen."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "accounts_user" ADD "seen_on" DATE',
        # nobody has written down more; whoever comes next is up to date
        """UPDATE "accounts_user" SET "seen_on" = ("registered_at" AT TIME ZONE 'UTC')::date WHERE "telegram_id" > 0""",
    ],
    "sqlite": [
        'ALTER TABLE "accounts_user" ADD "seen_on" DATE',
        'UPDATE "accounts_user" SET "seen_on" = substr("registered_at", 1, 10) WHERE "telegram_id" > 0',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "accounts_user" DROP COLUMN "seen_on"',
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
    "timezone" VARCHAR(64) NOT NULL DEFAULT '',
    "blocked_reason" VARCHAR(120) NOT NULL DEFAULT '',
    "blocked_until" TIMESTAMP
)""",
        'INSERT INTO "new__accounts_user" ("id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable", "timezone", "blocked_reason", "blocked_until") SELECT "id", "telegram_id", "first_name", "last_name", "username", "language", "language_code", "registered_at", "start_payload", "is_blocked", "is_reachable", "timezone", "blocked_reason", "blocked_until" FROM "accounts_user"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__accounts_user'",
        "UPDATE sqlite_sequence SET name = 'new__accounts_user' WHERE name = 'accounts_user'",
        'DROP TABLE "accounts_user"',
        'ALTER TABLE "new__accounts_user" RENAME TO "accounts_user"',
        'CREATE INDEX "idx_accounts_us_registe_c780c3" ON "accounts_user" ("registered_at")',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWG1v2zYQ/iuEgcExkA9eEidpsRVQbaYV4sidLA/LYECgZcbTIkuuJDfNiv73HUVKIvUax1vRbP5k3vEeHnn38ETfl84miOJV"
    "SKPOa/SlQxwn2PpxZC+C4D7R+GRNYVCYOUYdJ/C2a5/D3CUzmcPvvIPe6u+m2NS1MTImFjJm4zH6YOo3mnmLrvEtg6ZrzpMRQH7V"
    "zOF7zTz68byXg2aG/ssMJ662YUh955FjUknCneYwZh9sqE+XNok5IBMBYek3eGppNx+s33PI1+Q4fhSHxIUjsiMxlesv6WeaiXeu"
    "5yVjJmThoH4cPlZHik/tF6p7Kk4NA+nAJ4NBZaTuYc/CHkYS4PxMDVFI7yiLoshDJsrJOLlUMU5ISSzFNZefH1iIw2dbipidLvrq"
    "8uzcuWCOhibWLIx0Y4R/Q/MWAOxkYoCVmgTQHqn77XXklKrh6HY7ao63EQ2rU5zM7JfhmHp0FZK1neIkBV9AN6yqXN+5YRTb+V3K"
    "5Ya8e0TBZGIDhJ0xR6RSow9/tSWrzAWXaq65DLCdYFlAJaoGaEhXbhRD7nJaKqo6ZgI0ikkY2xvy6AVEhF5RNZzQhTLoBc49TVOd"
    "ySxjk8m4aA3Mc/4gC49m9pmmChG7a/pX4AvrVKrZEBrhK202thDwFrBiI8xBFPh8BVWn3PF+60JAdNdT10lUamiTiFK4j6lPIYDV"
    "CK7vzqVgy0KUJNJ2Li77zmlbKSgBSqWAUZdXggJFCsVAvVg8GMq94Sr5XqRGOfFVTcZsri5Rj6tVWl1p4ymu4o9l8gIgs6Qu96Va"
    "xnZsPwThsrqg5dP7VTXhAQBsxCC3FtZKdSUrekKoKHgmvsImNoZ4Wp1LBuqxTI/wGAM5htp0qI12J5xPbLEJ21mcn55cthGuBCgR"
    "Lgsm32l2xl6nMiNpWopeayzb3PHRMVIc1z9k2DvQ9VfVtEgn9yOFWI5jhNBQZclasl4L4wI9mF3yic+YlEpPppL0QihyyYTqZupD"
    "q52uu7I0W7mCpqWw23kkhhMDgBpzOa+zA4/D93h4jY64jH56g/oq5zJAnpGWlbNspUtzBZAUHXUfiOfRuHuMuiF1qPuJVSoufaL+"
    "NhluwmAdcB08tULisTFZ/rmN4jVkIJmBBZfgrAuBMlHqYKxfY9R1PEpCmHtt/9CtPop4pLWcQ2REHEKkEenTnCSSa6arP1+P36ba"
    "grIJbMFFe7B8dTZoLSglQOmGi1NwSuVETwJSXCqtTeTCWTiDJ/hWAc2+M/6z8iJvpL6+8BhWlxcxt191WRD42qZ/aIRQXTCCh/Th"
    "xkbVNk/8OvHn+L90/XlYbOlg1eRW7XJ6CwV683Px/gtEGojGZUWMxJpMEgs2/EeWk9GXQ96H5wgzjD56bkz/sZ4D7By/w6ZMCaTN"
    "rIluAOlvcCG330P/4TvoPuwWtJfXiTj0IZ6b60NP4lv1JL5JR6L4bWttSBQBL64fcehG/I+6EbvVtnJnYjx5e2hM/IcbE7vx49Ck"
    "ODQpDk2KQ5PiOU2K3SrNoWHxUhoWX/8GuPtbgA=="
)
