"""referrals: statistics."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'CREATE INDEX "idx_referrals_r_created_87b5a5" ON "referrals_referral" ("created_at")',
    ],
    "sqlite": [
        'CREATE INDEX "idx_referrals_r_created_87b5a5" ON "referrals_referral" ("created_at")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_referrals_r_created_87b5a5"',
    ],
    "sqlite": [
        'DROP INDEX IF EXISTS "idx_referrals_r_created_87b5a5"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVt9vmzAQ/lcsnhqpD+whWzu1k1zitagJdIRs6xQJUXKpUAlkJpk6VfnfZ2PzI9SMZO20SOOJs33n7zh//nxP2jJJV/cUUu09"
    "etIozIFSP0o98GkcxvfZbOwvgBmK1WOkBUm0XsQiPJxxtyn7TjV0YV6OiWPiIbJsF1mT4RDdOOYIO7fomtzy0KX/cwHxysvDyrEI"
    "Ny23jJ1Y5qcJycKABsxNxogBC6h6c7c0WbMl4SXs57tyvwdYyr24pfbxF8k6RxS22o/CD6ApyP/JR2rfgIK/gpnny33LMfN3zREZ"
    "u3h0436rAfAjAFrUrDKhKJpDPhKHWAYZI5Z4EPDMU2+dAmXOR+Kgesi20IAMiUtYIMKGa9oWx+JuBY4cvCrGJqNPnK6oH7IYNQO9"
    "O5gnNDtHw7bGroM5+rTRkYEaV8S4RkeV0qAzJH+gV1axGlvhVAtKSTgJIyfQBXG/EGIhHWFrgE5Pdb0BKydcC5Bko0ThI/ThXO5e"
    "gPIJ20HZ6tk5EjzvNQCXLG6BLiguwcW49ocSSw1VvQgtYJVbUhycmKkBiix6GW3CeAaPkKvOo1fZVtrg9QHAn2cZOAQz5pnWgHxF"
    "05YAlgcjqyJTQeetC3eMJL95FerbSsZ5oJ/ATN8hj+2AljyKC1nmwAszD6NIXqTyBHRts9k6piiMHxqkPVt6ma4HyUzqLrdYyGfs"
    "GFfYOXrztqcS9D9Swh3VSaDsLVIGHht4QFQSVaNftei1KudWQ6WL5RdW+wDfkbx8//KcFJVuf0tqnq2Pye+1iBbSMg90dqtbNaAe"
    "8FwDcqtBjIoCKxSJejk1Tt7d9f3+DtlsB7RlU2XethptspuRfo/CFbx6o8nOkFwSp3ovEJ64tmmxvxuRWtvVNZ3tYtG1nF3L2bWc"
    "Xct5KC3nfgr/d9rP/7H53LPuB/e2dG1o14bW2tDNL+KRq2o="
)
