"""promos: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "promos_attempt" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "failures" INT NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "promos_batch" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(100) NOT NULL,
    "size" INT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "promos_code" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "code" VARCHAR(50) NOT NULL UNIQUE,
    "kind" VARCHAR(8) NOT NULL,
    "value" BIGINT NOT NULL,
    "total_limit" BIGINT,
    "customer_limit" INT NOT NULL,
    "used" BIGINT NOT NULL,
    "first_only" BOOL NOT NULL,
    "min_sum" BIGINT NOT NULL,
    "starts_at" TIMESTAMPTZ,
    "ends_at" TIMESTAMPTZ,
    "stacks" BOOL NOT NULL,
    "active" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "batch_id" BIGINT REFERENCES "promos_batch" ("id") ON DELETE NO ACTION,
    CONSTRAINT "promos_code_value" CHECK ((kind = 'percent' AND value BETWEEN 1 AND 10000) OR (kind IN ('fixed', 'balance') AND value BETWEEN 1 AND 1000000000000000)),
    CONSTRAINT "promos_code_total_limit" CHECK (total_limit IS NULL OR total_limit >= 1),
    CONSTRAINT "promos_code_customer_limit" CHECK (customer_limit BETWEEN 1 AND 1000),
    CONSTRAINT "promos_code_used" CHECK (used >= 0 AND (total_limit IS NULL OR used <= total_limit)),
    CONSTRAINT "promos_code_min_sum" CHECK (min_sum >= 0),
    CONSTRAINT "promos_code_dates" CHECK (starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at)
)""",
        'CREATE INDEX "idx_promos_code_batch_i_e5ad75" ON "promos_code" ("batch_id", "id")',
        """CREATE TABLE "promos_applied" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "source" VARCHAR(16) NOT NULL,
    "key" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_appl_user_id_09002d" UNIQUE ("user_id", "source", "key", "code_id")
)""",
        'CREATE INDEX "idx_promos_appl_code_id_f0f277" ON "promos_applied" ("code_id")',
        'CREATE INDEX "idx_promos_appl_key_8700e0" ON "promos_applied" ("key", "source")',
        """CREATE TABLE "promos_code_category" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "category_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_a99c14" UNIQUE ("code_id", "category_id")
)""",
        """CREATE TABLE "promos_code_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "item_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_c9f9dd" UNIQUE ("code_id", "item_id")
)""",
        """CREATE TABLE "promos_usage" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "slot" INT,
    "newcomer" SMALLINT,
    "order_id" BIGINT,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_promos_usag_code_id_f27007" UNIQUE ("code_id", "user_id", "slot"),
    CONSTRAINT "uid_promos_usag_user_id_f1416a" UNIQUE ("user_id", "newcomer"),
    CONSTRAINT "uid_promos_usag_code_id_bb1e84" UNIQUE ("code_id", "order_id"),
    CONSTRAINT "promos_usage_amount" CHECK (amount >= 0),
    CONSTRAINT "promos_usage_state" CHECK (state IN ('held', 'used', 'returned')),
    CONSTRAINT "promos_usage_slot" CHECK ((state = 'returned') = (slot IS NULL))
)""",
        'CREATE INDEX "idx_promos_usag_order_i_dacd8c" ON "promos_usage" ("order_id")',
        """CREATE INDEX "promos_usage_held" ON "promos_usage" ("created_at") WHERE state = 'held'""",
        """CREATE TABLE "promos_usage_line" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "line_id" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "usage_id" BIGINT NOT NULL REFERENCES "promos_usage" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_usag_usage_i_ef5014" UNIQUE ("usage_id", "line_id")
)""",
        'CREATE INDEX "idx_promos_usag_line_id_32c7c6" ON "promos_usage_line" ("line_id")',
    ],
    "sqlite": [
        """CREATE TABLE "promos_attempt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "failures" INT NOT NULL,
    "since" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "promos_batch" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "size" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "promos_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(50) NOT NULL UNIQUE,
    "kind" VARCHAR(8) NOT NULL,
    "value" BIGINT NOT NULL,
    "total_limit" BIGINT,
    "customer_limit" INT NOT NULL,
    "used" BIGINT NOT NULL,
    "first_only" INT NOT NULL,
    "min_sum" BIGINT NOT NULL,
    "starts_at" TIMESTAMP,
    "ends_at" TIMESTAMP,
    "stacks" INT NOT NULL,
    "active" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "batch_id" BIGINT REFERENCES "promos_batch" ("id") ON DELETE NO ACTION,
    CONSTRAINT "promos_code_value" CHECK ((kind = 'percent' AND value BETWEEN 1 AND 10000) OR (kind IN ('fixed', 'balance') AND value BETWEEN 1 AND 1000000000000000)),
    CONSTRAINT "promos_code_total_limit" CHECK (total_limit IS NULL OR total_limit >= 1),
    CONSTRAINT "promos_code_customer_limit" CHECK (customer_limit BETWEEN 1 AND 1000),
    CONSTRAINT "promos_code_used" CHECK (used >= 0 AND (total_limit IS NULL OR used <= total_limit)),
    CONSTRAINT "promos_code_min_sum" CHECK (min_sum >= 0),
    CONSTRAINT "promos_code_dates" CHECK (starts_at IS NULL OR ends_at IS NULL OR ends_at > starts_at)
)""",
        'CREATE INDEX "idx_promos_code_batch_i_e5ad75" ON "promos_code" ("batch_id", "id")',
        """CREATE TABLE "promos_applied" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "source" VARCHAR(16) NOT NULL,
    "key" BIGINT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_appl_user_id_09002d" UNIQUE ("user_id", "source", "key", "code_id")
)""",
        'CREATE INDEX "idx_promos_appl_code_id_f0f277" ON "promos_applied" ("code_id")',
        'CREATE INDEX "idx_promos_appl_key_8700e0" ON "promos_applied" ("key", "source")',
        """CREATE TABLE "promos_code_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "category_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_a99c14" UNIQUE ("code_id", "category_id")
)""",
        """CREATE TABLE "promos_code_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "item_id" BIGINT NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_code_code_id_c9f9dd" UNIQUE ("code_id", "item_id")
)""",
        """CREATE TABLE "promos_usage" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "slot" INT,
    "newcomer" SMALLINT,
    "order_id" BIGINT,
    "amount" BIGINT NOT NULL,
    "state" VARCHAR(8) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "code_id" BIGINT NOT NULL REFERENCES "promos_code" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "uid_promos_usag_code_id_f27007" UNIQUE ("code_id", "user_id", "slot"),
    CONSTRAINT "uid_promos_usag_user_id_f1416a" UNIQUE ("user_id", "newcomer"),
    CONSTRAINT "uid_promos_usag_code_id_bb1e84" UNIQUE ("code_id", "order_id"),
    CONSTRAINT "promos_usage_amount" CHECK (amount >= 0),
    CONSTRAINT "promos_usage_state" CHECK (state IN ('held', 'used', 'returned')),
    CONSTRAINT "promos_usage_slot" CHECK ((state = 'returned') = (slot IS NULL))
)""",
        'CREATE INDEX "idx_promos_usag_order_i_dacd8c" ON "promos_usage" ("order_id")',
        """CREATE INDEX "promos_usage_held" ON "promos_usage" ("created_at") WHERE state = 'held'""",
        """CREATE TABLE "promos_usage_line" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "refunded" BIGINT NOT NULL,
    "usage_id" BIGINT NOT NULL REFERENCES "promos_usage" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_promos_usag_usage_i_ef5014" UNIQUE ("usage_id", "line_id")
)""",
        'CREATE INDEX "idx_promos_usag_line_id_32c7c6" ON "promos_usage_line" ("line_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "promos_usage_line"',
        'DROP TABLE "promos_usage"',
        'DROP TABLE "promos_code_item"',
        'DROP TABLE "promos_code_category"',
        'DROP TABLE "promos_applied"',
        'DROP TABLE "promos_code"',
        'DROP TABLE "promos_batch"',
        'DROP TABLE "promos_attempt"',
    ],
    "sqlite": [
        'DROP TABLE "promos_usage_line"',
        'DROP TABLE "promos_usage"',
        'DROP TABLE "promos_code_item"',
        'DROP TABLE "promos_code_category"',
        'DROP TABLE "promos_applied"',
        'DROP TABLE "promos_code"',
        'DROP TABLE "promos_batch"',
        'DROP TABLE "promos_attempt"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWW1zmzgQ/isavtieyQeca+LkpukMdWjD1ME9TK7XG88wBOSUCQYfL720nfvv1RtCgCB2nDZtj3yxVjzaXa12V6vsF2UTp9lN"
    "AlPld/BF2STxOk4dN8vgepORqchdQzSofzoAiheH+TqiCwMfY5bod6mAl8brhW4Z2gyYcxuYV7MZeGsZl5r1HrzR3+OlKzcIcyoU"
    "LSootNQwbb4IA9Mg8iBFkSGC2MalvrC1y7f23xVonsLEKfRgBFVGZAquTOOPKx1Y+ivd0s2pvgBLxfW8OI+y1MHL0Joh3cgIzE1w"
    "rs90WwdTbTHVznXlP7LxKM0SN0Ar8ObxVBD58A5ychWEIRljglnu2s28DzKT0g/7GbRguSQjtORPzZpeaNZwrKqjmkU/c4N+hhKT"
    "ewl0M+ijk6awkm4z/sNt4sU+lJmEzO9nEcYabwCNBIscCQZh3oDxt0hdiscjAX9Std9HN8wZYzJsuhhGZXHmhk4YrANmRWGCryBq"
    "5mkWr5GzCtjqnOSIkJuWfi5xchJiQZJmThyFn1iQcRrj5/NZBb0OIifN1xTKCDnfNHOTLOXewcmqc2AkjPwSx4gmCjHwblPODI1l"
    "+rleFnxkZqdjGWp310WLSPjxxFFQ5eYrmUIMWXmiMOdAm9rG3JSFhejfDvek6dxc2JaGhS2bCCRmeqFP34DhEHsmOAODDUw8GGUD"
    "oJnngIDAS91+p+smGJM5FPU47ucWoGsMEwwHq+AO+oMDMLh2Qxfl0sGoe73wNxop1aB1ag7euoWq37ONCJPAWNBIRLqK0y/OwLgh"
    "tBksrXIbMcREV+cl224ILYKtVRSLQSYAU1h7lXBs2ypBPT8Tt9y0sRCUrcLLWGXy2QRRocHRR+GQdvIjiJIbD29ReRbLsqkXgK8Y"
    "KbVLAIXKnSPKYrHmwCPXnxwRtSxdQzFkmOf6X2B5zwKkJQq7ivo0JMsYPgAsQBXxBpIk3bGYVtVm/nylzRZ6LVGq1fTFIWWusi10"
    "t4j3nbvZhAER0iys2Kf9br00zhNeMJGxWAscV6+yW8juBjSQJ/sHJVRyVIXejJAUYrK8Wp5hW/21faH3iBWekge+I5yTw6Q66qmq"
    "HjazQzcciWdF6FDQH7tqcWJ4TM4ED7gFOwOKyGFQZ6WuDieT7oCSLKgFFPNIai1BC6xEjQ9S1jmZqCpUtxBagrsE8v0XRqnGcL2K"
    "dDzkmDdx8qmtnCwBe9aVjE3p4eVESxB9y3i4x1vpztkpu6en3vhZl7dK4BVv5doTxxQ33nDOzsMK0COy9aDIx/0OCbPgJmfED344"
    "3unq1O9MJRJ4++HwTW99MHnq3kgfY/TDnvdSGBcPBjSiTxryboX/evgmZm9XRqHvi0ttNmOgOPGFjF9QlWeUu8bpnb0PyLj19ZIV"
    "1yMetr/zfpyrr3xRfLvLr/vVIjghdoby2jhEaXzS5bMSeLvPVu9C4ifktqnzK67T1fjZ+Ni9V3wV3n77lt4nlVrs4vp6DE86s6gE"
    "3r7p0p3Fap3EnFN6taxeFzFlxU7pRvlPwdz92/kVYVE+ADJI348fYEiej7hMxr8JzPIkQuORRBCL9w45NA8UT1sq50zkiqghRhXv"
    "jFFnAUSMzoyJXjGef+J11yKSBbV6hChK46XrlLBdJKIamHbuYm4ZgXcXKHQBNwgxe2vtQ9mHQdSeuunX/fI3ZsHTDiPkGTaCWZHM"
    "W3JwAlc5OkPGrKDkWLqBMt9RasuUKlj4gTc0yx9EqgNXR2p3+SSB19JNoT+OfG7G+/2aQZ3fDr2Jd7yFX1cXyDyPQKhxaorwZ7J4"
    "UCp6x+KP6T9hkMFHbBYgI+qvdUt0OKBd2XPDRFu81Ov/1XyMxsH/pW2wm2m/ewvhSRsIu9mmbyZ0NBPq4MftJWzTSWjtI9QFStsI"
    "+3pv30Poewh9D6HvIfwcPYTdLr4n6Sf03YS+m/BLdBN2LDL7zsJTdxZ2O7C+y/Bduww73ly/aMeh7zf0/Ya+39D3G37mfsNumbzv"
    "PfS9B/T3FV6dLtY="
)
