"""kernel: audit."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "kernel_audit" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "action" VARCHAR(64) NOT NULL,
    "actor" VARCHAR(64) NOT NULL,
    "subject" VARCHAR(64) NOT NULL,
    "details" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
)""",
        'CREATE INDEX "idx_kernel_audi_created_8e3940" ON "kernel_audit" ("created_at")',
        'CREATE INDEX "idx_kernel_audi_subject_fbb906" ON "kernel_audit" ("subject", "id")',
        'CREATE INDEX "idx_kernel_audi_actor_6058c1" ON "kernel_audit" ("actor", "id")',
    ],
    "sqlite": [
        """CREATE TABLE "kernel_audit" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "action" VARCHAR(64) NOT NULL,
    "actor" VARCHAR(64) NOT NULL,
    "subject" VARCHAR(64) NOT NULL,
    "details" JSON NOT NULL,
    "created_at" TIMESTAMP NOT NULL
)""",
        'CREATE INDEX "idx_kernel_audi_created_8e3940" ON "kernel_audit" ("created_at")',
        'CREATE INDEX "idx_kernel_audi_subject_fbb906" ON "kernel_audit" ("subject", "id")',
        'CREATE INDEX "idx_kernel_audi_actor_6058c1" ON "kernel_audit" ("actor", "id")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "kernel_audit"',
    ],
    "sqlite": [
        'DROP TABLE "kernel_audit"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWt9z2jgQ/lc8vNDM8OCQQOnN3ANN3ZY7Aj0gd+1NZjQ2KMSNsYktp7nJ5H8//bItGdkGG5N0yhOStSvJq2+/XXl5aqy9AC19"
    "GDR+054ad9B3oQPMcGEj+sA1VxA35IGW1ph7TrhymZK9IBLX+Pe6ob0ffJoak0F/qI3GM210NRxqXyaDy/7km/an8Y2omnNkey5T"
    "YW2s9nd/cvG5P3nTPT+JFbmw58eynp8jGoTWdzhHTJh3csQXEJm2EzBx3sHif0zHo/eS4NyHJoILYPKpkz4Wnw0ujemsf/ll9m+i"
    "9EwN5AbIN20XUSORR7a7gI8wstkjEGwKokl78OzduU4WupgY/ZmhDUYfjK/adYEC3sl4hKXEY8LP3si7PSGvk56IWwrcWNY7vbvF"
    "yrJC9srxEbQ0hg3l8vRUQVfv9OanWywuimcvzaGSLEzMf2M7DrW9AJRmMwWF5tNzs/FMxPms8AG6SldgA9VcIZrymrby3MBfcqSS"
    "1p5gSt7cc/kGSIvseTwelgUysUiMy/lZF7YLgKxQSJ0pNXIGkEUR4K2hq1hsQyZ7fgoU7Z/PxsTQiDG037Ub0wmgjJ3oIChOBAN+"
    "7A+nhgScG89fgQDhPavQI4xWgxCCDlz65gpEesIDNsFgNEu0r0aDv64Mokh2wDRIKwd7Nj5/051znES9zbkpTt3gB/QjqLIOgZ/x"
    "VZYLEFxzosYtLJGeKMDHjcERvVTcVS/rmAECKxgE5hLGOqmHak34uLZx8Iu9Junvh9zpOUeTdvWzc93K9wmFQgqzCXQYcMUtp5mO"
    "m1nfMKmeYTZdwrDtWt6jCr5soBpy77DJmAJpCQA87coAnN9ir0vONe4KKu1OR9YJ1wvmeViBtZWk6cM5tB8E1hQeFNBmrMI7sjh1"
    "BoTgao0ib+A9Bdhd+IgA8v/joYD3NieEvh8lQ7SZaQAFRhuhvQDC6QFidPD2rDM/p2a6GI+ms0mfbO06TxavyTiEQI8dHAmzwqEw"
    "DIr+IIKmgKkTmRTq6YCaqbHxtcE0efOErIUD0CUDNuUg/92zVCgnj2sK8Kft3omKlenh+6ErQAH3cqDoQDPAcA1dZDuc94QnKQwV"
    "c5doP9FCDnYKEECEbHepMpU0foCkSDDZg+mEXIE21dnRrekuxewo7pfn+SxbeSHKoE0+Us0+aydc2hwgrJ0TvIkDODETRr0sIG6b"
    "at6aSKRjlBle177t+TbizBb1sOz0sj8cpqV90114SSYTd3PzmCjForlE6t1SgcT1ELAgjp8RvuL+vhyMRB43CH3sC3acMolPKkSJ"
    "rdkfy6ZzIUUaVPrOcGO7dnAraAkPduYb2TPAD9PmDJMRH2S5VIxggyxIJFiLb4E8ZFCU4Oy+ySdpNtKuCwimC/dAhHI2EPvFVusL"
    "GSCZBHCbgkVPP+0VXKMUCjn7kk7rJP92I7pvR5e8Tdr91oGW8VX2tUgaP2wYga5pOZCvwTsbF+IDRBJxI7PJlXypxP4ZfT3bsF08"
    "dsDwcut5d0yUtCTq1WXJO8iDAG5U+9Cx17S6NMPu5augmGiT44vw34V697ybl5ZvSkuJeXRwhHvYybQ0bvrN9FygEjottxSYz7uW"
    "1cvnHoVCinsiWDL2SU6hgHq2ppQAYtMrv9DxkRfPRuWvH+XzSnaPBWsvsLM4IC1S7d0tL0nzWDs3E4t9krmjIh28jyTusySSWzu/"
    "sytkAnjP8z14r5CoYmDHMxfYifGgMjzJAvUbl1KsGdxyisWtHOoke4pn5J2yXwjIiwK2K9A7NRed0zwy2pSWyCh6O0pG9B02OCjz"
    "REiibYUIZcBdGK7o5l6crtNmLtDxsn5sad5RHx7dYBQieGc/HxbpZHxG0G6f984KyicKhRRTC9ZkZB1vWOZq8YAeoB9kcFE0dFj+"
    "dcOVBXkQZ+3KFCHMqW/WhgAvAagLRGz0gBnZa/80SWSpYSIjRD2Fx02Mj/jCNLowpjkVG4zgD8bQwKC/6E8v+h+MIm6jVSe+KjDb"
    "i7ftTh65KcQldkv2T/gtOp9chitKbohscO/Y/I5UvSiPX8r4ZExEYGn9q9l4MMJ8cWmkizivvkBfIhM/VueP1fkKPlGtUl8Jry1F"
    "mX7HaHas0tdapd8NSseKfav+iv2xXr9jvX43DL9M7b5U6X6n7HjPufFOmfGxaL9NbtySqvMlivZ7ivvlC/glq4uvoXhfQ85UXMgv"
    "UX158Sr+boZ6iYr+L1TQL+twrV2K+T9HKb9UIf9Yxj+W8Wsq49cbUDJK+mlvrDem1FvPrzHQHKa2X1dpv+bC/rGs/5rL+gfPU19p"
    "iX83OxzL/aXL/fs39LH0v5/S/45U8DJ/A/i1/wRQL1v/dH8IqDGle82fP1vHPwYU/zHg+X+oN4f5"
)
