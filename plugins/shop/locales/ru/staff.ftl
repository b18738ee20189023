shop-permission-catalog = Вести категории, товары и склад
shop-permission-orders = Вести заказы: выдавать вручную, возвращать деньги
