-- The book of the money 资金台账: each entry takes an amount from one pot and puts it into another. Entries only ever come; a
-- correction is an entry that runs the other way. No foreign keys, as in the audit log: the balances below have them.
create table ledger_entry (
    id             uuid           not null,
    seq            bigint         generated always as identity,
    account_id     uuid,
    institution_id uuid,
    case_id        uuid           not null,
    pot_from       text           not null,
    pot_to         text           not null,
    amount         numeric(18, 2) not null,
    at             timestamptz    not null,
    source         text           not null,
    source_id      uuid           not null,
    source_no      text           not null,
    -- what the source is: of an opening entry the kind of the imported record
    record         text           not null,
    -- takes back what an import's earlier state of the record had posted the other way round
    correction     boolean        not null default false,
    note           text,
    posted_at      timestamptz    not null,
    posted_by      uuid,
    constraint ledger_entry_pk primary key (id),
    constraint ledger_entry_from_known check (pot_from in ('OUTSIDE', 'STOPPED', 'FROZEN', 'RELEASED', 'RETURNED', 'MOVED_ON')),
    constraint ledger_entry_to_known check (pot_to in ('OUTSIDE', 'STOPPED', 'FROZEN', 'RELEASED', 'RETURNED', 'MOVED_ON')),
    constraint ledger_entry_source_known check (source in ('STOP', 'FREEZE', 'RETURN', 'IMPORT')),
    constraint ledger_entry_record_known check (record in ('STOP', 'FREEZE', 'RETURN')),
    constraint ledger_entry_moves check (pot_from <> pot_to),
    constraint ledger_entry_amount_positive check (amount > 0),
    constraint ledger_entry_imports_correct check (not correction or source = 'IMPORT'),
    constraint ledger_entry_system_names_account check (source = 'IMPORT' or (account_id is not null and institution_id is not null))
);
create unique index ledger_entry_once on ledger_entry (source_id, source, pot_from, pot_to, at) where source <> 'IMPORT';
create index ledger_entry_by_source on ledger_entry (source_id);
create index ledger_entry_by_account on ledger_entry (account_id, seq) where account_id is not null;
create index ledger_entry_by_case on ledger_entry (case_id, seq);

create table ledger_balance (
    id             uuid           not null default uuidv7(),
    account_id     uuid,
    institution_id uuid,
    case_id        uuid           not null,
    stopped        numeric(18, 2) not null,
    frozen         numeric(18, 2) not null,
    released       numeric(18, 2) not null,
    returned       numeric(18, 2) not null,
    moved_on       numeric(18, 2) not null,
    -- how far below zero imported history has left a pot: 0, or the balance itself; the system's own moves only raise it
    stopped_floor  numeric(18, 2) not null,
    frozen_floor   numeric(18, 2) not null,
    constraint ledger_balance_pk primary key (id),
    constraint ledger_balance_place_unique unique nulls not distinct (account_id, institution_id, case_id),
    constraint ledger_balance_account_exists foreign key (account_id) references observable (id),
    constraint ledger_balance_institution_exists foreign key (institution_id) references unit (id),
    constraint ledger_balance_case_exists foreign key (case_id) references case_file (id),
    constraint ledger_balance_stopped_not_below check (stopped >= stopped_floor),
    constraint ledger_balance_frozen_not_below check (frozen >= frozen_floor)
);
create index ledger_balance_by_case on ledger_balance (case_id);
create index ledger_balance_by_institution on ledger_balance (institution_id) where institution_id is not null;

-- Runs with its owner's rights: the application itself never writes a balance. One statement posts for imports or for the system.
create function ledger_keep_balances() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    opening boolean := (select bool_and(source = 'IMPORT') from posted);
begin
    if opening is null then
        return null;
    end if;
    if opening then
        insert into ledger_balance as b (account_id, institution_id, case_id, stopped, frozen, released, returned, moved_on, stopped_floor, frozen_floor)
        select d.account_id, d.institution_id, d.case_id, d.stopped, d.frozen, d.released, d.returned, d.moved_on, least(0, d.stopped), least(0, d.frozen)
        from (select e.account_id, e.institution_id, e.case_id,
               sum(case 'STOPPED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as stopped,
               sum(case 'FROZEN' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as frozen,
               sum(case 'RELEASED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as released,
               sum(case 'RETURNED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as returned,
               sum(case 'MOVED_ON' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as moved_on
              from posted e group by e.account_id, e.institution_id, e.case_id) d
        order by d.account_id, d.institution_id, d.case_id
        on conflict on constraint ledger_balance_place_unique do update
        set stopped = b.stopped + excluded.stopped, frozen = b.frozen + excluded.frozen, released = b.released + excluded.released,
            returned = b.returned + excluded.returned, moved_on = b.moved_on + excluded.moved_on,
            stopped_floor = least(0, b.stopped + excluded.stopped), frozen_floor = least(0, b.frozen + excluded.frozen);
        return null;
    end if;
    if exists (select from posted where source = 'IMPORT') then
        raise exception 'opening entries are posted by themselves';
    end if;
    -- first the empty place: the checks are asked of a row that would be inserted, too
    insert into ledger_balance (account_id, institution_id, case_id, stopped, frozen, released, returned, moved_on, stopped_floor, frozen_floor)
    select distinct e.account_id, e.institution_id, e.case_id, 0, 0, 0, 0, 0, 0, 0 from posted e
    order by e.account_id, e.institution_id, e.case_id
    on conflict on constraint ledger_balance_place_unique do nothing;
    update ledger_balance b
    set stopped = b.stopped + d.stopped, frozen = b.frozen + d.frozen, released = b.released + d.released,
        returned = b.returned + d.returned, moved_on = b.moved_on + d.moved_on,
        stopped_floor = greatest(b.stopped_floor, least(0, b.stopped + d.stopped)),
        frozen_floor = greatest(b.frozen_floor, least(0, b.frozen + d.frozen))
    from (select e.account_id, e.institution_id, e.case_id,
               sum(case 'STOPPED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as stopped,
               sum(case 'FROZEN' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as frozen,
               sum(case 'RELEASED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as released,
               sum(case 'RETURNED' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as returned,
               sum(case 'MOVED_ON' when e.pot_to then e.amount when e.pot_from then -e.amount else 0 end) as moved_on
          from posted e group by e.account_id, e.institution_id, e.case_id) d
    where b.account_id = d.account_id and b.institution_id = d.institution_id and b.case_id = d.case_id;
    return null;
end $$;
create trigger ledger_entry_keeps_balances after insert on ledger_entry referencing new table as posted
    for each statement execute function ledger_keep_balances();

-- what stands in the book stays: the application adds entries and reads, nothing else
revoke update, delete, truncate, references, trigger on ledger_entry from ${application_role};
grant select, insert on ledger_entry to ${application_role};
revoke insert, update, delete, truncate, references, trigger on ledger_balance from ${application_role};
grant select on ledger_balance to ${application_role};
