WITH item AS (SELECT id, price FROM items WHERE id = :item),
pick AS (SELECT s.id FROM stock s WHERE s.item_id = :item AND NOT s.sold ORDER BY s.id LIMIT 1 FOR UPDATE SKIP LOCKED),
debit AS (UPDATE users u SET balance = u.balance - item.price FROM item, pick WHERE u.id = :customer AND u.balance >= item.price RETURNING u.id, item.price),
claim AS (UPDATE stock s SET sold = true FROM pick, debit WHERE s.id = pick.id RETURNING s.id, s.value, debit.price),
p AS (INSERT INTO purchases(user_id,item_id,stock_id,price,value) SELECT :customer,:item,claim.id,claim.price,claim.value FROM claim RETURNING id, price, value),
l AS (INSERT INTO ledger(purchase_id,account,user_id,amount) SELECT p.id, a.account, a.user_id, a.sign*p.price FROM p, (VALUES ('user',:customer::bigint,-1),('sales',NULL,1)) a(account,user_id,sign)),
a AS (INSERT INTO audit(actor,action,target) SELECT :customer,'buy',:item::text FROM p)
SELECT p.id AS purchase_id, p.value, p.price FROM p
