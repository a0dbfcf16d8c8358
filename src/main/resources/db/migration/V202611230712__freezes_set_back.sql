-- the institution took back that a freeze's turn had come: when, and why
alter table freeze_order add column set_back_at timestamptz;
alter table freeze_order add column set_back_note text;
alter table freeze_order add constraint freeze_order_set_back_with_reason check ((set_back_at is null) = (set_back_note is null));

-- such a freeze has entries of the system's own but no fact for a while: an import posts nothing against them
do $$
declare
    stands text := pg_get_functiondef('ledger_open'::regproc);
    first_rule constant text := 'delete from opening_standing e using fund_freeze f';
begin
    if position(first_rule in stands) = 0 then
        raise exception 'ledger_open is not as expected';
    end if;
    execute replace(stands, first_rule,
        'delete from opening_standing e using freeze_order o where e.record = ''FREEZE'' and o.id = e.source_id; ' || first_rule);
end $$;
