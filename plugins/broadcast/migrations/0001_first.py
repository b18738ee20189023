"""broadcast: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "broadcast_broadcast" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "state" VARCHAR(16) NOT NULL,
    "content" JSONB NOT NULL,
    "buttons" JSONB NOT NULL,
    "silent" BOOL NOT NULL,
    "segment" VARCHAR(64) NOT NULL,
    "argument" BIGINT NOT NULL,
    "argument_label" VARCHAR(255) NOT NULL,
    "revision" INT NOT NULL,
    "start_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "started_at" TIMESTAMPTZ,
    "finished_at" TIMESTAMPTZ,
    "gathered" BOOL NOT NULL,
    "cursor" BIGINT NOT NULL,
    "problem" VARCHAR(255) NOT NULL,
    "live_chat" BIGINT,
    "live_message" BIGINT,
    "purged" BOOL NOT NULL,
    "total" INT NOT NULL,
    "delivered" INT NOT NULL,
    "blocked" INT NOT NULL,
    "failed" INT NOT NULL,
    "author_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "broadcast_state" CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled'))
)""",
        'CREATE INDEX "idx_broadcast_b_finishe_f613d4" ON "broadcast_broadcast" ("finished_at")',
        'CREATE INDEX "idx_broadcast_b_author__f662e6" ON "broadcast_broadcast" ("author_id")',
        """CREATE INDEX "broadcast_scheduled" ON "broadcast_broadcast" ("start_at") WHERE state = 'scheduled'""",
        """CREATE INDEX "broadcast_sending" ON "broadcast_broadcast" ("id") WHERE state = 'sending'""",
        """CREATE TABLE "broadcast_recipient" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "state" VARCHAR(16) NOT NULL,
    "error" VARCHAR(64) NOT NULL,
    "broadcast_id" BIGINT NOT NULL REFERENCES "broadcast_broadcast" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_r_broadca_d946f9" UNIQUE ("broadcast_id", "user_id"),
    CONSTRAINT "broadcast_got" CHECK (state IN ('waiting', 'queued', 'delivered', 'blocked', 'failed'))
)""",
        'CREATE INDEX "idx_broadcast_r_user_id_2dc335" ON "broadcast_recipient" ("user_id")',
        """CREATE INDEX "broadcast_waiting" ON "broadcast_recipient" ("broadcast_id", "user_id") WHERE state = 'waiting'""",
        """CREATE INDEX "broadcast_queued" ON "broadcast_recipient" ("broadcast_id", "user_id") WHERE state = 'queued'""",
    ],
    "sqlite": [
        """CREATE TABLE "broadcast_broadcast" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "content" JSON NOT NULL,
    "buttons" JSON NOT NULL,
    "silent" INT NOT NULL,
    "segment" VARCHAR(64) NOT NULL,
    "argument" BIGINT NOT NULL,
    "argument_label" VARCHAR(255) NOT NULL,
    "revision" INT NOT NULL,
    "start_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "started_at" TIMESTAMP,
    "finished_at" TIMESTAMP,
    "gathered" INT NOT NULL,
    "cursor" BIGINT NOT NULL,
    "problem" VARCHAR(255) NOT NULL,
    "live_chat" BIGINT,
    "live_message" BIGINT,
    "purged" INT NOT NULL,
    "total" INT NOT NULL,
    "delivered" INT NOT NULL,
    "blocked" INT NOT NULL,
    "failed" INT NOT NULL,
    "author_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "broadcast_state" CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled'))
)""",
        'CREATE INDEX "idx_broadcast_b_finishe_f613d4" ON "broadcast_broadcast" ("finished_at")',
        'CREATE INDEX "idx_broadcast_b_author__f662e6" ON "broadcast_broadcast" ("author_id")',
        """CREATE INDEX "broadcast_scheduled" ON "broadcast_broadcast" ("start_at") WHERE state = 'scheduled'""",
        """CREATE INDEX "broadcast_sending" ON "broadcast_broadcast" ("id") WHERE state = 'sending'""",
        """CREATE TABLE "broadcast_recipient" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "error" VARCHAR(64) NOT NULL,
    "broadcast_id" BIGINT NOT NULL REFERENCES "broadcast_broadcast" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_broadcast_r_broadca_d946f9" UNIQUE ("broadcast_id", "user_id"),
    CONSTRAINT "broadcast_got" CHECK (state IN ('waiting', 'queued', 'delivered', 'blocked', 'failed'))
)""",
        'CREATE INDEX "idx_broadcast_r_user_id_2dc335" ON "broadcast_recipient" ("user_id")',
        """CREATE INDEX "broadcast_waiting" ON "broadcast_recipient" ("broadcast_id", "user_id") WHERE state = 'waiting'""",
        """CREATE INDEX "broadcast_queued" ON "broadcast_recipient" ("broadcast_id", "user_id") WHERE state = 'queued'""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "broadcast_recipient"',
        'DROP TABLE "broadcast_broadcast"',
    ],
    "sqlite": [
        'DROP TABLE "broadcast_recipient"',
        'DROP TABLE "broadcast_broadcast"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztV21v0zAQ/itWv3SV9qHspRJIfAidYYEuHWnGa1HkJm4XkSbFcQAJ9b/j2I6TOCYZaCAB/ZQ75znf+e7yOPdtsEszuiE4GzwC"
    "3wYrkqIwQBn1lcTXE7TFTDC+PwaDII3zbSK2iMICuGTP5QA8sZ8toGtbM+DMPeDczGbg2rWvLPcteAHfFqYZRRQLCy4yo1eWO720"
    "3KMHk5EyE14SihMqwFJh8OeLufOkAVzllKY8HAaUihGYRbHaUMhFzPP5rInCm20FE0otzMlZM0xENnmFLzWRDNvxjFg/RiscNy3E"
    "Ws3Ryfl50xPBn6MsShNhV2rMQnfDMkuoj6jKM9cY0LOv4MKzrq69dzzDBLMShApZ6U1se/OaUaW3HayjJMpua+DaQhu9QfQWEywb"
    "qtRMJQpykqVEBs1lc753JF3FeCuAUunKcBx9xn5wW0arVLW7Am1xlqENruHkSgO6y8mmPI+QTaehKUWyGbhoqGiICx8qN0o1QFdx"
    "GnwsgVIxwNaIfQASJWQDCOX0NiV++Y0rtZ1t4MKn0IXOFC4AAwZBmic08/MMF6U5EvwwAnMHXMAZ9CAzBNbUs+fOYC++9YwSFDEb"
    "jZgUYUznzsJzrcLpUn/PXEwv4fQFOOIqOwc4GoYErenwGAyzgHVczk7IFZyEUbIpxB1i4fHFME1w8QxQEuC4QI5GPK4oCfFXXDLd"
    "V79GiL7sZX89eXAanvEQXWixo9nOBXwDlj0GLGaWjaWJY0XGGt/KqCiHvqGsB9twcoInd4igadAbQa3e3H8t62VKDU4NqF5PFUeN"
    "wOtL1khAFPJxvXpaCKKQ3QEITK970Zy6Y9kpvBHWURzzLlD9KPtLu4CG7z8Mm1fNU2u2gPpFMTbfBsOhzvNjnRjVdhUHjjWqE7tU"
    "3KNMFNGMW5wy1qhj3OSI8WC/b2Sf4CDaReI0pv+F6v0f+1/AhJR3Ahc77uwqzjKc+kofu/W0UcVxU2sxtS546gsiVM6kcg8sWnow"
    "cWgehbWPn5SyHz48m6wftii1G87c3zj2yxtYRNFM1jGonUjjiU1KO7ibvTUy9xcUUcnRn3KcS44u27VQZKcWomjSfsImvgzSPwmD"
    "09PzXrrUDdosoppcFOdHSZDH6WQqien10ZV6ncDKNDajERntDEZA7jUWWccfcWk9VPUdMx7bc9rJPsURB97/xMJaEj6Dbp12gHXj"
    "zW2HZecKtn+s72F6uevw0j+7tH78/4PR5e6Dyy+MLT8ztHSOLPq5/uqJRQ/yMLAcBpbDwHIYWP6/geW3/S4chpfD8HIYXv654WX/"
    "HeEu68A="
)
