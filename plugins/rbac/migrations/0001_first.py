"""rbac: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "rbac_permission_bit" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "permission" VARCHAR(200) NOT NULL UNIQUE,
    "bit" SMALLINT NOT NULL UNIQUE,
    CONSTRAINT "rbac_permission_bit_number" CHECK (bit BETWEEN 32 AND 62)
)""",
        """CREATE TABLE "rbac_role" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "builtin" VARCHAR(8) NOT NULL,
    "bits" BIGINT NOT NULL,
    "largest_correction" BIGINT,
    CONSTRAINT "rbac_role_builtin" CHECK (builtin IN ('', 'user', 'admin', 'owner')),
    CONSTRAINT "rbac_role_bits" CHECK (bits > 0),
    CONSTRAINT "rbac_role_largest_correction" CHECK (largest_correction > 0)
)""",
        """CREATE TABLE "rbac_assignment" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "until" TIMESTAMPTZ,
    "given_at" TIMESTAMPTZ NOT NULL,
    "given_by_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE SET NULL,
    "role_id" BIGINT NOT NULL REFERENCES "rbac_role" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_rbac_assign_until_79135f" ON "rbac_assignment" ("until")',
        'CREATE INDEX "idx_rbac_assign_given_b_d9d65f" ON "rbac_assignment" ("given_by_id")',
        'CREATE INDEX "idx_rbac_assign_role_id_fe37b9" ON "rbac_assignment" ("role_id")',
        """INSERT INTO "rbac_role" ("name", "builtin", "bits") VALUES
    ('USER', 'user', 1), ('ADMIN', 'admin', 927), ('OWNER', 'owner', 1023)""",  # once: edits stay
    ],
    "sqlite": [
        """CREATE TABLE "rbac_permission_bit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "permission" VARCHAR(200) NOT NULL UNIQUE,
    "bit" SMALLINT NOT NULL UNIQUE,
    CONSTRAINT "rbac_permission_bit_number" CHECK (bit BETWEEN 32 AND 62)
)""",
        """CREATE TABLE "rbac_role" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "builtin" VARCHAR(8) NOT NULL,
    "bits" BIGINT NOT NULL,
    "largest_correction" BIGINT,
    CONSTRAINT "rbac_role_builtin" CHECK (builtin IN ('', 'user', 'admin', 'owner')),
    CONSTRAINT "rbac_role_bits" CHECK (bits > 0),
    CONSTRAINT "rbac_role_largest_correction" CHECK (largest_correction > 0)
)""",
        """CREATE TABLE "rbac_assignment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "until" TIMESTAMP,
    "given_at" TIMESTAMP NOT NULL,
    "given_by_id" BIGINT REFERENCES "accounts_user" ("id") ON DELETE SET NULL,
    "role_id" BIGINT NOT NULL REFERENCES "rbac_role" ("id") ON DELETE RESTRICT,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_rbac_assign_until_79135f" ON "rbac_assignment" ("until")',
        'CREATE INDEX "idx_rbac_assign_given_b_d9d65f" ON "rbac_assignment" ("given_by_id")',
        'CREATE INDEX "idx_rbac_assign_role_id_fe37b9" ON "rbac_assignment" ("role_id")',
        """INSERT INTO "rbac_role" ("name", "builtin", "bits") VALUES
    ('USER', 'user', 1), ('ADMIN', 'admin', 927), ('OWNER', 'owner', 1023)""",  # once: edits stay
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "rbac_assignment"',
        'DROP TABLE "rbac_role"',
        'DROP TABLE "rbac_permission_bit"',
    ],
    "sqlite": [
        'DROP TABLE "rbac_assignment"',
        'DROP TABLE "rbac_role"',
        'DROP TABLE "rbac_permission_bit"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVV1v2jAU/StWXgCpDww2OvYwyQ1eGzWELgnbOiFZIRhkKXG6JHSdqv73+SPkg4QIVvVl4im+zr3nXt9z7PusPURJuolJon0C"
    "z1q89Hz8QOKQJgmNGF7SVO4zLyR80fj/Amh+FGxDpiDoSjgu+HehgSvj2kG2AU1gzVxgzU0T3NnGFNr34Bbdi9ACTIUVNg//Bm39"
    "BtrdQb/fKxDmlvF1jkSwKo9H8QV3d6bQNA3Lrbm+yBpZksYeZenBo2K2DZckFpD6zHJcGwqwRYsrT6rfIP0WdPkeuELud4QsMBwA"
    "aE3AaNCTmSlbkSfVYGGuaRDItTAkdBwFpN5mufu65u7wFnJVaujofXM/tzRIacZEZpSiPhZBWfeTvP2JKqjcfeETePGGJCn2ozgm"
    "fprTXN/P4w+zJTqCSzXWSSp7lLhRG8CwQLfTuQCdbUJi8fVWIWViEf1mfKfX08qU4N0BD+VRpy4EkIDPoL+H0dyAA4iNXcnw6/9U"
    "thaFlfnsdLRCcB7X8YaFhDXc7tK/14lvy1IaqAi55EGuMUWOC6d37k/hsaGPhGEvu8M7q+pXUZNyWf7Bu1JKG4X+bPQF2cjSkcOb"
    "6/l+xNMnWHDOfbqq/h6YWWCCTOQi4KAig6Rhh54ZdWVXU+T8NcPb/Ci2obuyJ7yIHD4zGuDVjTz5IDp0dDhpfO72VMJDn3CJbiwZ"
    "wpfjd8MPaylQG0GOaFgT9AMsWt15LbyExb56VIkZ8/JS7INk5OHVeDU6Kms1oDVvRRiN2TNy8ZoML5fjI7JXA1qz58JR17N48YWV"
    "/ApoSt5k3HIRoWtkl28igHN3Zlj8bFO09zafR+8/j97TGn0ew+cx/EZj+DQhto3k4wbyeRyfx/F/NI5f/gL/MrWS"
)
