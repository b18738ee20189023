"""shop: intake."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_batch_item" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "pieces" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE CASCADE,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_batch__item_id_c5768a" UNIQUE ("item_id", "batch_id")
)""",
        'CREATE INDEX "idx_shop_batch__batch_i_f24852" ON "shop_batch_item" ("batch_id")',
        """CREATE TABLE "shop_intake" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "name" VARCHAR(255) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "whole" BOOL NOT NULL,
    "facts" JSONB NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_intake_item_id_f68a0b" ON "shop_intake" ("item_id")',
        'CREATE INDEX "idx_shop_intake_user_id_9d1ae7" ON "shop_intake" ("user_id")',
        """CREATE TABLE "shop_news_post" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "at" TIMESTAMPTZ NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE
)""",
        "INSERT INTO shop_batch_item (item_id, batch_id, pieces) SELECT v.item_id, v.batch_id, count(*) FROM"
        " shop_stock_value v JOIN shop_batch b ON b.id = v.batch_id WHERE b.published GROUP BY v.item_id, v.batch_id",
    ],
    "sqlite": [
        """CREATE TABLE "shop_batch_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "pieces" BIGINT NOT NULL,
    "batch_id" BIGINT NOT NULL REFERENCES "shop_batch" ("id") ON DELETE CASCADE,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_shop_batch__item_id_c5768a" UNIQUE ("item_id", "batch_id")
)""",
        'CREATE INDEX "idx_shop_batch__batch_i_f24852" ON "shop_batch_item" ("batch_id")',
        """CREATE TABLE "shop_intake" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "file_id" VARCHAR(255) NOT NULL,
    "text" TEXT NOT NULL,
    "whole" INT NOT NULL,
    "facts" JSON NOT NULL,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL REFERENCES "shop_item" ("id") ON DELETE CASCADE,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_intake_item_id_f68a0b" ON "shop_intake" ("item_id")',
        'CREATE INDEX "idx_shop_intake_user_id_9d1ae7" ON "shop_intake" ("user_id")',
        """CREATE TABLE "shop_news_post" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "at" TIMESTAMP NOT NULL,
    "item_id" BIGINT NOT NULL UNIQUE REFERENCES "shop_item" ("id") ON DELETE CASCADE
)""",
        "INSERT INTO shop_batch_item (item_id, batch_id, pieces) SELECT v.item_id, v.batch_id, count(*) FROM"
        " shop_stock_value v JOIN shop_batch b ON b.id = v.batch_id WHERE b.published GROUP BY v.item_id, v.batch_id",
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP TABLE "shop_news_post"',
        'DROP TABLE "shop_intake"',
        'DROP TABLE "shop_batch_item"',
    ],
    "sqlite": [
        'DROP TABLE "shop_news_post"',
        'DROP TABLE "shop_intake"',
        'DROP TABLE "shop_batch_item"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHNly28jxV1B6oZTogYd4KLV2FS3Da2VlaiPR2XWiFArEYSGGAJoAJTsu/3vmPoCZAcBDtmU8YQbonp6jp68Z9JeDZZrl71dB"
    "dvA368tBdpsunYWbe7eomrh3ASiIr4+tAy+N13cJRoh8+P0GPG8OrBfnv17bV+fTC2t2Obdmby8urN+vzt9Mr95Zv9nvICpt8AaV"
    "AMo/p1dnr6dXh/3h8IhhQcjlehFH2W1A2mdVSOby8kKC9VaBmwe+4+YYmNcB9Pz8jX09n775ff4vCSkO3AzArJM8ijGa+EZGxKPO"
    "aPOghEd7PpvDT9l6uYyjYIU/05pudNZL+9X07cXc6nTQlKQ5nRJQgnTtP+c64ODTMgJrxUbK6+UOP0T5rb9yHxIGLb4pwH9FI0yy"
    "fOVGSY7WFr6KEj/4VOINJ10GCWzy7Mqezm3rfPbS/tO6KUIAEpcz6TV4c4h55cj647V9ZVtsXa1nVujGWQB7HvmfHKEtOsieN+y7"
    "PQVdI7yuF+LUHaHxh1Eco5FKvPdqenFtF1dZXjpQ+wobQCTSlY9gCrsHv95u92S5S3kFFQUO643k7ZOnuUvYGhUZv8obZ71aBYn3"
    "mfA1qQnNDuRWkzTxGLOCIm/17ez8H2/tjTfj0o04BqmUORosV7C6lzet/K6Mk8UpaRaWwPfrN9OLC7Jx1wDXoYtAKuWZsq7sV4BX"
    "Z2f2NeAj1/NSQCtzILzI0IDLXtoXNuDL2aU1PZufX85U2+pgDUbHWcIhZB2vezocnSDuvpxdz6+msAs3ZmhAHk887AXr/7FFB3t0"
    "IHGlg1jBAWzrJMF7N4/ugxI9IzSgd/baPvvNOkTfrOfPrG6RBp1wXatkGUg7sGa9sOd/2PbM6lnT2UurX2qSrfGtm1W2XwLmxA7R"
    "rgGSpkOBOkeghjtxfs0W/AjLA1H4MREjL8PitDf0FiaRpIKXRBICwHwkrSBiKs1E6GSvDKUjU9wyjBqRyeVZksQjF3XLyMvXq6As"
    "7OiH7cQdWMBbjABLglQanQjalEueu4gaF7CkgYeAvpu7GBCWYF/eze0pB6lWhur5yPJ0BaYVfFDMifjxsYwo7Yz0+hMZMov+RzUL"
    "KKm1RWnaJEtl41nzALe9T1efy1PGvmw3X8DCjfIoTYh2ITWAWhxg/YnN0hWQigycVU04fpB5q2jJeyK8KE0mocGbFzRX2Tjsou0S"
    "+X5AmsZlla0MJvaBaVpSKWtNgB8wKFIpQ2Fzi64GrXHmkfSm2gpUKU1kDwBLJGdNs6qpbcotm+hkqQGk8iKg4VNgKWPSaoVjQOBK"
    "h/Xd+uW5FfkG1YKbIw04TrDwgtBo7ioRJKkvz4kwjVDmUyaBZb4rkPXA+VlSRUXKZMmd/mLhhUY1qEQwdJUzk5IwYVxn2HVHJ14N"
    "wjKCgTDbEkq6ZCs4wUkwHJ/UoCsjGOiyTVb0RQTh1VWIEeyJUFlREATYdxEU1K0LddC9G69VGkr8up3IpRQABiqq5NtGjgJUn0ws"
    "kIpJKAhadwO5oN2qZKpIB5wg7LvhwMQOSgSJHcTZx11lwzvS2F9RHtyVlxG9/Sk15nIVUfcUFdVmzAewohgIlkRnty+Tf3yFutGW"
    "uIsS5+PaBbZ8/pkae/xNYdGYydBDqO6nIqrwBqNCOPoGbKdgiQGlV0Yi3hpswjvgl8TRXUQHJr3jhCK4/dYeXOCMcKzwpiI49nEd"
    "ZAImqwK0v19fzl4o8P79H4T5cBskTrqmYTJSE1hjogrfgdXxo7yDOQ+4SnFMeQ9ViszCEF/ROBdwkz4QFFCqIhdGYYqIxYDHwPRR"
    "XFbl05ilsU/3WayKaEiG4wr49sl7Ek5BZd16dvdr9TF7ijYuvKgKyzQyAfHcQxeVm5isbhoJgarRvijOGZHCS6PiKqmDDSxaqAoc"
    "JAprBH00wIIlC78VYj4ISZQ3DtYWRiJKeE5H/AzJ9QrkJNFTh54agROUvqsoQqnoLtL7AHbdNDARThiQIFRRnAly7+WVJb0HZMWB"
    "F3pQFqKaLpQkK+mD/F7sReGLYviieNSQFWQmIUjfAEliHXYeXCApj5nMPIbBpXCd+J2jAi0qE3X8iQUl5UhQw+0j4Qhajclz5SZ+"
    "etcxRfLwdGGJ4fRHg/4oNFlwCnDJfoPf8UaVpNaWjpZEdTEeDk76tTuJwTfpZLNunU4W/mJYu1sYfKO5w0ZdjS71x6e93qT+ciLw"
    "TbpU0Q9vOOwujI6BAnyTflC9XaNPw1F34NXvEwbfjIviYixbJkF17nA0CBfVm08G1/RI1OMKkkStOmEvGLtBJUkZXEOypNUVdGng"
    "YzTpnw6r6crgGrq6GAnpOQ54jBbj0WhcY6AiuHagytgIaoAGOrpjt+erDihM4Bp628VEqJ/XWScR8AU6qtCIwn3qKR2enso7Ubgd"
    "Ko9C4yiwHlCVxy18ar8XzPOuEMohi6+MAAjftowDRIEXZNRAhmW1S13lEhhMdoNvcDa9Ppu+RFOEeIZ1HldqNc+ZSde68YgWD8Uh"
    "FIF8Ho8mbsk8MYNLh7Ss71AsihtYa6aQNqlECPsnk6HRBlAilG9BaASJ5oyG2ohqhpM/b8dzMfBk6a0fXDZ6o3vkjP1dEKjFe3hS"
    "2dFxGIaT06Ge95Tg+gsCbKpMBxK4ScrO7mm355qD3ioEOegtcgqZHLknTMpzRhDlHpgn94MieE3eP9bJqiYOrYXPg08kugRLquDl"
    "w20aBzQAlaJwdSnWGLpeTsQxKpYiWxDIzcGELikcramCt6AnTr4ikT9aM0Qan9pe07uGiJkYH4dAineNx1tKBNmqQRAljpfsKNwI"
    "3cGnfs8NzJabCkFLlU1pYZ8JrIwNGsqrnY7El8xeYVzY+fK1U+Q4aa8KVrv6nGJHN0Vqn1fsl4PrxBQNNGoGFxsxMppj5jkNht7A"
    "rXaLiwgl81zuaoXLteT6wO1OQrcGeRmhgrxkUsnhFQW3y74D59UkeMhgaDAvMyr/tB2X0lMd42lOTQ4lWn1HBm+tezr4clkcJYq9"
    "LHzbbo7QiLkaZlWTbq11oMfPUQR3UD770hyZId2URLkjHC/yutohcv3/AkPnjtwcuRHqlYcxKCxKDWBaq8JqcDPYTbKHYEWtA1yp"
    "OFirZVHIHapjW0C4YLVKyb15VNStc6FH4TqGDCoclYpvymTMu6rJLrq2+VRirqfN0lotWS9cx/z+j5H47q57zGPCKJ+7WM/L14gR"
    "bt2jKyMKp8d3rfLmMsKnO85ZAMPSzyrpFeA5MfoBkUIXm9mbX55ZbOh/sYRe/dXigqLyDjLTkv1F2Pe6JrWqRLgpXQ9GIzKaqKQh"
    "wuqONxr7XWM0U4lgpMy3kZI0jchOxv3JuA5pGcFIWh3IRaBoreEhFgnFqW5fizD1Jld783oZJD5opSPT99eqAUvfjXS5GK4mLBlN"
    "qlCqrOJKuqtb0DVlTdKV5L/0Dw26zuDEwX0Ql20N8eOWBtm9G8XugrrdrKrW6fCeRc4uVtBa9S2Pb2LRlaaqhhTVQXOZxmaIyE+D"
    "3ShPbrc4gaWbiYj2g/rPQ/Hjdiu+0QWrpxb24DFDPLGCu9Xz3YE+xKgE14e3CwEH9UVK3CQNYbjD4LRrjHkoESSpJ3CLMfBR9Gwk"
    "gab0bwSILWPc7iKgP53C4o3hzwx39Z4a3qCkjvjdQW4gQKiskWBQSdCukorJeCzpLZOlum9juEnYg6h+MkRnOPb6A+NNeiWCQpdK"
    "ftyhMIlGM2ngB6PBqIGZhBFq0BeNJVn6Eq5BITrO6VhDl/mbvN9SndZkwzwlkfDU4KY28GiBDM9o7A+XTdGCjVSAnyb8+i6plL3M"
    "nUbem3jH1Zu7avd9x7tc5FAH81WF96mGFcwY9AF7nVoZQhqhIuF00euNjZeclAjSHsYQRslBGqGCIOyddE+N+lCJoKVacK7EFlYB"
    "usig/7m0CKclUsPNYI0UHA2+lTfwF3S/tQgftxNwdf5q8aP3AU0Ugcs3pf9Lm4m3/VyukHb1Hv+q2Y/9LLW/P7OmifEc9kfDiVfb"
    "eMbgeuOZ8g7fpwIfYyETwl8OGSPp/Dklwk3xn3h0iRZeO8JXc9nf8TBuRaZU+kMeXhwWUdcJRWZJRhTYFJPJgcV6leSdav+A/zd4"
    "Mu6bf7RSISj8AyEiqrtHR5qi/2z1eiO/Zzy9UiKYaQv/eClIU10SdkPffEFSiWAmLWsgAQavpU4NiDBmApq7TlqlQHio0Bt8k9vc"
    "GwzToDdsd+n6IGkltsf4Z6x7PsZRHnAbZePESWDT2r/aV6K+saZv55fnMzDmN/bGP90ZkiiVUsHUMotli7N2BiU8+B8mfxK69lA7"
    "e1KbO+n4m+dOaraBnlAeJXm7V2RRws5ykxxKaLbaDEocu82g1GZQ+l4yKDUTeo+YTeniUohPf9NkSvsyrH6GxErN5u4HTRmxkyRL"
    "xSFmFSkhSEPGhBB1Ij9tfqU2v1KbX+np5VdqJnl3l2upzh8ubaalBpmWfgoV+hhZl/alYTfYF226pXrplhRoe862pLfa2kRLVpto"
    "qU201CZaahMtcQZsEy0dF39VbBMttYmW2kRLbaKlAt020ZIxONImWtptGKBNutQmXUJO1q6SLjXjvzYBU5uA6WAvCZj2dRr7KMmY"
    "iuJXk4tJ/jFrdz+EPOk/EttETD9EIqY9HWe0SZnapEx7SsrUjGPVCZo24dUfMz1Ts9lqUzX9LKmaINTeEzVV7642TVObpqlN09Sm"
    "aWrTND2lNE0NTbTdpGzaOpzVZmvaOltTs4Xf4KbWU4uStHmb9pu3qWGYfNscTjJEm8JJaTy1KZx2mMKpoap9Qumc5AvOFcmcdhy5"
    "b+I9V2/xNpFTm8ipTeS0QzG3eVIn6TfXZjKuzenU5nQqsHSb06nN6dTmdCrCNOjNDnI6ff0/QXMQEg=="
)
