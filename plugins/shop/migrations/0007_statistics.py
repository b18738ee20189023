"""shop: statistics."""

UPGRADE: dict[str, list[str]] = {
    "postgres": [
        'CREATE INDEX "idx_shop_order_paid_at_174099" ON "shop_order" ("paid_at")',
        'CREATE INDEX "idx_shop_refund_done_at_fd55f1" ON "shop_refund" ("done_at")',
    ],
    "sqlite": [
        'CREATE INDEX "idx_shop_order_paid_at_174099" ON "shop_order" ("paid_at")',
        'CREATE INDEX "idx_shop_refund_done_at_fd55f1" ON "shop_refund" ("done_at")',
    ],
}

DOWNGRADE: dict[str, list[str]] = {
    "postgres": [
        'DROP INDEX IF EXISTS "idx_shop_order_paid_at_174099"',
        'DROP INDEX IF EXISTS "idx_shop_refund_done_at_fd55f1"',
    ],
    "sqlite": [
        'DROP INDEX IF EXISTS "idx_shop_order_paid_at_174099"',
        'DROP INDEX IF EXISTS "idx_shop_refund_done_at_fd55f1"',
    ],
}

# the tables after this migration, which the next one is compared with
MODELS_STATE = (
    "eJztHNly20byV1B6obXxA0Hx3IpTxch0okSmshK9SXa1hQJxWFhDAAOAkrMp//vOfQAzA4CHDxlPwADd03N093T3zPRfJ5s0L95m"
    "QX7yd+uvk/wu3Thrt/DuUDFx7wPwIn5+bp14aby9TzBC5MP/t+B5e2J9f/HDzeL6Yn5pLa9W1vLN5aX1y/XF6/n179bPi98hKq3w"
    "Fr0BlH/Or89/nF8/G4xGpwwLQm626zjK7wJSPytCMldXlxKslwVuEfiOW2BgXgbQq4vXi5vV/PUvq39JSHHg5gBmmxRRjNHELzIi"
    "7nVOqwdvuLcXyxX8lW83mzgKMvyblnS9s14uXs3fXK6sXg8NSVrQIQFvkO7it5UOOHi/icBcsZ7ycrXBj1Fx52fuY8KgxS8l+A+o"
    "h0leZG6UFGhu4aco8YP3Fd5w0k2QwCrPrxfz1cK6WL5c/GbdliEAiaul9Bl8eYZ55dT69cfF9cJi82q9sEI3zgPY8sh/7wh10U7a"
    "3mjg2gq6RnhdK8ShO0X9D6M4Rj2VeO/V/PJmUZ5leepA6QOsAJFIMx/BlKQHf95PevLCpbyCXgUOs8ey+BRp4RK2Rq+MX2XB2WZZ"
    "kHh/Er4mJaHaM7nWJE08xqzgldf6ZnnxjzeLnYVx40YcgxSqHA2mK8geZKGVv1Vx8jgl1cI38P/m9fzykgjuFuA6dBJIoTpS1vXi"
    "FeDV5fniBvCR63kpoJU7EF5kaMBlLxeXC8CXyytrfr66uFqqxOpkC3rHWcIhZB2vPxuNh4i7r5Y3q+s5bMKtGRqQxwMPW8Ha/9yi"
    "nT09kbjSQazgALZ1kuCtW0QPQYWeERrQO/9xcf6z9Qz9s757YfXLNOiA62ol00DqgSXr+8Xq18ViadnWfPnSGlSqZHN85+a19VeA"
    "ObFnSGqApulRoN4pKOFGXNywCT/F+kBUfkzFyNOwntkjb21SSSp4SSUhAMxH0gwippK0Ia6KSIdjT4b92ayetAyvI81kTjf2OnUv"
    "Q+mqL0sp6yBZBqoTI2lkrl03kVdss6CqX+mP/TQs4Jk7jADfBEU4HgoLOFd29xG1Z+CbBh4C+m7hYkD4Btvy+2ox5yD16696PPLA"
    "zVTGGvm+32gUwXuiO+GbyVrbSekfSfuez2/O5y8XTUwaJip4uBza7HDoen2jWCsRJO7HELiJ4nDIMk3qofrBtfvT6aQBYRlBS5iN"
    "6qlGnvIizWD7o1ghU+LPj2X3ayXKHkxlyDz6HzWGwJvawKmInWRc7yx1HpjNt2n2Z3XI2J/9xgs4ZVERpQkxiEgJoJY72Hxg8zQD"
    "CzkDZ0UTjh/kXhZteEuED5XBJDR49YKxVfVn+kjdRr4fkKrxu8q9AwP7yDQLKVQNPYAfMChSqEJB0YgeqFdJS2WqrJWvqEuCPQs6"
    "i7TEmU5SUmqHR2UfItMXGN0Fq5oVTXVTLtvF/JQqQNZdBNRpCpxCTFptWxkQuH3F2m59+50V+dyUYNh0wJ0od/jkG8hVETg5XLau"
    "rtG8UUiD7YZrJc12nGDtBaHRn1QiSMpWnglh8qCFQxsM37kMI/OcS5/a1iOUCaM5g/XaC40LkhLB0FTOwkrCRMycUd8dD70GhGUE"
    "A2EmwEq6RHCdYBiMJsMGdGUEA12mEgxsqTNyK4AGOqJZS8GBZVtk26AUZRB0fF+hbXGMgarUkr5kUQmx6fijsLjfuXD9fnDjrWp1"
    "F//ut1xRCgADvarWhp1MRGh6MNVICibFKFgsO+hGvXmIh4o0wAnCgRueGa00FYJspQmjj5vKuqez1aIiuK9OI/r6VVobmyyi0Sj0"
    "qjYB34EZxUDwTYxtDWTyX44xspMo3UeJ88fWBf538Sc1sPmX0mQzmjZCdd+XUYUvGBXC0S9ADIMNBpQ+GYl4WyC898BdiaP7iHZM"
    "+sYJRVBstx5kjJxwuvClJob+xzbIBUxWBGg/3Vwtv1fg/fs/CPPxLkicdEuj6aQksNRUFeUHs+NHRQ9zbJAHcUx5FhXqp3sTee8I"
    "CnirIxdGYYqIxYA3wfBRXFbkw5insU/lM1a53pKxnrlFlLwlUVf0rpvP/nEtZrYa08qFD3Xxg1bmMx57GFbi5jkrm3pCoBrULy4D"
    "jEjpo3HBqywjO3gDcAlxkAptEBvWAAteAPxXCg0jpKbGvwa43vCXqInazcFrmrFLSnhOU/wNO2eXyEmKrgk9NQInKP1XUYQ62F2n"
    "DwFsuqljIpzQIUGFo+A3lBUwpNJ3QFbseKkFVZWtaUJFj5M2yN/FVpT+KLovKmMNWUFDE4L0C9Bb1rPeowv08nOmoZ/D8HO4Tfze"
    "aYkW1cA6acBqmfI/KOH6kSoGtcbkmbmJn973TNsLeLiwfnIG47PBODTZmQpwycqE/0kIUtSRezqnEtX1ZHQ2HDRuJAbfpZHtmjWb"
    "rv31qHGzMPhOY4dNzwZNGkxmtj1tPp0IfJcm1bTDG436a6P7ogDfpR3USmjQptG4f+Y1bxMG342LYu0GGxVmtMKPxmfhul74ZHBN"
    "i0SrQUGSLOJOaAcTN6glKYNrSFZsCAVdGiwaTwezUT1dGVxDVxdXIi3HQaLxejIeG7c5FODajirjSagCGhzqT1zbV0V3TOAaeoo4"
    "kmSw6GJIEpCm7gPHjqjr29smEXBzeo1DSAp30VY6eLbKG1O4WSoPSuMYsRbQRZd7NNRfKbkjfSHkRdhPGSkR/u0ZL4kCL8ipQwDf"
    "1aGHOhfI4KIYfCG6vwlHHvIUazwuNKq+zHKNdk/5WRTcFYdQBCvEZDx1KwaSGfxWPLvC2g4Vs6hCtIYSqZPqpHAwnI6MVogS4bZy"
    "OEyjyjT7gNRKVTOc/Hs/nouB504jRfjd6H0fkTM+yc49ZyY8qGwDPAzD6Wyk5z0l+K323BQbKtM2Eq6SsrM769uueatChSBvIYic"
    "QgZHbglT/ZwRRL0Hxsl9pwjyk+8fa/deE6/XwldOmFSCvI93aRzQgFuKwvqVmGzoegVRx+i1EslDq1wBBnRD4WhJFeQGLXGKjEQ6"
    "ackQWX1qsqZ3ThEzMT4OgRY3n5JRIsi2D4KocLxkyeFKqATPfNsNzLajCkFLVXNERmRlbNBQXu31JL5k9grjwt5fH3pljpNkVfAb"
    "1Ps5BzrN1nhf57gc3CSGaqDRMJjaipHRGDPf7Wzknbn1jnkZoWLEy02tcfo2fD1w+9PQbUBeRqghL5lUcoBHwe2yQ8F5NQkecxic"
    "LKqMyn/tx6V0F8u4e9WQQ8mqfiCDt9FZMHwANo4ShSwL//YbI9RjvgyzomltbbTxyfeNBB9R3uvTbBGitSmJCkfYhuVltUPk+v8F"
    "hs49OWV0K5RrN59QYJYawLRUh9XiwoSb5I9BRq0DXKjZSGxkUcgNamJbQLggy1JynQi96ua51KJwG0MGFbaGxS9VMlnwELgiuPCh"
    "Cm2WwTYyd7PgA49lhFZLS41WBuGA+ee/ycZ1QdNtKRNGdZ/I+q56FwPhNt3YM6JwelzGldc/ED6VT2cNzFA/r6VXgufE6A9ECt0O"
    "YV++fWGxrv/NElr1jcXVSu1FDramDtbhwOubFmElwm3lwgPqkdGgJRURVne88cTvG6OvSgQjZS5GStI0gjydDKaTJqRlBCNpdeAZ"
    "gaK5hptuJHCnCpOKMM0GV3uXZBMkPqilJ9P3t6oOS/+NdLnSricsmViqaKy8IFZWun5pZaquO31ptZAuIqLDHk4MNHpctUzEn3ua"
    "bw9uFLtr6qSzotoCgKdQCnbshJbqz8B8EvuvMlQNtKgOmus0NkJEfxqsTHlw++UBrJz3RLQf1de3xZ/7zfhOx8+eWpCERxjxwArO"
    "me27Z/qApBJcHwwvhSfUx1NxlexO0CiY9c2XiFQIktYTuMUYJuHM5wcxYPMMmChZChhWEQ6vQOzHhopDxwqFA3gzpxEQ/G7ymRr5"
    "oo0jiUDLbwU5YcWqad065oiWKjpgpNDcZhaX0c9TqDCvOKRnjj2ZDgYzvVApwSWhYmMEhYrwi0GkSIVkJpzJzB2NjRvISgRJpMrs"
    "XzYnZEuN1EdFdOCOXNso00qEBg3QxT+ZePXLPG+Xsx04khmjjIEIEHvug7nrgObrgK+3hhuCbvaWCil4U+8K3EN2JUDoXWO3GOWt"
    "vZhJ/umxXeA2oVFi8FNJGk28wZnxjpQSQWFBS7EeUSCNztGZH4zPxi2cI4zQgL7oIsk2F+EaFMbnnI7t8ip/k+97GtEN2bBIMUyR"
    "GkJZLaJe7VbHnQw/P034VQhSqC6AB92daxNBQ/K3LfLIJ0NGCnWhxXfBhvQJvtVBPzX1IbK+gxm2JpilhhW8IvRDDmIRHDIjxmCS"
    "EpTXTr7zMBKcNF6iv7/B3799YeHmGAwEQpCqvdnatifG46ZKBElPYQijdqTdJMoutIf9mdEqUCJoqerCRqQWIr1O6I9G5ouzSgQt"
    "WaYVKlOfBegYmf5UXRlOS6NB2IZVUgrccCXZIP4iqxNJVfQrrrruZqbw8+A+UuWEhR+9DWhqM/x+W0lP0m5VOc65N0nnHfFi6HGC"
    "FVL9x1sO2kQqwsF4NPUaRyowuD5SQXmHC7HAx1jvhTBzAGMkXfBMiXBbzuKEbljAE6H43gbL5wT1ORlSKacTvFUiom4TiszS4imw"
    "KSZTEuttlhS9+mAMv4g/nAzMd4VVCIpgjLD9pDtkTaqi145te+zbxoMFSgQzbeGasoI0Xd7CfuibT88rEcyk5UVRgMFzqVsjRBgz"
    "Ac0xVO2KQXio1Bp8zcfcGgzTojVMunRtkJYsJmP8d8mRwVs6OneG/P04Ts3RYlmSziUdo3RYsREl0ZLYKZ7F7BT0cIbDIZBzvepV"
    "gkuqV2g/ZA+FaIgz2cpGV2KoLfWm5vF65K39NuYxRlBYc7h1FX0gx6QRr/8RR0XAnZWds9qCAVr8sLgWuduav1ldXSxBX14vdk6R"
    "YMhwW8nT2cjxloWqcXpb3PkvJrkthGye2rZLbPv8kye2bSdATyjJrSzuNSlu8RrVJsEtGq0uvS3H7tLbdultv+L0tu307EdMdXt5"
    "JWy6fYJMt+0G5tBZb+UT05/PbZ4u5+0+OW+P5RV8Dflv243dF5qd7iC5cMtdzGuyz5GKjLnn8MkITea5T5HPq8uA22XArZqDXQbc"
    "LgPu55IBt92CdbhsuE3u1ne5cFvkwv0qLI+PkRf3MzJMdhClLhdus1y4CrQjp8LVT3OXBdfqsuB2WXDrjX+JWpcFt8uC22XBbZjJ"
    "tcuC22XB1bWjy4LbZcHtsuAWXRbcryQLbstISZcRt8uIi5zKQ2XEbcd/XXbcLjvuyVGy4x5rn/+jZMotq19NotzdslvU38SVwJ+a"
    "zHVZcr+ILLlH2vHpMuZ2GXOPlDG3HceqMxbtwqtfZu7cdqPV5dH9WvLoQqijZ9HFI9osh269JHYZdLsMul0G3S6DbpdB9yll0G1p"
    "zh0mm+7eoa8uke7eiXTbTfwOp9ieWkSlS6l73JS6e59iPlJ63d3Cj02S6+4QpuwS63aJdZ9gYt2W22n7JtmVIbocu0rHqcuxe8Ac"
    "uy3N7CeUb1e+K1KTbffAO3xtomxICrtMuzuFvrpMu12m3S7T7qfLtHv4C6DqrLtSppR2S0uXdLem/i7prinQ1iXd7ZLuKkl3SXc/"
    "o6S7x/FyugS8XQLeAyfg/fB/zE28HA=="
)
