shop-segment-buyers = Who has bought
shop-segment-never = Who never bought
shop-segment-item = Who bought a product
