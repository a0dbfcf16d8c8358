-- what an import changes of stored cases, written by one statement that can't encrypt: details that the case itself holds in the clear
alter table case_change add column old_plain text;
alter table case_change add column new_plain text;
alter table case_change add constraint case_change_plain_not_of_persons
    check (field not like 'VICTIM%' or (old_plain is null and new_plain is null));
comment on column case_change.old_plain is 'of imports: persons'' values never stand here';
