"""shop: archive and search."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        """CREATE TABLE "shop_search" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "text" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_search_created_f4ac0b" ON "shop_search" ("created_at")',
        'CREATE INDEX "idx_shop_search_user_id_a10887" ON "shop_search" ("user_id")',
        'ALTER TABLE "shop_category" ADD "archived" BOOL NOT NULL DEFAULT False',
        'ALTER TABLE "shop_category" ADD CONSTRAINT "shop_category_archived_is_hidden" CHECK (hidden OR NOT archived)',
        'CREATE INDEX "shop_category_archived" ON "shop_category" ("id") WHERE archived = true',
        'ALTER TABLE "shop_item" ADD "archived" BOOL NOT NULL DEFAULT False',
        'ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_archived_is_hidden" CHECK (hidden OR NOT archived)',
        'CREATE INDEX "shop_item_archived" ON "shop_item" ("id") WHERE archived = true',
    ],
    "sqlite": [
        """CREATE TABLE "shop_search" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "text" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "user_id" BIGINT NOT NULL REFERENCES "accounts_user" ("id") ON DELETE CASCADE
)""",
        'CREATE INDEX "idx_shop_search_created_f4ac0b" ON "shop_search" ("created_at")',
        'CREATE INDEX "idx_shop_search_user_id_a10887" ON "shop_search" ("user_id")',
        """CREATE TABLE "new__shop_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "sort" SMALLINT NOT NULL DEFAULT 0,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "archived" INT NOT NULL DEFAULT 0,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "parent_id" BIGINT REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_category_not_its_own_parent" CHECK (parent_id <> id),
    CONSTRAINT "shop_category_archived_is_hidden" CHECK (hidden OR NOT archived)
)""",
        'INSERT INTO "new__shop_category" ("id", "position", "name", "sort_name", "description", "sort", "hidden", "show_at", "hide_at", "archived", "batch_id", "parent_id") SELECT "id", "position", "name", "sort_name", "description", "sort", "hidden", "show_at", "hide_at", FALSE, "batch_id", "parent_id" FROM "shop_category"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_category'",
        "UPDATE sqlite_sequence SET name = 'new__shop_category' WHERE name = 'shop_category'",
        'DROP TABLE "shop_category"',
        'ALTER TABLE "new__shop_category" RENAME TO "shop_category"',
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        'CREATE INDEX "idx_shop_catego_show_at_50a64c" ON "shop_category" ("show_at")',
        'CREATE INDEX "idx_shop_catego_hide_at_e4e574" ON "shop_category" ("hide_at")',
        'CREATE INDEX "shop_category_archived" ON "shop_category" ("id") WHERE archived = true',
        """CREATE TABLE "new__shop_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "archived" INT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP NOT NULL,
    "min_quantity" INT NOT NULL DEFAULT 1,
    "max_quantity" INT,
    "quantity_step" INT NOT NULL DEFAULT 1,
    "customer_limit" INT,
    "instructions" TEXT NOT NULL DEFAULT '',
    "questions" JSON NOT NULL DEFAULT '[]',
    "when_out" VARCHAR(8) NOT NULL DEFAULT 'credit',
    "presell" INT NOT NULL DEFAULT 0,
    "pick" VARCHAR(8) NOT NULL DEFAULT 'fifo',
    "low_stock" INT,
    "sold" BIGINT NOT NULL DEFAULT 0,
    "rating" INT NOT NULL DEFAULT 0,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "category_id" BIGINT NOT NULL REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    "picture_id" BIGINT REFERENCES "shop_picture" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_item_price_not_negative" CHECK (price >= 0),
    CONSTRAINT "shop_item_archived_is_hidden" CHECK (hidden OR NOT archived),
    CONSTRAINT "shop_item_min_quantity_positive" CHECK (min_quantity >= 1),
    CONSTRAINT "shop_item_quantity_step_positive" CHECK (quantity_step >= 1),
    CONSTRAINT "shop_item_max_above_min" CHECK (max_quantity IS NULL OR max_quantity >= min_quantity),
    CONSTRAINT "shop_item_customer_limit" CHECK (customer_limit IS NULL OR customer_limit >= 1),
    CONSTRAINT "shop_item_when_out" CHECK (when_out IN ('wait', 'credit', 'refund')),
    CONSTRAINT "shop_item_pick" CHECK (pick IN ('fifo', 'lifo', 'random'))
)""",
        'INSERT INTO "new__shop_item" ("id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "show_at", "hide_at", "archived", "created_at", "min_quantity", "max_quantity", "quantity_step", "customer_limit", "instructions", "questions", "when_out", "presell", "pick", "low_stock", "sold", "rating", "batch_id", "category_id", "picture_id", "shared_value_id") SELECT "id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "show_at", "hide_at", FALSE, "created_at", "min_quantity", "max_quantity", "quantity_step", "customer_limit", "instructions", "questions", "when_out", "presell", "pick", "low_stock", "sold", "rating", "batch_id", "category_id", "picture_id", "shared_value_id" FROM "shop_item"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_item'",
        "UPDATE sqlite_sequence SET name = 'new__shop_item' WHERE name = 'shop_item'",
        'DROP TABLE "shop_item"',
        'ALTER TABLE "new__shop_item" RENAME TO "shop_item"',
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_b75342" ON "shop_item" ("category_id", "hidden", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_98bdb5" ON "shop_item" ("category_id", "hidden", "price", "id")',
        'CREATE INDEX "idx_shop_item_categor_279118" ON "shop_item" ("category_id", "hidden", "id")',
        'CREATE INDEX "idx_shop_item_categor_c550b3" ON "shop_item" ("category_id", "hidden", "rating", "id")',
        'CREATE INDEX "idx_shop_item_categor_5603c3" ON "shop_item" ("category_id", "hidden", "sold", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        'CREATE INDEX "idx_shop_item_show_at_6b7667" ON "shop_item" ("show_at")',
        'CREATE INDEX "idx_shop_item_hide_at_07a1dd" ON "shop_item" ("hide_at")',
        'CREATE INDEX "shop_item_archived" ON "shop_item" ("id") WHERE archived = true',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "shop_category_archived"',
        'ALTER TABLE "shop_category" DROP CONSTRAINT IF EXISTS "shop_category_archived_is_hidden"',
        'ALTER TABLE "shop_category" DROP COLUMN "archived"',
        'DROP INDEX IF EXISTS "shop_item_archived"',
        'ALTER TABLE "shop_item" DROP CONSTRAINT IF EXISTS "shop_item_archived_is_hidden"',
        'ALTER TABLE "shop_item" DROP COLUMN "archived"',
        'DROP TABLE "shop_search"',
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_category" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "sort" SMALLINT NOT NULL DEFAULT 0,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "parent_id" BIGINT REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_category_not_its_own_parent" CHECK (parent_id <> id)
)""",
        'INSERT INTO "new__shop_category" ("id", "position", "name", "sort_name", "description", "sort", "hidden", "show_at", "hide_at", "batch_id", "parent_id") SELECT "id", "position", "name", "sort_name", "description", "sort", "hidden", "show_at", "hide_at", "batch_id", "parent_id" FROM "shop_category"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_category'",
        "UPDATE sqlite_sequence SET name = 'new__shop_category' WHERE name = 'shop_category'",
        'DROP TABLE "shop_category"',
        'ALTER TABLE "new__shop_category" RENAME TO "shop_category"',
        'CREATE INDEX "idx_shop_catego_parent__ebcef1" ON "shop_category" ("parent_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_catego_batch_i_2bbcfb" ON "shop_category" ("batch_id")',
        'CREATE INDEX "idx_shop_catego_show_at_50a64c" ON "shop_category" ("show_at")',
        'CREATE INDEX "idx_shop_catego_hide_at_e4e574" ON "shop_category" ("hide_at")',
        """CREATE TABLE "new__shop_item" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "sort_name" VARCHAR(255) NOT NULL,
    "description" TEXT NOT NULL,
    "price" BIGINT NOT NULL,
    "kind" VARCHAR(32) NOT NULL,
    "hidden" INT NOT NULL,
    "show_at" TIMESTAMP,
    "hide_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "min_quantity" INT NOT NULL DEFAULT 1,
    "max_quantity" INT,
    "quantity_step" INT NOT NULL DEFAULT 1,
    "customer_limit" INT,
    "instructions" TEXT NOT NULL DEFAULT '',
    "questions" JSON NOT NULL DEFAULT '[]',
    "when_out" VARCHAR(8) NOT NULL DEFAULT 'credit',
    "presell" INT NOT NULL DEFAULT 0,
    "pick" VARCHAR(8) NOT NULL DEFAULT 'fifo',
    "low_stock" INT,
    "sold" BIGINT NOT NULL DEFAULT 0,
    "rating" INT NOT NULL DEFAULT 0,
    "batch_id" BIGINT REFERENCES "shop_batch" ("id") ON DELETE NO ACTION,
    "category_id" BIGINT NOT NULL REFERENCES "shop_category" ("id") ON DELETE NO ACTION,
    "picture_id" BIGINT REFERENCES "shop_picture" ("id") ON DELETE NO ACTION,
    "shared_value_id" BIGINT REFERENCES "shop_shared_value" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_item_price_not_negative" CHECK (price >= 0),
    CONSTRAINT "shop_item_min_quantity_positive" CHECK (min_quantity >= 1),
    CONSTRAINT "shop_item_quantity_step_positive" CHECK (quantity_step >= 1),
    CONSTRAINT "shop_item_max_above_min" CHECK (max_quantity IS NULL OR max_quantity >= min_quantity),
    CONSTRAINT "shop_item_customer_limit" CHECK (customer_limit IS NULL OR customer_limit >= 1),
    CONSTRAINT "shop_item_when_out" CHECK (when_out IN ('wait', 'credit', 'refund')),
    CONSTRAINT "shop_item_pick" CHECK (pick IN ('fifo', 'lifo', 'random'))
)""",
        'INSERT INTO "new__shop_item" ("id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "show_at", "hide_at", "created_at", "min_quantity", "max_quantity", "quantity_step", "customer_limit", "instructions", "questions", "when_out", "presell", "pick", "low_stock", "sold", "rating", "batch_id", "category_id", "picture_id", "shared_value_id") SELECT "id", "position", "name", "sort_name", "description", "price", "kind", "hidden", "show_at", "hide_at", "created_at", "min_quantity", "max_quantity", "quantity_step", "customer_limit", "instructions", "questions", "when_out", "presell", "pick", "low_stock", "sold", "rating", "batch_id", "category_id", "picture_id", "shared_value_id" FROM "shop_item"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_item'",
        "UPDATE sqlite_sequence SET name = 'new__shop_item' WHERE name = 'shop_item'",
        'DROP TABLE "shop_item"',
        'ALTER TABLE "new__shop_item" RENAME TO "shop_item"',
        'CREATE INDEX "idx_shop_item_categor_26326f" ON "shop_item" ("category_id", "hidden", "position", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_b75342" ON "shop_item" ("category_id", "hidden", "sort_name", "id")',
        'CREATE INDEX "idx_shop_item_categor_98bdb5" ON "shop_item" ("category_id", "hidden", "price", "id")',
        'CREATE INDEX "idx_shop_item_categor_279118" ON "shop_item" ("category_id", "hidden", "id")',
        'CREATE INDEX "idx_shop_item_categor_c550b3" ON "shop_item" ("category_id", "hidden", "rating", "id")',
        'CREATE INDEX "idx_shop_item_categor_5603c3" ON "shop_item" ("category_id", "hidden", "sold", "id")',
        'CREATE INDEX "idx_shop_item_picture_563fbf" ON "shop_item" ("picture_id")',
        'CREATE INDEX "idx_shop_item_shared__f1e7ae" ON "shop_item" ("shared_value_id")',
        'CREATE INDEX "idx_shop_item_batch_i_68295e" ON "shop_item" ("batch_id")',
        'CREATE INDEX "idx_shop_item_show_at_6b7667" ON "shop_item" ("show_at")',
        'CREATE INDEX "idx_shop_item_hide_at_07a1dd" ON "shop_item" ("hide_at")',
        'DROP TABLE "shop_search"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHNly28jxV1B6oZT4gYd4KLV2FS3Du8rK1Eais+tEKRSIw0IWAmgAlOS4/O+Z+wBmBgAp+pDxxBmge3qOvjHsTwfrNC/eZ0F+"
    "8Dfr00F+k66dlVt4N6ibuLcBaIiPn1kHXhpvbhOMEPnw/TX4vT6wXp79fGVfns3PrcXF0lq8PT+3frs8ezO/fGf9ar+DqHTAa9QC"
    "KP+cX57+Mr88HI7HRwwLQq43qzjKbwIyPutCMhcX5xKslwVuEfiOW2Bg3gfQy7M39tVy/ua35b8kpDhwcwCzSYooxmjiExkRrzqn"
    "w4MWXu3ZYglf5Zv1Oo6CDL+mPd3qrFf26/nb86XV66EtSQu6JaAF6dp/LHXAwcM6AmfFVsr71QnfR8WNn7n3CYMWn5TgP6MVJnmR"
    "uVFSoLOFj6LEDx4qvOGk6yCBQ55e2vOlbZ0tXtl/WNdlCEDiYiE9Bk8OMa8cWb//Yl/aFjtX67kVunEewJlH/oMjjEUXOfDGQ3eg"
    "oGuE181C3LojtP4wimO0Uon3Xs/Pr+zyKctHB3qf4QCIRJr5CKYkPfjxbtKTFy7lFdQUOGwwkcWnSAuXsDVqMn6VBWeTZUHifSR8"
    "TXrCsCN51CRNPMasoMlHfbs4+8dbe2thXLsRxyCdKkeD4wqyO1lo5WdVnDxOybCwBd5fvZmfnxPB3QBchx4C6VR3yrq0XwNeXZza"
    "V4CPXM9LAa3cgfAiQwMue2Wf24AvFxfW/HR5drFQidXBBqyOs4RDyDpe/2Q8OUbcfbG4Wl7O4RSuzdCAPN54OAs2/2cWXezRgcSV"
    "DmIFB7CtkwTv3SK6Cyr0jNCA3ukv9umv1iF6Z714bvXLNOiG60Ylx0DGgT3rpb383bYX1sCaL15Zw8qQ7Ixv3Lx2/AowJ3aIpAZo"
    "mh4F6h2BHp7E2RU78COsD0Tlx1SMfAyrk8HYW5lUkgpeUkkIAPORdIKIqTQbodO9MpSOTFlkGDWik6u7JKlHrurWkVdssqCq7OiL"
    "3dQdOMAbjABbglaaHAvWlGue24g6F7ClgYeAvlu4GBC24FzeLe05B6k3hur9yAM3U3lO5Pluu1EED0SRwZbJddpKA+9JFZ7Or07n"
    "r+wm/gUTGbxdDp12eOx6faOMKREk7scQeIridhxJ7gYZhwqrO+jPZtMGhGUELWG2q0caecqLNIPzj2KFTIkvv5QTrpWowXAmQ+bR"
    "/6hnAlpqb6MidpKnu7XUeeA036fZx+qWsTe77ReIkKIiShPinZAeQC0vsPnG5mkGrCoDZ10Tjh/kXhat+UyEB5XNJDT48ILnUw0u"
    "+kjdRr4fkKFxWxVrgY29Z5qFdKpeF8APGBTpVKGgaER3NMSjvTJVNsvXND7Abj49RdrjTCcpKXX0oXLWkB8KPOCCDc26prEpl23j"
    "C0oDIFcrAuo0BREaJq12dAwI3Nlhc7d+emFFPnclGDbdcCfKHX74BnJVBE4O962LS3RuFNLgSOFRybQdJ1h5QWgM7pQIkrKVT0I4"
    "POjh0AnDNpdh5Ctz6ZMcrzJlwmjOcLXyQqNBUiIYpspZWEmYiJkz7ruTY68BYRnBQJgJsJIuEVwnOA7G0+MGdGUEA12mEgxsqXNy"
    "K4AGOqJbS8GBZ1tkm6AU8gs6vq/Qtjjgpyq1pC9ZikCcOn4oGPcbF9rvOzfeqKy7+HY3c0UpAAzUVNmGrVxE6How1Ug6JsUoeCxb"
    "6Ea9e4i3ikzACcKhG46MXpoKQfbShN3HU2XL0/lqURHcVo8RPf0hvY11FtHUEGqqXcA/wYliINgSE01Dmfz344xsJUq3UeJ82Lgg"
    "/i4+UgebPykdNqM5QKjuQxlVeIJRIRx9AsQwWGNA6ZGRiLcBwnsLwpU4uo3owqRnnFAExXbjQcbICacLT2oS2h82QS5gsi5A+/vV"
    "xeKlAu/f/0GY9zdB4qQbmtomPYGlZqqUOzgdPyp6mGODPIhjyrOoU3/c68j7k6CAVh25MApTRCwGvAm2j+KyLt/GPI19Kp+xKvSW"
    "nPXMLaLkPUmBorbuPPv79ZiZNaaDCw/q8get3Ge89zCtxN1z1jethEA1GF80A4xI6aHR4FXMyBbRADQhDlKhDRK1GmAhCoDvSnla"
    "hNTU+dcA1zv+EjVRuznYphmXpITnNMXXcHGDEjlJ0TWhp0bgBKX3KopQB7ur9C6AUzctTIQTFiSocJSJhrICtlR6DsiKCy/NoKqy"
    "NVOo6HEyB/m5OIvSG8XyRWWsIStoaEKQPgF6yzrs3btALz9jGvoZTD+Hm8TvHZVoUQ2skwaslin/gx4eH6liMGpMfjM38dPbninX"
    "j7cL6ydnOBkNJ6HJz1SAS14mfE9SkKKO3DE4laiupuPR8bDxJDH4NpNsN62T2cpfjRtPC4NvtXfY9WwwpeH0ZDCYNT9OBL7NlGrm"
    "4Y3H/ZUxfFGAbzMP6iU0mNN40h95zeeEwbfjorj8tUsmQS38eDIKV/XCJ4NrZiR6DQqSxIg74SCYukEtSRlcQ7LiQyjo0mTRZDY8"
    "GdfTlcE1dHV5JTJznCSarKaTifEzhwJcu1BlPgkNQJND/ak78FXZHRO4hp4ijyQ5LLockgSkGfuRc0c09O1tkgiEOb3GKSRFuDhQ"
    "BngDVTSmCLNUEZQmMGIzoEaXRzQ0XimFI30h5cX8BnWyRH69W9YkBrEUjd1x2xgPofNnJHCnUbRSZo/ql86v8i2VXxPBm8o+SYZh"
    "ODsZV9wlM/i19loJ2ypTYh8PSUAd96Q/cM3JYxWCnNQVOYVsjjwTJoycEUROFK2DOmv3SHcWGmfv9suBTSJlA42GIXObrC3eY2ah"
    "R2Nv5Na7X2WEiqqWp1pj2tecx9z+LHQbkJcRasizY6y68QpOlc1G6QIhCLUSBacK73bjUzRVnhJmXVNKuFHylue+BDsn5ys1aU6k"
    "OZOocIRUMu+r88mu/1+gGm7Jl9JroV+bQEPBJTUZtFeH1eIGppvk90FG8pqkU5MMdQtwDOuC4pCe0ZAlwUPhFBnZWdqrZreDLEvJ"
    "/WTU1J1zaUbhJob8KqS3xSdVMmat1kaZXdl8KzHX02Fpr5EmE669ffupPy7dTZNlJoxq9sp6Ub2uiXCbphuNKJwel1rlDVGETyXO"
    "WQG3x89r6ZXgOTH6ApFCF0jZk5+eW2zpf7GEWf3V4oqi9q4nswHDVTj0+iajoUS4rlzDRCuquDGiuSIDEVZ3vMnU7xtjQiWCkTIX"
    "IyVpGtfOpsPZtAlpGcFIWh0OI1B01jAVSMIJVfAmwjTbXO0N13WQ+GCUnkzf36gWLL030uVquJ6w5BKoYkTZxFVsV79ka6qWpC/p"
    "f+m/CugTlBMHd0Fc9TXEl7s5G+6dG8XuKiaWk3XVNh1+GyvYxzDaq/8y19CjJpHNNo61VnELW9VAi+qguU5jO0T0p+EepLy5/fIG"
    "Vm6hINr36n94iS93O/GtPoo/3aAcb6wQTAx8d6QPypXgUlAuabbSvWL1pRk8JLupPA5O+uarzSoESesJ3HLd7H4z1pOSQlPGNwLE"
    "jlkhdxXQP/fB5rXhBrObvaeON2hV7h8gkFvIDQQItTUaDBoJOlXSMTmPFbtl8lT37Qy3CeqJ6SdLdMZTbzgy3uFUIihsqRTHHQqb"
    "aHSTRn4wGU1auEkYoQF90VmStS/hmt6nz6JhxRa6yt/k+Y7mtCEbFimGKVJDmNoiogU6PKeZLdw2ZQu2MgF+mvCrWqRTjTIbxcn7"
    "iI7rhbtO+r5hKRc51MF8VRN9qmEFNwa9wFGnVoeQQahKOFkNBlPjp2IlgiTDGMKoOcggVBGEg+P+idEeKhG0VEvBlThCFqCPMfpv"
    "U2U4LZEGYQYbpBRocFHeIl7QXWEWXu6m4JrcYPaj9wH9Qz5uX1f+x9dOvdXdkTOIXNPLcnu8Qb0f/1kaf39uTRvnORxOxjOvsfOM"
    "wfXOM+UdLqcCH2MlE8K/2DBG0sVzSoTr8n+P0VUk+OkUX3Bi/0KGeSuypdI/keH1KxF1k1BkVsxBgU0xmR5YbbKk6NXHB/wfK8fT"
    "oflSvQpBER8IGVHdbQQyFL2fPxhM/IHx24wSwUxbuM+vIE1tSdgPffM1EyWCmbRsgQQYfJY6MyDCmAlI/Mw3WWsUCA+VZoPvw5ln"
    "g2FazIZJl24OklViMsZfY9vzIY6KgPsoWxeoAUJr/2xfivbGmr9dXpwtwJrf2Fv/wcJQrKZScqORW7xlpRq8+O+mTg26hNK4Sk1X"
    "o+bZV69R006AnlC9mlbVanCw3KZWDdqtrlINx+4q1XSVar6VSjXtlN4XrFpzfiHkp79C0Zp2G/PYBWy68jVPsXzNvlz0H6GUTbu9"
    "+07/aP4oZW3KS8xr/khOBjL+jRx/RNT8ifxr/DW3K2bTFbPpitl0xWy+3WI27QzW4xW26craPHJZmx/C8/gSJW6+IcdkC1Hqyto0"
    "K2vz5ava6I+5K2jTFbTpCtp0BW26gjZdQZuuoE1X0KYraNMVtOkK2nQFbbqCNnssaNMuX9IVt+mK2xzsvbjNnnJ4XaGbrtDN3grd"
    "tOPZrujNj1L0BkLtveRNvXbrCt50BW+6gjddwZuu4M1TKnjTzul4pOI3O4d7Xd2bnevetDv4Lb6fP93IvauAIyjOR6uA0zKNtGs1"
    "nK4YTlcM58sWw2lpap9QYZxWZXEax9GPHz3Xi3hXEqcridOVxHlENbd9eRzpD4PtdFxXHaerjlNi6a46Tlcdp6uOU4ZpMZtHqI7z"
    "+f+RoZsh"
)
