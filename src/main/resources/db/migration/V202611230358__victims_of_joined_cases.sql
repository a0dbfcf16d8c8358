-- a return counts victims of cases that are worked with its own (并案, or a report that joined the same stop): whose case a
-- victim is of; in fund_return null: the case of the row itself
alter table return_application add column victim_case_id uuid;
update return_application a set victim_case_id = r.case_id from return_case r where r.id = a.return_id;
alter table return_application alter column victim_case_id set not null;
alter table return_application add constraint return_application_case_exists foreign key (victim_case_id) references case_file (id);
drop index return_application_once;
create unique index return_application_once on return_application (return_id, victim_case_id, victim_position) where withdrawn_at is null;
create index return_application_by_victim on return_application (victim_case_id, victim_position);

alter table fund_return add column victim_case_id uuid;
alter table fund_return add constraint fund_return_victim_case_exists foreign key (victim_case_id) references case_file (id);
create index fund_return_by_victim_case on fund_return (victim_case_id) where victim_case_id is not null;
