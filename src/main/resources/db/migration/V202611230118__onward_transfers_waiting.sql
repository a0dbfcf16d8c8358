-- onward transfers for which nothing was asked yet: what waits on the officers' start pages, and the next level of a case
create index onward_transfer_waiting on onward_transfer (created_at, stop_id) where next_stop_id is null;
create index onward_transfer_to_send on onward_transfer (stop_id, amount desc, id) where next_stop_id is null;
