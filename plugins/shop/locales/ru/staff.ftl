shop-permission-catalog = Каталог: категории, товары, склад, отзывы
shop-permission-orders = Заказы: выдача вручную и возвраты
