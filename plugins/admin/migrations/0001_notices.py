"""admin: notices."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "admin_notice" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "template" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "severity" SMALLINT NOT NULL,
    "args" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        'CREATE INDEX "idx_admin_notic_created_e353fa" ON "admin_notice" ("created_at")',
        """CREATE TABLE "admin_notice_target" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "chat_id" BIGINT NOT NULL,
    "topic" INT NOT NULL DEFAULT 0,
    "title" VARCHAR(128) NOT NULL,
    "least" SMALLINT NOT NULL DEFAULT 0,
    "quiet_from" SMALLINT,
    "quiet_until" SMALLINT,
    "failure" VARCHAR(64) NOT NULL DEFAULT '',
    "failed_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_admin_notic_chat_id_9fa710" UNIQUE ("chat_id", "topic"),
    CONSTRAINT "admin_notice_target_least" CHECK (least BETWEEN 0 AND 2),
    CONSTRAINT "admin_notice_target_quiet" CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
)""",
        """CREATE TABLE "admin_notice_choice" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(32) NOT NULL,
    "wanted" BOOL NOT NULL,
    "target_id" BIGINT NOT NULL REFERENCES "admin_notice_target" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_admin_notic_target__c6536f" UNIQUE ("target_id", "kind")
)""",
        """CREATE TABLE "admin_notice_repeat" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "key" VARCHAR(128) NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "times" INT NOT NULL DEFAULT 0,
    "notice_id" BIGINT NOT NULL REFERENCES "admin_notice" ("id") ON DELETE CASCADE,
    "target_id" BIGINT NOT NULL REFERENCES "admin_notice_target" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_admin_notic_target__0e3cab" UNIQUE ("target_id", "key")
)""",
        'CREATE INDEX "idx_admin_notic_since_f54788" ON "admin_notice_repeat" ("since")',
        'CREATE INDEX "idx_admin_notic_notice__aa6e94" ON "admin_notice_repeat" ("notice_id")',
    ],
    "sqlite": [
        """CREATE TABLE "admin_notice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "template" VARCHAR(128) NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "severity" SMALLINT NOT NULL,
    "args" JSON NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        'CREATE INDEX "idx_admin_notic_created_e353fa" ON "admin_notice" ("created_at")',
        """CREATE TABLE "admin_notice_target" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "topic" INT NOT NULL DEFAULT 0,
    "title" VARCHAR(128) NOT NULL,
    "least" SMALLINT NOT NULL DEFAULT 0,
    "quiet_from" SMALLINT,
    "quiet_until" SMALLINT,
    "failure" VARCHAR(64) NOT NULL DEFAULT '',
    "failed_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_admin_notic_chat_id_9fa710" UNIQUE ("chat_id", "topic"),
    CONSTRAINT "admin_notice_target_least" CHECK (least BETWEEN 0 AND 2),
    CONSTRAINT "admin_notice_target_quiet" CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
)""",
        """CREATE TABLE "admin_notice_choice" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "wanted" INT NOT NULL,
    "target_id" BIGINT NOT NULL REFERENCES "admin_notice_target" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_admin_notic_target__c6536f" UNIQUE ("target_id", "kind")
)""",
        """CREATE TABLE "admin_notice_repeat" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(128) NOT NULL,
    "since" TIMESTAMP NOT NULL,
    "times" INT NOT NULL DEFAULT 0,
    "notice_id" BIGINT NOT NULL REFERENCES "admin_notice" ("id") ON DELETE CASCADE,
    "target_id" BIGINT NOT NULL REFERENCES "admin_notice_target" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_admin_notic_target__0e3cab" UNIQUE ("target_id", "key")
)""",
        'CREATE INDEX "idx_admin_notic_since_f54788" ON "admin_notice_repeat" ("since")',
        'CREATE INDEX "idx_admin_notic_notice__aa6e94" ON "admin_notice_repeat" ("notice_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "admin_notice_repeat"',
        'DROP TABLE "admin_notice_choice"',
        'DROP TABLE "admin_notice_target"',
        'DROP TABLE "admin_notice"',
    ],
    "sqlite": [
        'DROP TABLE "admin_notice_repeat"',
        'DROP TABLE "admin_notice_choice"',
        'DROP TABLE "admin_notice_target"',
        'DROP TABLE "admin_notice"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVttu2kAQ/ZUVLwEpDyQkJKnUBwc2iRtjUtu0TYVkbc2SrGoMtZc2VZR/71582eVioKAqbXliZn3GM545O5znymSc0IcYJ5U3"
    "4LmCBiMS+dGYkgCLgwiNuKE/OASVYBxOR5EMIgOO6LPffgVcmtcudEzDAnbXA3bPssCdY3YM5x7cwnseSvFoEiKKZVDmsdAPhtO6"
    "MZzq0fF5LY/mEV9JlKbgloJsHOvABH/HMaE/JTjzWIDbMSzLtD0NjeKHRCK5xVDv3K59qUGCGLPaBj6iElj4DO6ZHeh6RufO+1wE"
    "vYjmRAmNEYmoaBA/YnXjJ5z168lX+ulnL8WN08YQ8UQtBxoeBKbdhp9Af0UAq6RrM5Q6InZW1auticqGJAxFSdxRA3zKeoDp0pln"
    "z7cbffCIqJ/FpI4MnJ0NHU9IkDKEmwylQkAbXhk9ywN1ASY0zOjEzTIuhRgl6TCFuYgc+tu/TQmm/jAej2RY4SuxBXAaURKqSHEw"
    "Ax0iEk7jtObUUapuntTmizk4yCIVQuauzsedcbcyJQOde3Jq/sUQnR3VBVm7tus5Bm9gfwWcJe7Z5vseFOzM5n8I8iHXKot56edj"
    "07ItRbJErRvYugVV4YJL6H2E0AZ1YNhtcLw0jZjYWmkEskhTLVgBTFe0swbegqpCgfxcXkVlI6g3s2B+XaNrfYY2jA3zlzh4HJct"
    "7uz5dpd47W38A0WMbxIqbf7+btfSb7rsZ1ZE7s7vBeDAK+hAuwXdxUORW4+H1vhKbEMLsi3aMtyW0YZrsTvN7gfN00ZzuJLdOlxj"
    "t/IdnN+yVaWTnx9njCcYlezk9PmW48Tp3yUzyhZnQqIgXVjCXLZExD4e4STbx8wsXd7pt2RV5+4m8y8f/GslWR03AvRlbZJJeCnJ"
    "+ATnODYnH8T4/OHpydn5+RpqQ4Uv0hopDWVfUmqIBTv7ohTuI9TEFydrZNYDVuZWqKOrnYKQdbY0+ZPkW0go3pHkZWOD19BRLxYw"
    "el7XtNn3deCssnnV8vc31O9e+27Mgb0O/iM6eEcc3mvg/0wDb3aZt9PDcxf+NSqVf0YObzjZHUjjvTDeC+O/RRi//ALz4NiD"
)
