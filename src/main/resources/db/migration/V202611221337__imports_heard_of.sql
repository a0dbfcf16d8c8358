-- an import that is not heard of for two minutes has ended with its process
alter table import_run add column heard_at timestamptz not null default now();
create index import_run_running on import_run (heard_at) where state = 'RUNNING';
