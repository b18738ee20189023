"""reviews: statistics."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'CREATE INDEX "idx_reviews_rev_created_dae9b5" ON "reviews_review" ("created_at")',
    ],
    "sqlite": [
        'CREATE INDEX "idx_reviews_rev_created_dae9b5" ON "reviews_review" ("created_at")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_reviews_rev_created_dae9b5"',
    ],
    "sqlite": [
        'DROP INDEX IF EXISTS "idx_reviews_rev_created_dae9b5"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztVltvmzAU/itWXtpKfcgFNnXSJtHE7VAJdEC0dopkUXBTpAQyIF2mKv99NgZiO+TSNN0elif72N+52Od8R+elMY3TbJTgtPEJ"
    "vDQS/BziXymaJvFkmuVHkTfBZCNfnYOGH49nk4gphgHFDMk6bIBL/dqBtq4ZwLRcYA4MA9zael+z78ENvKeqYYYnqNJhAlPUTXep"
    "ZcMraEOzCx0wbKRP8RRRLAGeMk9nwDJBDxrQhaCrOV2tB6n1OAlwUpkvpZ3s5+DNDhb506M0S7wwytjzZ2GAuA9ChU+keB8V5YHG"
    "0bVMx7U16n64BU7cD0z92wDSKJbRnwPuq87yMMIowHNcZmAu2Cyg6IOiYN/PQ7ChRt6hmz14R21tVCBBkKcPpbQXPyNG8RiOxzSE"
    "BRVKPFtrK6i4elsFpZmXpEwj3xIlp68ZBp9fisvwPGMwuiMoF96JCD/BXoYD5BW4pUzReh86rta/dX8ISjgIeZ1KFFUo8ikMAhwx"
    "GNvT91mWIdhjN+RrvDQWwMVRXeAJno5/M2y+XYcJuUCX8mqk70vKWcpxshC2Wfd8P54RjiGKfxsryYoKr0htqarS3sjKVbjAyip+"
    "iZQrBEBVnQqu6kDEQfcr7N6A01wEl9D9DqEJWkAze0DdzHgab0lgPwgu1MctjF9VkBnPVonx9L1lFedvL58t2y5ZFHj44kHdIRhR"
    "YVMwPEHFDlSx/eREpN6VZjiwlmcMWVGJiEIbI6mIgjAa1Tay6vIArQy1uGaGWkRR7mTsps3D2mthHR7WWQtTeJiyFqbyMLUGtmPr"
    "KAi0Twep47ecBxTFGYrwyMvCZ7yWc7VoiXyoBb58Bs2cecVXywcd+UCRD9T8YIW3QsFyuW9KSW5K2WxKaWtK+WmSyqW2059j8p0H"
    "HOfI98FraPNlC7SBa+kmoXQf7lcKx9HuPx3tXldNf3vMe/WQt3bEkyP8txPecb47znfH+e495rs9+tlx1jvOegeY9RZ/AMGjG2U="
)
