shop-permission-catalog = Catalog: categories, products, stock, reviews
shop-permission-orders = Orders: deliveries by hand and refunds
