"""referrals: first."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "referrals_earning" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "payment_id" BIGINT NOT NULL UNIQUE,
    "percent" INT NOT NULL,
    "source" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reversed" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "referrer_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "referrals_earning_before" CHECK (referrer_id < user_id),
    CONSTRAINT "referrals_earning_percent" CHECK (percent BETWEEN 0 AND 9900),
    CONSTRAINT "referrals_earning_kept" CHECK (kept >= 0 AND (percent = 0 OR kept <= source)),
    CONSTRAINT "referrals_earning_amount" CHECK (amount BETWEEN 0 AND source),
    CONSTRAINT "referrals_earning_reversed" CHECK (reversed BETWEEN 0 AND amount)
)""",
        'CREATE INDEX "idx_referrals_e_referre_5eeeaf" ON "referrals_earning" ("referrer_id", "id")',
        'CREATE INDEX "idx_referrals_e_user_id_e08ed0" ON "referrals_earning" ("user_id", "id")',
        """CREATE TABLE "referrals_link" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "code" VARCHAR(16) NOT NULL UNIQUE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "referrals_referral" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "created_at" TIMESTAMPTZ NOT NULL,
    "referrer_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "referrals_referral_before" CHECK (referrer_id < user_id)
)""",
        'CREATE INDEX "idx_referrals_r_referre_fc0e08" ON "referrals_referral" ("referrer_id", "user_id")',
    ],
    "sqlite": [
        """CREATE TABLE "referrals_earning" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "payment_id" BIGINT NOT NULL UNIQUE,
    "percent" INT NOT NULL,
    "source" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "reversed" BIGINT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "referrer_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE NO ACTION,
    CONSTRAINT "referrals_earning_before" CHECK (referrer_id < user_id),
    CONSTRAINT "referrals_earning_percent" CHECK (percent BETWEEN 0 AND 9900),
    CONSTRAINT "referrals_earning_kept" CHECK (kept >= 0 AND (percent = 0 OR kept <= source)),
    CONSTRAINT "referrals_earning_amount" CHECK (amount BETWEEN 0 AND source),
    CONSTRAINT "referrals_earning_reversed" CHECK (reversed BETWEEN 0 AND amount)
)""",
        'CREATE INDEX "idx_referrals_e_referre_5eeeaf" ON "referrals_earning" ("referrer_id", "id")',
        'CREATE INDEX "idx_referrals_e_user_id_e08ed0" ON "referrals_earning" ("user_id", "id")',
        """CREATE TABLE "referrals_link" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(16) NOT NULL UNIQUE,
    "created_at" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        """CREATE TABLE "referrals_referral" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "referrer_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL UNIQUE REFERENCES "accounts_user" ("id") ON DELETE CASCADE,
    CONSTRAINT "referrals_referral_before" CHECK (referrer_id < user_id)
)""",
        'CREATE INDEX "idx_referrals_r_referre_fc0e08" ON "referrals_referral" ("referrer_id", "user_id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "referrals_referral"',
        'DROP TABLE "referrals_link"',
        'DROP TABLE "referrals_earning"',
    ],
    "sqlite": [
        'DROP TABLE "referrals_referral"',
        'DROP TABLE "referrals_link"',
        'DROP TABLE "referrals_earning"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVt9vmzAQ/ldOPDVSH9jDpnVqJ1HitaiJ6QjZ1ikSYuRSoRLITDJ1qvK/z8bmRyiMZu20SOOJs33n7zh//nwP2ipJ17cMU+0d"
    "PGgMF8iYH6Ue+iwO49tsNvaXyI2G1WPQgiTaLGMZHs6F24x/ZxqcWxcT4ljGCKjtAp2ORnDtWGPDuYErciNCV/7PJcZrLw8rxzLc"
    "om4ZO6XWxynJwpAF3E3FyAEPqHoLtzTZ8CXpJe3Huwq/O1ypvYTV7OMvk02OKO1mP4Y/kKWo/icfNfsGDP01zj1f7VuOub9rjcnE"
    "NcbX7tcagDgCZEXNKhMNRXPIB+IQapIJ8MSDQGSeepsUGXc+kgc1AJvCkIyIS3ggGKZr2VRgCbcCRw1eFGOb0SdO18wPeUwzA71v"
    "uEhYdo6mTSeuYwj0WasjBzUviXkFR5XSwCmoHxiUVazGVjjVgVISTsGoCTgn7mdCKOhg0CGcnOh6C1ZOuA4gxUaFIkbw/kztXoCK"
    "CduBbPX0DCTPBy3AJYs7oAuKK3A5rv2hwmqGql6EDrDKLSkOTs7UAGUWg4w2YTzHe8xV596rbKts9F4jor/IMnCIwZln0SH5ArOO"
    "AJ4HJ2tDppLOOxfuGBS/RRXq2yrGeai/xbn+hDx2AzryKC5kmYMozCKMInWRyhPQte1255iiML5rkfZs6Xm6HiRzpbvC4iGfDMe8"
    "NJyjV28GTYL+R0r4RHWSKHuLlGlMTGNImiSqRr9q0WtVzq2WShfLz6z2Ab4jefn+5Tk1VLr7Lal5dj4mv9ciVkjLItD5re7UgHrA"
    "Yw3IrRYxKgq8qwbbjJnp9yhc44s3eryG5II4VV6CMXVti/J/HZNa29M3fd2XtW/5+pavb/n6lu9QWr79FP7vtH//Y/O3Z90P7m3p"
    "28CDawO3vwD1yFT2"
)
