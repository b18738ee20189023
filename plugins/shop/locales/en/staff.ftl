shop-permission-catalog = Manage categories, products and stock
shop-permission-orders = Look after orders: deliver by hand, refund
