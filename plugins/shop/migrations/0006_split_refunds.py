"""shop: split refunds."""

# Until now all of a refund went to one place.
OUTSIDE = """UPDATE "shop_refund" SET "outside" = "amount" WHERE "to" = 'provider' AND "state" = 'done'"""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "shop_refund" ADD "outside" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_refund" ADD "kept" BIGINT NOT NULL DEFAULT 0',
        'ALTER TABLE "shop_refund" ADD CONSTRAINT "shop_refund_outside_bounds" CHECK (outside >= 0 AND kept >= 0 AND outside + kept <= amount)',
        OUTSIDE,
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_refund" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "amount" BIGINT NOT NULL,
    "to" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "outside" BIGINT NOT NULL DEFAULT 0,
    "kept" BIGINT NOT NULL DEFAULT 0,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_refund_amount_positive" CHECK (amount > 0),
    CONSTRAINT "shop_refund_outside_bounds" CHECK (outside >= 0 AND kept >= 0 AND outside + kept <= amount)
)""",
        'INSERT INTO "new__shop_refund" ("id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "outside", "kept", "line_id", "order_id") SELECT "id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", 0, 0, "line_id", "order_id" FROM "shop_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_refund'",
        "UPDATE sqlite_sequence SET name = 'new__shop_refund' WHERE name = 'shop_refund'",
        'DROP TABLE "shop_refund"',
        'ALTER TABLE "new__shop_refund" RENAME TO "shop_refund"',
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
        OUTSIDE,
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'ALTER TABLE "shop_refund" DROP CONSTRAINT IF EXISTS "shop_refund_outside_bounds"',
        'ALTER TABLE "shop_refund" DROP COLUMN "outside"',
        'ALTER TABLE "shop_refund" DROP COLUMN "kept"',
    ],
    "sqlite": [
        """CREATE TABLE "new__shop_refund" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "amount" BIGINT NOT NULL,
    "to" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "reason" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "attempts" INT NOT NULL,
    "next_try" TIMESTAMP,
    "error" VARCHAR(255) NOT NULL,
    "line_id" BIGINT REFERENCES "shop_order_line" ("id") ON DELETE NO ACTION,
    "order_id" BIGINT NOT NULL REFERENCES "shop_order" ("id") ON DELETE NO ACTION,
    CONSTRAINT "shop_refund_amount_positive" CHECK (amount > 0)
)""",
        'INSERT INTO "new__shop_refund" ("id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id") SELECT "id", "amount", "to", "state", "reason", "created_at", "done_at", "attempts", "next_try", "error", "line_id", "order_id" FROM "shop_refund"',
        "DELETE FROM sqlite_sequence WHERE name = 'new__shop_refund'",
        "UPDATE sqlite_sequence SET name = 'new__shop_refund' WHERE name = 'shop_refund'",
        'DROP TABLE "shop_refund"',
        'ALTER TABLE "new__shop_refund" RENAME TO "shop_refund"',
        'CREATE INDEX "idx_shop_refund_line_id_9b1175" ON "shop_refund" ("line_id")',
        'CREATE INDEX "idx_shop_refund_order_i_f14097" ON "shop_refund" ("order_id")',
        """CREATE INDEX "shop_refund_requested" ON "shop_refund" ("next_try", "id") WHERE state = 'requested'""",
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHGtz2zbyr3D8RfE1H0TZevim6YzqKK1bR+7ZzrW98w2HIsGYF5pUScpOr5P/fng/SAAkJSsPh59IkLtYPHYXuwtg/zpYZ0X5"
    "NgfFwd+dvw6K22ztrfwyuMXF1L8D8EX+/Nw5CLJkc5cShDhE/2/g8+bA+f7sh6vF5dn83FleXDvLN+fnzi+XZ6/nl787Py9+R6is"
    "whv8BlH+Ob88/XF++Ww0Hh9yLAS53qySuLgFtH5eRGQuLs4V2CAHfglCzy8JsChD6Ouz14ur6/nrX67/pSAlwC8gzCYt44SgyV9U"
    "RNLrglUP30hvz5bX6FexWa+TGOTkNyuZeue8XLyavzm/dgYDPCRZyYYEviG6i9+uTcDg/TqGc8V7Ksr1Bj/E5W2Y+w8ph5a/VOA/"
    "4B6mRZn7cVriuUWf4jQE72u84WVrkKIqTy8X8+uFc7Z8ufjNualCQBIXS+Uz/PKM8Mqh8+uPi8uFw+fVeeFEflIA1PI4fO9JdbFO"
    "usF45LsaulZ4UyvkoTvE/Y/iJME9VXjv1fz8alGdZXXqYOkDqgCTyPIQw1Skh3zeTXqK0me8gl8lDnMnqviUWelTtsavnF9Vwdnk"
    "OUiDPylf05JU7ZFaa5qlAWdW+CpqfbM8+8ebxdbCuPZjgUELdY6G0wXye1Vo1W91nCLJaLXoDf6/ej0/P6eCu4G4HpsEWqiPlHO5"
    "eAV5dXm6uIJ85AdBBmkVHoKXGRpy2cvF+QLy5fLCmZ9en10sdWJ1sIG9EyzhUbJeMDwZT44xd18sr64v56gJN3ZoSJ4MPGoFb/9z"
    "h3X28EDhSg+zggfZ1kvBW7+M70GNnhUa0jv9cXH6s/MM/3O+e+EMqzTYgJtqpdNA60El5/vF9a+LxdJxnfnypTOqVcnn+NYvGuuv"
    "AQtiz7DUQE0zYECDQ1gijTi74hN+SPSBrPy4ilGnYXXijoOVTSXp4BWVhAEIHykziJnKMBAm3atCmchURYZTozq5PkqKehSqbh0H"
    "5SYHdWXHfuym7uAE3hIE9CZppcmxtJoKzXMXM+MCvRngEWDolz4BRG+oLb9fL+YCpHkx1I9HAfxcZznR77uNRgneU0WG3mym01Ya"
    "eE+q8HR+dTp/uWhjX3CRIcPlsWZHx34wtMqYFkHhfgJBmigPx6FibtB6mLD67nA2m7YgrCIYCfNRPTTIU1FmOWp/nGhkSv75sYxw"
    "o0S5o5kKWcT/Y5YJfNNbGzWxUyzdraUugLP5Nsv/rA8Z/7PbeEEPKS7jLKXWCS1B1GoH2w9skeVwVeXgvGjDCUER5PFatET6UBtM"
    "SkNUL1k+dediiNVtHIaAVk3edb4WHNgHrllooW51QXzAoWihDoVEI75nLh4rVanyVr5i/gEx89ksspJgOkVJ6b0PnbGG7VBoAZe8"
    "al601c24bBtbUKkAm1oxVKcZ9NAIab2hY0EQxg5vu/Ptd04cClOCY7MB9+LCE5NvIVdHEORI2bm4xPPGIC2GFKmVNtvzwCoAkdW5"
    "0yIoyladCWnykIXDGozehQxjW1lIn2J4VSlTRvNGq1UQWRckLYKlqYKFtYSpmHnjoT85DloQVhEshLkAa+lSwfXAMRhPj1vQVREs"
    "dLlKsLClycitAVroyGYtA4eWbZlvQMXll3T8UKNticPPVGpFX/IQgdx08lFa3G99tH7f+8lGt7rLf3dbrhgFiIFfdWvDViYiMj24"
    "aqQFm2KULJYtdKPZPCRDRRvggWjkR0dWK02HoFpp0uiTpvLumWy1uAR39WnEX79Ka2Odxyw0hF/1JuA7OKMECL3JgaaRSv7LMUa2"
    "EqW7OPX+2PjQ/y7/ZAa2+FKZbE7Txaj++yqq9IWgIjj2BYohWBNA5ZOVSLCBwnsH3ZUkvotZx5RvglCMxHYTIMYoKKdLXxoC2n9s"
    "QCFh8iJE++nqYvm9Bu/f/8GYD7cg9bINC23TksRSM13IHc5OGJcDwrGgAEnCeBYXmqd7HQfvKAp8ayIXxVGGiSWQN+HwMVxeFMNY"
    "ZEnI5DPRud6KsZ77ZZy+pSFQ/G6az+F+LWa+GrPKpQ9N8YNO5jMZexRWEuY5L9t6QqFa1C8vA5xI5aN1wastI1t4A2gJ8bAKbRGo"
    "NQBLXgD6V4nTYqS2xr8BuNnwV6jJ2s0ja5q1S1p4QVP+jTrnVsgpiq4NPT2CIKj811FEOthfZfcANd3WMRlO6pCkwnEkGskKHFLl"
    "OyQrd7zSgrrKNjShpsdpG9TvcisqfzTdl5WxgaykoSlB9gXqLefZ4MGHevk519DPUfg52qTh4LBCi2lgkzQQtcz4H5ZI/VgVw1oT"
    "+sz9NMzuBrZYPxkuop+80eRoNIlsdqYGXLEy0X8agpR15I7OqUJ1NR0fHY9aN5KAb9PIbs06ma3C1bh1swj4VmNHTM8WTRpNT1x3"
    "1n46Mfg2TWpoRzAeD1dW90UDvk07mJXQok3jyfAoaN8mAr4dFyXV3S6VBFvhx5OjaNUsfCq4oUWy1aAhSRdxL3LB1AeNJFVwA8ma"
    "DaGhy4JFk9noZNxMVwU30DXFlWjLSZBosppOJtZtDg24saPaeBKugAWHhlPfDXXRHRu4gZ4mjqQYLKYYkgJkqPuRY0fM9R1s0hi6"
    "OYPWISSNu+hqHTxX541p3CydB2VwjHgL2KIrPBrmr1TckaEU8qLsp42USP92jJfEIAAFcwjQuz700OQCWVwUiy/E9jfRyCOe4o0n"
    "hVbVV1mu1e6pOBhCuuJRinCFmE5mfs1AsoPfyAdJeNuRYpZViNFQonUynRSNjmdjqxWiRbipndQyqDLDPiCzUvUMp/7ejecS6Lmz"
    "SBF5t3rfe+SMT7JzL5iJDCrfAI+iaHYyNvOeFvzGeIiJD5VtG4lUydjZPxm6vn2rQoegbiHInEIHR20JV/2CEWS9B8fJf6cJ8tPv"
    "H2v33hCvN8LXTpjUgrwPt1kCWMAtw2H9Wkw28oOSqmP8Wovk4VWuhAO6ZnCspAtyw5Z4ZU4jnaxkiaw+NVkzO6eYmTgfR1CL20/J"
    "aBFU2wdD1DheseRIJUyCT0LXB3bbUYdgpGo4IiOzMjFoGK8OBgpfcnuFc+Hgrw+DKscpsir5Dfr9nEc6zdZ6X2e/HNwmhmqh0TKY"
    "2omR8Rhz3+1oHBz5zY55FaFmxKtNbXD61mI98IezyG9BXkVoIK+YVGqAR8PtqkMheDUFDwUKTpZ1RhW/duNStotl3b1qyaF0VX8k"
    "g7fVWTByADaJU40sS/92GyPcY7EM86JtbW218Sn2jSQfUd3rM2wR4rUpjUtP2oYVZb1D5If/hYbOHT1ldCOVGzefcGCWGcCs1ITV"
    "4faCnxYPIGfWASk0bCS2sijUBrWxLRAcyPOM3u3Br6Z5rrQo2iSIQaWtYflLnUwO7oEvg0sf6tB2Gewic1cLMfBERli1rNRqZZAO"
    "mH/+m2xCF7TdlrJh1PeJnO/qFyMwbtuNPSuKoCdkXHsXA+Mz+fRW0AwNi0Z6FXhBjP3ApPBVDf7l2xcO7/rfHKlV3zhCrTTequBr"
    "6mgVjYKhbRHWItzULjzgHlkNWloRZXUvmEzDoTX6qkWwUhZipCXNIsiz6Wg2bUNaRbCS1geeMSiea7TpRgN3ujCpDNNucI13SdYg"
    "DWEtA5V+uNF1WPlvpSuUdjNhxcTSRWPVBbG20g0rK1N93Rkqq4VyKxAf9vASqNGTumUi/9zRfLv348RfMSedF/UWADqFUvJjJ6zU"
    "fAbmk9h/taFqoUVN0EKn8RGi+tNiZaqDO6wOYO28J6b9oL9LLf/cbca3On721IIkIsJIBlZyztzQPzIHJLXg5mB4JTyhP55KquR3"
    "gsbgZGi/RKRDULSexC3WMIlgvhAkkM1zaKLkGWRYTTi8BrEbG2oOHWsUDuTNgkVAyLvNZ2rli7aOJEItv5HkhBfrpnXnmCNeqtiA"
    "0UJ7m1leRj9PoSK84tGeee50NhqdmIVKC64IFR8jJFSUXywiRSukM+FNT/zxxLqBrEVQRKrK/lVzQrXUaH1MREf+2HetMq1FaNEA"
    "U/yTi9ewyvNuNfWAp5gx2hiIBLHjPpi/Aix5Bnq9sdwQ9PO3TEjhm35X4A6xKwXC7wa7xSpv3cVM8U/37QJ3CY1Sg59J0ngajI6s"
    "d6S0CBoLWon1yAJpdY6OQjA5mnRwjghCC/qyi6TaXJRrcBhfcDqxy+v8Tb/vaES3ZMMyIzBlZglldYh6dVsdtzL8wiwVVyFoob4A"
    "PuruXJcIGpa/TVnEIR0yWmgKLb4Da9on9NYE/dTUh8z6HmHYhmCWHlbyivAPNYhFceiMWINJWlBRO/0uwkho0kSJ/f6GfP/2hUOa"
    "YzEQKEGm9k5Wrju1HjfVIih6ikBYtSPrJlV2kXs8PLFaBVoEI9VK2EiuIQf4QJf5fFsVzkikRQCFV1IJoQh11SISogq2IrTDmtNs"
    "uiMp/Xx0b6V21iGM3wKW8Yu839QShXTT7/s5gaZonz1e0dxP2ECpf3+KuUvMIBpNxrOgdcyAgJtjBox3hBBLfEw0UITu8HNGMoWx"
    "tAg31eRG+K4DOptJblDwNEdIs9IhVVIdofsdMuomZcg8W5wGm2FyJbHa5Gk5aA6LiCvxx9OR/dauDkETFpE2gkzHnWlV7AKw605C"
    "17rFr0Ww05YuDGtIs4UmGkah/Ry7FsFOWl2eJBgyl6Y1QoaxEzAcCDWuGJSHKq0hF27srSEwHVrDpcvUBmXJ4jImfldcCrK5YnIs"
    "6N+P417sLaqk6FzaMUaHF1tRki2JrSJL3E7BD+/4+BjKuVn1asEV1Su1H7GHRjTkmexkLWsx9DZzW0N1NQ5WYRdDlSBorDnSupo+"
    "UKPDmNf/SOISCLdh62SvcIAWPywuZe525m+uL86WsC+vF1snK7Akfq2lr2zlAqtC1TrrK+n8F5PzFUG2z/ja53t9/snzvXYToCeU"
    "+1UV94bMr2SN6pL3FY9Wn/VVYPdZX/usr59L1tduSu8jZoA9v5D2oj5BAthuA/PYyWDVg8SfzyWXPhXsLqlg92Wifw1pYbuN3Rea"
    "tO1RUsRWu1g0JGWjFVlTspEDA4aEbJ8izVWfGLZPDFuP7vaJYfvEsJ9LYthuC9bjJYltc+W8TxHbIUXsV2F5fIx0sZ+RYbKFKPUp"
    "YtuliNWg7TlDrHma++SwTp8ctk8O22z8K9T65LB9ctg+OWzLBKd9ctg+OaypHX1y2D45bJ8ctuyTw34lyWE7Rkr6RLF9oljsVD5W"
    "othu/Ncnje2Txh7sJWnsvvb5P0oC2ar6NeSP3S7pQ/MFVQX8qclcnzz2i0geu6cdnz6RbJ9Idk+JZLtxrD6Rzza8+mWmlO02Wn16"
    "2a8lvSyC2ntyWTKi7VLLNktin1i2TyzbJ5btE8v2iWWfUmLZjubc4ySZ3Tn01eeX3Tm/bLeJ3+IU21OLqPSZZvebaXbnU8x7yjq7"
    "XfixTc7ZLcKUfb7ZPt/sE8w323E7bdfcsypEn3pW6zj1qWcfMfVsRzP7CaWhVe+KNCShfeQdvi5RNiyFfQLarUJffQLaPgFtn4B2"
    "P1cx9clolZwl3ZR8n4u2of4+F60t5NXnou1z0WpJ97loP6NctPvxN/q8tH1e2kfOS/vh/7MfIoQ="
)
