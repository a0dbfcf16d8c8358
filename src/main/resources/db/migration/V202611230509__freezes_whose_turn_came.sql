-- the desk asks for those that are in force by their turn alone: the bank has yet to say what it really holds
create index freeze_order_from_queue on freeze_order (institution_id, sent_at, id) where queued_until is not null;
