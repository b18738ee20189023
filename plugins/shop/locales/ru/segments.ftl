shop-segment-buyers = Покупавшие
shop-segment-never = Ни разу не покупавшие
shop-segment-item = Купившие товар
