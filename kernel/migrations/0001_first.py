"""kernel: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "kernel_event" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL,
    "args" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "done" BOOL NOT NULL
)""",
        'CREATE INDEX "idx_kernel_even_created_c36e20" ON "kernel_event" ("created_at")',
        'CREATE INDEX "kernel_event_open" ON "kernel_event" ("id") WHERE done = false',
        """CREATE TABLE "kernel_form_state" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "form" VARCHAR(64) NOT NULL,
    "instance" BIGINT NOT NULL,
    "answers" TEXT NOT NULL,
    "step" INT NOT NULL,
    "screen_id" BIGINT NOT NULL,
    "last_message_id" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL
)""",
        'CREATE INDEX "idx_kernel_form_expires_60340b" ON "kernel_form_state" ("expires_at")',
        """CREATE TABLE "kernel_inbox" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "kind" VARCHAR(16) NOT NULL,
    "charge_id" VARCHAR(255) NOT NULL,
    "update" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "done_at" TIMESTAMPTZ,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ,
    "error" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_kernel_inbo_kind_735c4e" UNIQUE ("kind", "charge_id")
)""",
        'CREATE INDEX "kernel_inbox_open" ON "kernel_inbox" ("id") WHERE done_at IS NULL',
        """CREATE TABLE "kernel_job" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(128) NOT NULL UNIQUE,
    "next_run" TIMESTAMPTZ NOT NULL,
    "leased_until" TIMESTAMPTZ
)""",
        """CREATE TABLE "kernel_live_setting" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "value" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "kernel_outbox" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "plugin" VARCHAR(64) NOT NULL,
    "template" VARCHAR(128) NOT NULL,
    "args" JSONB NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "priority" SMALLINT NOT NULL,
    "random_id" BIGINT NOT NULL UNIQUE,
    "state" VARCHAR(16) NOT NULL,
    "not_before" TIMESTAMPTZ NOT NULL,
    "leased_until" TIMESTAMPTZ,
    "unsure_since" TIMESTAMPTZ,
    "attempts" INT NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "message_id" BIGINT,
    "created_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ
)""",
        """CREATE INDEX "kernel_outbox_waiting" ON "kernel_outbox" ("priority", "id") WHERE state = 'waiting'""",
        """CREATE INDEX "kernel_outbox_chat" ON "kernel_outbox" ("chat_id", "id") WHERE state = 'waiting'""",
        'CREATE INDEX "idx_kernel_outb_finishe_d80180" ON "kernel_outbox" ("finished_at")',
        """CREATE TABLE "kernel_plugin_state" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "enabled" BOOL NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL
)""",
        """CREATE TABLE "kernel_reaction" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "plugin" VARCHAR(64) NOT NULL,
    "hook" VARCHAR(160) NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    "args" JSONB NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "uid_kernel_reac_plugin_6e0646" UNIQUE ("plugin", "hook", "key")
)""",
        'CREATE INDEX "idx_kernel_reac_next_tr_cc6bb8" ON "kernel_reaction" ("next_try")',
        """CREATE TABLE "kernel_secret" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "value" TEXT NOT NULL
)""",
        """CREATE TABLE "kernel_update_position" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL UNIQUE,
    "pts" BIGINT NOT NULL,
    "qts" BIGINT NOT NULL,
    "date" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL
)""",
        """CREATE TABLE "kernel_uploaded_file" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "bot_id" BIGINT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_kernel_uplo_bot_id_81ad51" UNIQUE ("bot_id", "hash")
)""",
        """CREATE TABLE "kernel_used_button" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "nonce" BIGINT NOT NULL UNIQUE,
    "user_id" BIGINT NOT NULL,
    "used_at" TIMESTAMPTZ NOT NULL
)""",
        'CREATE INDEX "idx_kernel_used_used_at_224831" ON "kernel_used_button" ("used_at")',
        """CREATE TABLE "kernel_version" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "number" BIGINT NOT NULL
)""",
        """CREATE TABLE "kernel_event_done" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "plugin" VARCHAR(64) NOT NULL,
    "done_at" TIMESTAMPTZ,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ,
    "error" VARCHAR(255) NOT NULL,
    "event_id" BIGINT NOT NULL REFERENCES "kernel_event" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_kernel_even_event_i_a2d725" UNIQUE ("event_id", "plugin")
)""",
    ],
    "sqlite": [
        """CREATE TABLE "kernel_event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "args" JSON NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done" INT NOT NULL
)""",
        'CREATE INDEX "idx_kernel_even_created_c36e20" ON "kernel_event" ("created_at")',
        'CREATE INDEX "kernel_event_open" ON "kernel_event" ("id") WHERE done = false',
        """CREATE TABLE "kernel_form_state" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "form" VARCHAR(64) NOT NULL,
    "instance" BIGINT NOT NULL,
    "answers" TEXT NOT NULL,
    "step" INT NOT NULL,
    "screen_id" BIGINT NOT NULL,
    "last_message_id" BIGINT NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
)""",
        'CREATE INDEX "idx_kernel_form_expires_60340b" ON "kernel_form_state" ("expires_at")',
        """CREATE TABLE "kernel_inbox" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(16) NOT NULL,
    "charge_id" VARCHAR(255) NOT NULL,
    "update" JSON NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_kernel_inbo_kind_735c4e" UNIQUE ("kind", "charge_id")
)""",
        'CREATE INDEX "kernel_inbox_open" ON "kernel_inbox" ("id") WHERE done_at IS NULL',
        """CREATE TABLE "kernel_job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(128) NOT NULL UNIQUE,
    "next_run" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP
)""",
        """CREATE TABLE "kernel_live_setting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "value" JSON NOT NULL,
    "changed_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "kernel_outbox" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "plugin" VARCHAR(64) NOT NULL,
    "template" VARCHAR(128) NOT NULL,
    "args" JSON NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "priority" SMALLINT NOT NULL,
    "random_id" BIGINT NOT NULL UNIQUE,
    "state" VARCHAR(16) NOT NULL,
    "not_before" TIMESTAMP NOT NULL,
    "leased_until" TIMESTAMP,
    "unsure_since" TIMESTAMP,
    "attempts" INT NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "message_id" BIGINT,
    "created_at" TIMESTAMP NOT NULL,
    "finished_at" TIMESTAMP
)""",
        """CREATE INDEX "kernel_outbox_waiting" ON "kernel_outbox" ("priority", "id") WHERE state = 'waiting'""",
        """CREATE INDEX "kernel_outbox_chat" ON "kernel_outbox" ("chat_id", "id") WHERE state = 'waiting'""",
        'CREATE INDEX "idx_kernel_outb_finishe_d80180" ON "kernel_outbox" ("finished_at")',
        """CREATE TABLE "kernel_plugin_state" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "enabled" INT NOT NULL,
    "changed_at" TIMESTAMP NOT NULL
)""",
        """CREATE TABLE "kernel_reaction" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "plugin" VARCHAR(64) NOT NULL,
    "hook" VARCHAR(160) NOT NULL,
    "key" VARCHAR(64) NOT NULL,
    "args" JSON NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP NOT NULL,
    "error" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_kernel_reac_plugin_6e0646" UNIQUE ("plugin", "hook", "key")
)""",
        'CREATE INDEX "idx_kernel_reac_next_tr_cc6bb8" ON "kernel_reaction" ("next_try")',
        """CREATE TABLE "kernel_secret" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "value" TEXT NOT NULL
)""",
        """CREATE TABLE "kernel_update_position" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL UNIQUE,
    "pts" BIGINT NOT NULL,
    "qts" BIGINT NOT NULL,
    "date" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL
)""",
        """CREATE TABLE "kernel_uploaded_file" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "bot_id" BIGINT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_kernel_uplo_bot_id_81ad51" UNIQUE ("bot_id", "hash")
)""",
        """CREATE TABLE "kernel_used_button" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "nonce" BIGINT NOT NULL UNIQUE,
    "user_id" BIGINT NOT NULL,
    "used_at" TIMESTAMP NOT NULL
)""",
        'CREATE INDEX "idx_kernel_used_used_at_224831" ON "kernel_used_button" ("used_at")',
        """CREATE TABLE "kernel_version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(64) NOT NULL UNIQUE,
    "number" BIGINT NOT NULL
)""",
        """CREATE TABLE "kernel_event_done" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "plugin" VARCHAR(64) NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "event_id" BIGINT NOT NULL REFERENCES "kernel_event" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_kernel_even_event_i_a2d725" UNIQUE ("event_id", "plugin")
)""",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "kernel_event_done"',
        'DROP TABLE "kernel_version"',
        'DROP TABLE "kernel_used_button"',
        'DROP TABLE "kernel_uploaded_file"',
        'DROP TABLE "kernel_update_position"',
        'DROP TABLE "kernel_secret"',
        'DROP TABLE "kernel_reaction"',
        'DROP TABLE "kernel_plugin_state"',
        'DROP TABLE "kernel_outbox"',
        'DROP TABLE "kernel_live_setting"',
        'DROP TABLE "kernel_job"',
        'DROP TABLE "kernel_inbox"',
        'DROP TABLE "kernel_form_state"',
        'DROP TABLE "kernel_event"',
    ],
    "sqlite": [
        'DROP TABLE "kernel_event_done"',
        'DROP TABLE "kernel_version"',
        'DROP TABLE "kernel_used_button"',
        'DROP TABLE "kernel_uploaded_file"',
        'DROP TABLE "kernel_update_position"',
        'DROP TABLE "kernel_secret"',
        'DROP TABLE "kernel_reaction"',
        'DROP TABLE "kernel_plugin_state"',
        'DROP TABLE "kernel_outbox"',
        'DROP TABLE "kernel_live_setting"',
        'DROP TABLE "kernel_job"',
        'DROP TABLE "kernel_inbox"',
        'DROP TABLE "kernel_form_state"',
        'DROP TABLE "kernel_event"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWV1z2jgU/SseXigzPAAJlOnMPrjEbdkl0AWy2+5kxmNAAW+MTWyRZieT/776tCUj27HBhE55QrKuhHR17rnXPs+VjRfApQ+C"
    "ygftuXIPfBc4JngELiQPXGsNUEMeqGuVueds1y6dZC+wxS36va1oH/ufJ8a4rw+04WiqDW8GA+3ruH+tj79rfxjf8VS+5C1poSl/"
    "6ePeF338rnNZCydhQ8tfBtQQt5Dh75PR8KNkMveBBcHCtCA1jPrIfNq/NiZT/frr9B9p0sJz2QZwC+95NIq2W3khx3MD6Fu2C8kR"
    "8SPbXYAnwE/8ZAoeMfnfzi86oNXAa/fGhj41tP7wyvim3WZMQFsYDZGV6GT07J18nhreu2hiehvgKv5sxyZ5fXxlNe3vL8bY0LAz"
    "tN+0O8sJAHHCne045Lj8IqrPL1XRgZ/0wcSovLxE+7rz/LUZQLRnFXqE0f0gBIEDlr61Nvk84QFdoD+cRrNvhv0/bww8Ee+AzsCt"
    "FOzZ6P4td85wwnu7axOcusEP4HOo0g6Gn/FNtgsg2FAj3EIW8YUCdN0IHPxQYVf9t44VQHMNgsBagnBO7KF6Jnja2Cjiw6iJ+klR"
    "ky8myD3zRTuNi8vGLD0mFBNimI2gQ4Erbrkmo5W7ubHj0kaC2xoShm135j2p4EsH9kPuPXIZnYBbAgCbHRmA8xWKuuhew64wpdVu"
    "y3O2mwWNPDSBtpWk6YM5sB8F1hQeZNBmOIV1ZHMSDBCC9QbyaGA9Bdhd8ARN6P/HUgHr7S4IfN/zGU5xM9EBCoxWtvbCFG7PxE43"
    "31+055fETb3RcDId63hrt2m26D8ph2Do0Yura9KlUAyK8SCCJoOpI5sY6smAmqmR87X+JDp5RNbCBTQkB1arEs7/9WYqlOPHJSX4"
    "ZqtbU7EyuXx/6wpQQL0UKDrAChBcty60HcZ7wpMYhrK5S/Sf6CEHBYUZAAhtd6lylTR+hKJIcNmj5WzZBNJUV0cry12K1VHYL87z"
    "Sb7ytjCBNtnIfv7ZONulzQBC2ynJGweAEzIh7yUB8bWl5sqCIh3DxPS68W3PtyFjNt5DtpNrfTCIW/uWu/CiSibsptYxvMQitUTs"
    "bLFE4nrQnAGUPzm+wv6hAgxnHjfY+igW7LBkEp/skSVezf7INl4LKcqgwu8Md7ZrBythlvAgN9/IkWH+sGzGMAn5QbaL5Qg6SJNE"
    "hLW6JqcMghJU3VfZItVKPHRNjOnMPWCjlA2EcfGq/xcqQLyIyXxqLrqNZjfjNUoxIWVf0m3V0t9uxPBtN6Rok3b/6kRL+Sr5tUga"
    "P24aAa41cwD7D9bZeSE+QiYRNzId38gvlSg+59D2XJXvwrEjppeV591TU9ySqLchW94DlgRQY78PHQctqwszbH7qzCjK8fVx/HdA"
    "o3PZSSvLd62lwpxfHOYeejN1jbl+tzwXqIQsyzxlzued2aybzj2KCTHu4bCk7BPdQgb1vJpSAoBcr/xCx0bevBqVv34Uryvpe6y5"
    "8QI7iQPiJvudfeZFZR5tp1ZiYUzScFSUgw/c4iHJInprZ+/sCpsAPLB6DzwoLPZxsONZCxTEaFCZnmSD8p1LKNYKVoxiUSuFOvGe"
    "whVZp+gXAnxQk+7K7DatRbuZRka71hIZ8dMRMiJn2OGgxBvBhfZsC2EC3IXhPcPcC8t10kwFOvpbP/Q066gvj2yQpwjWOcyHRbIY"
    "W9FstS67F810plZMiDG14E1K1uGGZa4WL+gR+EECF/Gh4/Kvu13PAEvitL03RQhryp9HqazAJAC1QERHj1iRnfqnSWxLHMOdwHuK"
    "iBsbn9AL07BnTFIUG4TgK2NgIND39ElPvzKyuI2oTuxfTau1eN9qp5Gbwlxit2j/mN/4/aQyXFZxg22DB8dm70j7K5HoUMZnYywC"
    "S9NvpqP+EPHFtRG/871UyQJVcrokmTNyz4pkqYpkPiid1cl6+erkWZvMqU3mw/Db6JSFZMpclcCB64CzQHl6AuWB8n5xsbKgknIK"
    "QmUJNVO2aFngS/ObK5b5HPUW6uUvJF4WDbh6HuHy55AtC4mWZ8nyLFmWJFmWm1AS5Mt4NJabU8rVLktMNMfRMcuSMUsWMc8S5ilL"
    "mEevU09Uzsznh7O0WVjaPLyjzzLnYWTOnFTwNpLnry14lsvWP534WWJJd8qfP+tnETRbBH35H6dioW0="
)
