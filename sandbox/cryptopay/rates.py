"""What the coins are worth here. The figures are made up and stay as they are, so that tests can count on them."""

from decimal import ROUND_HALF_UP, Decimal

USD_PER_COIN = {
    "USDT": Decimal("1.0004"),
    "TON": Decimal("3.2187"),
    "BTC": Decimal("91432.57"),
    "ETH": Decimal("3021.48"),
    "LTC": Decimal("84.31"),
    "BNB": Decimal("874.26"),
    "TRX": Decimal("0.27415"),
    "USDC": Decimal("0.9998"),
}
FIAT_PER_USD = {
    "USD": Decimal(1),
    "EUR": Decimal("0.8614"),
    "RUB": Decimal("78.92"),
    "BYN": Decimal("3.41"),
    "UAH": Decimal("42.18"),
    "GBP": Decimal("0.7563"),
    "CNY": Decimal("7.0912"),
    "KZT": Decimal("518.4"),
    "UZS": Decimal("11912.5"),
    "GEL": Decimal("2.7"),
    "TRY": Decimal("42.43"),
    "AMD": Decimal("381.6"),
    "THB": Decimal("32.4"),
    "INR": Decimal("89.2"),
    "BRL": Decimal("5.37"),
    "IDR": Decimal("16672"),
    "AZN": Decimal("1.7"),
    "AED": Decimal("3.6725"),
    "PLN": Decimal("3.65"),
    "ILS": Decimal("3.27"),
}
DECIMALS = {"USDT": 6, "USDC": 6, "TON": 9, "TRX": 6}  # of what a customer sends; 8 for the others


def rate(coin: str, fiat: str) -> Decimal:
    """How much of ``fiat`` one coin is, to eight decimals."""
    return (USD_PER_COIN[coin] * FIAT_PER_USD[fiat]).quantize(Decimal("1e-8"), ROUND_HALF_UP)


def in_coins(amount: Decimal, fiat: str, coin: str) -> Decimal:
    """What a customer sends for an amount of ``fiat``, rounded to what the coin can be divided into."""
    return (amount / rate(coin, fiat)).quantize(Decimal(1).scaleb(-DECIMALS.get(coin, 8)), ROUND_HALF_UP)


def exchange_rates() -> list[dict]:
    """The answer of getExchangeRates."""
    return [
        {
            "is_valid": True,
            "is_crypto": True,
            "is_fiat": False,
            "source": coin,
            "target": fiat,
            "rate": f"{rate(coin, fiat):f}",
        }
        for coin in USD_PER_COIN
        for fiat in FIAT_PER_USD
    ]


def currencies() -> list[dict]:
    """The answer of getCurrencies."""
    coins = [
        {
            "is_blockchain": True,
            "is_stablecoin": coin in ("USDT", "USDC"),
            "is_fiat": False,
            "name": coin,
            "code": coin,
            "decimals": DECIMALS.get(coin, 8),
        }
        for coin in USD_PER_COIN
    ]
    fiats = [
        {"is_blockchain": False, "is_stablecoin": False, "is_fiat": True, "name": fiat, "code": fiat, "decimals": 8}
        for fiat in FIAT_PER_USD
    ]
    return coins + fiats
