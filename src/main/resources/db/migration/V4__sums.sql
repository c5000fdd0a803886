-- The arithmetic of a decided amount: {"items": [{"label": "for the goods", "amount": {..}}]}; null where there is none.
alter table decision add column sum jsonb;

-- What a supplier owes over all cases is read before a refund goes ahead of the goods.
create index ledger_line_receivable on ledger_line (merchant, account) where account like 'SUPPLIER_RECEIVABLE:%';
