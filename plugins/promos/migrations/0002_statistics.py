"""promos: statistics."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'CREATE INDEX "idx_promos_usag_created_702b49" ON "promos_usage" ("created_at")',
    ],
    "sqlite": [
        'CREATE INDEX "idx_promos_usag_created_702b49" ON "promos_usage" ("created_at")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_promos_usag_created_702b49"',
    ],
    "sqlite": [
        'DROP INDEX IF EXISTS "idx_promos_usag_created_702b49"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztWVtv2zYU/iuEXmwDeZCzJI6HpYDqqI1RW+5kZV0HA4Ii0akQWfJ0adMW++/jTRQlUYodp03XKS8mqY/nHB6eG3O+KtsoSW9j"
    "mCi/gq/KNo42UWI7aQo325Qshc4GokH10xFQ3CjINiHd6HsYs0K/KwW8nL5e6uZUmwFjYQHjejYDb83pXDPfgzf6e7x17fhBRpmi"
    "TfkMbZ0aFt+EgYkfupCiyBBBrOlcX1ra/K31VwmaJTC2cznYhAojEgXXxvT3ax2Y+ivd1I2JvgQrxXHdKAvTxMbb0J4+PcgALAxw"
    "qc90SwcTbTnRLnXlH3LwMEljx0c78OHxkh968B7y6doPAjLGE6a5Gyd1P8hUSj8cptCc5IqM0JY/NHNypZn9oaoOKhr9whX6BUpU"
    "7sbQSaGHbprCinmT8h+vEzfyoEwlZP0wjTDS+ABoJGjkVFAIswaMv0PiUjweCfjzsv4+OkHGCJNh3cQwKo1SJ7ADf+MzLQoLfAcR"
    "M0vSaIOMVcCW1yRXhMy0sHOJkRMX8+MktaMw+MycjM8xfrGYldAbP7STbEOhbCKnm6ROnCbcOvi0bBwYCUOvwLFJHYUIuHcJJ4bG"
    "MvkcN/U/MrXTsQy1v+miTcT9eODIZ8XhS5FCdFl5oDAWQJtY04UhcwvRvm1uSZOFsbRMDTNb1RGIzeRKn7wB/T62THABelsYuzBM"
    "e0AzLgEBgZe69U7XDTAka8jrsd8vTED3TA3Q7639e+j1jkDvxgkcFEt7g/b9wt9goJSd1q4YeOMRynbPDiIsgumSeiKSVVx+cQGG"
    "NaZ1Z2nkW/Mhxrq8Ljl2jWnubI2smA8yBniGpVcJxaajEtRvF+KR6zoWnLKReeGrjD9bICLUKHrIHZJWegRRUOPuLQrPfFm29ALw"
    "HQOlkgSQq9zbIi/mazY8dbzRKRHL1DXkQ1PjUv8TrB7YgKREblcSn7pk4cNHgDmoImYgSdAdimFVrcfPV9psqVcCpVoOXxxSxCrL"
    "RLlFzHfOdhv4hEm9sGKfDst6SZTFvGAiY7EWOCunsjvIcgMayIP9owIquapcbjaRFGKyuFrcYVP9tXuh94QVnpL5ni3ck8242upY"
    "VY/r0aEdjtizIrQvyI9NNb8xPCZ3ggdcg60ORfgwqL1W18ejUbtDSTZUHIpZJNWWIAUWokIHCWufj1QVqjswLcBtDPn5c6WUfbha"
    "RdouMszbKP7cVE4WgAPrSkamsPBiocGJvqU/PGCt9OTslp3x2B2etFmrBF6yVi49MUzx4DXjbL0sHz0iGy+KfDzskjAJrnI2+cEv"
    "xx2vx15rKJHAmy+HH3rni8kS51b6GKMfDsxLQZQ/GNCIPmnIuxV+cnEmZm9XNkPfl3NtNmOgKPaEiJ/PSs8oZ4PDO3sfkHHj6yXN"
    "0yMeNr/zfpzUV7wovl3ya3+1CEaIjaFIG8cojI/abFYCb7bZci4kdkKyTZVenk7Xw5PhmfMg+zK8OfsW1iflmp/i5mYIz1ujqATe"
    "fOjCnMVqnficXVi1rF4XMUXFTue18p+Cufk308vdongApJC+Hz/AgDwfcZmMf2OYZnGIxgMJI+bvLXxoHMiftpTPhUgVzfoYlb8z"
    "Bq0FEFE6UyZ6xbjeudtei0g2VOoRIij1l8otVcnkwWGkHt+cjHfgW97QzFeMOnUt4xuRMKthdqQP3l2hoAH4VZALb6y6KPnAD5uT"
    "Bv16WObAJHjAYxN5bA9hmqeRhugfw3WGrIcRy2dyLD1AEWnpbMdgLmj4kbUBi1yEqw3Xp2p74SaBVwJdLj+OOVyND3sUg9q/HLsj"
    "92wHyy5vkFkegVDlVAThD3TxolT0gsYfk78DP4VP2KZAStRf66ZocEC7thZTAx1xrlf/n/oULYv/S8NiP9V+9+bFs7Yu9tNN18Zo"
    "aWNUwU/bxdilh9HYwagylDYwDrXernvRdS+67kXXvfhvdC/2S3zP0sno+hhdH+On6GPsWWR2PY3n7mnsd2Fdf+O79jf2zFw/aa+j"
    "63R0nY6u09F1OrpOx2M6HfvlkK7r0XU90N+/cuaAEg=="
)
